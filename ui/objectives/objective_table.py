"""The model of the grid: objectives by pupils or the other way round, and what is missing."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui.objectives.judgement_look import judgement_words
from ui.widgets.date_field import shown_date
from ui.widgets.listed import Listed, line_of
from ui.widgets.plain import plain_tip
from ui.widgets.room_model import short_names
from ui.words import counted, tr
from vault.domain.bands import BAND_WORDS
from vault.domain.ids import PupilId, RecordId
from vault.domain.objectives import (
    Judged,
    Judgement,
    Objective,
    ObjectiveGrid,
    PupilOfGrid,
    Summative,
    Tally,
    tally,
)

Index = QModelIndex | QPersistentModelIndex
Cell = tuple[PupilId, RecordId]
Look = tuple[Judgement | None, bool, bool]
_ROOT = QModelIndex()
_ACROSS = Qt.Orientation.Horizontal
_ONE_BY_ONE = 20
"""Of more cells the whole grid is painted anew."""


def summative_words(given: Summative | None) -> str:
    """'summative judgement Expected, Autumn 2, 2026/27'; '' for none."""
    if given is None:
        return ""
    words = tr("summative judgement {0}, {1}")
    return words.format(tr(BAND_WORDS[given.band]), given.half_term.title)


class ObjectiveTable(QAbstractTableModel):
    """Cells as the vault has them, or as they were just judged."""

    def __init__(self) -> None:
        super().__init__()
        self.grid: ObjectiveGrid | None = None
        self.pupils: tuple[PupilOfGrid, ...] = ()
        self.objectives: tuple[Objective, ...] = ()
        self.names: dict[PupilId, str] = {}
        """By which the pupils are told apart above their columns."""
        self.is_swapped = False
        """Whether pupils are rows."""
        self._judged: dict[Cell, Judged] = {}
        self._judgements: dict[Cell, Judgement | None] = {}
        self._looks: dict[Cell, Look] = {}
        self._tallies: dict[str, Tally] = {}
        self._places: dict[str, int] = {}
        """Of pupils and of objectives, by id."""

    def show_grid(self, grid: ObjectiveGrid, pupils: tuple[PupilOfGrid, ...]) -> None:
        """`pupils` are those of the grid that are shown."""
        self.beginResetModel()
        self.grid, self.pupils, self.objectives = grid, pupils, grid.programme.objectives
        self.names = short_names(pupils)
        self._judged = dict(grid.judged)
        self._judgements, self._looks, self._tallies = {}, {}, {}
        self._places = {pupil.pupil: n for n, pupil in enumerate(pupils)}
        self._places |= {objective.id: n for n, objective in enumerate(self.objectives)}
        self.endResetModel()

    def swap(self, *, swapped: bool) -> None:
        """Pupils as rows, or objectives."""
        self.beginResetModel()
        self.is_swapped = swapped
        self.endResetModel()

    def put(self, cells: dict[Cell, Judgement | None]) -> None:
        """They stand there from now on, before the vault has them."""
        self._judgements |= cells
        self._renew(cells)

    def settle(self, judged: dict[Cell, Judged]) -> None:
        """What the vault has of these cells now."""
        for cell in judged:
            self._judgements.pop(cell, None)
        self._judged |= judged
        self._renew(judged)

    def cell_at(self, index: Index) -> Cell:
        """Whose it is, and of which objective."""
        row, column = index.row(), index.column()
        pupil, objective = (row, column) if self.is_swapped else (column, row)
        return self.pupils[pupil].pupil, self.objectives[objective].id

    def place_of(self, cell: Cell) -> QModelIndex:
        """Invalid where there is no such cell."""
        pupil, objective = self._places.get(cell[0]), self._places.get(cell[1])
        if pupil is None or objective is None:
            return QModelIndex()
        return self.index(*((pupil, objective) if self.is_swapped else (objective, pupil)))

    def judgement(self, cell: Cell) -> Look:
        """What stands in a cell, whether it is an earlier one, and whether it has evidence."""
        found = self._looks.get(cell)
        if found is None:
            found = self._looks[cell] = self._look(cell)
        return found

    def earlier_day(self, cell: Cell) -> date | None:
        """When an earlier judgement that stands in the cell was made; None for any other."""
        judged = self._judged.get(cell)
        return judged.judged_on if judged is not None and self.judgement(cell)[1] else None

    def _look(self, cell: Cell) -> Look:
        if cell in self._judgements:
            return self._judgements[cell], False, False
        judged = self._judged.get(cell)
        if judged is None or self.grid is None:
            return None, False, False
        return judged.judgement, self.grid.is_carried(judged), judged.has_evidence

    def look_at(self, row: int, column: int) -> Look:
        """`judgement` of the cell that stands there."""
        pupil, objective = (row, column) if self.is_swapped else (column, row)
        return self.judgement((self.pupils[pupil].pupil, self.objectives[objective].id))

    def words_of(self, cell: Cell) -> str:
        """'Ann Ash: adds two numbers'."""
        name = next(p.called.known_as for p in self.pupils if p.pupil == cell[0])
        return f"{name}: {next(o.text for o in self.objectives if o.id == cell[1])}"

    def judged(self, cell: Cell) -> Judged | None:
        """As the vault has it."""
        return self._judged.get(cell)

    def tally(self, of: str) -> Tally:
        """Of a pupil over the objectives, or of an objective over the pupils that are shown."""
        found = self._tallies.get(of)
        if found is None:
            place = self._places.get(of, -1)
            is_pupil = 0 <= place < len(self.pupils) and self.pupils[place].pupil == of
            cells = (
                [(of, objective.id) for objective in self.objectives]
                if is_pupil
                else [(pupil.pupil, of) for pupil in self.pupils]
            )
            found = tally(self.judgement(cell)[0] for cell in cells)  # type: ignore[arg-type]
            self._tallies[of] = found
        return found

    def pupil_of(self, across: Qt.Orientation, section: int) -> PupilOfGrid | None:
        """Of a header; None where the section is an objective."""
        is_pupil = self.is_swapped != (across == _ACROSS)
        return self.pupils[section] if is_pupil else None

    def objective_of(self, across: Qt.Orientation, section: int) -> Objective | None:
        """Of a header; None where the section is a pupil."""
        is_pupil = self.is_swapped != (across == _ACROSS)
        return None if is_pupil else self.objectives[section]

    def starts_area(self, place: int) -> bool:
        """Whether another area begins with the objective; not of the first."""
        return place > 0 and self.objectives[place - 1].area != self.objectives[place].area

    def as_list(self) -> Listed:
        """A line for each pupil, however the grid is turned."""
        heads = (tr("Pupil"), *(objective.text for objective in self.objectives))
        lines = (
            line_of((pupil.pupil,), (pupil.called.known_as, *self._words_of(pupil.pupil)))
            for pupil in self.pupils
        )
        return Listed(heads, tuple(lines))

    def _words_of(self, pupil: PupilId) -> Iterator[str]:
        for objective in self.objectives:
            yield self._value_words(self.place_of((pupil, objective.id)))

    def rowCount(self, parent: Index = _ROOT) -> int:
        if parent.isValid():
            return 0
        return len(self.pupils) if self.is_swapped else len(self.objectives)

    def columnCount(self, parent: Index = _ROOT) -> int:
        if parent.isValid():
            return 0
        return len(self.objectives) if self.is_swapped else len(self.pupils)

    def headerData(
        self, section: int, across: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        pupil, objective = self.pupil_of(across, section), self.objective_of(across, section)
        if role == Qt.ItemDataRole.DisplayRole:
            return pupil.called.known_as if pupil else objective.text if objective else ""
        if role == Qt.ItemDataRole.ToolTipRole and pupil:
            parts = (self.gap_words(pupil.pupil), summative_words(pupil.summative))
            words = "; ".join(part for part in parts if part)
            return plain_tip(f"{pupil.called.known_as}: {words}")
        if role == Qt.ItemDataRole.ToolTipRole and objective:
            secure = self.secure_words(objective.id)
            named = (objective.area, objective.text, secure)
            return plain_tip(": ".join(part for part in named if part))
        return None

    def gap_words(self, pupil: str) -> str:
        """'4 gaps of 16'."""
        of = self.tally(pupil)
        gaps = counted(of.gaps, tr("1 gap of {1}"), tr("{0} gaps of {1}"), of.judged)
        return gaps if of.judged else tr("nothing judged yet")

    def secure_words(self, objective: str) -> str:
        """'secure: 7 of 12'."""
        of = self.tally(objective)
        secure = tr("secure: {0} of {1}").format(of.secure, of.judged)
        return secure if of.judged else tr("nobody judged yet")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            judged = self._judged.get(self.cell_at(index))
            note = judged.note if judged else ""
            return plain_tip(": ".join(p for p in (self._value_words(index), note) if p))
        return None

    def _spoken(self, index: Index) -> str:
        """'Grace Hall, Counts in 6s: Secure'."""
        cell = self.cell_at(index)
        pupil = self.pupils[self._places[cell[0]]]
        objective = self.objectives[self._places[cell[1]]]
        return f"{pupil.called.known_as}, {objective.text}: {self._value_words(index)}"

    def _value_words(self, index: Index) -> str:
        cell = self.cell_at(index)
        judgement, is_carried, has_evidence = self.judgement(cell)
        words = judgement_words(judgement, self.grid.programme if self.grid else None)
        judged = self._judged.get(cell)
        if is_carried and judged is not None:
            since = tr("{0} since {1}, not confirmed")
            words = since.format(words, shown_date(judged.judged_on))
        return tr("{0}, with evidence").format(words) if has_evidence else words

    def _renew(self, cells: Collection[Cell]) -> None:
        for cell in cells:
            before = self._looks.pop(cell, None)
            if before is None or before[0] is not self.judgement(cell)[0]:
                self._tallies.pop(cell[0], None)
                self._tallies.pop(cell[1], None)
        if len(cells) > _ONE_BY_ONE and self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        for cell in cells:
            place = self.place_of(cell)
            if place.isValid():
                self.dataChanged.emit(place, place)
