"""Which tone an alert has: apart from the other tones, as the unlock window shows no alerts."""

from vault.domain.alert_order import Danger, danger_of

TONE_OF = {Danger.HIGH: "bad", Danger.MEDIUM: "warn", Danger.LOW: "info"}


def alert_tone(kind: str) -> str:
    """'bad', 'warn' or 'info', of a kind of alert."""
    return TONE_OF[danger_of(kind)]
