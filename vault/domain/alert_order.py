"""Which alert comes first: the most dangerous, on every page that shows alerts."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from vault.domain.people import ALERT_KINDS, Alert


class Danger(StrEnum):
    """How much it matters that an adult with the child knows it; each has a colour and a symbol."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


DANGER_OF = {
    "allergy": Danger.HIGH,
    "medical": Danger.MEDIUM,
    "collection": Danger.LOW,
    "access": Danger.LOW,
    "other": Danger.LOW,
}
"""Every kind of alert, the most dangerous first."""
_ORDER = {kind: rank for rank, kind in enumerate(DANGER_OF)}
_STOP = re.compile(r"\.(?=\s+[^\W\d_a-z])")
"""A full stop with a capital behind it."""
_TITLES = frozenset({"mr", "mrs", "ms", "mx", "dr", "st", "prof", "rev", "sr", "jr"})
_SHORT_FORMS = _TITLES | {"no", "nos", "approx", "max", "min", "tel", "vs"}
if missing := set(ALERT_KINDS) ^ set(DANGER_OF):
    message = f"how dangerous are alerts of the kind {', '.join(sorted(missing))}?"
    raise TypeError(message)


def rank_of(kind: str) -> int:
    """0 for the most dangerous; a kind that this version does not know comes first, because
    nobody can say that it is harmless."""
    return _ORDER.get(kind, -1)


def danger_of(kind: str) -> Danger:
    """Of a kind that this version does not know: HIGH."""
    return DANGER_OF.get(kind, Danger.HIGH)


def most_dangerous_first(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds in the order of `rank_of`."""
    return tuple(sorted(kinds, key=rank_of))


def shown_on(day: date, alerts: Iterable[Alert]) -> tuple[Alert, ...]:
    """Those that have not ended by this day, the most dangerous first."""
    stand = (alert for alert in alerts if alert.ends is None or alert.ends >= day)
    return tuple(sorted(stand, key=lambda alert: rank_of(alert.kind)))


def first_words(text: str) -> str:
    """The first sentence of an alert, without its full stop. A dose ('0.3 mg') and a short form
    ('Mr. Hill', 'e.g.') end none: half of what must be known is worse than a long line."""
    line = text.strip().partition("\n")[0]
    for stop in _STOP.finditer(line):
        word = line[: stop.start()].rpartition(" ")[2].lower()
        if word not in _SHORT_FORMS and "." not in word:
            return line[: stop.start()].strip()
    return line.rstrip(".").strip()
