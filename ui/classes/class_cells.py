"""How a cell of a class's table is painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.look.alert_tones import alert_tone
from ui.look.fonts import font
from ui.look.icons import icon_pixmap
from ui.look.tokens import colour, face_size, size
from ui.look.tones import ICON_OF_TONE
from ui.widgets.faces import FacePictures, paint_face
from vault.domain.class_table import ClassLine

Index = QModelIndex | QPersistentModelIndex
_LINE, _PURPOSE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_PAD, _MARK = 8, 16
_CALL_FIRST, _CALL_NARROW, _NAME = 3, 196, 220
_MARKS = {
    "given": ("check", "goodText"),
    "refused": ("x", "badText"),
    "withdrawn": ("x", "badText"),
}
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ClassCells(QStyledItemDelegate):
    """Paints a face before the name, and a mark for each consent."""

    def __init__(self, pictures: FacePictures, parent: QWidget) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self.is_narrow = False

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """No more than is painted: with the classes beside it, a lead sees all of a small
        laptop's columns."""
        purpose, column = index.data(_PURPOSE), index.column()
        if purpose and index.data(_LINE).state(purpose) in _MARKS:
            return QSize(_MARK + 2 * _PAD, size("row"))
        words = str(index.data() or "")
        wide = QFontMetrics(font("small" if purpose else "body")).horizontalAdvance(words) + 2
        if column == 0:
            # A name of 200 letters would push all else out of sight; its end is in the tip.
            wide = min(wide, _NAME) + face_size("row") + 8
        elif column == _CALL_FIRST:
            wide = min(wide, _CALL_NARROW) if self.is_narrow else wide
        return QSize(wide + 2 * (0 if purpose else _PAD), size("row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box, line = QRect(option.rect), index.data(_LINE)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, colour("selection"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, colour("hover"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), colour("border"))
        purpose = index.data(_PURPOSE)
        inner = box.adjusted(_PAD, 0, -_PAD, 0)
        if purpose:
            self._paint_consent(painter, box, line, purpose)
        elif index.column() == 0:
            self._paint_name(painter, inner, line)
        elif index.column() == 2 and line.face.alerts:
            self._paint_alert(painter, inner, line, str(index.data()))
        elif index.column() == _CALL_FIRST and line.phone:
            # Of a long name the end may go, of the number nothing.
            wide = QFontMetrics(font()).horizontalAdvance(line.phone)
            _write(painter, inner.adjusted(inner.width() - wide, 0, 0, 0), line.phone, "text")
            _write(painter, inner.adjusted(0, 0, -wide - _PAD, 0), line.call_first, "text")
        else:
            _write(painter, inner, str(index.data() or ""), "text")
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_name(self, painter: QPainter, box: QRect, line: ClassLine) -> None:
        side, face = face_size("row"), line.face
        place = QRect(box.left(), box.center().y() - side // 2, side, side)
        paint_face(
            painter, place, self._pictures, face.photo, face.called, refused=face.photo_refused
        )
        _write(painter, box.adjusted(side + 8, 0, 0, 0), face.known_as, "text")

    def _paint_alert(self, painter: QPainter, box: QRect, line: ClassLine, words: str) -> None:
        tone = alert_tone(line.face.alerts[0])
        ratio = painter.device().devicePixelRatio()
        icon = icon_pixmap(ICON_OF_TONE[tone], f"{tone}Text", _MARK, ratio)
        painter.drawPixmap(box.left(), box.center().y() - _MARK // 2, icon)
        _write(painter, box.adjusted(_MARK + 6, 0, 0, 0), words, f"{tone}Text")

    def _paint_consent(self, painter: QPainter, box: QRect, line: ClassLine, purpose: str) -> None:
        mark = _MARKS.get(line.state(purpose))
        if mark is None:
            painter.setFont(font("small"))
            painter.setPen(colour("text2"))
            painter.drawText(box, _CENTRE, self.tr("not asked"))
            return
        icon = icon_pixmap(*mark, _MARK, painter.device().devicePixelRatio())
        painter.drawPixmap(box.center().x() - _MARK // 2, box.center().y() - _MARK // 2 + 1, icon)


def _write(painter: QPainter, box: QRect, words: str, tint: str) -> None:
    painter.setFont(font())
    painter.setPen(colour(tint))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, _LEFT, shown)
