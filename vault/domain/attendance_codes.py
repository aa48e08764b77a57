"""Attendance codes: what each stands for, how it counts, and on which days it may be used."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from vault.domain.english.wording import worded
from vault.errors import InvalidValueError

LONGEST_CODE = 4
AM, PM = "am", "pm"
LESSONS = tuple(str(number) for number in range(1, 13))
SESSIONS = (AM, PM, *LESSONS)
"""The two that the law counts, then the lessons of a day."""
HALVES = (AM, PM)


class Counts(StrEnum):
    """What a mark says of its session: there, busy elsewhere with leave, away with or without it,
    or that nobody could be expected."""

    PRESENT = "present"
    ELSEWHERE = "elsewhere"
    AUTHORISED = "authorised"
    UNAUTHORISED = "unauthorised"
    NOT_POSSIBLE = "not-possible"
    ADMINISTRATIVE = "administrative"


ATTENDED = frozenset({Counts.PRESENT, Counts.ELSEWHERE})
POSSIBLE = ATTENDED | {Counts.AUTHORISED, Counts.UNAUTHORISED}
COUNTS_WORDS = {
    Counts.PRESENT: "Present",
    Counts.ELSEWHERE: "Attending elsewhere",
    Counts.AUTHORISED: "Authorised absence",
    Counts.UNAUTHORISED: "Unauthorised absence",
    Counts.NOT_POSSIBLE: "Not a possible session",
    Counts.ADMINISTRATIVE: "Administrative",
}


@dataclass(frozen=True, slots=True)
class AttendanceCode:
    """`short` stands beside a mark, `meaning` in a list. `starts` and `ends` are the first and the
    last day of its use, `session` the half of the day that it belongs to ('' both). `minutes`: how
    late is asked; `says_which`: a note belongs to it; `unresolved`: the reason is still to be
    found."""

    code: str
    meaning: str
    short: str
    counts: Counts
    starts: date | None = None
    ends: date | None = None
    session: str = ""
    minutes: bool = False
    says_which: bool = False
    unresolved: bool = False

    def is_used_on(self, day: date) -> bool:
        """Whether the day lies within its use."""
        return (self.starts is None or self.starts <= day) and (
            self.ends is None or day <= self.ends
        )

    def is_for(self, session: str) -> bool:
        """Whether it may stand in that session; a lesson has the marks of a morning."""
        half = session if session in HALVES else AM
        return not self.session or self.session == half


@dataclass(frozen=True, slots=True)
class CodeSet:
    """A whole set. `closes_after`: minutes after which a late child is marked as absent at first;
    `resolve_within`: school days in which a missing reason has to be found; 0 where nothing says
    so."""

    name: str
    title: str
    codes: tuple[AttendanceCode, ...]
    closes_after: int = 0
    resolve_within: int = 0
    others: tuple[AttendanceCode, ...] = ()
    """What older marks may have: of no use for new ones."""

    def on(self, day: date, session: str = AM) -> tuple[AttendanceCode, ...]:
        """Those that may be set in that session of that day."""
        return tuple(c for c in self.codes if c.is_used_on(day) and c.is_for(session))

    def present(self, day: date, session: str = AM) -> AttendanceCode:
        """The mark of a child who is there in time. InvalidValueError where the set has none."""
        for code in self.on(day, session):
            if code.counts is Counts.PRESENT and not code.minutes:
                return code
        raise InvalidValueError(field="code", reason=worded("the codes have none for 'present'"))

    def checked(self, text: str, day: date, session: str) -> AttendanceCode:
        """The code that was meant; the mark for 'present' of the other half of the day is taken for
        this one's. InvalidValueError for what is none on that day."""
        wanted = text.strip().upper()
        if any(c.code == wanted and c.session and not c.is_for(session) for c in self.codes):
            return self.present(day, session)
        for code in self.on(day, session):
            if code.code == wanted:
                return code
        known = any(code.code == wanted for code in self.codes)
        reason = worded(
            "{0} is not a code of that day" if known else "{0} is not in the set of codes"
        )
        raise InvalidValueError(field="code", reason=reason.format(f"'{wanted[:20]}'"))

    def find(self, text: str, day: date) -> AttendanceCode | None:
        """What a stored mark means: of that day, else of any."""
        same = [code for code in (*self.codes, *self.others) if code.code == text]
        return next((code for code in same if code.is_used_on(day)), same[0] if same else None)

    def steady(self, first: date, last: date) -> tuple[tuple[date, date], ...]:
        """The span from `first` to `last` in parts within which no code begins or stops to count as
        it does: one, unless the set was changed meanwhile."""
        names: dict[str, list[AttendanceCode]] = {}
        for code in (*self.codes, *self.others):
            names.setdefault(code.code, []).append(code)
        begins = {
            day
            for same in names.values()
            if len({code.counts for code in same}) > 1
            for code in same
            for day in (code.starts, code.ends + timedelta(days=1) if code.ends else None)
            if day is not None and first < day <= last
        }
        days = sorted({first, *begins})
        return tuple(
            (day, following - timedelta(days=1))
            for day, following in zip(days, (*days[1:], last + timedelta(days=1)), strict=True)
        )


def session_words(session: str) -> str:
    """'Morning', 'Afternoon' or 'Lesson 3'."""
    if session in HALVES:
        return worded("Morning" if session == AM else "Afternoon")
    return worded("Lesson {0}").format(session)


def session_of(text: str) -> str:
    """One of SESSIONS; InvalidValueError for anything else."""
    session = text.strip().casefold()
    if session not in SESSIONS:
        raise InvalidValueError(
            field="session", reason="am, pm, or the number of a lesson, 1 to 12"
        )
    return session


def check_set(codes: Iterable[AttendanceCode], ended: date | None = None) -> None:
    """InvalidValueError for a set with which no register could be taken: two of one code on one
    day, or no mark for 'present' today or, where a code is given a last day, after that."""
    listed = tuple(codes)
    for twin in _twins(listed):
        reason = worded("two codes are called {0} on the same day").format(twin)
        raise InvalidValueError(field="code", reason=reason)
    for session in HALVES:
        CodeSet("", "", listed).present(date.today(), session)
        if ended is not None:
            CodeSet("", "", listed).present(ended + timedelta(days=1), session)


def _twins(codes: tuple[AttendanceCode, ...]) -> Iterator[str]:
    for place, one in enumerate(codes):
        for other in codes[place + 1 :]:
            first = max((d for d in (one.starts, other.starts) if d), default=None)
            last = min((d for d in (one.ends, other.ends) if d), default=None)
            if one.code == other.code and (first is None or last is None or first <= last):
                yield one.code
