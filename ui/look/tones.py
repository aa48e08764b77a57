"""Tones for what must be known: a colour and a symbol for each, never a colour alone."""

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
