"""Reading the field-level history, and taking back a step from it."""

import json

from vault.domain.catalogue.all_tables import CATALOGUE
from vault.domain.catalogue.columns import Blob, Link
from vault.domain.ids import PupilId
from vault.domain.moments import moment
from vault.domain.people import PUPIL_NAMES, Addition, FieldChange
from vault.domain.tables import COLUMNS, SCOPE_COLUMN
from vault.domain.undone import Undone, summary
from vault.errors import NothingToUndoError, UndoConflictError
from vault.store.context import Context
from vault.store.database.engine import sqlcipher
from vault.store.database.rows import Row, called_as
from vault.store.history.fixed_rows import is_fixed
from vault.store.history.sealed_undo import SealedUndo
from vault.store.history.sync import TAKEN_BACK
from vault.store.history.unkept_undo import UnkeptUndo

_ADDED = tuple(name for name, table in CATALOGUE.items() if table.told_when_added)
"""Of which it is told when a row was made; the others say themselves of which day they are."""
REMOVED = "removed"
"""In place of a field: the whole row went, and what stood there is its old value, as JSON."""
_FEW = 20
"""A step that made more than these is no one pupil's."""
_HIDDEN = frozenset(
    column.name
    for table in CATALOGUE.values()
    for column in table.columns
    if isinstance(column, Link | Blob)
)


class History:
    """What was changed, by whom and when, as the triggers wrote it down."""

    def __init__(self, context: Context) -> None:
        self._work, self._name_of = context.work, context.name_of
        self._inside = context.inside

    def name_of(self, profile: str) -> str:
        """Whose id this is; nothing for nobody's."""
        return self._name_of(profile) if profile else ""

    def of_pupil(self, pupil: PupilId) -> tuple[FieldChange, ...]:
        """Changed fields of the pupil and of what hangs on it, newest first."""
        rows = self._work.select(
            "SELECT step, at, profile, tbl, record, field, old, new FROM history"
            " WHERE pupil = ? ORDER BY num DESC",
            (pupil,),
        )
        return tuple(
            FieldChange(
                step=row.step,
                at=moment(row.at),
                profile=self._name_of(row.profile),
                table=row.tbl,
                record=row.record,
                field=row.field or REMOVED,
                old=row.old or "",
                new=row.new or "",
            )
            for row in rows
            if row.field not in _HIDDEN
        )

    def additions(self, pupil: PupilId) -> tuple[Addition, ...]:
        """When the pupil, their contacts and their alerts were added, as far as the rows are in
        sight; the newest first."""
        additions: list[Addition] = []
        for table in _ADDED:
            column = SCOPE_COLUMN[table]
            rows = self._work.select(f"SELECT id, made FROM {table} WHERE {column} = ?", (pupil,))
            steps = self._steps({row.made for row in rows})
            for row in rows:
                step = steps.get(row.made)
                if step is not None:
                    at, who = moment(step.at), self.name_of(step.profile)
                    additions.append(Addition(at, who, table, row.id))
        return tuple(sorted(additions, key=lambda addition: addition.at, reverse=True))

    def _steps(self, numbers: set[int]) -> dict[int, Row]:
        """The steps that made rows in sight: the fence shows only those that changed something."""
        steps = {}
        with self._inside() as token:
            for number in numbers:
                step = self._work.select_one(
                    f"{token} SELECT at, profile FROM main.step WHERE number = ?", (number,)
                )
                if step is not None:
                    steps[number] = step
        return steps


class Undo:
    """The inverse of a step, written as a step of its own (so that undo can be undone)."""

    def __init__(self, context: Context) -> None:
        self._work, self._inside = context.work, context.inside
        self._sealed = SealedUndo(context)
        self._unkept = UnkeptUndo(context)

    def revert(self, step: int) -> Undone:
        """What was taken back; UndoConflictError when anything of it has changed since.
        NothingToUndoError when the step wrote nothing."""
        with self._inside() as token:
            changes, made = self._rows_of(token, step)
            if self._changed_since(token, step, made):
                raise UndoConflictError
            if is_fixed(self._work, token, step, changes, made):
                raise UndoConflictError
        has_sealed = self._sealed.knows(step)
        has_unkept = self._unkept.knows(step)
        if not (changes or any(made.values()) or has_sealed or has_unkept):
            raise NothingToUndoError
        self._work.wrote = True
        pupil = self._only_pupil(changes, made)
        name = self._name_of(pupil)
        try:
            if has_sealed:
                self._sealed.revert(step)
            self._unkept.remember(step)
            self._drop_transfer_line(step, made)
            self._revert_changes(changes)
            self._unkept.revert(step)
            self._remove_made(made)
            self._mark_undone(step)
        except sqlcipher.IntegrityError as error:
            raise UndoConflictError from error
        return summary(
            {table: set(ids) for table, ids in made.items()},
            [(change.tbl, change.record, change.field) for change in changes],
            self._name_of(pupil) or name,
        )

    def describe(self, step: int) -> Undone:
        """What `revert` would take back, before it is asked to."""
        with self._inside() as token:
            changes, made = self._rows_of(token, step)
        return summary(
            {table: set(ids) for table, ids in made.items()},
            [(change.tbl, change.record, change.field) for change in changes],
            self._name_of(self._only_pupil(changes, made)),
        )

    def _rows_of(self, token: str, step: int) -> tuple[list[Row], dict[str, list[str]]]:
        """What a step changed, newest first, and the ids of what it made, by table."""
        changes = self._work.select(
            f"{token} SELECT tbl, record, pupil, field, old, new FROM main.history"
            " WHERE step = ? ORDER BY num DESC",
            (step,),
        )
        made = {table: self._made_by(token, table, step) for table in COLUMNS}
        self._add_put_back(token, step, made)
        return changes, made

    def _only_pupil(self, changes: list[Row], made: dict[str, list[str]]) -> str:
        """The one pupil whose rows a step touched; nothing for none and for several."""
        pupils = {change.pupil for change in changes if change.pupil} | set(made["pupil"])
        if len(pupils) > 1 or sum(len(ids) for ids in made.values()) > _FEW:
            return ""
        for table, column in SCOPE_COLUMN.items():
            for record in made[table]:
                sql = f"SELECT {column} FROM {table} WHERE id = ?"
                pupils.update(self._work.select_column(sql, (record,)))
        return pupils.pop() if len(pupils) == 1 else ""

    def _name_of(self, pupil: str) -> str:
        """As the child is known; nothing where the role does not see them."""
        row = self._work.select_one(
            f"SELECT {', '.join(PUPIL_NAMES)} FROM pupil WHERE id = ?", (pupil,)
        )
        return called_as(row).known_as if row is not None else ""

    def _made_by(self, token: str, table: str, step: int) -> list[str]:
        sql = f"{token} SELECT id FROM main.{table} WHERE made = ?"
        return self._work.select_column(sql, (step,))

    def _add_put_back(self, token: str, step: int, made: dict[str, list[str]]) -> None:
        """What the step made, was removed since and put back by undo, is there by another step's
        name; it goes with the step that made it."""
        rows = self._work.select(
            f"{token} SELECT DISTINCT tbl, record FROM main.history"
            " WHERE step > ? AND field = '' AND json_extract(old, '$.made') = ?",
            (step, step),
        )
        for row in rows:
            there = self._work.select_value(
                f"{token} SELECT 1 FROM main.{row.tbl} WHERE id = ? AND made IN"
                " (SELECT number FROM main.step WHERE undone > 0)",
                (row.record,),
            )
            if there is not None:
                made[row.tbl].append(row.record)

    def _changed_since(self, token: str, step: int, made: dict[str, list[str]]) -> bool:
        records = json.dumps([record for ids in made.values() for record in ids])
        row = self._work.select_value(
            f"{token} SELECT 1 FROM main.history WHERE step > ? AND step NOT IN"
            " (SELECT number FROM main.step WHERE undone > 0)"
            " AND record IN (SELECT value FROM json_each(?)) LIMIT 1",
            (step, records),
        )
        return row is not None

    def _revert_changes(self, changes: list[Row]) -> None:
        for change in changes:
            table, record, field = change.tbl, change.record, change.field
            if not field:
                values = json.loads(change.old)
                del values["id"], values["made"]
                self._work.insert_as(table, record, values)
                continue
            row = self._work.select_one(f"SELECT {field} FROM {table} WHERE id = ?", (record,))
            if row is None or _text(getattr(row, field)) != _text(change.new):
                raise UndoConflictError
            self._work.put(table, record, {field: change.old})

    def _drop_transfer_line(self, step: int, made: dict[str, list[str]]) -> None:
        """A merge has its line in the transfer log, which not every role that merges may write."""
        made["transfer"] = []
        with self._inside() as token:
            self._work.execute(f"{token} DELETE FROM main.transfer WHERE made = ?", (step,))

    def _mark_undone(self, step: int) -> None:
        """The step and its undoing cancel out: neither stands in the way of undoing more. With a
        merge they count as never done, so that the same file can be merged again."""
        with self._inside() as token:
            self._work.execute(
                f"{token} UPDATE main.step SET undone = CASE WHEN undone = {TAKEN_BACK} THEN undone"
                " WHEN (SELECT action FROM main.step WHERE number = ?) = 'transfer.merge'"
                f" THEN {TAKEN_BACK} ELSE 1 END WHERE number IN (?, ?)",
                (step, step, self._work.step),
            )

    def _remove_made(self, made: dict[str, list[str]]) -> None:
        # Children before parents, so that foreign keys hold at every statement.
        for table in reversed(COLUMNS):
            for record in made[table]:
                self._work.drop(table, record)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
