"""The grid of a checklist: pupils by columns, marked with the keyboard."""

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.look.tokens import size
from ui.widgets.dates import is_month_first
from ui.widgets.plain import plain_tip
from ui.widgets.typed_fields import KEPT
from ui.words import tr
from vault.domain.checklists import (
    LONGEST_VALUE,
    TICKED,
    ChecklistColumn,
    ChecklistLine,
    ChecklistPage,
    ColumnKind,
    shown,
)
from vault.domain.ids import PupilId, RecordId

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_TYPED = frozenset({ColumnKind.COUNTER, ColumnKind.TEXT, ColumnKind.DATE})
_WIDTH, _LEAST, _WIDE = 110, 60, 240
_LONGEST_NAME = 360
_PLAIN = Qt.KeyboardModifier.NoModifier | Qt.KeyboardModifier.ShiftModifier


class ChecklistGrid(QAbstractTableModel):
    """Cells as the vault has them, or as they were just marked. `typed` carries the pupil, the
    column and the text."""

    typed = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self._columns: tuple[ChecklistColumn, ...] = ()
        self._lines: tuple[ChecklistLine, ...] = ()
        self._values: dict[tuple[str, str], str] = {}
        self.may_write = False

    def show_page(self, page: ChecklistPage, *, may_write: bool) -> None:
        """Read-only unless `may_write`."""
        self.beginResetModel()
        self._columns, self._lines = page.checklist.columns, page.lines
        self.may_write = may_write
        self._values = {
            (line.pupil, column): mark.value
            for line in page.lines
            for column, mark in line.marks.items()
        }
        self.endResetModel()

    @property
    def columns(self) -> tuple[ChecklistColumn, ...]:
        """In the order in which they stand."""
        return self._columns

    def put(self, pupil: PupilId, column: RecordId, value: str) -> None:
        """It stands there from now on."""
        self._values[pupil, column] = value
        place = self.place_of(pupil, column)
        if place.isValid():
            self.dataChanged.emit(place, place)

    def place_of(self, pupil: str, column: str) -> QModelIndex:
        """Invalid where there is no such cell."""
        rows = [n for n, line in enumerate(self._lines) if line.pupil == pupil]
        columns = [n for n, c in enumerate(self._columns) if c.id == column]
        return self.index(rows[0], columns[0]) if rows and columns else QModelIndex()

    def cell(self, index: Index) -> tuple[ChecklistLine, ChecklistColumn, str]:
        """Whose it is, of which column, and what stands in it."""
        line, column = self._lines[index.row()], self._columns[index.column()]
        return line, column, self._values.get((line.pupil, column.id), "")

    def pupils_at(self, row: int) -> tuple[PupilId, ...]:
        """Whose a row is."""
        return (self._lines[row].pupil,)

    @property
    def rows_are(self) -> str:
        """What the names of the rows are of."""
        return tr("Pupil")

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, across: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        is_head = across == Qt.Orientation.Horizontal
        words = self._columns[section].title if is_head else self._lines[section].called.known_as
        return plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_typed = self.may_write and self._columns[index.column()].kind in _TYPED
        return flags | Qt.ItemFlag.ItemIsEditable if is_typed else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, column, value = self.cell(index)
        text = shown(column.kind, value, is_month_first=is_month_first())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(text) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            is_tick = column.kind is ColumnKind.TICK
            words = (
                (tr("ticked") if value else tr("not ticked")) if is_tick else text or tr("empty")
            )
            return f"{line.called.known_as}, {column.title}: {words}"
        if role == Qt.ItemDataRole.TextAlignmentRole and column.kind is not ColumnKind.TEXT:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line, column, _ = self.cell(index)
        if role != Qt.ItemDataRole.EditRole or not self.may_write:
            return False
        if str(value) != self.data(index):
            self.typed.emit(line.pupil, column.id, str(value))
        return True


class _CellEditor(QStyledItemDelegate):
    """What is typed in a cell is saved as the cell is left, so no draft of it is kept."""

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> QLineEdit:
        editor = QLineEdit(parent)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        editor.setMaxLength(LONGEST_VALUE)
        editor.setFrame(False)
        editor.setProperty(KEPT, True)
        return editor


class ChecklistView(QTableView):
    """Space ticks, a letter is a code, both go on to the next pupil; + and - count, digits and text
    are typed; Delete clears, Enter goes on downwards, the arrows move, Tab leaves."""

    def __init__(self, grid: ChecklistGrid, name: str) -> None:
        super().__init__()
        self.grid = grid
        self._goes_down = False
        self.setModel(grid)
        self.setItemDelegate(_CellEditor(self))
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.verticalHeader().setDefaultSectionSize(size("row"))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.horizontalHeader().setDefaultSectionSize(_WIDTH)
        self.horizontalHeader().setMinimumSectionSize(_LEAST)
        self.verticalHeader().setMaximumWidth(_LONGEST_NAME)
        # Of a long name both ends are seen: brothers and sisters differ in the last word.
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.verticalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.clicked.connect(self._click)
        grid.modelReset.connect(self._make_room)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        is_plain = not event.modifiers() & ~(_PLAIN | Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            if self.state() == QAbstractItemView.State.EditingState:
                self._goes_down = True  # once the editor, which lets the key through, is closed
            else:
                self._go_down()
        elif not (is_plain and index.isValid() and self.grid.may_write and self._marks(event)):
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        goes_down, self._goes_down = self._goes_down, False
        if goes_down:
            self._go_down()

    def keyboardSearch(self, _search: str) -> None:
        """Letters are marks here, and look for nothing."""

    def _make_room(self) -> None:
        """What is written in words gets more of it than a tick."""
        for place, column in enumerate(self.grid.columns):
            self.setColumnWidth(place, _WIDE if column.kind is ColumnKind.TEXT else _WIDTH)

    def leave(self) -> None:
        """What is being typed goes into its cell."""
        for editor in self.viewport().findChildren(QLineEdit):
            if not editor.isHidden():  # one that was closed is there for a moment still
                self.commitData(editor)

    def _marks(self, event: QKeyEvent) -> bool:
        """Whether the key is a mark by itself, and was set."""
        line, column, value = self.grid.cell(self.currentIndex())
        text = self._text_of(column.kind, value, event)
        if text is None:
            return False
        self.grid.typed.emit(line.pupil, column.id, text)
        # One key a pupil; what is counted may go on being counted.
        if text and column.kind is not ColumnKind.COUNTER:
            self._go_down()
        return True

    @staticmethod
    def _text_of(kind: ColumnKind, value: str, event: QKeyEvent) -> str | None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return ""
        is_space, typed = event.key() == Qt.Key.Key_Space, event.text()
        if kind is ColumnKind.TICK and is_space:
            return "" if value else TICKED
        if kind is ColumnKind.COUNTER and (is_space or typed in ("+", "-")) and typed:
            number = int(value) if value.isdecimal() else 0
            return str(max(0, number + (-1 if typed == "-" else 1)))
        if kind is ColumnKind.CODE and len(typed) == 1 and typed.isalpha():
            return typed
        if kind is ColumnKind.DATE and is_space and not value:
            return date.today().isoformat()
        return None

    def _click(self, index: QModelIndex) -> None:
        line, column, value = self.grid.cell(index)
        if column.kind is ColumnKind.TICK and self.grid.may_write:
            self.grid.typed.emit(line.pupil, column.id, "" if value else TICKED)

    def _go_down(self) -> None:
        below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
        if below.isValid():
            self.setCurrentIndex(below)
