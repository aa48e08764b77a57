"""Cells of a table that hold words alone, painted without asking for what they do not have.

The style's own way asks the model seven things about each cell, of Python each time, and has the
style sheet draw each part of it: a page of pupils took a frame and a half.
"""

import math
import unicodedata

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.look.tokens import colour
from ui.widgets.row_table import Index, RowTable

_ENABLED = QStyle.StateFlag.State_Enabled.value
_OTHERWISE = (
    QStyle.StateFlag.State_Selected
    | QStyle.StateFlag.State_HasFocus
    | QStyle.StateFlag.State_MouseOver
).value
"""What is chosen, under the pointer or the keyboard, the style paints: it is one row at a time.
Numbers, since each cell asks."""
_MOST_WIDTHS = 5_000
_AT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_FROM_RIGHT = frozenset({"R", "AL"})
_PART = QStyle.SubElement


class TextCells(QStyledItemDelegate):
    """A subclass that puts a picture before the words says so in `has_picture`, and paints it in
    `paint_picture`; `ink` is another colour for the words."""

    def __init__(self, view: QWidget, model: RowTable) -> None:
        super().__init__(view)
        self._table, self._model = view, model
        # A model that says more of its cells than words has them painted by the style.
        self._is_plain = type(model).data is RowTable.data
        self._around: dict[bool, QSize] = {}
        """By whether there is a picture: what a cell needs around its words."""
        self._boxes: dict[tuple[bool, int], tuple[QRect, QRect]] = {}
        """By picture and height of a cell: where its picture and words are. Of the words' box the
        width is what the cell has more than they."""
        self._widths: dict[tuple[str, str], float] = {}

    def has_picture(self, index: Index) -> bool:
        """Whether a picture stands before the words."""
        del index
        return False

    def paint_picture(self, painter: QPainter, box: QRect, index: Index) -> None:
        """Into the box of the size that `initStyleOption` gives it."""

    def ink(self, option: QStyleOptionViewItem, index: Index) -> QColor:
        """Of the words."""
        del index
        return option.palette.text().color()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state = option.state.value
        is_usual = not state & _OTHERWISE and state & _ENABLED
        words = self._model.words_at(index) if self._is_plain and is_usual else "\n"
        if not _is_one_line(words):
            super().paint(painter, option, index)
            return
        cell: QRect = option.rect
        picture, text = self._parts(option, index)
        painter.fillRect(cell.left(), cell.bottom(), cell.width(), 1, colour("border"))
        if not picture.isNull():
            self.paint_picture(painter, picture.translated(cell.topLeft()), index)
        room = cell.width() - text.width()
        if not words or room <= 0:
            return
        face = option.font
        if self._wide(words, option) > room:
            words = QFontMetrics(face).elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.setFont(face)
        painter.setPen(self.ink(option, index))
        box = QRect(cell.left() + text.left(), cell.top() + text.top(), room, text.height())
        is_number = self._model.is_number(index.column())
        painter.drawText(box, _AT_RIGHT if is_number else _AT, words)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """What the style would say, who measures the same words much longer."""
        words = self._model.words_at(index) if self._is_plain else "\n"
        if not _is_one_line(words):
            return super().sizeHint(option, index)
        has_picture = self.has_picture(index)
        wide = math.ceil(self._wide(words, option))
        around = self._around.get(has_picture)
        if around is None:
            whole = super().sizeHint(option, index)
            if not words:
                return whole
            around = self._around[has_picture] = QSize(whole.width() - wide, whole.height())
        return QSize(around.width() + wide, around.height())

    def widest(self, option: QStyleOptionViewItem, column: int, rows: range) -> int:
        """Pixels that the widest of these cells asks for; what looks alike is measured once."""
        cells = [self._model.index(row, column) for row in rows]
        if self._is_plain:
            alike = {(self._model.words_at(c), self.has_picture(c)): c for c in cells}
            cells = list(alike.values())
        return max((self.sizeHint(option, cell).width() for cell in cells), default=0)

    def _wide(self, words: str, option: QStyleOptionViewItem) -> float:
        face = option.font
        key = (words, face.key())
        wide = self._widths.get(key)
        if wide is None:
            if len(self._widths) >= _MOST_WIDTHS:
                self._widths.clear()
            wide = self._widths[key] = QFontMetricsF(face).horizontalAdvance(words)
        return wide

    def _parts(self, option: QStyleOptionViewItem, index: Index) -> tuple[QRect, QRect]:
        """Where the style has a cell's picture (none: null) and its words, from its corner."""
        cell: QRect = option.rect
        key = (self.has_picture(index), cell.height())
        found = self._boxes.get(key)
        if found is None:
            whole = QStyleOptionViewItem(option)
            self.initStyleOption(whole, index)
            style, corner = self._table.style(), -cell.topLeft()
            text = style.subElementRect(_PART.SE_ItemViewItemText, whole, self._table)
            margin = 1 + style.pixelMetric(
                QStyle.PixelMetric.PM_FocusFrameHMargin, whole, self._table
            )
            text = text.adjusted(margin, 0, -margin, 0).translated(corner)
            text.setWidth(cell.width() - text.width())
            picture = QRect()
            if key[0]:
                part = _PART.SE_ItemViewItemDecoration
                around = style.subElementRect(part, whole, self._table).translated(corner)
                picture = QRect(0, 0, *whole.decorationSize.toTuple())
                picture.moveCenter(around.center())
            found = self._boxes[key] = picture, text
        return found


def _is_one_line(words: str) -> bool:
    """From left to right: of a name in Arabic the style knows where it begins."""
    if words.isascii():
        return "\n" not in words
    return not any(c == "\n" or unicodedata.bidirectional(c) in _FROM_RIGHT for c in words)
