"""What keys mean in a register: one for a child, a second one within 0.7 s for the longer codes."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

TOGETHER_S = 0.7
"""Two keys that follow each other this fast are one word."""
_LONGEST_MINUTES = 3


class Act(StrEnum):
    """What a key asks for."""

    MARK = "mark"
    """Set the code for the child under the cursor, and go on."""
    AGAIN = "again"
    """The key before was the first half of this code: it replaces what that set."""
    ROW = "row"
    """Go to the child with this number."""
    MINUTES = "minutes"
    """So many minutes late."""
    WAIT = "wait"
    """Half of a code: another key is needed."""
    UNKNOWN = "unknown"
    """No code begins like this."""


@dataclass(frozen=True, slots=True)
class Step:
    """`text` is a code or what was typed, `number` a row (from 1) or minutes."""

    act: Act
    text: str = ""
    number: int = 0


class KeyReader:
    """`codes` are those of the register; `late` those that ask for minutes, `present` the sign of
    being there in time, which / \\ and the space bar set. Times are in seconds, of any clock that
    only goes forward."""

    def __init__(self) -> None:
        self._codes: frozenset[str] = frozenset()
        self._starts: frozenset[str] = frozenset()
        self._late: frozenset[str] = frozenset()
        self.present = "/"
        self._before, self._at = "", 0.0
        self._is_set = False
        self._rows, self._minutes = "", ""
        self.asks_minutes = False

    def use(self, codes: Collection[str], late: Collection[str], present: str) -> None:
        """From now on these."""
        self._codes, self._late = frozenset(codes), frozenset(late)
        self._starts = frozenset(code[:1] for code in codes)
        self.present = present
        self.forget()

    def forget(self) -> None:
        """Whatever was begun is over: the cursor was moved by other means."""
        self._before, self._rows, self._minutes = "", "", ""
        self.asks_minutes = False

    def read(self, typed: str, now: float) -> Step:
        """Of one character."""
        is_fast, before = now - self._at <= TOGETHER_S, self._before
        self._at = now
        key = typed.upper()
        if typed in ("/", "\\", " "):
            return self._mark(self.present)
        if is_fast and before and before + key in self._codes:
            was_set = self._is_set
            step = self._mark(before + key)
            return Step(Act.AGAIN, before + key) if was_set else step
        if key.isdecimal() and key.isascii():
            return self._number(key, is_fast=is_fast)
        if key in self._codes:
            step = self._mark(key)
            self._before, self._is_set = key, True
            return step
        self.forget()
        if key in self._starts:
            self._before, self._is_set = key, False
            return Step(Act.WAIT, key)
        return Step(Act.UNKNOWN, typed)

    def _mark(self, code: str) -> Step:
        self.forget()
        self.asks_minutes = code in self._late
        return Step(Act.MARK, code)

    def _number(self, digit: str, *, is_fast: bool) -> Step:
        if self.asks_minutes:
            self._minutes = (self._minutes + digit)[-_LONGEST_MINUTES:]
            return Step(Act.MINUTES, number=int(self._minutes))
        self._before = ""
        self._rows = (self._rows if is_fast else "") + digit
        return Step(Act.ROW, number=int(self._rows))
