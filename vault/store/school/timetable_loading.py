"""What a timetable from outside becomes here: its classes, periods and teachers are looked for, and
what stands already is kept, changed or brought to an end."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta

from vault.crypto.primitives import digest
from vault.domain.english.wording import worded
from vault.domain.ids import NEW, ClassId, RecordId, StaffId
from vault.domain.school_values import StaffMember
from vault.domain.timetable import (
    MOST_LESSONS,
    Closure,
    Lesson,
    Period,
    PeriodKind,
    Week,
    check_closure,
    check_lesson,
    check_period,
)
from vault.domain.timetable_file import (
    Fate,
    IncomingLesson,
    LineProblem,
    PlannedLesson,
    TimetablePlan,
    TimetableReading,
    TimetableSource,
)
from vault.errors import InvalidValueError
from vault.store.context import Context
from vault.store.school.class_facts import ClassFacts
from vault.store.school.staff import Staff
from vault.store.school.timetables import Timetables

_PLAN = b"tuckbox-lessons"
_NUMBER = re.compile(r"(?:p|period|lesson|l|slot)?\W?(\d{1,2})")
_WORD = re.compile(r"\w+")


class TimetableLoading:
    """Plans first; what is applied is the plan."""

    def __init__(self, context: Context) -> None:
        self._timetables = Timetables(context)
        self._staff, self._classes = Staff(context), ClassFacts(context)

    def plan(self, reading: TimetableReading, source: TimetableSource) -> TimetablePlan:
        """What loading it would do, with a line for what stays out."""
        match = _Match(
            self._timetables, self._classes_by_name(), self._staff.members(), source.school_class
        )
        wanted: list[tuple[IncomingLesson, Lesson]] = []
        problems = list(reading.problems)
        for incoming in reading.lessons:
            try:
                lesson = match.lesson(incoming)
                period = match.period_of(lesson)
                check_lesson(lesson, period, (other for _, other in wanted))
            except InvalidValueError as error:
                problems.append(LineProblem(incoming.line, str(error.details["reason"])))
            else:
                wanted.append((incoming, replace(lesson, starts=source.from_day)))
        names = {period.id: period.name for period in match.periods}
        planned = self._fates(wanted, source, names)
        closures = tuple(self._new_closures(reading.closures))
        parts = (tuple(planned), tuple(match.new), closures)
        return TimetablePlan(
            reading.form,
            *parts,
            tuple(sorted(problems, key=lambda problem: problem.line)),
            digest(repr(parts).encode(), context=_PLAN).hex(),
        )

    def apply(self, plan: TimetablePlan) -> None:
        """Write it: what goes is first, so that its place is free."""
        made = {
            period.id: self._timetables.set_period(replace(period, id=NEW))
            for period in plan.periods
        }
        for planned in plan.lessons:
            if planned.fate is Fate.GOES:
                self._timetables.remove_lesson(planned.lesson.id, planned.lesson.version)
        written = [
            replace(planned.lesson, period=made.get(planned.lesson.period, planned.lesson.period))
            for fate in (Fate.ENDS, Fate.CHANGED, Fate.NEW)
            for planned in plan.lessons
            if planned.fate is fate
        ]
        self._timetables.set_lessons(written)
        for closure in plan.closures:
            self._timetables.set_closure(closure)

    def _classes_by_name(self) -> dict[str, ClassId]:
        """Also by its code, and without 'Class' before it; what two are called names none."""
        found: dict[str, set[ClassId]] = defaultdict(set)
        for one in self._classes.all():
            if one.ended is None:
                for name in (one.name, one.code):
                    plain = name.casefold().strip()
                    for word in {plain, plain.removeprefix("class ")} - {""}:
                        found[word].add(one.id)
        return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}

    def _fates(
        self,
        wanted: list[tuple[IncomingLesson, Lesson]],
        source: TimetableSource,
        names: dict[RecordId, str],
    ) -> Iterator[PlannedLesson]:
        """Of the classes in the file alone; what of them is not in it goes or ends where it is
        their whole timetable."""
        from_day = source.from_day
        standing: dict[tuple[str, str, int, str], list[Lesson]] = defaultdict(list)
        for lesson in self._timetables.lessons(sorted({lesson.class_id for _, lesson in wanted})):
            if from_day is None or lesson.ends is None or lesson.ends >= from_day:
                standing[_place(lesson)].append(lesson)
        for incoming, lesson in wanted:
            name = names[lesson.period]
            is_there = False
            for before in standing.pop(_place(lesson), []):
                fate, kept = _held_against(before, lesson, from_day, is_there=is_there)
                is_there = is_there or fate in (Fate.SAME, Fate.CHANGED)
                yield PlannedLesson(fate, kept, name, incoming.line)
            if not is_there:
                yield PlannedLesson(Fate.NEW, lesson, name, incoming.line)
        others = [lesson for lessons in standing.values() for lesson in lessons]
        taken = {_place(lesson) for _, lesson in wanted}
        for before in others:
            if not (source.is_whole or _is_in_the_way(before, taken)):
                continue
            yield PlannedLesson(*_ended(before, from_day), names[before.period])

    def _new_closures(self, closures: tuple[Closure, ...]) -> Iterator[Closure]:
        known = {(one.starts, one.ends) for one in self._timetables.closures()}
        for closure in closures:
            if (closure.starts, closure.ends) not in known:
                yield replace(closure, title=check_closure(closure))


class _Match:
    """Finds what a line means by its class, period and teacher."""

    def __init__(
        self,
        timetables: Timetables,
        classes: dict[str, ClassId],
        members: tuple[StaffMember, ...],
        school_class: ClassId | None,
    ) -> None:
        self._classes, self._chosen = classes, school_class
        self._calendar = timetables.calendar()
        self.periods = list(timetables.periods())
        self.new: list[Period] = []
        self._members: dict[str, StaffId] = {}
        for member in members:
            for name in (member.code, member.name, f"{member.given} {member.family}"):
                if name.strip():
                    self._members.setdefault(name.strip().casefold(), member.id)

    def lesson(self, incoming: IncomingLesson) -> Lesson:
        """InvalidValueError where a class or period is not found."""
        school_class, subject = self._class_of(incoming)
        period = self._period(incoming)
        return Lesson(
            NEW,
            0,
            school_class,
            period.id,
            incoming.weekday,
            self._week(incoming),
            subject[:200],
            incoming.room[:200],
            self._members.get(incoming.teacher.strip().casefold()),
        )

    def period_of(self, lesson: Lesson) -> Period:
        """The period of a lesson that was just found."""
        return next(period for period in self.periods if period.id == lesson.period)

    def _class_of(self, incoming: IncomingLesson) -> tuple[ClassId, str]:
        subject = incoming.subject or incoming.title
        if incoming.school_class:
            found = self._classes.get(incoming.school_class.strip().casefold())
            if found is None:
                reason = worded("there is no class {0} in sight").format(incoming.school_class)
                raise InvalidValueError(field="class", reason=reason)
            return found, subject
        text = incoming.title
        words = _WORD.findall(text)
        spans = ((first, last) for last in range(len(words), 0, -1) for first in range(last))
        for first, last in sorted(spans, key=lambda span: span[0] - span[1]):
            found = self._classes.get(" ".join(words[first:last]).casefold())
            if found is not None:
                rest = " ".join((*words[:first], *words[last:]))
                return found, rest if rest.casefold() != "class" else ""
        if self._chosen is None:
            raise InvalidValueError(field="class", reason="it does not say of which class it is")
        return self._chosen, subject

    def _period(self, incoming: IncomingLesson) -> Period:
        name = incoming.period.strip().casefold()
        here = [p for p in self.periods if incoming.weekday in p.weekdays]
        number = _NUMBER.fullmatch(name)
        for period in here:
            is_numbered = number is not None and period.number == int(number[1])
            if name and (period.name.casefold() == name or is_numbered):
                return period
        if incoming.begins is not None:
            for period in here:
                if period.begins <= incoming.begins < period.finishes:
                    return period
            if incoming.finishes is not None:
                return self._make(incoming, incoming.begins, incoming.finishes)
        if name:
            reason = worded("there is no period {0} on that weekday; add it first").format(
                incoming.period
            )
        else:
            reason = worded("it does not say in which period it is")
        raise InvalidValueError(field="period", reason=reason)

    def _make(self, incoming: IncomingLesson, begins: time, finishes: time) -> Period:
        """A period at that time: from Monday to Friday if it fits there, else on this weekday."""
        taken = {period.number for period in self.periods}
        number = next((n for n in range(1, MOST_LESSONS + 1) if n not in taken), 0)
        made = Period(
            RecordId(f"new {len(self.new)}"),
            0,
            incoming.period or worded("Period {0}").format(number),
            PeriodKind.LESSON,
            begins,
            finishes,
            number,
        )
        try:
            made = check_period(made, self.periods)
        except InvalidValueError:
            made = check_period(replace(made, weekdays=(incoming.weekday,)), self.periods)
        if incoming.weekday not in made.weekdays:
            made = check_period(replace(made, weekdays=(incoming.weekday,)), self.periods)
        self.new.append(made)
        self.periods.append(made)
        return made

    def _week(self, incoming: IncomingLesson) -> Week | None:
        if incoming.on is None:
            return incoming.week
        parity = incoming.on.toordinal() // 7 % 2
        return self._calendar.week(incoming.on) or (Week.A, Week.B)[parity]


def _is_in_the_way(before: Lesson, taken: set[tuple[str, str, int, str]]) -> bool:
    """Whether a lesson of each week stands where one of a single week is to be, or the other way
    round."""
    *place, week = _place(before)
    others = [""] if week else [one.value for one in Week]
    return any((*place, other) in taken for other in others)


def _held_against(
    before: Lesson, lesson: Lesson, from_day: date | None, *, is_there: bool
) -> tuple[Fate, Lesson]:
    """What becomes of a lesson that stands where another one is to be."""
    is_same = _content(before) == _content(lesson)
    goes_on = before.ends is None and (
        before.starts is None or (from_day is not None and before.starts <= from_day)
    )
    if is_same and goes_on and not is_there:
        return Fate.SAME, before
    if before.starts == from_day and not is_there:
        return Fate.CHANGED, replace(lesson, id=before.id, version=before.version)
    return _ended(before, from_day)


def _ended(lesson: Lesson, from_day: date | None) -> tuple[Fate, Lesson]:
    if from_day is None or (lesson.starts is not None and lesson.starts >= from_day):
        return Fate.GOES, lesson
    return Fate.ENDS, replace(lesson, ends=from_day - timedelta(days=1))


def _place(lesson: Lesson) -> tuple[str, str, int, str]:
    return (lesson.class_id, lesson.period, lesson.weekday, lesson.week or "")


def _content(lesson: Lesson) -> tuple[str, str, str]:
    return (lesson.subject, lesson.room, lesson.staff or "")
