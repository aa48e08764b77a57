"""Which days are school days, which week of two they lie in, and what a class has on them.

Registers and Today stand on it. Without a timetable, a class has a morning and an afternoon.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from vault.domain.english.wording import worded
from vault.domain.ids import ClassId, RecordId
from vault.domain.school_values import REGISTRATION_KINDS, AcademicYear, Term
from vault.domain.timetable import (
    ChangeKind,
    Closure,
    Lesson,
    LessonChange,
    Part,
    Period,
    PeriodKind,
    Timetable,
    Week,
    WeekStart,
)

AM, PM = "am", "pm"
_HALVES = (AM, PM)
_WEEK = timedelta(days=7)
_ONE = timedelta(days=1)
_USUAL = frozenset({1, 2, 3, 4, 5})


@dataclass(frozen=True, slots=True)
class SchoolDay:
    """`halves`: which of 'am' and 'pm' pupils are in school. `why` says in words why one is missing
    ('Bank holiday'); `closure` is there where the school has entered it. `week` is None where every
    week is the same. `is_guessed`: nothing that the school has entered says for sure that it
    does not meet on this weekday."""

    day: date
    halves: tuple[str, ...] = ()
    why: str = ""
    closure: Closure | None = None
    week: Week | None = None
    is_guessed: bool = False

    @property
    def is_open(self) -> bool:
        """Whether pupils are in school at all."""
        return bool(self.halves)

    def has(self, session: str) -> bool:
        """Whether pupils are in school in that session: a half of the day, or a lesson of it."""
        return session in self.halves if session in _HALVES else self.is_open


@dataclass(frozen=True, slots=True)
class Sitting:
    """A registration or lesson of a class on a day. `session` is 'am', 'pm' or the number of the
    lesson, under which its register is kept; '' where none is taken (assembly, lunch). `begins` is
    None where no period says when. `is_due`: a register is expected. `change` says what is
    otherwise than usual."""

    session: str
    title: str
    begins: time | None = None
    finishes: time | None = None
    subject: str = ""
    room: str = ""
    staff_name: str = ""
    period: RecordId | None = None
    lesson: RecordId | None = None
    change: LessonChange | None = None
    is_due: bool = False

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.change is not None and self.change.kind is ChangeKind.CANCELLED


class SchoolCalendar:
    """Terms, closures and weeks of two. `weekdays` are those on which there is school at all; by
    default Monday to Friday. A day that is in no term of its year is none; where no year is
    entered, or a year without terms, nobody knows, and it is one."""

    def __init__(
        self,
        years: Iterable[AcademicYear] = (),
        closures: Iterable[Closure] = (),
        week_starts: Iterable[WeekStart] = (),
        weekdays: Iterable[int] = (),
    ) -> None:
        self._years = tuple(years)
        self._closures = sorted(closures, key=lambda closure: closure.starts)
        self._week_starts = sorted(week_starts, key=lambda start: start.day)
        self._weekdays = frozenset(weekdays) or _USUAL
        self._says_weekdays = bool(weekdays) or any(y.starts and y.ends for y in self._years)
        self._weeks: dict[date, Week | None] = {}
        self._days: dict[date, SchoolDay] = {}

    def day(self, day: date) -> SchoolDay:
        """What it is, in words and halves."""
        if day not in self._days:
            found = self._look(day)
            self._days[day] = found
            if found.is_open and self._week_starts:
                self._days[day] = replace(found, week=self.week(day))
        return self._days[day]

    def between(self, first: date, last: date) -> Iterator[SchoolDay]:
        """Each day of the span on which pupils are in school, both ends included."""
        for ordinal in range(first.toordinal(), last.toordinal() + 1):
            day = self.day(date.fromordinal(ordinal))
            if day.is_open:
                yield day

    def week(self, day: date) -> Week | None:
        """Which of two weeks it lies in: they take turns, and weeks without school do not count."""
        if not self._week_starts:
            return None
        monday = _monday(day)
        if monday not in self._weeks:
            self._weeks[monday] = self._count_weeks(monday)
        return self._weeks[monday]

    def _count_weeks(self, monday: date) -> Week:
        past = [start for start in self._week_starts if _monday(start.day) <= monday]
        start = past[-1] if past else self._week_starts[0]
        first, last = sorted((_monday(start.day), monday))
        turns = 0
        while first < last:
            turns += self._has_school(first)
            first += _WEEK
        return start.week.other if turns % 2 else start.week

    def _has_school(self, monday: date) -> bool:
        return any(self._is_open(monday + n * _ONE) for n in range(7))

    def _is_open(self, day: date) -> bool:
        return self._look(day).is_open

    def _look(self, day: date) -> SchoolDay:
        if day.isoweekday() not in self._weekdays:
            # A timetable that is half typed does not say that there is no school on Tuesdays.
            is_usual = day.isoweekday() in _USUAL
            why = worded("No school day") if is_usual else worded("Weekend")
            return SchoolDay(day, why=why, is_guessed=is_usual or not self._says_weekdays)
        if not self._is_in_term(day):
            return SchoolDay(day, why=worded("Outside term"))
        halves, title, closure = {AM, PM}, "", None
        for entered in self._closures:
            if entered.starts <= day <= entered.ends:
                halves -= {AM, PM} if entered.part is Part.DAY else {entered.part.value}
                title, closure = title or entered.title, closure or entered
        return SchoolDay(day, tuple(half for half in (AM, PM) if half in halves), title, closure)

    def _is_in_term(self, day: date) -> bool:
        for year in self._years:
            if year.starts and year.ends and year.starts <= day <= year.ends:
                return not year.terms or any(_holds(term, day) for term in year.terms)
        return True


class ClassDays:
    """What classes have on days, by calendar and timetable."""

    def __init__(self, calendar: SchoolCalendar, timetable: Timetable) -> None:
        self.calendar = calendar
        self._periods = {period.id: period for period in timetable.periods}
        self._lessons: dict[ClassId, list[Lesson]] = defaultdict(list)
        for lesson in timetable.lessons:
            self._lessons[lesson.class_id].append(lesson)
        self._changes: dict[tuple[ClassId, date], list[LessonChange]] = defaultdict(list)
        for change in timetable.changes:
            self._changes[change.class_id, change.day].append(change)

    def sittings(self, school_class: ClassId, kind: str, day: date) -> tuple[Sitting, ...]:
        """All of the class on that day, by time; () when there is no school. `kind` is the class's
        own: registers of morning and afternoon are due in a registration class (and in one whose
        kind nobody knows), of lessons in all others; both may be taken anywhere."""
        school_day = self.calendar.day(day)
        if not school_day.is_open:
            return ()
        is_registration = kind in REGISTRATION_KINDS
        sittings = [self._half(half, day, is_due=is_registration) for half in school_day.halves]
        sittings += self._of_timetable(school_class, school_day, is_due=not is_registration)
        return tuple(sorted(sittings, key=_order))

    def _half(self, half: str, day: date, *, is_due: bool) -> Sitting:
        words = worded("Morning") if half == AM else worded("Afternoon")
        for period in self._periods.values():
            if period.kind == half and day.isoweekday() in period.weekdays:
                return Sitting(
                    half, words, period.begins, period.finishes, period=period.id, is_due=is_due
                )
        return Sitting(half, words, is_due=is_due)

    def _of_timetable(
        self, school_class: ClassId, day: SchoolDay, *, is_due: bool
    ) -> Iterator[Sitting]:
        changes = self._changes.get((school_class, day.day), [])
        changed = {change.lesson: change for change in changes if change.lesson is not None}
        for lesson in self._lessons.get(school_class, ()):
            period = self._periods.get(lesson.period)
            stands = lesson.stands_on(day.day, day.week)
            if period is not None and stands and self._is_in(period, day):
                yield _sitting(period, lesson, changed.get(lesson.id), is_due=is_due)
        for change in changes:
            period = self._periods.get(change.period)
            if change.kind is ChangeKind.EXTRA and period is not None and self._is_in(period, day):
                yield _sitting(period, None, change, is_due=is_due)

    def _is_in(self, period: Period, day: SchoolDay) -> bool:
        """Whether pupils are in school then: the afternoon begins with its registration, else at
        noon."""
        if day.day.isoweekday() not in period.weekdays:
            return False
        afternoon = self._half(PM, day.day, is_due=False).begins or time(12)
        return (PM if period.begins >= afternoon else AM) in day.halves


def _sitting(
    period: Period, lesson: Lesson | None, change: LessonChange | None, *, is_due: bool
) -> Sitting:
    of = change if change is not None and change.kind is not ChangeKind.CANCELLED else None
    session = str(period.number) if period.kind is PeriodKind.LESSON and period.number else ""
    is_cancelled = change is not None and of is None
    # What a change leaves empty stays as it is every week.
    parts = {
        name: (getattr(of, name) if of is not None else "")
        or (getattr(lesson, name) if lesson is not None else "")
        for name in ("subject", "room", "staff_name")
    }
    return Sitting(
        session,
        period.name,
        period.begins,
        period.finishes,
        period=period.id,
        lesson=lesson.id if lesson is not None else None,
        change=change,
        is_due=is_due and bool(session) and not is_cancelled,
        **parts,
    )


def _order(sitting: Sitting) -> tuple[time, str]:
    noon = time(12) if sitting.session == PM else time()
    return (sitting.begins or noon, sitting.session)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _holds(term: Term, day: date) -> bool:
    return bool(term.starts and term.ends and term.starts <= day <= term.ends)
