"""How a line of the sidebar is painted: icon, words, a number, an arrow where it folds."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.look.fonts import font
from ui.look.icons import icon_pixmap
from ui.look.tokens import colour, radius

Index = QModelIndex | QPersistentModelIndex
LEVEL = Qt.ItemDataRole.UserRole + 1
ICON = Qt.ItemDataRole.UserRole + 2
BADGE = Qt.ItemDataRole.UserRole + 3
IS_OPEN = Qt.ItemDataRole.UserRole + 4
IS_HERE = Qt.ItemDataRole.UserRole + 5
_ICON, _PAD, _BADGE = 20, 8, 20
_NARROW = 90
State = QStyle.StateFlag


class SidebarLines(QStyledItemDelegate):
    """`IS_OPEN` is None for a line that does not fold."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(_PAD, 2, -_PAD, -2)
        is_current = bool(index.data(IS_HERE))
        if is_current or option.state & State.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("selection" if is_current else "hover"))
            painter.drawRoundedRect(box, radius("control"), radius("control"))
        if option.state & State.State_HasFocus and option.state & State.State_KeyboardFocusChange:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRoundedRect(
                box.adjusted(1, 1, -1, -1), radius("control"), radius("control")
            )
        self._paint_icon(painter, box, index, "accentText" if is_current else "text2")
        if box.width() > _NARROW:
            self._paint_words(painter, box, index, is_current=is_current)
        elif index.data(BADGE):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawEllipse(QRectF(box.right() - 11, box.top() + 5, 8, 8))
        painter.restore()

    def _paint_icon(self, painter: QPainter, box: QRectF, index: Index, tint: str) -> None:
        name = index.data(ICON)
        if not name:
            return
        picture = icon_pixmap(name, tint, _ICON, painter.device().devicePixelRatio())
        left = box.left() + (_PAD if box.width() > _NARROW else (box.width() - _ICON) / 2)
        painter.drawPixmap(round(left), round(box.center().y() - _ICON / 2), picture)

    def _paint_words(
        self, painter: QPainter, box: QRectF, index: Index, *, is_current: bool
    ) -> None:
        words = box.adjusted(_PAD + _ICON + 12, 0, -_PAD, 0)
        waiting, is_open = index.data(BADGE), index.data(IS_OPEN)
        if is_open is not None:
            name = "chevron-down" if is_open else "chevron-right"
            arrow = icon_pixmap(name, "text2", 16, painter.device().devicePixelRatio())
            painter.drawPixmap(round(words.right() - 16), round(box.center().y() - 8), arrow)
            words.adjust(0, 0, -22, 0)
        if waiting:
            self._paint_badge(painter, words, int(waiting))
            words.adjust(0, 0, -_BADGE - 8, 0)
        painter.setFont(font(strong=is_current))
        painter.setPen(colour("accentText" if is_current else "text"))
        metrics = painter.fontMetrics()
        text = metrics.elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, round(words.width())
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _paint_badge(self, painter: QPainter, words: QRectF, waiting: int) -> None:
        text = str(waiting) if waiting < 100 else "99+"
        painter.setFont(font("small", strong=True))
        wide = max(_BADGE, painter.fontMetrics().horizontalAdvance(text) + 10)
        round_box = QRectF(words.right() - wide, words.center().y() - _BADGE / 2, wide, _BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        painter.drawRoundedRect(round_box, _BADGE / 2, _BADGE / 2)
        painter.setPen(colour("onAccent"))
        painter.drawText(round_box, Qt.AlignmentFlag.AlignCenter, text)
