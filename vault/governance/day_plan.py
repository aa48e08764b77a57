"""What a person's classes have today, which registers wait, and who is expected to be away."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from vault.domain.catalogue.registers import ATTENDANCE_READ, PLANNED_READ
from vault.domain.catalogue.timetable import TIMETABLE_READ
from vault.domain.collation import sort_key
from vault.domain.english.wording import worded
from vault.domain.people import ClassRow
from vault.domain.registers import MissingRegister
from vault.domain.school_days import ClassDays, Sitting
from vault.domain.today import AwayToday, DayLine, DayPlan
from vault.store.records import Records
from vault.store.school.absences import Absences
from vault.store.school.attendance_rows import AttendanceRows
from vault.store.school.timetables import Timetables

_LOOKED_BACK = timedelta(days=21)


def missing_registers(
    records: Records, back: timedelta = _LOOKED_BACK
) -> tuple[MissingRegister, ...]:
    """Registers of the last weeks that nobody closed, the newest first; none before the first that
    was ever closed."""
    rows, today = records.of(AttendanceRows), records.latest_day()
    began = rows.first_day()
    if began is None:
        return ()
    first = max(began, today - back)
    now = datetime.now().astimezone().time() if today == date.today() else None
    # Lessons of a registration class have no register that is due.
    days = records.of(Timetables).class_days(first, today, rows.with_lessons())
    return rows.missing(days, first, today, now)


def day_plan(records: Records, day: date, rows: tuple[ClassRow, ...]) -> DayPlan | None:
    """Of these classes; None for who reads no timetable."""
    if not records.may(TIMETABLE_READ):
        return None
    timetables = records.of(Timetables)
    days = timetables.class_days(day, day, tuple(row.id for row in rows))
    school_day = days.calendar.day(day)
    closed = records.of(AttendanceRows).closed_on(day) if records.may(ATTENDANCE_READ) else None
    lines = sorted(
        (line for row in rows for line in _lines(days, row, day, closed)),
        key=lambda line: (line.begins is None, line.begins, sort_key(line.class_name)),
    )
    return DayPlan(
        is_open=school_day.is_open,
        why=school_day.why,
        week=school_day.week,
        lines=tuple(lines),
        away=tuple(_away(records, day)) if school_day.is_open else (),
    )


def _lines(
    days: ClassDays, row: ClassRow, day: date, closed: frozenset[tuple[str, str]] | None
) -> Iterator[DayLine]:
    sittings = days.sittings(row.id, row.kind, day)
    for sitting in sittings:
        if not (sitting.is_due or sitting.lesson or sitting.change):
            continue
        yield DayLine(
            sitting.begins,
            sitting.finishes,
            _title(sitting, row),
            row.name,
            sitting.room or (row.room if sitting.lesson else ""),
            row.id,
            sitting.session if closed is not None else "",
            sitting.change.note if sitting.change is not None else "",
            is_cancelled=sitting.is_cancelled,
            is_registration=sitting.session in ("am", "pm"),
            is_due=sitting.is_due and closed is not None,
            is_taken=closed is not None and (row.id, sitting.session) in closed,
        )


def _title(sitting: Sitting, row: ClassRow) -> str:
    if sitting.session == "am":
        return worded("Registration")
    if sitting.session == "pm":
        return worded("Registration, afternoon")
    return sitting.subject or row.subject or sitting.title


def _away(records: Records, day: date) -> Iterator[AwayToday]:
    if not records.may(PLANNED_READ):
        return
    for absence in records.of(Absences).planned(day, None):
        if absence.starts <= day:
            yield AwayToday(
                absence.pupil,
                absence.called,
                absence.code,
                absence.part,
                absence.reason,
                absence.ends,
            )
