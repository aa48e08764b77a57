"""Marks of checklists on their way into the vault: each is an act and an undo step of its own."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QObject

from ui.checklists.checklist_grid import ChecklistGrid
from ui.desk.desk import Desk
from ui.desk.write_behind import WriteBehind
from vault.actions.checklists import SetMark
from vault.domain.catalogue.checklists import CHECKLIST_KIND
from vault.domain.checklists import NO_MARK, ChecklistPage, Mark
from vault.domain.ids import PupilId, RecordId

Cell = tuple[PupilId, RecordId]


class ChecklistQueue(WriteBehind[Cell, str, Mark]):
    """Cells of the checklist `of` which they are."""

    writes = CHECKLIST_KIND
    most = 1

    def __init__(self, grid: ChecklistGrid, desk: Desk, parent: QObject) -> None:
        super().__init__(desk, parent)
        self._grid = grid
        self._marks: dict[Cell, Mark] = {}

    def of(self, page: ChecklistPage) -> None:
        """The checklist that is marked from now on, as the vault has it."""
        self._marks = {
            (line.pupil, column): mark for line in page.lines for column, mark in line.marks.items()
        }

    def mark(self, cell: Cell, value: str) -> None:
        """Seen at once, and written unless it stands there."""
        self._grid.put(*cell, value)
        if self.holds(cell) or value != self._marks.get(cell, NO_MARK).value:
            self.put({cell: value})

    def act(self, cells: dict[Cell, str]) -> Callable[[dict[Cell, int]], SetMark]:
        ((cell, value),) = cells.items()
        return lambda versions: SetMark(cell[1], cell[0], versions[cell], value)

    def version(self, cell: Cell) -> int:
        return self._marks.get(cell, NO_MARK).version

    def held(self, cells: Iterable[Cell], answer: Any) -> dict[Cell, Mark | None]:
        return dict.fromkeys(cells, answer)

    def settle(self, held: dict[Cell, Mark | None]) -> None:
        self._marks |= {cell: mark for cell, mark in held.items() if mark is not None}

    def show(self, cells: dict[Cell, str]) -> None:
        for cell, value in cells.items():
            self._grid.put(*cell, value)
