"""How a judgement looks: a tile in its colour with a symbol of its own, pale with a clock where it
is an earlier one. Tiles are drawn once for each theme, and then laid down as pictures."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from ui.look.icons import icon_pixmap
from ui.look.tokens import colour, hex_of, sides
from ui.words import tr
from vault.domain.objectives import JUDGEMENT_WORDS, Judgement, Programme

_SYMBOL, _SMALL = 16, 14
_CARRIED = 0.26
"""How much of a judgement's colour an earlier one still has."""
_ROUND = 5
_CORNER = 8
_STAR = (
    *((8, 1.3), (10, 5.6), (14.7, 6.2), (11.2, 9.4), (12.1, 14.1)),
    *((8, 11.8), (3.9, 14.1), (4.8, 9.4), (1.3, 6.2), (6, 5.6)),
)


def judgement_words(judgement: Judgement | None, of: Programme | None) -> str:
    """'Secure', or the school's own name of it in the programme; 'Not assessed' for none."""
    if judgement is None:
        return tr("Not assessed")
    return (of.own_name(judgement) if of else "") or tr(JUDGEMENT_WORDS[judgement])


def tile(
    judgement: Judgement | None,
    *,
    carried: bool = False,
    evidence: bool = False,
    ratio: float = 1.0,
    of: tuple[int, int] | None = None,
) -> QPixmap:
    """In the colours that are worn now; `of` is its size at 100 %, unsaid that in the grid."""
    wide, high = of or sides("judgement_tile")
    return _tile(judgement, carried, evidence, ratio, wide, high, hex_of("surface"), hex_of("j1"))


def judgement_icon(judgement: Judgement | None) -> QIcon:
    """For the line of a menu."""
    drawn = QIcon()
    for ratio in (1.0, 2.0):
        drawn.addPixmap(tile(judgement, carried=False, evidence=False, ratio=ratio))
    return drawn


@cache
def _tile(
    judgement: Judgement | None,
    carried: bool,
    evidence: bool,
    ratio: float,
    wide: int,
    high: int,
    *_worn: str,
) -> QPixmap:
    picture = QPixmap(round(wide * ratio), round(high * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(0, 0, wide, high)
    if judgement is None:
        painter.setPen(QPen(colour("border"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
    else:
        _paint_set(painter, box, judgement, carried=carried, ratio=ratio)
    if evidence:
        _paint_corner(painter, box)
    painter.end()
    return picture


def _paint_set(
    painter: QPainter, box: QRectF, judgement: Judgement, *, carried: bool, ratio: float
) -> None:
    fill = colour(f"j{judgement.key}")
    if not carried:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, _ROUND, _ROUND)
        place = QPointF(box.center().x() - _SYMBOL / 2, box.center().y() - _SYMBOL / 2)
        _paint_symbol(painter, judgement, place, _SYMBOL, colour(f"j{judgement.key}t"))
        return
    painter.setPen(QPen(colour("border"), 1))
    painter.setBrush(_mixed(fill, colour("surface"), _CARRIED))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
    top = box.center().y() - _SMALL / 2
    _paint_symbol(painter, judgement, QPointF(7, top), _SMALL, colour("text2"))
    painter.drawPixmap(QPointF(25, top), icon_pixmap("history", "text2", _SMALL, ratio))


def _paint_symbol(
    painter: QPainter, judgement: Judgement, at: QPointF, side: int, ink: QColor
) -> None:
    painter.save()
    painter.translate(at)
    painter.scale(side / _SYMBOL, side / _SYMBOL)
    ring = QRectF(2.5, 2.5, 11, 11)
    painter.setBrush(ink)
    painter.setPen(Qt.PenStyle.NoPen)
    if judgement is Judgement.DEEP:
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in _STAR]))
    elif judgement is Judgement.SECURE:
        painter.drawEllipse(QRectF(1.8, 1.8, 12.4, 12.4))
    else:
        span = {Judgement.BEGINNING: 90, Judgement.DEVELOPING: 180}.get(judgement, 0)
        if span:
            part = QPainterPath(QPointF(8, 8))
            part.arcTo(ring, 90, -span)
            part.closeSubpath()
            painter.drawPath(part)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 1.6))
        painter.drawEllipse(ring)
    painter.restore()


def _paint_corner(painter: QPainter, box: QRectF) -> None:
    """That a note or a picture stands with it."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent"))
    right, top = box.right(), box.top()
    corner = [QPointF(right - _CORNER, top), QPointF(right, top), QPointF(right, top + _CORNER)]
    painter.drawPolygon(QPolygonF(corner))


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    parts = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(a * share + b * (1 - share)) for a, b in parts))
