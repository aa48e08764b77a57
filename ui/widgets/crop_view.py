"""A picture that is turned and cut by hand, with the mouse or with keys."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from ui.look.tokens import colour
from vault.domain.pictures import WHOLE, Adjustment, Part

_STEP, _LEAST = 0.02, 0.05
_NEAR = 14.0
_HANDLE = 10.0
_SHADE = 130
_MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class CropView(QWidget):
    """The frame says what is kept. Dragging a corner changes it, dragging inside moves it; arrows
    move it, + and - change its size, R turns. `changed` after each."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = self._turned = QPixmap()
        self._turns, self._part = 0, WHOLE
        self._held: tuple[int, QPointF, Part] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(260, 220)
        self.setAccessibleName(self.tr("Picture"))
        self.setAccessibleDescription(
            self.tr(
                "The arrows move the frame, plus and minus change its size, R turns the picture"
            )
        )

    def sizeHint(self) -> QSize:
        return QSize(440, 360)

    def show_picture(self, picture: QPixmap, adjust: Adjustment) -> None:
        """As it was adjusted before."""
        self._picture, self._turns, self._part = picture, adjust.turns, adjust.part
        self._turned = self._turn_picture()
        self.update()

    def adjustment(self) -> Adjustment:
        """What the person wants."""
        return Adjustment(self._turns, self._part)

    def outcome(self) -> QPixmap:
        """The picture as it would be kept."""
        size = self._turned.size()
        left, top, right, bottom = self._part
        corner = QPointF(left * size.width(), top * size.height())
        opposite = QPointF(right * size.width(), bottom * size.height())
        return self._turned.copy(QRectF(corner, opposite).toAlignedRect())

    def turn(self, quarters: int) -> None:
        """To the right, or to the left for a negative number; the frame turns with the picture."""
        for _ in range(quarters % 4):
            left, top, right, bottom = self._part
            self._part = (1 - bottom, left, 1 - top, right)
        self._turns = (self._turns + quarters) % 4
        self._turned = self._turn_picture()
        self._tell()

    def reset(self) -> None:
        """The whole picture, as it came."""
        self._turns, self._part = 0, WHOLE
        self._turned = self._turn_picture()
        self._tell()

    def _turn_picture(self) -> QPixmap:
        return self._picture.transformed(QTransform().rotate(90 * self._turns))

    def _tell(self) -> None:
        self.update()
        self.changed.emit()

    def _room(self) -> QRectF:
        """Where the picture stands."""
        inside = QRectF(self.rect()).adjusted(_HANDLE, _HANDLE, -_HANDLE, -_HANDLE)
        size = self._turned.size().toSizeF()
        size.scale(inside.size(), Qt.AspectRatioMode.KeepAspectRatio)
        room = QRectF(QPointF(), size)
        room.moveCenter(inside.center())
        return room

    def _frame(self) -> QRectF:
        room = self._room()
        left, top, right, bottom = self._part
        return QRectF(
            QPointF(room.x() + left * room.width(), room.y() + top * room.height()),
            QPointF(room.x() + right * room.width(), room.y() + bottom * room.height()),
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._turned.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room, frame = self._room(), self._frame()
        painter.drawPixmap(room, self._turned, QRectF(self._turned.rect()))
        shade = QColor(0, 0, 0, _SHADE)
        for outside in _around(room, frame):
            painter.fillRect(outside, shade)
        painter.setPen(QPen(colour("accent" if self.hasFocus() else "onAccent"), 2))
        painter.drawRect(frame)
        painter.setBrush(colour("accent"))
        for corner in _corners(frame):
            painter.drawRect(
                QRectF(corner.x() - _HANDLE / 2, corner.y() - _HANDLE / 2, _HANDLE, _HANDLE)
            )
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES:
            across, down = _MOVES[key]
            self._part = _moved(self._part, across * _STEP, down * _STEP)
            self._tell()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self._part = _grown(self._part, _STEP if key == Qt.Key.Key_Plus else -_STEP)
            self._tell()
        elif key == Qt.Key.Key_R:
            self.turn(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        far = [(at - corner).manhattanLength() for corner in _corners(self._frame())]
        corner = far.index(min(far)) if min(far) <= _NEAR * 2 else -1
        if corner >= 0 or self._frame().contains(at):
            self._held = (corner, at, self._part)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            return
        corner, start, part = self._held
        room = self._room()
        across = (event.position().x() - start.x()) / room.width()
        down = (event.position().y() - start.y()) / room.height()
        self._part = (
            _moved(part, across, down) if corner < 0 else _drawn(part, corner, across, down)
        )
        self._tell()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._held = None


def _corners(frame: QRectF) -> tuple[QPointF, ...]:
    return frame.topLeft(), frame.topRight(), frame.bottomLeft(), frame.bottomRight()


def _around(room: QRectF, frame: QRectF) -> tuple[QRectF, ...]:
    return (
        QRectF(room.topLeft(), QPointF(room.right(), frame.top())),
        QRectF(QPointF(room.left(), frame.bottom()), room.bottomRight()),
        QRectF(QPointF(room.left(), frame.top()), frame.bottomLeft()),
        QRectF(frame.topRight(), QPointF(room.right(), frame.bottom())),
    )


def _moved(part: Part, across: float, down: float) -> Part:
    left, top, right, bottom = part
    across = min(max(across, -left), 1 - right)
    down = min(max(down, -top), 1 - bottom)
    return _inside(left + across, top + down, right + across, bottom + down)


def _grown(part: Part, by: float) -> Part:
    left, top, right, bottom = part
    if by < 0 and min(right - left, bottom - top) + 2 * by < _LEAST:
        return part
    return _inside(left - by, top - by, right + by, bottom + by)


def _drawn(part: Part, corner: int, across: float, down: float) -> Part:
    """With one corner (as `_corners` counts them) drawn elsewhere."""
    left, top, right, bottom = part
    least = _LEAST
    if corner in (0, 2):
        left = min(left + across, right - least)
    else:
        right = max(right + across, left + least)
    if corner in (0, 1):
        top = min(top + down, bottom - least)
    else:
        bottom = max(bottom + down, top + least)
    return _inside(left, top, right, bottom)


def _inside(left: float, top: float, right: float, bottom: float) -> Part:
    return max(left, 0.0), max(top, 0.0), min(right, 1.0), min(bottom, 1.0)
