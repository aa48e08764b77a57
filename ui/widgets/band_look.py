"""How a band looks: a chip in its colour with a symbol of its own. Chips are drawn once for each
theme, and then laid down as pictures."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from ui.look.tokens import colour, hex_of
from ui.words import tr
from vault.domain.bands import BAND_WORDS, BANDS, Band

CHIP = 18
_ROUND = 4
_SIGNS = {
    Band.WELL_BELOW: (((5, 5), (9, 9), (13, 5)), ((5, 9), (9, 13), (13, 9))),
    Band.BELOW: (((5, 7), (9, 11), (13, 7)),),
    Band.EXPECTED: (((5, 9), (13, 9)),),
    Band.ABOVE: (((5, 11), (9, 7), (13, 11)),),
}


def band_words(band: Band | None) -> str:
    """'Expected'; 'Not compared' for none."""
    return tr(BAND_WORDS[band]) if band else tr("Not compared")


def fill_of(band: Band) -> QColor:
    """Its background."""
    return colour(f"b{BANDS.index(band) + 1}")


def ink_of(band: Band) -> QColor:
    """What stands on that."""
    return colour(f"b{BANDS.index(band) + 1}t")


def chip(band: Band, ratio: float = 1.0) -> QPixmap:
    """18 px at 100 %, in the colours that are worn now."""
    return _chip(band, ratio, hex_of("b1"), hex_of("surface"))


@cache
def _chip(band: Band, ratio: float, *_worn: str) -> QPixmap:
    picture = QPixmap(round(CHIP * ratio), round(CHIP * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour("b3l") if band is Band.EXPECTED else fill_of(band), 1))
    painter.setBrush(fill_of(band))
    painter.drawRoundedRect(QRectF(0.5, 0.5, CHIP - 1, CHIP - 1), _ROUND, _ROUND)
    pen = QPen(ink_of(band), 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for line in _SIGNS[band]:
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in line]))
    painter.end()
    return picture
