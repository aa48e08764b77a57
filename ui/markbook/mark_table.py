"""The model of the markbook: pupils by assessments, as the vault has them or as they were just
typed, and what was typed and cannot stand there."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ui.markbook.column_figures import ColumnFigures
from ui.widgets.band_look import band_words
from ui.widgets.dates import day_text
from ui.widgets.listed import Listed, line_of
from ui.widgets.plain import plain_tip
from ui.words import tr
from vault.domain.bands import Band
from vault.domain.ids import PupilId, RecordId
from vault.domain.mark_figures import Figures
from vault.domain.markbook import (
    NO_MARK,
    Assessment,
    CellMark,
    Markbook,
    MarkLine,
    band_of,
)
from vault.domain.scales import STATE_WORDS, Editor, MarkState, Scale, state_of
from vault.errors import InvalidValueError

Index = QModelIndex | QPersistentModelIndex
Cell = tuple[PupilId, RecordId]
"""A pupil and an assessment."""
_ROOT = QModelIndex()
_ONE_BY_ONE = 20
_CLOSED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_OPEN = _CLOSED | Qt.ItemFlag.ItemIsEditable


@dataclass(frozen=True)
class Shown:
    """What the grid paints in a cell. `wrong` says why what stands there was not taken."""

    text: str
    band: Band | None
    state: MarkState | None
    has_note: bool
    wrong: str = ""


class MarkTable(QAbstractTableModel):
    """`typed` carries the cells and what is to stand in each."""

    typed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.book: Markbook | None = None
        self.lines: tuple[MarkLine, ...] = ()
        self.columns: tuple[Assessment, ...] = ()
        self.may_write = False
        self._scales: Mapping[str, Scale] = {}
        self._marks: dict[Cell, CellMark] = {}
        self._typed: dict[Cell, str] = {}
        """On their way into the vault."""
        self._wrong: dict[Cell, tuple[str, str]] = {}
        """What was typed and not taken, and why."""
        self._rows: dict[str, int] = {}
        self._places: dict[str, int] = {}
        self._figures = ColumnFigures()
        self._shown: dict[Cell, Shown] = {}

    def show_book(self, book: Markbook, columns: Iterable[Assessment], *, may_write: bool) -> None:
        """`columns` are those of its assessments that are shown, in their order."""
        self.beginResetModel()
        self.book, self.lines, self.columns = book, book.lines, tuple(columns)
        self.may_write, self._scales = may_write, book.scales
        self._marks = {
            (line.pupil, assessment): mark
            for line in book.lines
            for assessment, mark in line.marks.items()
        }
        self._rows = {line.pupil: row for row, line in enumerate(self.lines)}
        self._places = {assessment.id: place for place, assessment in enumerate(self.columns)}
        self._wrong = {
            cell: reason
            for cell, reason in self._wrong.items()
            if cell[0] in self._rows and cell[1] in self._places
        }
        self._figures.forget()
        self._shown = {}
        self.endResetModel()

    def mark(self, cell: Cell) -> CellMark:
        """As the vault has it."""
        return self._marks.get(cell, NO_MARK)

    def value(self, cell: Cell) -> str:
        """What stands there, also when it is still on its way."""
        return self._typed.get(cell, self.mark(cell).value)

    def scale_of(self, assessment: Assessment) -> Scale:
        """Of one of its columns."""
        return self._scales[assessment.scale]

    def cell_at(self, index: Index) -> Cell:
        """Whose it is, and of which assessment."""
        return self.lines[index.row()].pupil, self.columns[index.column()].id

    def place_of(self, cell: Cell) -> QModelIndex:
        """Invalid where there is no such cell."""
        row, column = self._rows.get(cell[0]), self._places.get(cell[1])
        return QModelIndex() if row is None or column is None else self.index(row, column)

    def is_open(self, index: Index) -> bool:
        """Whether something may be entered there: not for who left."""
        return self.may_write and not self.lines[index.row()].has_left

    def shown(self, index: Index) -> Shown:
        """What is painted."""
        return self.shown_at(index.row(), index.column())

    def shown_at(self, row: int, column: int) -> Shown:
        """The same of a place."""
        assessment = self.columns[column]
        cell = self.lines[row].pupil, assessment.id
        found = self._shown.get(cell)
        if found is None:
            found = self._shown[cell] = self._worked_out(cell, assessment)
        return found

    def _worked_out(self, cell: Cell, column: Assessment) -> Shown:
        wrong = self._wrong.get(cell)
        mark = self.mark(cell)
        if wrong is not None:
            return Shown(wrong[0], None, None, bool(mark.note), wrong[1])
        value = self._typed.get(cell, mark.value)
        if not value:
            return Shown("", None, None, bool(mark.note))
        state, scale = state_of(value), self.scale_of(column)
        if state is not None:
            return Shown(tr(STATE_WORDS[state]), None, state, bool(mark.note))
        text = "✓" if scale.editor is Editor.TICK else value
        return Shown(text, band_of(scale, column, value), None, bool(mark.note))

    def enter(self, texts: dict[Cell, str]) -> dict[Cell, str]:
        """What of this can stand where it is to stand, in its stored form, and is to be written;
        the rest is marked as not taken. It shows at once."""
        taken: dict[Cell, str] = {}
        for cell, text in texts.items():
            place = self.place_of(cell)
            if not place.isValid() or not self.is_open(place):
                continue
            column = self.columns[place.column()]
            try:
                value = self.scale_of(column).stored(text, column.out_of)
            except InvalidValueError as error:
                self._wrong[cell] = (text.strip(), str(error.details["reason"]))
                continue
            self._wrong.pop(cell, None)
            if value != self.value(cell):
                taken[cell] = value
        with self._counting(taken):
            self._typed |= taken
        self._renew(texts)
        return taken

    def settle(self, marks: dict[Cell, CellMark]) -> None:
        """What the vault has of these cells now."""
        with self._counting(marks):
            for cell, mark in marks.items():
                self._typed.pop(cell, None)
                if mark.id:
                    self._marks[cell] = mark
                else:
                    self._marks.pop(cell, None)
        self._renew(marks)

    def put(self, texts: dict[Cell, str]) -> None:
        """On their way again."""
        with self._counting(texts):
            self._typed |= texts
        self._renew(texts)

    def forget(self, cells: Iterable[Cell]) -> None:
        """What was refused by the vault is not on its way any more."""
        gone = list(cells)
        with self._counting(gone):
            for cell in gone:
                self._typed.pop(cell, None)

    @property
    def wrong_cells(self) -> tuple[Cell, ...]:
        """Cells with something that was not taken."""
        return tuple(self._wrong)

    def drop_wrong(self, cells: Iterable[Cell]) -> None:
        """What the vault has stands there again."""
        gone = [cell for cell in cells if self._wrong.pop(cell, None) is not None]
        self._renew(gone)

    def figures(self, assessment: Assessment) -> Figures:
        """Of what stands in its column now."""
        return self._figures.of(
            assessment,
            self._scales,
            lambda: (self.value((line.pupil, assessment.id)) for line in self.lines),
        )

    @contextmanager
    def _counting(self, cells: Collection[Cell]) -> Iterator[None]:
        """What stands in these cells may be another value behind it."""
        before = {cell: self.value(cell) for cell in cells if cell[0] in self._rows}
        yield
        for cell, value in before.items():
            self._figures.move(cell[1], value, self.value(cell))

    def as_list(self) -> Listed:
        """Also what is scrolled away."""
        titles = (f"{column.title}, {day_text(column.day)}" for column in self.columns)
        heads = (tr("Pupil"), *titles)
        lines = (
            line_of((line.pupil,), (line.called.known_as, *self._texts(row)))
            for row, line in enumerate(self.lines)
        )
        return Listed(heads, tuple(lines))

    def _texts(self, row: int) -> Iterator[str]:
        for column in range(len(self.columns)):
            yield self.shown(self.index(row, column)).text

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, across: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if across == Qt.Orientation.Vertical:
            line = self.lines[section]
            words = line.called.known_as
            words = tr("{0}, has left").format(words) if line.has_left else words
        else:
            column = self.columns[section]
            words = column.title
            if role == Qt.ItemDataRole.ToolTipRole:
                words = f"{column.title}: {self.scale_of(column).title}"
        return plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _OPEN if self.is_open(index) else _CLOSED

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.EditRole:
            cell = self.cell_at(index)
            return self._wrong[cell][0] if cell in self._wrong else self.value(cell)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown(index).text
        if role == Qt.ItemDataRole.ToolTipRole:
            shown = self.shown(index)
            parts = (shown.wrong, self.mark(self.cell_at(index)).note)
            return plain_tip(". ".join(part for part in parts if part)) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        return None

    def _spoken(self, index: Index) -> str:
        """'Finn Gallagher, Reading: 101, Expected'."""
        shown, line = self.shown(index), self.lines[index.row()]
        words = shown.text or tr("empty")
        if shown.band is not None:
            words = f"{words}, {band_words(shown.band)}"
        if shown.wrong:
            words = tr("{0}, not taken: {1}").format(words, shown.wrong)
        if shown.has_note:
            words = tr("{0}, with a note").format(words)
        return f"{line.called.known_as}, {self.columns[index.column()].title}: {words}"

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.is_open(index):
            return False
        if str(value) != self.data(index, role):
            self.typed.emit({self.cell_at(index): str(value)})
        return True

    def _renew(self, cells: Collection[Cell]) -> None:
        for cell in cells:
            self._shown.pop(cell, None)
        if len(cells) > _ONE_BY_ONE and self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        for cell in cells:
            place = self.place_of(cell)
            if place.isValid():
                self.dataChanged.emit(place, place)
