"""Marks on their way into the vault: seen at once, written one act at a time, and put back where
the vault refuses them."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QObject

from ui.desk.desk import Desk
from ui.desk.write_behind import WriteBehind
from ui.markbook.mark_table import Cell, MarkTable
from vault.actions.markbook import EnterMarks
from vault.domain.catalogue.markbook import MARK_KIND
from vault.domain.markbook import CellChange, CellMark


class Entered(NamedTuple):
    """What is to stand in a cell; without a note that stays as it is."""

    text: str
    note: str | None = None


class MarkQueue(WriteBehind[Cell, Entered, CellMark]):
    """Cells of the markbook."""

    writes = MARK_KIND

    def __init__(self, table: MarkTable, desk: Desk, parent: QObject) -> None:
        super().__init__(desk, parent)
        self._table = table

    def enter(self, texts: dict[Cell, str], note: str | None = None) -> int:
        """What of these can stand there is written, with a note if given; how many that are."""
        taken = self._table.enter(texts)
        if note is not None:
            taken |= {cell: self._table.value(cell) for cell in texts}
        self.put({cell: Entered(text, note) for cell, text in taken.items()})
        return len(taken)

    def act(self, cells: dict[Cell, Entered]) -> Callable[[dict[Cell, int]], EnterMarks]:
        def make(versions: dict[Cell, int]) -> EnterMarks:
            return EnterMarks(
                tuple(
                    CellChange(cell[1], cell[0], versions[cell], entered.text, entered.note)
                    for cell, entered in cells.items()
                )
            )

        return make

    def version(self, cell: Cell) -> int:
        return self._table.mark(cell).version

    def settle(self, held: dict[Cell, CellMark | None]) -> None:
        self._table.settle({cell: mark for cell, mark in held.items() if mark is not None})

    def show(self, cells: dict[Cell, Entered]) -> None:
        self._table.put({cell: entered.text for cell, entered in cells.items()})

    def forget(self, cells: Iterable[Cell]) -> None:
        self._table.forget(cells)

    def joined(self, before: Entered, after: Entered) -> Entered:
        return after if after.note is not None else Entered(after.text, before.note)
