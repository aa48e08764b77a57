"""Judgements on their way into the vault: seen at once, written one act at a time, and put back
where the vault refuses them."""

from PySide6.QtCore import QObject, Signal

from ui.desk.desk import Desk
from ui.objectives.objective_table import Cell, ObjectiveTable
from vault.actions.objectives import Judge
from vault.domain.catalogue.objectives import JUDGEMENT_KIND
from vault.domain.kinds import Kind
from vault.domain.messages import sentence
from vault.domain.objectives import Judged, Judgement, Judging, ObjectiveGrid
from vault.errors import TuckboxError


class JudgementQueue(QObject):
    """What is judged while an act is being written waits, and goes with the next act."""

    waiting = Signal(int)
    """How many cells are not in the vault yet."""
    refused = Signal(str)
    settled = Signal()
    caught_up = Signal()
    """Everything is in the vault, and something else is to be read anew."""

    def __init__(self, table: ObjectiveTable, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._table, self._desk = table, desk
        self._grid: ObjectiveGrid | None = None
        self._wanted: dict[Cell, Judgement | None] = {}
        self._flying: dict[Cell, Judgement | None] = {}
        self._own = 0
        self._is_old = False

    def of(self, grid: ObjectiveGrid) -> None:
        """The grid that is judged from now on."""
        self._grid = grid

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
        if self._own and changes == {JUDGEMENT_KIND}:
            self._own -= 1
            return True
        return False

    def put(self, cells: dict[Cell, Judgement | None]) -> None:
        """Judge, or take away."""
        self._table.put(cells)
        self._wanted |= cells
        self._tell()
        self._write()

    def _write(self) -> None:
        if self._wanted and not self._flying:
            self._send()

    def leave(self) -> None:
        """The page goes, or the vault is locked: what waits is written at once."""
        if self._wanted:
            self._send()

    def _send(self) -> None:
        grid = self._grid
        if grid is None:
            return
        judgings = tuple(
            Judging(*cell, judgement, self._version(grid, cell))
            for cell, judgement in self._wanted.items()
        )
        self._flying, self._wanted = self._flying | self._wanted, {}
        self._desk.do(
            self, Judge(judgings, grid.half_term), then=self._written, failed=self._failed
        )

    def _version(self, grid: ObjectiveGrid, cell: Cell) -> int:
        """0 where nothing stands at this half-term; of a cell on its way, what it will be."""
        there = self._table.judged(cell)
        now = there.version if there is not None and not grid.is_carried(there) else 0
        if cell not in self._flying:
            return now
        return now + 1 if self._flying[cell] is not None else 0

    def _written(self, judged: dict[Cell, Judged | None]) -> None:
        self._own += 1
        taken = {cell for cell, one in judged.items() if one is None}
        self._flying = {}
        self._table.settle({cell: one for cell, one in judged.items() if cell not in taken})
        self._is_old = self._is_old or bool(taken)  # an earlier one may stand there again
        again = {cell: judgement for cell, judgement in self._wanted.items() if cell in judged}
        if again:
            self._table.put(again)
        self._write()
        self._tell()
        self.settled.emit()
        self._catch_up()

    def _failed(self, error: TuckboxError) -> None:
        """What the vault has is shown again, with why."""
        self._flying, self._wanted, self._is_old = {}, {}, False
        self._tell()
        self.refused.emit(sentence(error))

    def _catch_up(self) -> None:
        if self._is_old and not self.is_waiting:
            self._is_old = False
            self.caught_up.emit()

    def _tell(self) -> None:
        self.waiting.emit(len(self._wanted.keys() | self._flying.keys()))
