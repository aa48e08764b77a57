"""SQL for the timetable: periods, lessons, changes of single days, closures, weeks of two."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from vault.domain.ids import NEW, ClassId, RecordId
from vault.domain.school_days import ClassDays, SchoolCalendar
from vault.domain.school_values import line_of
from vault.domain.timetable import (
    ChangeKind,
    Closure,
    Lesson,
    LessonChange,
    Period,
    PeriodKind,
    Timetable,
    WeekStart,
    check_closure,
    check_lesson,
    check_period,
)
from vault.errors import InvalidValueError, NotFoundError
from vault.store.context import Context
from vault.store.database.rows import Row, fill
from vault.store.database.work import batched
from vault.store.school.calendar import Calendar

_STAFF_NAME = "trim(coalesce(s.title, '') || ' ' || coalesce(s.family, '')) AS staff_name"
_PERIODS = "SELECT id, version, name, kind, number, begins, finishes, weekdays FROM period"
_LESSONS = (
    "SELECT l.id, l.version, l.class_id, l.period_id AS period, l.weekday, l.week, l.subject,"
    " l.room, l.staff_id AS staff, l.starts, l.ends, c.name AS class_name,"
    f" {_STAFF_NAME} FROM lesson l JOIN class c ON c.id = l.class_id"
    " LEFT JOIN staff s ON s.id = l.staff_id"
)
_CHANGES = (
    "SELECT l.id, l.version, l.class_id, l.day, l.period_id AS period, l.kind,"
    " l.lesson_id AS lesson, l.subject, l.room, l.staff_id AS staff, l.note,"
    f" c.name AS class_name, {_STAFF_NAME}"
    " FROM lesson_change l JOIN class c ON c.id = l.class_id"
    " LEFT JOIN staff s ON s.id = l.staff_id"
)
_ORDER = "ORDER BY c.name COLLATE NAMES, l.class_id, l.id"


class Timetables:
    """What the school has in which period, and on which days it has anything at all."""

    def __init__(self, context: Context) -> None:
        self._work, self._calendar = context.work, Calendar(context)

    def periods(self) -> tuple[Period, ...]:
        """By time."""
        rows = self._work.select(_PERIODS)
        return tuple(sorted(map(_period, rows), key=lambda p: (p.begins, p.finishes, p.weekdays)))

    def lessons(self, classes: Iterable[ClassId] | None = None) -> tuple[Lesson, ...]:
        """Of these classes, or of all in sight that have not ended; by class, day and week."""
        if classes is None:
            rows = self._work.select(f"{_LESSONS} WHERE c.ended IS NULL {_ORDER}")
            return tuple(fill(Lesson, row) for row in rows)
        found: list[Lesson] = []
        for batch in batched(classes):
            marks = ", ".join("?" * len(batch))
            sql = f"{_LESSONS} WHERE l.class_id IN ({marks}) {_ORDER}"
            found += (fill(Lesson, row) for row in self._work.select(sql, batch))
        return tuple(found)

    def changes(
        self, first: date, last: date, classes: Iterable[ClassId] | None = None
    ) -> tuple[LessonChange, ...]:
        """Of the days of this span, both ends included."""
        rows = self._work.select(
            f"{_CHANGES} WHERE l.day BETWEEN ? AND ? AND c.ended IS NULL {_ORDER}",
            (first.isoformat(), last.isoformat()),
        )
        wanted = None if classes is None else set(classes)
        changes = (fill(LessonChange, row) for row in rows)
        return tuple(one for one in changes if wanted is None or one.class_id in wanted)

    def closures(self) -> tuple[Closure, ...]:
        """The latest first."""
        rows = self._work.select(
            "SELECT id, version, title, kind, starts, ends, part FROM closure ORDER BY starts DESC"
        )
        return tuple(fill(Closure, row) for row in rows)

    def week_starts(self) -> tuple[WeekStart, ...]:
        """The latest first."""
        rows = self._work.select("SELECT id, version, day, week FROM timetable_week")
        starts = (fill(WeekStart, row) for row in rows)
        return tuple(sorted(starts, key=lambda start: start.day, reverse=True))

    def calendar(self) -> SchoolCalendar:
        """On which days there is school."""
        weekdays = {day for period in self.periods() for day in period.weekdays}
        return SchoolCalendar(self._calendar.years(), self.closures(), self.week_starts(), weekdays)

    def class_days(
        self, first: date, last: date, classes: Iterable[ClassId] | None = None
    ) -> ClassDays:
        """What these classes (or all in sight) have on the days of this span."""
        chosen = None if classes is None else tuple(classes)
        timetable = Timetable(
            self.periods(), self.lessons(chosen), self.changes(first, last, chosen)
        )
        return ClassDays(self.calendar(), timetable)

    def set_period(self, period: Period) -> RecordId:
        """Add one (empty id) or change it. InvalidValueError (`check_period`), also where lessons
        stand on a weekday that it would lose."""
        period = check_period(period, self.periods())
        kept = self._work.select_column(
            "SELECT DISTINCT weekday FROM lesson WHERE period_id = ?", (period.id,)
        )
        if set(kept) - set(period.weekdays):
            reason = "lessons stand in it on a weekday that it would not have"
            raise InvalidValueError(field="weekdays", reason=reason)
        values = {
            "name": period.name,
            "kind": period.kind.value,
            "number": period.number,
            "begins": f"{period.begins:%H:%M}",
            "finishes": f"{period.finishes:%H:%M}",
            "weekdays": "".join(map(str, period.weekdays)),
        }
        return self._put("period", period.id, period.version, values)

    def remove_period(self, period: RecordId, version: int) -> None:
        """With the lessons in it, and what is otherwise in it on single days."""
        self._work.update("period", period, version, {})
        for table in ("lesson_change", "lesson"):
            sql = f"SELECT id FROM {table} WHERE period_id = ?"
            for record in self._work.select_column(sql, (period,)):
                self._work.delete(table, record)
        self._work.delete("period", period)

    def set_lessons(self, lessons: Iterable[Lesson]) -> tuple[RecordId, ...]:
        """Add those with an empty id, change the others. InvalidValueError for a weekday that the
        period does not have, and where the class would have two lessons at once; NotFoundError for
        a class or a period that is not there."""
        new = tuple(lessons)
        periods = {period.id: period for period in self.periods()}
        standing = {lesson.id: lesson for lesson in self.lessons({one.class_id for one in new})}
        for lesson in new:
            self._must_be(lesson.class_id)
            if lesson.period not in periods or (lesson.id and lesson.id not in standing):
                raise NotFoundError
            standing.pop(lesson.id, None)
        records = []
        for place, lesson in enumerate(new):
            beside = (*standing.values(), *new[:place])
            check_lesson(lesson, periods[lesson.period], beside)
            records.append(self._put_lesson(lesson))
        return tuple(records)

    def remove_lesson(self, lesson: RecordId, version: int) -> None:
        """With what is otherwise about it on single days."""
        self._work.update("lesson", lesson, version, {})
        sql = "SELECT id FROM lesson_change WHERE lesson_id = ?"
        for change in self._work.select_column(sql, (lesson,)):
            self._work.delete("lesson_change", change)
        self._work.delete("lesson", lesson)

    def set_change(self, change: LessonChange) -> RecordId:
        """Add what is otherwise on one day (empty id), or change it. InvalidValueError for a day on
        which the lesson does not take place, NotFoundError."""
        self._must_be(change.class_id)
        days = self.class_days(change.day, change.day, (change.class_id,))
        sittings = days.sittings(change.class_id, "", change.day)
        period = next((p for p in self.periods() if p.id == change.period), None)
        if period is None:
            raise NotFoundError
        if not days.calendar.day(change.day).is_open or (
            change.day.isoweekday() not in period.weekdays
        ):
            raise InvalidValueError(field="day", reason="there is no such period on that day")
        here = [s for s in sittings if s.lesson is not None and s.lesson == change.lesson]
        if change.kind is ChangeKind.EXTRA:
            record = change.id
            taken = any(
                s.period == change.period and s.lesson is not None and not s.is_cancelled
                for s in sittings
            )
            if change.lesson is not None or taken:
                raise InvalidValueError(
                    field="period", reason="the class has a lesson then; change that one"
                )
        elif not here:
            raise InvalidValueError(field="day", reason="the lesson is not on that day")
        else:
            before = here[0].change
            record = before.id if before is not None else change.id
            if before is not None and change.id != before.id:
                reason = "this lesson is changed on that day already"
                raise InvalidValueError(field="day", reason=reason)
        values = {
            "class_id": change.class_id,
            "lesson_id": change.lesson,
            "period_id": change.period,
            "day": change.day.isoformat(),
            "kind": change.kind.value,
            "note": line_of("note", change.note),
            **_what_is_taught(change),
        }
        return self._put("lesson_change", record, change.version, values)

    def remove(self, table: str, record: RecordId, version: int) -> None:
        """Of a table whose rows nothing else names: a change, a closure, the start of weeks."""
        self._work.update(table, record, version, {})
        self._work.delete(table, record)

    def set_closure(self, closure: Closure) -> RecordId:
        """Add one (empty id) or change it. InvalidValueError (`check_closure`)."""
        values = {
            "title": check_closure(closure),
            "kind": closure.kind.value,
            "starts": closure.starts.isoformat(),
            "ends": closure.ends.isoformat(),
            "part": closure.part.value,
        }
        return self._put("closure", closure.id, closure.version, values)

    def set_week_start(self, start: WeekStart) -> RecordId:
        """Add one (empty id) or change it. InvalidValueError for a week that has one already."""
        for other in self.week_starts():
            if other.id != start.id and _week_of(other.day) == _week_of(start.day):
                raise InvalidValueError(field="day", reason="this week has been set already")
        values = {"day": start.day.isoformat(), "week": start.week.value}
        return self._put("timetable_week", start.id, start.version, values)

    def _put_lesson(self, lesson: Lesson) -> RecordId:
        values = {
            "class_id": lesson.class_id,
            "period_id": lesson.period,
            "weekday": lesson.weekday,
            "week": lesson.week.value if lesson.week else "",
            "starts": lesson.starts.isoformat() if lesson.starts else None,
            "ends": lesson.ends.isoformat() if lesson.ends else None,
            **_what_is_taught(lesson),
        }
        return self._put("lesson", lesson.id, lesson.version, values)

    def _put(self, table: str, record: str, version: int, values: dict[str, Any]) -> RecordId:
        if record == NEW:
            return self._work.insert(table, values)
        self._work.update(table, record, version, values)
        return RecordId(record)

    def _must_be(self, school_class: ClassId) -> None:
        sql = "SELECT 1 FROM class WHERE id = ? AND ended IS NULL"
        if self._work.select_value(sql, (school_class,)) is None:
            raise NotFoundError


def _what_is_taught(of: Lesson | LessonChange) -> dict[str, Any]:
    return {
        "subject": line_of("subject", of.subject),
        "room": line_of("room", of.room),
        "staff_id": of.staff,
    }


def _period(row: Row) -> Period:
    return Period(
        row.id,
        row.version,
        row.name,
        PeriodKind(row.kind),
        time.fromisoformat(row.begins),
        time.fromisoformat(row.finishes),
        row.number,
        tuple(int(day) for day in row.weekdays if day in "1234567"),
    )


def _week_of(day: date) -> tuple[int, int]:
    return day.isocalendar()[:2]
