"""How a cell of the markbook is painted and edited."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPolygon
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.look.fonts import font
from ui.look.icons import icon_pixmap
from ui.look.tokens import colour
from ui.look.tones import fill_toned
from ui.markbook.mark_table import Index, MarkTable, Shown
from ui.widgets.band_look import CHIP, chip
from ui.widgets.in_sight import in_sight
from ui.widgets.kept_pictures import KeptPictures
from ui.widgets.typed_fields import KEPT
from vault.domain.scales import LONGEST_VALUE, MarkState

STATE_ICONS = {
    MarkState.MISSING: "circle-dashed",
    MarkState.EXCUSED: "circle-slash",
    MarkState.LATE: "clock",
    MarkState.IN_PROGRESS: "pencil",
}
_AIR, _SIGN, _CORNER = 7, 14, 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MarkCells(QStyledItemDelegate):
    """Paints values and their chips, and edits. What is typed goes into the vault as the cell is
    left, so no draft of it is kept."""

    stepped = Signal(object, object)
    """A key left the editor: so many rows down and columns to the right."""

    def __init__(self, view: QTableView, table: MarkTable) -> None:
        super().__init__(view)
        self._view, self._table = view, table
        self._value_font, self._state_font = font("small"), font("small")
        self._state_font.setItalic(True)
        self._kept = KeptPictures()

    def paint_part(
        self, painter: QPainter, part: QRect, block: tuple[int, int, int, int], current: Index
    ) -> None:
        """All cells of a part of the view in one go: a delegate that is asked for each by itself
        takes twice as long. `block` is what is selected, from the top and the left."""
        view, table, paint = self._view, self._table, self._kept.paint
        self._kept.begin(view.devicePixelRatioF())
        top, left, rows, columns = block
        at = (current.row(), current.column())
        across = [
            (column, view.columnViewportPosition(column), view.columnWidth(column))
            for column in in_sight(view.columnAt, part.left(), part.right(), table.columnCount())
            if not view.isColumnHidden(column)
        ]
        for row in in_sight(view.rowAt, part.top(), part.bottom(), table.rowCount()):
            y, high = view.rowViewportPosition(row), view.rowHeight(row)
            is_in = top <= row < top + rows
            for column, x, wide in across:
                is_chosen = is_in and left <= column < left + columns and (row, column) != at
                shown = table.shown_at(row, column)
                draw = partial(self._draw, shown, is_chosen)
                paint(painter, QRect(x, y, wide, high), (shown, is_chosen), draw)

    def _draw(self, shown: Shown, chosen: bool, painter: QPainter, box: QRect) -> None:
        wide, high, ratio = box.width(), box.height(), self._view.devicePixelRatioF()
        if chosen:
            painter.fillRect(box, colour("selection"))
        painter.fillRect(0, high - 1, wide, 1, colour("border"))
        middle, right = box.center().y(), box.right() - _AIR
        if shown.band is not None:
            painter.drawPixmap(right - CHIP, middle - CHIP // 2 + 1, chip(shown.band, ratio))
        elif shown.state is not None:
            sign = icon_pixmap(STATE_ICONS[shown.state], "text2", _SIGN, ratio)
            painter.drawPixmap(right - 16, middle - _SIGN // 2 + 1, sign)
        right -= CHIP + _AIR - 1
        painter.setFont(self._state_font if shown.state is not None else self._value_font)
        painter.setPen(colour("text2" if shown.state is not None else "text"))
        words = QRect(3, 0, right - 3, high)
        if shown.wrong:
            painter.setPen(colour("badText"))
            fill_toned(painter, box.adjusted(1, 1, -1, -2), "bad")
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(words, flags, shown.text)
        if shown.has_note:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            top = QPoint(wide, 0)
            corner = [top, top - QPoint(_CORNER, 0), top + QPoint(0, _CORNER)]
            painter.drawPolygon(QPolygon(corner))

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> QLineEdit:
        editor = QLineEdit(parent)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        editor.setMaxLength(LONGEST_VALUE)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        editor.setFrame(False)
        editor.setProperty(KEPT, True)
        return editor

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Up and Down leave the cell as in a spreadsheet, Tab goes on in the row."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}
            steps |= {Qt.Key.Key_Tab: (0, 1), Qt.Key.Key_Backtab: (0, -1)}
            steps |= dict.fromkeys(_ENTER, (1, 0))
            step = steps.get(Qt.Key(event.key()))
            if step is not None and isinstance(editor, QLineEdit):
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                self.stepped.emit(*step)
                return True
        return super().eventFilter(editor, event)
