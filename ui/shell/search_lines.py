"""How a line of the search is painted: a face or an icon, the name, and which one it is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.look.fonts import font
from ui.look.icons import icon_pixmap
from ui.look.tokens import colour, face_size, radius
from ui.widgets.faces import FacePictures, paint_face

Index = QModelIndex | QPersistentModelIndex
CHOICE = Qt.ItemDataRole.UserRole
_PAD, _ICON = 10, 18
_ICONS = {
    "class": "users",
    "objective": "target",
    "assessment": "table-2",
    "page": "file-text",
    "command": "play",
}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class SearchLines(QStyledItemDelegate):
    """Paints what was found: a face or an icon, a title and a line below it."""

    def __init__(self, pictures: FacePictures, parent: QWidget) -> None:
        super().__init__(parent)
        self._pictures = pictures

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        choice = index.data(CHOICE)
        if choice is None:
            super().paint(painter, option, index)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRect(option.rect).adjusted(2, 1, -2, -1)
        state = option.state
        is_old = not state & QStyle.StateFlag.State_Enabled
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            is_chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("selection" if is_chosen else "hover"))
            painter.drawRoundedRect(box, radius("control"), radius("control"))
        side = face_size("row")
        place = QRect(box.left() + _PAD, box.center().y() - side // 2, side, side)
        if choice.called is not None:
            paint_face(painter, place, self._pictures, choice.photo, choice.called)
        else:
            ratio = painter.device().devicePixelRatio()
            name = _ICONS.get(choice.kind, "search")
            icon = icon_pixmap(name, "text2", _ICON, ratio)
            painter.drawPixmap(place.left() + 3, place.top() + 3, _ICON, _ICON, icon)
        words = box.adjusted(2 * _PAD + side, 0, -_PAD, 0)
        painter.setFont(font())
        painter.setPen(colour("field" if is_old else "text"))
        painter.drawText(words, _LEFT, choice.title)
        wide = painter.fontMetrics().horizontalAdvance(choice.title) + 12
        painter.setFont(font("small"))
        painter.setPen(colour("field" if is_old else "text2"))
        painter.drawText(words.adjusted(wide, 0, 0, 0), _LEFT, choice.detail)
        painter.restore()
