"""A security check: what was looked at, what was found, why it matters and what to do about it."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

QUICK_EVERY = timedelta(days=7)
FULL_EVERY = timedelta(days=120)
"""A term and the holidays after it."""


class Result(StrEnum):
    """The outcome of one check."""

    PASS = "pass"
    WARN = "warn"
    FAIL = "fail"
    UNKNOWN = "unknown"
    """It cannot be found out on this machine, or not with this person's keys."""


LEFT_OUT = "is about records that this role may not read, and was left out"
NOT_YET = "not looked at yet"
"""What is found by a check that was not made: for want of a key, or of a thorough run so far."""


class Scope(StrEnum):
    """Which checks a run makes."""

    QUICK = "quick"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One check and its outcome in words. `page` is the key of the page where the remedy is; empty
    where that is outside the program. `until` is the day by which it is to be done, None where no
    day is set; it holds for now, and is not kept with a run."""

    id: str
    title: str
    result: Result
    found: str
    why: str
    remedy: str
    page: str = ""
    until: date | None = field(default=None, compare=False)

    @property
    def is_due(self) -> bool:
        """Whether something is to be done about it."""
        return self.result in (Result.FAIL, Result.WARN)

    @property
    def is_left_out(self) -> bool:
        """Whether this person's keys do not reach what it looks at."""
        return self.found == LEFT_OUT

    @property
    def is_not_yet(self) -> bool:
        """Whether only a thorough run can tell it, and there was none."""
        return self.found == NOT_YET


@dataclass(frozen=True, slots=True)
class Assessment:
    """One run over all checks of a scope."""

    at: datetime
    by: str
    scope: Scope
    items: tuple[CheckItem, ...]

    def count(self, result: Result) -> int:
        """How many checks had this outcome."""
        return sum(1 for item in self.items if item.result is result)


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """A run in the trend."""

    id: str
    at: datetime
    by: str
    scope: Scope
    passed: int
    warned: int
    failed: int


@dataclass(frozen=True, slots=True)
class CheckStatus:
    """The runs so far, newest first, and what is due; `began` is the day of the vault's first
    entry."""

    rows: tuple[AssessmentRow, ...]
    began: date | None = None

    def newest(self, *scopes: Scope) -> AssessmentRow | None:
        """The newest run of one of these scopes."""
        return next((row for row in self.rows if row.scope in scopes), None)

    def due(self, today: date) -> Scope | None:
        """The scope that is due, or None. A full run counts as a quick one too. A new vault has its
        first week."""
        full = self.newest(Scope.FULL)
        if full is None:
            is_new = self.began is not None and today - self.began < QUICK_EVERY
            return None if is_new else Scope.FULL
        if today - full.at.date() >= FULL_EVERY:
            return Scope.FULL
        quick = self.newest(Scope.QUICK, Scope.FULL)
        if quick is None or today - quick.at.date() >= QUICK_EVERY:
            return Scope.QUICK
        return None
