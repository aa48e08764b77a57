"""What each field of a record is known to have gone through: clocks for merging, tombstones.

A field's clock is that of the record's base (what the last merge left), with this vault's own
number when the history tells of a later change. Nothing is to be remembered as a field is written:
the history's triggers see every change. Steps of a merge that was taken back do not count.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from vault.domain.merge import Clock, joined, pack_clocks, unpack_clocks
from vault.domain.tables import CHILDREN
from vault.store.context import Context
from vault.store.database.rows import Row

TAKEN_BACK = 2
"""`step.undone` of a merge that was taken back, and of the step that did it."""
_AT_ONCE = 400


@dataclass(frozen=True, slots=True)
class Edit:
    """Who changed a field last here."""

    step: int
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Known:
    """One record: the clock of each field, and its last edits here."""

    clocks: dict[str, Clock]
    edits: dict[str, Edit]


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A record that was deleted, here or elsewhere."""

    table: str
    record: str
    pupil: str
    clock: Clock


@dataclass(frozen=True, slots=True)
class Removed:
    """Deleted rows, and the ids of those that hung on one of them and were deleted as well."""

    tombstones: list[Tombstone]
    inside: frozenset[str]


class Sync:
    """Which copy of the vault knows what of each field, for merging."""

    def __init__(self, context: Context) -> None:
        work = context.work
        self._work, self.inside, self._name_of = work, context.inside, context.name_of
        with self.inside() as token:
            (state,) = work.select(f"{token} SELECT replica, step FROM main.state")
        self.replica: str = state.replica
        self.newest: int = state.step
        """The newest step of this vault: nobody can know of a later one."""

    def renew_replica(self) -> None:
        """From here on this copy of the vault is another one to those who exchange files."""
        with self.inside() as token:
            self._work.execute(f"{token} UPDATE main.state SET replica = lower(hex(randomblob(6)))")

    def known(self, columns: tuple[str, ...], rows: Iterable[Row]) -> Iterator[tuple[str, Known]]:
        """For rows that are there, each with its id, `made` and these columns; in the order
        given."""
        source = iter(rows)
        while batch := list(islice(source, _AT_ONCE)):
            records = [row.id for row in batch]
            bases, edits = self._bases(records), self._edits(records)
            for row in batch:
                base = bases.get(row.id)
                mine = edits.get(row.id, {})
                yield row.id, self._known(columns, row, base, mine)

    def tombstones(self, pupils: Iterable[str]) -> list[Tombstone]:
        """What hung on these pupils and was deleted."""
        source = iter(pupils)
        by_record: dict[str, Tombstone] = {}
        while batch := list(islice(source, _AT_ONCE)):
            for tombstone in self._tombstones_of("pupil", batch):
                by_record[tombstone.record] = tombstone
        return list(by_record.values())

    def of_school(self, tables: Iterable[str]) -> list[Tombstone]:
        """Rows of these tables, which are about nobody, that were deleted."""
        wanted = list(tables)
        return self._tombstones_of("tbl", wanted) if wanted else []

    def of_classes(self, tables: Iterable[str], classes: Iterable[str]) -> Removed:
        """Rows of these tables that were deleted and were about one of the classes. Each covers
        what was deleted with it: that goes or stays with it at the other end too."""
        with self.inside() as token:
            records = self._work.select_column(
                f"{token} SELECT DISTINCT record FROM main.history WHERE field = ''"
                " AND tbl IN (SELECT value FROM json_each(?))"
                " AND json_extract(old, '$.class_id') IN (SELECT value FROM json_each(?))",
                (json.dumps(list(tables)), json.dumps(list(classes))),
            )
        return self._covering(self._tombstones_of_records(records))

    def _covering(self, parents: list[Tombstone]) -> Removed:
        """These, each with all that is known of what hung on it."""
        parent_of = self._parents_of_removed(parents)
        if not parent_of:
            return Removed(parents, frozenset())
        below = self._covering(self._tombstones_of_records(parent_of))
        clocks: dict[str, list[Clock]] = defaultdict(list)
        for child in below.tombstones:
            clocks[parent_of[child.record]].append(child.clock)
        covering = [replace(p, clock=joined(p.clock, *clocks[p.record])) for p in parents]
        return Removed(covering, below.inside | parent_of.keys())

    def _parents_of_removed(self, parents: list[Tombstone]) -> dict[str, str]:
        """Ids of deleted rows that hung on these deleted ones, each with the id of what it hung
        on; of several, the one whose table comes first."""
        by_table: dict[str, list[str]] = defaultdict(list)
        for parent in parents:
            by_table[parent.table].append(parent.record)
        parent_of: dict[str, str] = {}
        for table, records in by_table.items():
            for child, column in CHILDREN[table]:
                with self.inside() as token:
                    rows = self._work.select(
                        f"{token} SELECT record, json_extract(old, '$.{column}') AS parent"
                        " FROM main.history WHERE field = '' AND tbl = ?"
                        f" AND json_extract(old, '$.{column}') IN (SELECT value FROM json_each(?))",
                        (child, json.dumps(records)),
                    )
                for row in rows:
                    parent_of.setdefault(row.record, row.parent)
        return parent_of

    def _tombstones_of_records(self, records: Iterable[str]) -> list[Tombstone]:
        source = iter(records)
        found: list[Tombstone] = []
        while batch := list(islice(source, _AT_ONCE)):
            found += self._tombstones_of("record", batch)
        return found

    def deleted_pupils(self, classes: Iterable[str]) -> list[Tombstone]:
        """Pupils who were deleted: those who were in one of the classes, and those whose deletion
        came from elsewhere. One tombstone each, which covers what hung on them."""
        school_classes = json.dumps(list(classes))
        with self.inside() as token:
            rows = self._work.select_column(
                f"{token} SELECT pupil FROM main.tombstone WHERE tbl = 'pupil' UNION"
                " SELECT pupil FROM main.history WHERE tbl = 'enrolment' AND field = ''"
                " AND json_extract(old, '$.class_id') IN (SELECT value FROM json_each(?))",
                (school_classes,),
            )
        by_pupil: dict[str, list[Tombstone]] = {}
        for tombstone in self.tombstones(rows):
            by_pupil.setdefault(tombstone.pupil, []).append(tombstone)
        return [
            Tombstone("pupil", pupil, pupil, joined(*(tombstone.clock for tombstone in parts)))
            for pupil, parts in by_pupil.items()
            if any(tombstone.table == "pupil" for tombstone in parts)
        ]

    def tombstone(self, record: str) -> Tombstone | None:
        """The tombstone of one record."""
        tombstones = self._tombstones_of("record", [record])
        return tombstones[0] if tombstones else None

    def write_base(self, record: str, clocks: dict[str, Clock]) -> None:
        """What is known of the record's fields from this step on."""
        packed = json.dumps(pack_clocks(clocks), separators=(",", ":"))
        with self.inside() as token:
            self._work.execute(
                f"{token} INSERT INTO main.sync_base (record, step, clocks) VALUES (?, ?, ?)"
                " ON CONFLICT (record, step) DO UPDATE SET clocks = excluded.clocks",
                (record, self._work.step, packed),
            )

    def write_tombstone(self, tombstone: Tombstone) -> None:
        """A deletion that came from elsewhere."""
        with self.inside() as token:
            self._work.execute(
                f"{token} INSERT INTO main.tombstone (record, step, tbl, pupil, clock)"
                " VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (record, step) DO UPDATE SET clock = excluded.clock",
                (
                    tombstone.record,
                    self._work.step,
                    tombstone.table,
                    tombstone.pupil,
                    json.dumps(tombstone.clock),
                ),
            )

    def dot(self) -> Clock:
        """This vault's own change in this step."""
        return {self.replica: self._work.step}

    def _known(
        self,
        columns: tuple[str, ...],
        row: Row,
        base: tuple[int, dict[str, Clock]] | None,
        edits: dict[str, Edit],
    ) -> Known:
        since, clocks = base if base is not None else (-1, {})
        # A record that was put back by an undo counts as changed as a whole.
        record_step = max(row.made, edits[""].step if "" in edits else 0)
        known_clocks: dict[str, Clock] = {}
        for column in columns:
            value = getattr(row, column)
            clock = clocks.get(column, {})
            edit = edits.get(column)
            last = edit.step if edit is not None else 0
            # A flag that was never set is nothing that somebody wrote (see `same_value`).
            has_value = edit is not None or value not in (None, "", 0)
            if record_step > since and (base is not None or has_value):
                last = max(last, record_step)
            if last > since and last > 0:
                clock = joined(clock, {self.replica: last})
            known_clocks[column] = clock
        return Known(known_clocks, edits)

    def _bases(self, records: list[str]) -> dict[str, tuple[int, dict[str, Clock]]]:
        marks = ", ".join("?" * len(records))
        with self.inside() as token:
            rows = self._work.select(
                f"{token} SELECT b.record, b.step, b.clocks FROM main.sync_base b"
                " LEFT JOIN main.step s ON s.number = b.step"
                f" WHERE b.record IN ({marks}) AND coalesce(s.undone, 0) <> {TAKEN_BACK}"
                " ORDER BY b.step",
                records,
            )
        return {row.record: (row.step, unpack_clocks(json.loads(row.clocks))) for row in rows}

    def _edits(self, records: list[str]) -> dict[str, dict[str, Edit]]:
        marks = ", ".join("?" * len(records))
        with self.inside() as token:
            rows = self._work.select(
                f"{token} SELECT h.record, h.field, max(h.step) AS step, s.profile, s.at"
                " FROM main.history h"
                " JOIN main.step s ON s.number = h.step"
                f" WHERE h.record IN ({marks}) AND s.undone <> {TAKEN_BACK}"
                " GROUP BY h.record, h.field",
                records,
            )
        by_record: dict[str, dict[str, Edit]] = {}
        for row in rows:
            edit = Edit(row.step, self._name_of(row.profile), row.at)
            by_record.setdefault(row.record, {})[row.field] = edit
        return by_record

    def _tombstones_of(self, column: str, values: list[str]) -> list[Tombstone]:
        marks = ", ".join("?" * len(values))
        with self.inside() as token:
            deleted_here = self._work.select(
                f"{token} SELECT h.record, max(h.step) AS step, h.tbl, h.pupil FROM main.history h"
                " JOIN main.step s ON s.number = h.step"
                f" WHERE h.{column} IN ({marks}) AND h.field = '' AND s.undone <> {TAKEN_BACK}"
                " GROUP BY h.record",
                values,
            )
            received = self._work.select(
                f"{token} SELECT t.record, t.step, t.tbl, t.pupil, t.clock"
                " FROM main.tombstone t LEFT JOIN main.step s ON s.number = t.step"
                f" WHERE t.{column} IN ({marks}) AND coalesce(s.undone, 0) <> {TAKEN_BACK}"
                " ORDER BY t.step",
                values,
            )
        tombstones = {
            r.record: Tombstone(r.tbl, r.record, r.pupil, json.loads(r.clock)) for r in received
        }
        since = {r.record: r.step for r in received}
        for row in deleted_here:
            if row.step <= since.get(row.record, -1):
                continue
            base = self._bases([row.record]).get(row.record)
            clocks = joined(*base[1].values()) if base is not None else {}
            clock = joined(clocks, {self.replica: row.step})
            tombstones[row.record] = Tombstone(row.tbl, row.record, row.pupil, clock)
        return [tombstone for tombstone in tombstones.values() if not self._is_there(tombstone)]

    def _is_there(self, tombstone: Tombstone) -> bool:
        with self.inside() as token:
            row = self._work.select_value(
                f"{token} SELECT 1 FROM main.{tombstone.table} WHERE id = ?", (tombstone.record,)
            )
        return row is not None
