"""The outline of a body as it is drawn for marks: the same in front and at the back."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen, QTransform

from ui.look.fonts import font
from ui.look.tokens import colour

WIDE, HIGH = 130.0, 290.0
"""Of the outline, in units of its own."""
_ROUND, _LETTER = 11.0, 18.0
_LIMBS: tuple[tuple[float, tuple[tuple[float, float], ...]], ...] = (
    (15.0, ((38, 84), (27, 130), (19, 178))),
    (15.0, ((92, 84), (103, 130), (111, 178))),
    (23.0, ((53, 160), (51, 215), (50, 268))),
    (23.0, ((77, 160), (79, 215), (80, 268))),
)
"""Arms and legs: how thick, and along which points."""


@cache
def outline() -> QPainterPath:
    """Within WIDE × HIGH."""
    body = QPainterPath()
    body.addEllipse(QRectF(48, 4, 34, 42))
    body = body.united(_rounded(QRectF(57, 38, 16, 26), 5))
    trunk = QPainterPath(QPointF(60, 58))
    trunk.cubicTo(50, 62, 34, 62, 31, 80)
    trunk.lineTo(42, 96)
    trunk.cubicTo(46, 120, 42, 140, 41, 168)
    trunk.lineTo(89, 168)
    trunk.cubicTo(88, 140, 84, 120, 88, 96)
    trunk.lineTo(99, 80)
    trunk.cubicTo(96, 62, 80, 62, 70, 58)
    trunk.closeSubpath()
    body = body.united(trunk)
    for thick, points in _LIMBS:
        line = QPainterPath(QPointF(*points[0]))
        for point in points[1:]:
            line.lineTo(QPointF(*point))
        pen = QPainterPathStroker()
        pen.setWidth(thick)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        body = body.united(pen.createStroke(line))
    return body.simplified()


def _rounded(box: QRectF, corner: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(box, corner, corner)
    return path


def fitted(room: QRectF) -> QRectF:
    """Where the outline stands in a room, as large as it fits with a letter at each side."""
    scale = min((room.width() - 2 * _LETTER) / WIDE, room.height() / HIGH)
    wide, high = WIDE * scale, HIGH * scale
    return QRectF(room.center().x() - wide / 2, room.top(), wide, high)


def paint_outline(painter: QPainter, box: QRectF) -> None:
    """In the place that `fitted` gives."""
    scale = box.width() / WIDE
    shape = QTransform.fromTranslate(box.x(), box.y()).scale(scale, scale).map(outline())
    painter.setBrush(colour("sunken"))
    painter.setPen(QPen(colour("field"), 1.5))
    painter.drawPath(shape)


def spot(box: QRectF, across: int, down: int) -> QPointF:
    """Where a mark stands, from percent of the outline's place."""
    return QPointF(box.x() + box.width() * across / 100, box.y() + box.height() * down / 100)


def paint_mark(painter: QPainter, at: QPointF, number: int, *, has_focus: bool = False) -> None:
    """A numbered disc with a ring of the background, so that it shows on every other."""
    surface: QColor = colour("surface")
    painter.setPen(QPen(colour("focus"), 2) if has_focus else QPen(surface, 2))
    painter.setBrush(colour("accent"))
    painter.drawEllipse(at, _ROUND, _ROUND)
    painter.setPen(colour("onAccent"))
    painter.setFont(font("small", strong=True))
    box = QRectF(at.x() - _ROUND, at.y() - _ROUND, 2 * _ROUND, 2 * _ROUND)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
