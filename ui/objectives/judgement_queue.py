"""Judgements on their way into the vault: seen at once, written one act at a time, and put back
where the vault refuses them."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QObject

from ui.desk.desk import Desk
from ui.desk.write_behind import WriteBehind
from ui.objectives.objective_table import Cell, ObjectiveTable
from vault.actions.objectives import Judge
from vault.domain.catalogue.objectives import JUDGEMENT_KIND
from vault.domain.half_terms import HalfTerm
from vault.domain.objectives import Judged, Judgement, Judging, ObjectiveGrid


class JudgementQueue(WriteBehind[Cell, Judgement | None, Judged]):
    """Cells of the grid `of` which they are; None takes a judgement away."""

    writes = JUDGEMENT_KIND

    def __init__(self, table: ObjectiveTable, desk: Desk, parent: QObject) -> None:
        super().__init__(desk, parent)
        self._table = table
        self._grid: ObjectiveGrid | None = None

    def of(self, grid: ObjectiveGrid) -> None:
        """The grid that is judged from now on."""
        self._grid = grid

    def judge(self, cells: dict[Cell, Judgement | None]) -> None:
        """Seen at once, and written."""
        self._table.put(cells)
        if self._grid is not None:
            self.put(cells)

    def act(self, cells: dict[Cell, Judgement | None]) -> Callable[[dict[Cell, int]], Judge]:
        half_term = self._grid.half_term if self._grid is not None else HalfTerm(0, 0)

        def make(versions: dict[Cell, int]) -> Judge:
            judgings = (Judging(*cell, judged, versions[cell]) for cell, judged in cells.items())
            return Judge(tuple(judgings), half_term)

        return make

    def version(self, cell: Cell) -> int:
        """0 where nothing stands at this half-term."""
        there, grid = self._table.judged(cell), self._grid
        is_here = there is not None and grid is not None and not grid.is_carried(there)
        return there.version if there is not None and is_here else 0

    def held(self, _cells: Iterable[Cell], answer: Any) -> dict[Cell, Judged | None]:
        return dict(answer)

    def settle(self, held: dict[Cell, Judged | None]) -> None:
        stands = {cell: judged for cell, judged in held.items() if judged is not None}
        self._table.settle(stands)
        if len(stands) < len(held):
            self.read_later()  # an earlier one may stand there again

    def show(self, cells: dict[Cell, Judgement | None]) -> None:
        self._table.put(cells)
