"""Tones for what must be known: a colour and a symbol for each, never a colour alone."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPen

from ui.look.tokens import colour, hex_of
from vault.domain.alert_order import Danger, danger_of

TONE_OF = {Danger.HIGH: "bad", Danger.MEDIUM: "warn", Danger.LOW: "info"}
ICON_OF_TONE = {
    "bad": "triangle-alert",
    "warn": "circle-alert",
    "info": "info",
    "good": "circle-check",
}


def alert_tone(kind: str) -> str:
    """'bad', 'warn' or 'info', of a kind of alert."""
    return TONE_OF[danger_of(kind)]


def tone_edge(tone: str) -> QPen:
    """Around a fill in the background of a tone: none, but where all backgrounds are alike, as in
    high contrast, a line in its colour."""
    is_alike = hex_of(f"{tone}Bg") == hex_of("surface")
    return QPen(colour(f"{tone}Text"), 1) if is_alike else QPen(Qt.PenStyle.NoPen)
