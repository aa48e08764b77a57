"""Taking back what a step did to tables that keep no history: links to other programs, and the list
of sealed files. What undo needs lives in memory, and ends with the session."""

from typing import Final

from vault.domain.catalogue.all_tables import CATALOGUE
from vault.domain.catalogue.shape import History
from vault.domain.tables import COLUMNS
from vault.errors import UndoConflictError
from vault.store.context import Context
from vault.store.database.rows import values_of
from vault.store.database.unkept_past import UnkeptRow

UNKEPT: Final = tuple(n for n, t in CATALOGUE.items() if t.history is not History.KEPT)


class UnkeptUndo:
    """Rows that no trigger wrote down, before this session's steps."""

    def __init__(self, context: Context) -> None:
        self._work, self._inside = context.work, context.inside
        self._past = context.vault.unkept_past
        self._before: list[UnkeptRow] = []

    def knows(self, step: int) -> bool:
        """Whether the step changed or removed such rows."""
        return step in self._past.steps

    def remember(self, step: int) -> None:
        """Hold what the step made, which goes now, so that undoing this puts it back."""
        with self._inside() as token:
            for table in UNKEPT:
                columns = COLUMNS[table]
                rows = self._work.select(
                    f"{token} SELECT id, {', '.join(columns)} FROM main.{table} WHERE made = ?",
                    (step,),
                )
                self._before += [UnkeptRow(table, row.id, values_of(row, columns)) for row in rows]
        self._work.after_commit.append(self._keep)

    def revert(self, step: int) -> None:
        """Put back what the step changed or removed. UndoConflictError when it was changed
        since."""
        for past in reversed(self._past.steps.get(step, ())):
            columns = tuple(past.before)
            with self._inside() as token:
                row = self._work.select_one(
                    f"{token} SELECT {', '.join(columns)} FROM main.{past.table} WHERE id = ?",
                    (past.record,),
                )
            now = values_of(row, columns) if row is not None else None
            if now != past.after:
                raise UndoConflictError
            if now is None:
                self._work.insert_as(past.table, past.record, past.before)
            else:
                self._work.put(past.table, past.record, dict(past.before))
                self._before.append(UnkeptRow(past.table, past.record, now, past.before))

    def _keep(self) -> None:
        if self._before:
            self._past.keep(self._work.step, self._before)
