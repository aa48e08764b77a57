"""How a child is painted in a register that is shown as the room: in the seat, with the mark."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.look.fonts import font
from ui.look.tokens import colour, radius
from ui.register.register_cells import RegisterCells, shown_tone
from ui.register.register_model import Entry, Index
from ui.register.register_room import RegisterRoom
from ui.widgets.room_view import paint_spot
from vault.domain.room_layouts import Spot

_FACE, _LINE, _LEAST, _MOST = 26, 18, 46, 96
_CENTRE = Qt.AlignmentFlag.AlignCenter
WAYS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
"""Rows and columns that an arrow goes in the room."""


def row_high(room: RegisterRoom, high: int) -> int:
    """Of a seat, in a view that is so high: all of the room where it can be read."""
    return max(_LEAST, min(_MOST, high // max(1, room.rows)))


class SeatCells(RegisterCells):
    """Lines and tiles as ever, and seats while there is a room."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        room = self.register.room
        if room is None:
            super().paint(painter, option, index)
            return
        place, box = self.register.place(index), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if place < 0:
            _paint_spot(painter, box, room, index)
        else:
            is_current = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_seat(painter, box, place, is_current=is_current)
        painter.restore()

    def _paint_seat(self, painter: QPainter, box: QRect, place: int, *, is_current: bool) -> None:
        """A face where there is room for one and nobody else looks on, the name, and the mark."""
        entry = self.register.seen(place)
        tone = shown_tone(entry, self.register.code_of(entry.code) if entry.code else None)
        frame = QRectF(box).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(colour("focus"), 2) if is_current else QPen(colour("border"), 1))
        painter.setBrush(colour("selection" if is_current else f"{tone}Bg" if tone else "surface"))
        painter.drawRoundedRect(frame, radius("card"), radius("card"))
        inside, side = box.adjusted(6, 5, -6, -5), box.height() - 2 * _LINE - 10
        if side >= _FACE and not self.register.is_projected:
            face = QRect(inside.center().x() - side // 2, inside.top(), side, side)
            self._paint_face(painter, face, entry)
            inside.setTop(inside.top() + side)
        line = QRect(inside.left(), inside.top(), inside.width(), inside.height() // 2)
        painter.setFont(font("small", strong=True))
        painter.setPen(colour("text"))
        name = self.register.name_in_room(place)
        elided = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, _CENTRE, elided)
        line.moveTop(line.bottom() + 1)
        painter.setFont(font("small", strong=bool(tone)))
        painter.setPen(colour(f"{tone}Text" if tone else "text2"))
        painter.drawText(line, _CENTRE, self._mark_of(entry, place))

    def _mark_of(self, entry: Entry, place: int) -> str:
        if place == self.minutes_at:
            return f"{entry.code} {self._note(entry)[0]}"
        return f"{entry.code} {entry.minutes}" if entry.minutes else entry.code or "–"


def _paint_spot(painter: QPainter, box: QRect, room: RegisterRoom, index: Index) -> None:
    row = [room.spot(index.row(), column) for column in range(room.columns)]
    spot = row[index.column()]
    if spot is Spot.SEAT:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("border"), 1, Qt.PenStyle.DashLine))
        frame = QRectF(box).adjusted(3, 3, -3, -3)
        painter.drawRoundedRect(frame, radius("card"), radius("card"))
    elif spot is not Spot.FLOOR:
        paint_spot(painter, box, spot, row, index.column())
