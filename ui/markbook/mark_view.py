"""The grid with its keys, which are those of a spreadsheet."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QLineEdit

from ui.look.tokens import colour, size
from ui.markbook.kept_columns import KeptColumns
from ui.markbook.mark_cells import MarkCells
from ui.markbook.mark_heads import MarkCorner, MarkHead
from ui.markbook.mark_table import Cell, MarkTable
from ui.widgets.faces import FacePictures
from vault.domain.scales import TICKED, Editor, MarkState

STATE_KEYS = {
    "Alt+M": MarkState.MISSING,
    "Alt+X": MarkState.EXCUSED,
    "Alt+L": MarkState.LATE,
    "Alt+P": MarkState.IN_PROGRESS,
}
_NARROW = 620
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MarkView(KeptColumns):
    """Typing enters, Enter goes down, Tab to the right, Delete empties what is selected, Space
    ticks; Ctrl+C, Ctrl+X and Ctrl+V exchange blocks with a spreadsheet, Ctrl+D fills down. Alt with
    M, X, L or P says why there is no mark; Shift+F2 writes a note."""

    copy_wanted = Signal(str)
    paste_wanted = Signal()
    note_wanted = Signal(object)
    menu_wanted = Signal(QPoint)
    stood = Signal()
    """Another cell is under the cursor, or others are selected."""

    def __init__(self, table: MarkTable, name: str) -> None:
        super().__init__()
        self.table, self.pictures = table, FacePictures()
        self._outlined = QRect()
        self.setProperty("bare", True)
        self.beside = MarkHead(Qt.Orientation.Vertical, table, self.pictures, self)
        self.above = MarkHead(Qt.Orientation.Horizontal, table, self.pictures, self)
        self.setVerticalHeader(self.beside)
        self.setHorizontalHeader(self.above)
        self.setModel(table)
        self.beside.setDefaultSectionSize(size("row_dense"))
        self.above.setDefaultSectionSize(88)
        self._cells = MarkCells(self, table)
        self._cells.stepped.connect(self.go)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.corner = MarkCorner(self)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.acts_on: dict[str, Callable[[], object]] = {
            "Ctrl+D": self.fill_down,
            "Shift+F2": lambda: self.note_wanted.emit(self.current_cell()),
            **{key: partial(self.put, state.value) for key, state in STATE_KEYS.items()},
        }
        self.selectionModel().selectionChanged.connect(self._selected)
        self.selectionModel().currentChanged.connect(self._selected)
        table.modelReset.connect(self._fit)

    def block(self) -> tuple[int, int, int, int]:
        """Top, left, rows and columns of what is selected; of nothing, of the cell under the
        cursor."""
        selection = self.selectionModel().selection()
        if not selection.isEmpty():
            one = selection.first()
            return one.top(), one.left(), one.height(), one.width()
        index = self.currentIndex()
        return max(0, index.row()), max(0, index.column()), 1, 1

    def cells(self) -> tuple[Cell, ...]:
        """What is selected, row by row."""
        top, left, rows, columns = self.block()
        indexes = (
            self.table.index(row, column)
            for row in range(top, top + rows)
            for column in range(left, left + columns)
        )
        return tuple(self.table.cell_at(index) for index in indexes if index.isValid())

    def stand_on(self, cell: Cell | None) -> None:
        """Its cell, else the first."""
        place = self.table.place_of(cell) if cell is not None else QModelIndex()
        self.setCurrentIndex(place if place.isValid() else self.table.index(0, 0))

    def current_cell(self) -> Cell | None:
        """Under the cursor."""
        index = self.currentIndex()
        return self.table.cell_at(index) if index.isValid() else None

    def go(self, down: int, right: int) -> None:
        """To the next cell in this direction; behind the last column comes the next row."""
        index = self.currentIndex()
        row, column = index.row() + down, index.column() + right
        if right and not 0 <= column < self.table.columnCount():
            row, column = row + right, 0 if right > 0 else self.table.columnCount() - 1
        place = self.table.index(row, column)
        if place.isValid():
            self.setCurrentIndex(place)

    def leave(self) -> None:
        """What is being typed goes into its cell."""
        for editor in self.viewport().findChildren(QLineEdit):
            if not editor.isHidden():  # one that was closed is there for a moment still
                self.commitData(editor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._acts(event):
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Letters are marks here, and look for nothing."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.currentIndex().isValid():
            self.menu_wanted.emit(event.globalPos())

    def _acts(self, event: QKeyEvent) -> bool:
        """Whether the key did something here."""
        if not self.currentIndex().isValid():
            return False
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit("copy")
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.copy_wanted.emit("cut")
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        else:
            return self._moves(event) or (self.table.may_write and self._writes(event))
        return True

    def _moves(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_shifted = held == Qt.KeyboardModifier.ShiftModifier
        if held and not is_shifted:
            return False
        if event.key() in _ENTER:
            self.go(-1 if is_shifted else 1, 0)
        elif event.key() == Qt.Key.Key_Tab:
            self.go(0, 1)
        elif event.key() == Qt.Key.Key_Backtab:
            self.go(0, -1)
        else:
            return False
        return True

    def _writes(self, event: QKeyEvent) -> bool:
        held, key = event.modifiers(), event.key()
        act = self.acts_on.get(QKeySequence(event.keyCombination()).toString())
        if act is not None:
            act()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not held:
            self.put("")
        else:
            return not held and self._marks(event)
        return True

    def _marks(self, event: QKeyEvent) -> bool:
        """Space ticks, + and - count."""
        cell, index = self.current_cell(), self.currentIndex()
        if cell is None:
            return False
        editor = self.table.scale_of(self.table.columns[index.column()]).editor
        value, typed = self.table.value(cell), event.text()
        if editor is Editor.TICK and event.key() == Qt.Key.Key_Space:
            self.put("" if value == TICKED else TICKED)
            return True
        if editor is Editor.COUNTER and typed in ("+", "-"):
            number = int(value) if value.isdecimal() else 0
            self.put(str(max(0, number + (1 if typed == "+" else -1))))
            return True
        return False

    def put(self, text: str) -> None:
        """Into every selected cell."""
        self.table.drop_wrong(self.cells())
        self.table.typed.emit(dict.fromkeys(self.cells(), text))

    def fill_down(self) -> None:
        """The first row of what is selected into the rows below; of one row, the row above."""
        top, left, rows, columns = self.block()
        source = top - 1 if rows == 1 else top
        if source < 0:
            return
        texts: dict[Cell, str] = {}
        for column in range(left, left + columns):
            value = self.table.value(self.table.cell_at(self.table.index(source, column)))
            for row in range(source + 1, top + rows):
                texts[self.table.cell_at(self.table.index(row, column))] = value
        self.table.typed.emit(texts)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, index = QPainter(self.viewport()), self.currentIndex()
        painter.fillRect(event.rect(), colour("surface"))
        block = self.block() if index.isValid() else (0, 0, 0, 0)
        self._cells.paint_part(painter, event.rect(), block, index)
        if index.isValid():
            pen = QPen(colour("accent" if self.hasFocus() else "field"), 2)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawRect(QRectF(self._outline()).adjusted(0, 0, -1, -1))
        self.paint_edge(painter)
        painter.end()

    def _outline(self) -> QRect:
        """Around what is selected, in the viewport."""
        top, left, rows, columns = self.block()
        box = QRect()
        for column in self.in_sight(left, left + columns):
            for row in (top, top + rows - 1):
                box = box.united(self.visualRect(self.table.index(row, column)))
        return box

    def _selected(self, *_what: object) -> None:
        _, left, _, columns = self.block()
        self.beside.stand_on(frozenset({self.currentIndex().row()}))
        self.above.stand_on(frozenset(range(left, left + columns)))
        before, self._outlined = self._outlined, self._outline()
        for place in (before, self._outlined):
            self.viewport().update(place.adjusted(-2, -2, 2, 2))
        self.stood.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < _NARROW
        if self.beside.is_narrow != narrow:
            self.beside.is_narrow = narrow
            self.updateGeometries()
        self.corner.setGeometry(0, 0, self.viewport().x(), self.viewport().y())
