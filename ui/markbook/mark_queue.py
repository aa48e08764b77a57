"""Marks on their way into the vault: seen at once, written one act at a time, and put back where
the vault refuses them."""

from PySide6.QtCore import QObject, Signal

from ui.desk.desk import Desk
from ui.desk.foretold import foretold
from ui.markbook.mark_table import Cell, MarkTable
from vault.actions.markbook import EnterMarks
from vault.domain.catalogue.markbook import MARK_KIND
from vault.domain.kinds import Kind
from vault.domain.markbook import CellChange, CellMark
from vault.domain.messages import sentence
from vault.errors import TuckboxError


class MarkQueue(QObject):
    """What is entered while an act is being written waits, and goes with the next act."""

    waiting = Signal(int)
    """How many cells are not in the vault yet."""
    written = Signal(int)
    """How many cells one act wrote."""
    refused = Signal(str)
    caught_up = Signal()
    """Everything is in the vault, and something else is to be read anew."""

    def __init__(self, table: MarkTable, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._table, self._desk = table, desk
        self._wanted: dict[Cell, str] = {}
        self._notes: dict[Cell, str] = {}
        self._flying: dict[Cell, CellChange] = {}
        self._own = 0
        self._is_old = False

    @property
    def is_waiting(self) -> bool:
        """Whether something is not in the vault yet."""
        return bool(self._wanted or self._flying)

    def hold_reload(self) -> bool:
        """True while something is on its way; the page is then read anew once it is there."""
        self._is_old = self.is_waiting
        return self._is_old

    def is_own(self, changes: frozenset[Kind]) -> bool:
        """Whether the desk tells of an act of this queue, which the page shows already."""
        if self._own and changes == {MARK_KIND}:
            self._own -= 1
            return True
        return False

    def put(self, texts: dict[Cell, str], note: str | None = None) -> int:
        """What of these can stand there is written, with a note if given; how many that are."""
        taken = self._table.enter(texts)
        if note is not None:
            self._notes |= dict.fromkeys(texts, note)
            taken |= {cell: self._table.value(cell) for cell in texts}
        self._wanted |= taken
        self._tell()
        self._write()
        return len(taken)

    def leave(self) -> None:
        """The page goes, or the vault is locked: what waits is written at once, and what waits for
        an answer of its own cell by itself, so that no other cell hangs on it."""
        again = {cell: self._change(cell) for cell in self._wanted if cell in self._flying}
        apart = {cell: self._change(cell) for cell in self._wanted if cell not in self._flying}
        self._wanted, self._notes = {}, {}
        for changes in (apart, again):
            if changes:
                # The desk owns the answer: it must be written even when the page has gone.
                self._desk.do(self._desk, EnterMarks(tuple(changes.values())), then=_done)

    def _write(self) -> None:
        if not self._wanted or self._flying:
            return
        self._flying = {cell: self._change(cell) for cell in self._wanted}
        self._wanted, self._notes = {}, {}
        changes = tuple(self._flying.values())
        self._desk.do(self, EnterMarks(changes), then=self._written, failed=self._failed)

    def _change(self, cell: Cell) -> CellChange:
        mark, version = self._table.mark(cell), self._table.mark(cell).version
        flying = self._flying.get(cell)
        if flying is not None:
            note = mark.note if flying.note is None else flying.note
            after = (flying.text, note)
            is_empty = not any(after)
            version = foretold(version, (mark.value, mark.note), after, is_empty=is_empty)
        return CellChange(cell[1], cell[0], version, self._wanted[cell], self._notes.get(cell))

    def _written(self, marks: tuple[CellMark, ...]) -> None:
        self._own += 1
        flying, self._flying = self._flying, {}
        self._table.settle(dict(zip(flying, marks, strict=True)))
        again = {cell: text for cell, text in self._wanted.items() if cell in flying}
        if again:
            self._table.put(again)
        self._write()
        self._tell()
        self.written.emit(len(flying))
        if self._is_old and not self.is_waiting:
            self._is_old = False
            self.caught_up.emit()

    def _failed(self, error: TuckboxError) -> None:
        """What the vault has is shown again, with why."""
        self._table.forget((*self._flying, *self._wanted))
        self._flying, self._wanted, self._notes, self._is_old = {}, {}, {}, False
        self._tell()
        self.refused.emit(sentence(error))

    def _tell(self) -> None:
        self.waiting.emit(len({*self._wanted, *self._flying}))


def _done(_marks: object) -> None:
    """Nobody is there to be told."""
