"""Tones for what must be known: a colour and a symbol for each, never a colour alone."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPen

from ui.look.tokens import colour, hex_of

ICON_OF_TONE = {
    "bad": "triangle-alert",
    "warn": "circle-alert",
    "info": "info",
    "good": "circle-check",
}


def tone_edge(tone: str) -> QPen:
    """Around a fill in the background of a tone: none, but where all backgrounds are alike, as in
    high contrast, a line in its colour."""
    is_alike = hex_of(f"{tone}Bg") == hex_of("surface")
    return QPen(colour(f"{tone}Text"), 1) if is_alike else QPen(Qt.PenStyle.NoPen)


def fill_toned(painter: QPainter, box: QRect, tone: str) -> None:
    """The cell of a map or a table in a tone, which can be told from an empty one in every theme.
    The painter keeps its pen."""
    painter.fillRect(box, colour(f"{tone}Bg"))
    edge = tone_edge(tone)
    if edge.style() is not Qt.PenStyle.NoPen:
        before = painter.pen()
        painter.setPen(edge)
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.setPen(before)
