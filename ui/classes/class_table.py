"""A class as a table: faces, what must be known, whom to call, consents as marks."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.classes.class_cells import ClassCells
from ui.look.tokens import size
from ui.widgets.faces import FacePictures
from ui.widgets.plain import plain_tip
from ui.words import purpose_words, tr
from vault.domain.alert_order import first_words
from vault.domain.class_table import ASKED_IN_CLASS, ClassLine
from vault.domain.ids import PupilId
from vault.domain.people import CONSENT_PURPOSES

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_NARROW = 1000
LINE = Qt.ItemDataRole.UserRole
PURPOSE = Qt.ItemDataRole.UserRole + 1
_SHORT = {
    "photo-class": "In school",
    "photo-display": "Display",
    "photo-website": "Website",
    "photo-press": "Press",
    "directory": "Outside lists",
    "trips": "Trips",
}
_SAID = {"given": "yes", "refused": "no", "withdrawn": "withdrawn", "": "not asked"}


_CUT: dict[int, Callable[[ClassLine], str]] = {
    0: lambda line: line.face.known_as,
    2: lambda line: line.face.must_know,
    3: lambda line: "  ".join(part for part in (line.call_first, line.phone) if part),
}
"""What the pointer tells of columns whose words may be cut."""


def short_purpose(purpose: str) -> str:
    """As a column's head says it."""
    return tr(_SHORT[purpose]) if purpose in _SHORT else purpose_words(purpose)


class ClassTable(QAbstractTableModel):
    """Name, born, alerts, call first, then a column for each consent."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[ClassLine] = ()
        self.heads = (tr("Pupil"), tr("Born"), tr("Must know"), tr("Call first"))
        self.purposes = (
            *ASKED_IN_CLASS,
            *(p for p in CONSENT_PURPOSES if p not in ASKED_IN_CLASS),
        )

    def show_lines(self, lines: Sequence[ClassLine]) -> None:
        """In place of those before, in the order of the class page."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def pupils_at(self, row: int) -> tuple[PupilId, ...]:
        """Whose a row is."""
        return (self.lines[row].face.pupil,)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.heads) + len(self.purposes)

    def purpose_at(self, column: int) -> str:
        """'' for a column that is no consent."""
        place = column - len(self.heads)
        return self.purposes[place] if place >= 0 else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, purpose = self.lines[index.row()], self.purpose_at(index.column())
        if role == LINE:
            return line
        if role == PURPOSE:
            return purpose
        if role == Qt.ItemDataRole.DisplayRole:
            return _SAID[line.state(purpose)] if purpose else _words(line, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in _CUT:
            return plain_tip(_CUT[index.column()](line)) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            head = short_purpose(purpose) if purpose else self.heads[index.column()]
            value = self.data(index) or "nothing"
            return f"{line.face.known_as}, {head}: {value}"
        return None

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if way != Qt.Orientation.Horizontal:
            return None
        purpose = self.purpose_at(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return short_purpose(purpose) if purpose else self.heads[section]
        if role == Qt.ItemDataRole.ToolTipRole and purpose:
            return purpose_words(purpose)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignHCenter if purpose else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


def _words(line: ClassLine, column: int) -> str:
    if column == 0:
        return line.face.known_as
    if column == 1:
        return _day(line.born)
    if column == 2:
        return first_words(line.face.must_know) or "; ".join(line.face.alerts)
    return "  ".join(part for part in (line.call_first, line.phone) if part)


def _day(born: date | None) -> str:
    return f"{born.day} {born:%b %Y}" if born is not None else ""


class ClassTableView(QTableView):
    """`opened` carries the pupil of a row, by Enter or a double click; `cells_chosen` the consent
    and the lines that are marked in its column ('' and nothing for any other choice)."""

    opened = Signal(str)
    cells_chosen = Signal(str, object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.rows = ClassTable()
        self.pictures = FacePictures()
        self.setModel(self.rows)
        self._cells = ClassCells(self.pictures, self)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(size("row"))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(66)
        self.activated.connect(lambda at: self.opened.emit(at.data(LINE).face.pupil))
        self.selectionModel().selectionChanged.connect(lambda *_: self._tell())

    def show_lines(
        self,
        lines: Sequence[ClassLine],
        *,
        with_born: bool,
        with_contacts: bool,
        with_consents: bool,
    ) -> None:
        """Columns that the role may not read are not there: empty, they would say something."""
        self.rows.show_lines(lines)
        self.setColumnHidden(1, not with_born)
        self.setColumnHidden(3, not with_contacts)
        for column in range(len(self.rows.heads), self.rows.columnCount()):
            is_first = self.rows.purpose_at(column) in ASKED_IN_CLASS
            self.setColumnHidden(column, not (with_consents and is_first))
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, what must be known comes before the end of a name."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < _NARROW
        if is_narrow != self._cells.is_narrow:
            self._cells.is_narrow = is_narrow
            self.horizontalHeader().resizeSections()

    def sizeHintForColumn(self, column: int) -> int:
        """Nothing is measured before it is seen: most look at the faces."""
        return super().sizeHintForColumn(column) if self.isVisible() else 0

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.horizontalHeader().resizeSections()

    def show_only(self, shown: Sequence[bool]) -> None:
        """One for each line; the others are hidden and marked no more."""
        for row, is_shown in enumerate(shown):
            self.setRowHidden(row, not is_shown)
        if not all(shown):
            self.clearSelection()

    def _tell(self) -> None:
        places = [at for at in self.selectedIndexes() if not self.isRowHidden(at.row())]
        purposes = {self.rows.purpose_at(at.column()) for at in places}
        if len(purposes) == 1 and "" not in purposes:
            lines = [self.rows.lines[at.row()] for at in sorted(places, key=lambda at: at.row())]
            self.cells_chosen.emit(purposes.pop(), lines)
        else:
            self.cells_chosen.emit("", [])
