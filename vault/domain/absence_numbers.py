"""Attendance in numbers: sessions that were possible, attended and missed.

Persistent absence is a tenth of the possible sessions or more, severe absence a half or more, as
they are counted in England's statistics of pupil absence; in the United States a tenth is called
chronic absence.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from vault.domain.attendance_codes import ATTENDED, POSSIBLE, CodeSet, Counts
from vault.domain.collation import sort_key
from vault.domain.ids import PupilId
from vault.domain.people import Called

PERSISTENT, SEVERE = 10, 50
"""Per cent of the possible sessions."""
_LIMITS = (PERSISTENT, SEVERE)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Counts of sessions. `late` is part of what was attended, `unresolved` of what was missed
    without leave; `unknown` marks are in no set of codes, and count nowhere."""

    possible: int = 0
    attended: int = 0
    authorised: int = 0
    unauthorised: int = 0
    late: int = 0
    unresolved: int = 0
    unknown: int = 0

    @property
    def missed(self) -> int:
        """Possible sessions that were not attended."""
        return self.authorised + self.unauthorised

    @property
    def percent_missed(self) -> float:
        """Of the possible sessions, to one place, and never rounded up to a tenth or a half that
        was not missed; 0 where none was possible."""
        if not self.possible:
            return 0.0
        share = 100 * self.missed / self.possible
        shown = round(share, 1)
        return round(shown - 0.1, 1) if any(share < x <= shown for x in _LIMITS) else shown

    @property
    def percent_attended(self) -> float:
        """The rest of a hundred; 0 where no session was possible."""
        return round(100 * self.attended / self.possible, 1) if self.possible else 0.0

    @property
    def is_persistent(self) -> bool:
        """Whether a tenth was missed; counted exactly, and not by the rounded per cent."""
        return self.possible > 0 and 100 * self.missed >= PERSISTENT * self.possible

    @property
    def is_severe(self) -> bool:
        """Whether a half was missed."""
        return self.possible > 0 and 100 * self.missed >= SEVERE * self.possible

    def __add__(self, other: "Numbers") -> "Numbers":
        return Numbers(
            self.possible + other.possible,
            self.attended + other.attended,
            self.authorised + other.authorised,
            self.unauthorised + other.unauthorised,
            self.late + other.late,
            self.unresolved + other.unresolved,
            self.unknown + other.unknown,
        )


@dataclass(frozen=True, slots=True)
class PupilNumbers:
    """Of one child over a span of days."""

    pupil: PupilId
    called: Called
    class_name: str
    numbers: Numbers


@dataclass(frozen=True, slots=True)
class ClassNumbers:
    """Of one class: how many pupils, their sessions together, and how many of them missed a tenth
    and a half."""

    class_name: str
    pupils: int
    numbers: Numbers
    persistent: int
    severe: int


@dataclass(frozen=True, slots=True)
class AbsenceSummary:
    """Of a class or of all in sight; `first` and `last` are the days of the span."""

    first: date
    last: date
    class_name: str
    pupils: tuple[PupilNumbers, ...]

    @property
    def total(self) -> Numbers:
        """Of all of them."""
        return sum((pupil.numbers for pupil in self.pupils), Numbers())

    def by_class(self) -> tuple[ClassNumbers, ...]:
        """The same for each class, by its name; who is in none stands under ''."""
        rooms: dict[str, list[Numbers]] = {}
        for pupil in self.pupils:
            rooms.setdefault(pupil.class_name, []).append(pupil.numbers)
        return tuple(
            ClassNumbers(
                name,
                len(numbers),
                sum(numbers, Numbers()),
                sum(1 for one in numbers if one.is_persistent),
                sum(1 for one in numbers if one.is_severe),
            )
            for name, numbers in sorted(rooms.items(), key=lambda room: sort_key(room[0]))
        )

    @property
    def persistent(self) -> int:
        """How many missed a tenth; those who missed a half are among them."""
        return sum(1 for pupil in self.pupils if pupil.numbers.is_persistent)

    @property
    def severe(self) -> int:
        """How many missed a half."""
        return sum(1 for pupil in self.pupils if pupil.numbers.is_severe)


def numbers_of(counts: Mapping[str, int], codes: CodeSet, day: date) -> Numbers:
    """Of marks counted by code, read as the codes were on `day`."""
    total = Numbers()
    for text, number in counts.items():
        code = codes.find(text, day)
        if code is None:
            total += Numbers(unknown=number)
            continue
        total += Numbers(
            possible=number * (code.counts in POSSIBLE),
            attended=number * (code.counts in ATTENDED),
            authorised=number * (code.counts is Counts.AUTHORISED),
            unauthorised=number * (code.counts is Counts.UNAUTHORISED),
            late=number * (code.minutes and code.counts is Counts.PRESENT),
            unresolved=number * code.unresolved,
        )
    return total
