"""The timetable: periods of a day, lessons in them, what is otherwise on single days, and when the
school is closed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from vault.domain.english.wording import worded
from vault.domain.ids import ClassId, RecordId, StaffId
from vault.domain.school_values import line_of, name_of
from vault.errors import InvalidValueError

MOST_LESSONS = 12
"""Lessons of a day, which is how many a register can name."""
WEEKDAYS = (1, 2, 3, 4, 5, 6, 7)
"""From Monday, as ISO 8601 counts them."""
_USUAL = (1, 2, 3, 4, 5)
_TIME = re.compile(r"(\d{1,2})[:.h]?([0-5]\d)(?::00)?( ?[ap]\.?m\.?)?", re.ASCII | re.IGNORECASE)


class PeriodKind(StrEnum):
    """What happens in a period: one of the day's two registrations, a lesson, or neither (assembly,
    break, lunch)."""

    MORNING = "am"
    AFTERNOON = "pm"
    LESSON = "lesson"
    OTHER = "other"


PERIOD_WORDS = {
    PeriodKind.MORNING: "Morning registration",
    PeriodKind.AFTERNOON: "Afternoon registration",
    PeriodKind.LESSON: "Lesson",
    PeriodKind.OTHER: "Other (assembly, break, lunch)",
}


class Week(StrEnum):
    """The two weeks of a fortnightly timetable."""

    A = "A"
    B = "B"

    @property
    def other(self) -> "Week":
        """The one that follows it."""
        return Week.B if self is Week.A else Week.A


class ClosureKind(StrEnum):
    """Why pupils are not in school."""

    HOLIDAY = "holiday"
    PUBLIC_HOLIDAY = "public-holiday"
    INSET = "inset"
    CLOSED = "closed"


CLOSURE_WORDS = {
    ClosureKind.HOLIDAY: "Holiday",
    ClosureKind.PUBLIC_HOLIDAY: "Bank holiday",
    ClosureKind.INSET: "INSET day",
    ClosureKind.CLOSED: "School closed",
}


class Part(StrEnum):
    """How much of a day."""

    DAY = "day"
    MORNING = "am"
    AFTERNOON = "pm"


PART_WORDS = {
    Part.DAY: "Whole day",
    Part.MORNING: "Morning",
    Part.AFTERNOON: "Afternoon",
}


class ChangeKind(StrEnum):
    """What is otherwise on one day."""

    CANCELLED = "cancelled"
    CHANGED = "changed"
    EXTRA = "extra"


CHANGE_WORDS = {
    ChangeKind.CANCELLED: "Cancelled",
    ChangeKind.CHANGED: "Changed",
    ChangeKind.EXTRA: "Extra lesson",
}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the day on some weekdays. `number` counts lessons, from 1; it is 0 for all else.
    Two periods with one number are the same lesson at another time on other weekdays."""

    id: RecordId
    version: int
    name: str
    kind: PeriodKind
    begins: time
    finishes: time
    number: int = 0
    weekdays: tuple[int, ...] = _USUAL


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a class has in a period on one weekday, each week or in one of two. `starts` and `ends`
    are the first and the last day on which it stands, None for always. `subject` is empty where it
    is the subject of the class, `room` likewise."""

    id: RecordId
    version: int
    class_id: ClassId
    period: RecordId
    weekday: int
    week: Week | None = None
    subject: str = ""
    room: str = ""
    staff: StaffId | None = None
    starts: date | None = None
    ends: date | None = None
    class_name: str = ""
    staff_name: str = ""

    def stands_on(self, day: date, week: Week | None) -> bool:
        """Whether it takes place on a school day that lies in this week of two."""
        is_time = (self.starts is None or self.starts <= day) and (
            self.ends is None or day <= self.ends
        )
        return is_time and self.weekday == day.isoweekday() and self.week in (None, week)


@dataclass(frozen=True, slots=True)
class LessonChange:
    """What one lesson is on one day instead (`lesson`), or a lesson that comes in addition."""

    id: RecordId
    version: int
    class_id: ClassId
    day: date
    period: RecordId
    kind: ChangeKind
    lesson: RecordId | None = None
    subject: str = ""
    room: str = ""
    staff: StaffId | None = None
    note: str = ""
    class_name: str = ""
    staff_name: str = ""


@dataclass(frozen=True, slots=True)
class Closure:
    """Days on which pupils are not in school, or halves of them."""

    id: RecordId
    version: int
    title: str
    kind: ClosureKind
    starts: date
    ends: date
    part: Part = Part.DAY


@dataclass(frozen=True, slots=True)
class WeekStart:
    """From the week of `day` on, weeks take turns, and this is the first. Without any, every week
    is the same."""

    id: RecordId
    version: int
    day: date
    week: Week


@dataclass(frozen=True, slots=True)
class Timetable:
    """All of it, as far as it is in sight: periods by time, lessons, and changes of some days."""

    periods: tuple[Period, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    changes: tuple[LessonChange, ...] = ()


def weekday_name(weekday: int) -> str:
    """'Monday' for 1."""
    return f"{date(2024, 1, (weekday - 1) % 7 + 1):%A}"  # that month began with a Monday


def standing(lessons: Iterable[Lesson], week: Week | None, day: date) -> tuple[Lesson, ...]:
    """Those that stand on that day or later, in this week of two (None: in each)."""
    return tuple(
        lesson
        for lesson in lessons
        if lesson.week in (None, week) and (lesson.ends is None or lesson.ends >= day)
    )


def week_rows(
    periods: tuple[Period, ...], lessons: Iterable[Lesson], week: Week | None, subject: str
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The head and the rows of a printed week: periods down, weekdays across. `subject` is that of
    the class, for lessons that name none."""
    days = sorted({day for period in periods for day in period.weekdays})
    cells = {
        (lesson.period, lesson.weekday): " · ".join(
            part for part in (lesson.subject or subject, lesson.room, lesson.staff_name) if part
        )
        for lesson in standing(lessons, week, date.today())
    }
    head = (worded("Period"), *map(weekday_name, days))
    rows = (
        (
            f"{period.name} {period.begins:%H:%M}",
            *(cells.get((period.id, day), "") for day in days),
        )
        for period in periods
    )
    return head, tuple(rows)


def time_of(text: str) -> time:
    """'8:50', '08.50', '0850', '08:50:00' or '8:50 AM'; InvalidValueError."""
    found = _TIME.fullmatch(text.strip())
    half = found[3].strip().lower()[0] if found is not None and found[3] else ""
    if found is None or int(found[1]) > 23 or (half and not 1 <= int(found[1]) <= 12):
        raise InvalidValueError(field="time", reason="a time looks like 08:50")
    hour = int(found[1]) % 12 + 12 * (half == "p") if half else int(found[1])
    return time(hour, int(found[2]))


def check_period(period: Period, others: Iterable[Period]) -> Period:
    """With a clean name and a number. InvalidValueError when it ends before it begins, has no
    weekday, or lies over another one of the same weekday."""
    name = name_of("name", period.name)
    if period.finishes <= period.begins:
        raise InvalidValueError(field="finishes", reason="it must come after the beginning")
    days = tuple(sorted(set(period.weekdays) & set(WEEKDAYS)))
    if not days:
        raise InvalidValueError(field="weekdays", reason="choose one at least")
    beside = [
        other for other in others if other.id != period.id and set(other.weekdays) & set(days)
    ]
    for other in beside:
        if other.begins < period.finishes and period.begins < other.finishes:
            reason = worded("{0} is at that time").format(other.name)
            raise InvalidValueError(field="begins", reason=reason)
    number = _number(period, beside) if period.kind is PeriodKind.LESSON else 0
    if period.kind in (PeriodKind.MORNING, PeriodKind.AFTERNOON):
        twin = next((other for other in beside if other.kind is period.kind), None)
        if twin is not None:
            reason = worded("{0} is that registration already").format(twin.name)
            raise InvalidValueError(field="kind", reason=reason)
    return Period(
        period.id, period.version, name, period.kind, period.begins, period.finishes, number, days
    )


def _number(period: Period, beside: list[Period]) -> int:
    taken = {other.number: other.name for other in beside if other.kind is PeriodKind.LESSON}
    if period.number in taken and period.number:
        reason = worded("{0} has this number on the same days").format(taken[period.number])
        raise InvalidValueError(field="number", reason=reason)
    free = [number for number in range(1, MOST_LESSONS + 1) if number not in taken]
    number = period.number or next(iter(free), 0)
    if not 1 <= number <= MOST_LESSONS:
        reason = f"a day has no more than {MOST_LESSONS} lessons"
        raise InvalidValueError(field="number", reason=reason)
    return number


def check_lesson(lesson: Lesson, period: Period, others: Iterable[Lesson]) -> None:
    """InvalidValueError for a weekday that the period does not have, a last day before the first,
    or where the class has another lesson at that time."""
    if lesson.weekday not in period.weekdays:
        reason = worded("{0} is not on that weekday").format(period.name)
        raise InvalidValueError(field="weekday", reason=reason)
    if lesson.starts and lesson.ends and lesson.ends < lesson.starts:
        raise InvalidValueError(field="last day", reason="it cannot come before the first day")
    for other in others:
        if other.id != lesson.id or not lesson.id:
            is_there = (other.class_id, other.period, other.weekday) == (
                lesson.class_id,
                lesson.period,
                lesson.weekday,
            )
            weeks = {lesson.week, other.week}
            if is_there and (None in weeks or len(weeks) == 1) and _overlap(lesson, other):
                reason = worded("the class has a lesson at that time already")
                raise InvalidValueError(field="period", reason=reason)


def _overlap(one: Lesson, other: Lesson) -> bool:
    first = max(one.starts or date.min, other.starts or date.min)
    return first <= min(one.ends or date.max, other.ends or date.max)


def check_closure(closure: Closure) -> str:
    """Its clean title; InvalidValueError for a last day before the first, or half a day of many."""
    if closure.ends < closure.starts:
        raise InvalidValueError(field="last day", reason="it cannot come before the first day")
    if closure.part is not Part.DAY and closure.ends != closure.starts:
        raise InvalidValueError(field="part", reason="half a day is of one day alone")
    return line_of("title", closure.title) or worded(CLOSURE_WORDS[closure.kind])
