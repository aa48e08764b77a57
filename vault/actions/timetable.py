"""The timetable: what the school has when, and on which days it is closed."""

from dataclasses import dataclass
from datetime import date

from vault.actions.base import Command, Query
from vault.domain.catalogue.timetable import TIMETABLE_READ, TIMETABLE_WRITE
from vault.domain.ids import ClassId, RecordId
from vault.domain.school_days import SchoolDay, Sitting
from vault.domain.timetable import (
    Closure,
    Lesson,
    LessonChange,
    Period,
    Timetable,
    WeekStart,
)
from vault.errors import NotFoundError
from vault.store.records import Records
from vault.store.school.class_facts import ClassFacts
from vault.store.school.timetables import Timetables


@dataclass(frozen=True)
class ReadTimetable(Query[Timetable]):
    """Periods, lessons and what is otherwise from `first` to `last`, of all classes in sight."""

    name = "timetable.read"
    needs = TIMETABLE_READ
    is_recorded = False

    first: date
    last: date

    def apply(self, records: Records) -> Timetable:
        timetables = records.of(Timetables)
        return Timetable(
            timetables.periods(),
            timetables.lessons(),
            timetables.changes(self.first, self.last),
        )


@dataclass(frozen=True)
class ReadClassDay(Query[tuple[SchoolDay, tuple[Sitting, ...]]]):
    """What a class has on a day, and whether there is school. NotFoundError for a class that is out
    of sight."""

    name = "timetable.day"
    needs = TIMETABLE_READ
    is_recorded = False

    school_class: ClassId
    day: date

    def apply(self, records: Records) -> tuple[SchoolDay, tuple[Sitting, ...]]:
        kinds = {one.id: one.kind for one in records.of(ClassFacts).all()}
        if self.school_class not in kinds:
            raise NotFoundError
        days = records.of(Timetables).class_days(self.day, self.day, (self.school_class,))
        kind = kinds[self.school_class]
        return days.calendar.day(self.day), days.sittings(self.school_class, kind, self.day)


@dataclass(frozen=True)
class ReadSchoolDays(Query[tuple[SchoolDay, ...]]):
    """Each day from `first` to `last`, also those without school."""

    name = "timetable.days"
    needs = TIMETABLE_READ
    is_recorded = False

    first: date
    last: date

    def apply(self, records: Records) -> tuple[SchoolDay, ...]:
        calendar = records.of(Timetables).calendar()
        ordinals = range(self.first.toordinal(), self.last.toordinal() + 1)
        return tuple(calendar.day(date.fromordinal(ordinal)) for ordinal in ordinals)


@dataclass(frozen=True)
class SetPeriod(Command[RecordId]):
    """Add a period (empty id) or change one."""

    name = "timetable.set"
    needs = TIMETABLE_WRITE

    period: Period

    def apply(self, records: Records) -> RecordId:
        return records.of(Timetables).set_period(self.period)


@dataclass(frozen=True)
class RemovePeriod(Command[None]):
    """With the lessons in it."""

    name = "timetable.remove"
    needs = TIMETABLE_WRITE

    period: RecordId
    version: int

    def apply(self, records: Records) -> None:
        records.of(Timetables).remove_period(self.period, self.version)


@dataclass(frozen=True)
class SetLesson(Command[RecordId]):
    """Add a lesson of a class (empty id) or change one."""

    name = "timetable.set"
    needs = TIMETABLE_WRITE

    lesson: Lesson

    def apply(self, records: Records) -> RecordId:
        (record,) = records.of(Timetables).set_lessons((self.lesson,))
        return record


@dataclass(frozen=True)
class RemoveLesson(Command[None]):
    """With what is otherwise about it on single days."""

    name = "timetable.remove"
    needs = TIMETABLE_WRITE

    lesson: RecordId
    version: int

    def apply(self, records: Records) -> None:
        records.of(Timetables).remove_lesson(self.lesson, self.version)


@dataclass(frozen=True)
class SetLessonChange(Command[RecordId]):
    """What a lesson is on one day instead, or a lesson in addition (empty id), or a change of
    that."""

    name = "timetable.set"
    needs = TIMETABLE_WRITE

    change: LessonChange

    def apply(self, records: Records) -> RecordId:
        return records.of(Timetables).set_change(self.change)


@dataclass(frozen=True)
class RemoveLessonChange(Command[None]):
    """The day is as every week again."""

    name = "timetable.remove"
    needs = TIMETABLE_WRITE

    change: RecordId
    version: int

    def apply(self, records: Records) -> None:
        records.of(Timetables).remove("lesson_change", self.change, self.version)


@dataclass(frozen=True)
class ListClosures(Query[tuple[Closure, ...]]):
    """The latest first."""

    name = "closure.list"
    needs = TIMETABLE_READ
    is_recorded = False

    def apply(self, records: Records) -> tuple[Closure, ...]:
        return records.of(Timetables).closures()


@dataclass(frozen=True)
class SetClosure(Command[RecordId]):
    """Add days without school (empty id) or change them."""

    name = "closure.set"
    needs = TIMETABLE_WRITE

    closure: Closure

    def apply(self, records: Records) -> RecordId:
        return records.of(Timetables).set_closure(self.closure)


@dataclass(frozen=True)
class RemoveClosure(Command[None]):
    """They are school days again."""

    name = "closure.remove"
    needs = TIMETABLE_WRITE

    closure: RecordId
    version: int

    def apply(self, records: Records) -> None:
        records.of(Timetables).remove("closure", self.closure, self.version)


@dataclass(frozen=True)
class ListWeekStarts(Query[tuple[WeekStart, ...]]):
    """From when weeks take turns, the latest first."""

    name = "timetable.weeks"
    needs = TIMETABLE_READ
    is_recorded = False

    def apply(self, records: Records) -> tuple[WeekStart, ...]:
        return records.of(Timetables).week_starts()


@dataclass(frozen=True)
class SetWeekStart(Command[RecordId]):
    """From the week of a day on, weeks take turns; or a change of that."""

    name = "timetable.set"
    needs = TIMETABLE_WRITE

    start: WeekStart

    def apply(self, records: Records) -> RecordId:
        return records.of(Timetables).set_week_start(self.start)


@dataclass(frozen=True)
class RemoveWeekStart(Command[None]):
    """Without any left, every week is the same."""

    name = "timetable.remove"
    needs = TIMETABLE_WRITE

    start: RecordId
    version: int

    def apply(self, records: Records) -> None:
        records.of(Timetables).remove("timetable_week", self.start, self.version)
