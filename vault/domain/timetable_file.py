"""What a timetable from outside says, before it is held against what is here; and what loading it
would do."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from pathlib import Path

from vault.domain.ids import ClassId
from vault.domain.timetable import Closure, Lesson, Period, Week


@dataclass(frozen=True, slots=True)
class TimetableSource:
    """A file, or a text that was pasted. `school_class`: whose lessons those are that name no
    class. `from_day`: until the day before, lessons stay as they were; None replaces them at
    once. `is_whole`: lessons of its classes that are not in it go, or end.
    `first` and `last` are the days of a calendar that are looked at, `encoding` is how a person
    says that its letters are read."""

    path: Path | None = None
    text: str = field(default="", repr=False)
    school_class: ClassId | None = None
    from_day: date | None = None
    is_whole: bool = False
    first: date = date.min
    last: date = date.max
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class IncomingLesson:
    """One lesson as it is written. `period` is a name or a number; `begins` is None where the file
    gives no times. `school_class` is '' where it names none, `title` then is what may hold one. Of
    what comes back in every second week `on` is a day on which it is, as calendars know no A and
    B."""

    line: int
    weekday: int
    school_class: str = ""
    period: str = ""
    begins: time | None = None
    finishes: time | None = None
    subject: str = ""
    room: str = ""
    teacher: str = ""
    week: Week | None = None
    title: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class LineProblem:
    """Why a line stays out."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class TimetableReading:
    """`form` says what kind of file it is. `closures` have no id yet."""

    form: str
    lessons: tuple[IncomingLesson, ...] = ()
    closures: tuple[Closure, ...] = ()
    problems: tuple[LineProblem, ...] = ()


class Fate(StrEnum):
    """What loading does with a lesson: ENDS leaves it standing up to a day, GOES takes it away."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    ENDS = "ends"
    GOES = "goes"


@dataclass(frozen=True, slots=True)
class PlannedLesson:
    """`lesson` as it will stand (or as it stands, for one that goes); `period` by its name."""

    fate: Fate
    lesson: Lesson
    period: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class TimetablePlan:
    """What loading would do: nothing else is written, and nothing of it when the vault has changed
    since. `digest` tells two plans apart."""

    form: str
    lessons: tuple[PlannedLesson, ...] = ()
    periods: tuple[Period, ...] = ()
    closures: tuple[Closure, ...] = ()
    problems: tuple[LineProblem, ...] = ()
    digest: str = ""

    def count(self, fate: Fate) -> int:
        """How many lessons share this fate."""
        return Counter(planned.fate for planned in self.lessons)[fate]

    @property
    def writes(self) -> bool:
        """Whether there is anything to do."""
        changed = any(planned.fate is not Fate.SAME for planned in self.lessons)
        return changed or bool(self.periods or self.closures)
