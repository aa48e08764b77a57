"""Attendance in numbers, planned absences, and absences of which nobody knows the reason yet."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vault.actions.base import Command, Query
from vault.domain.absence_numbers import AbsenceSummary, Numbers, PupilNumbers, numbers_of
from vault.domain.access import Permission
from vault.domain.attendance_codes import HALVES, CodeSet
from vault.domain.catalogue.registers import (
    ATTENDANCE_READ,
    CALL_READ,
    CALL_WRITE,
    PLANNED_READ,
    PLANNED_WRITE,
)
from vault.domain.class_weeks import PupilWeeks, week_pieces
from vault.domain.english.wording import worded
from vault.domain.ids import ClassId, PupilId, RecordId
from vault.domain.papers import Paper, Table, Text
from vault.domain.pupil_attendance import DayMark, PupilAttendance
from vault.domain.registers import PlannedAbsence, RegisterOf, Unresolved, reason_of
from vault.errors import InvalidValueError, NotFoundError
from vault.governance.attendance_codes import codes_in_force
from vault.store.records import Records
from vault.store.school.absences import Absences
from vault.store.school.attendance_rows import AttendanceRows
from vault.store.school.timetables import Timetables

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_LONGEST_SPAN = timedelta(days=1100)
_UNRESOLVED_SINCE = timedelta(days=120)


@dataclass(frozen=True)
class ReadAttendance(Query[PupilAttendance]):
    """A pupil's attendance over a span of days; of a school year where `first` is its first day."""

    name = "absence.read"
    needs = ATTENDANCE_READ

    pupil: PupilId
    first: date
    last: date

    def apply(self, records: Records) -> PupilAttendance:
        return attendance_of(records, self.pupil, self.first, self.last)


@dataclass(frozen=True)
class SummariseAbsence(Query[AbsenceSummary]):
    """Possible, attended and missed sessions of each pupil of a class, or (None) of all in
    sight, those who left in these days among them."""

    name = "absence.summary"
    needs = ATTENDANCE_READ

    school_class: ClassId | None
    first: date
    last: date

    def apply(self, records: Records) -> AbsenceSummary:
        return summary(records, self.school_class, self.first, self.last)


@dataclass(frozen=True)
class ReadClassWeeks(Query[tuple[PupilWeeks, ...]]):
    """A class's attendance week by week, who missed most first. NotFoundError,
    InvalidValueError."""

    name = "absence.weeks"
    needs = ATTENDANCE_READ

    school_class: ClassId
    first: date
    last: date

    def apply(self, records: Records) -> tuple[PupilWeeks, ...]:
        return tuple(weeks_of(records, self.school_class, self.first, self.last))


@dataclass(frozen=True)
class DraftClassWeeks(Query[Paper]):
    """The same to be printed: the map, and the table behind it."""

    name = "absence.draft-weeks"
    needs = Permission.PRINT

    school_class: ClassId
    first: date
    last: date

    def apply(self, records: Records) -> Paper:
        found = summary(records, self.school_class, self.first, self.last)
        weeks = _weeks(records, self.school_class, found)
        nothing = Text(worded("No register was taken in these weeks."))
        return Paper(
            worded("Attendance, {0}").format(found.class_name),
            f"{found.first:%d %B %Y} – {found.last:%d %B %Y}",
            week_pieces(weeks) or (nothing,),
            footer=f"Printed by {records.profile.name}, {date.today():%d %B %Y}",
            pupils=len(weeks),
        )


@dataclass(frozen=True)
class DraftAbsence(Query[Paper]):
    """The same to be printed, who missed most first."""

    name = "absence.draft"
    needs = Permission.PRINT

    school_class: ClassId | None
    first: date
    last: date

    def apply(self, records: Records) -> Paper:
        found = summary(records, self.school_class, self.first, self.last)
        pupils = sorted(found.pupils, key=lambda one: -one.numbers.percent_missed)
        heading = (
            worded("Pupil"),
            worded("Class"),
            worded("Possible"),
            worded("Attended"),
            worded("Authorised"),
            worded("Unauthorised"),
            worded("Missed"),
        )
        total = found.total
        return Paper(
            worded("Attendance, {0}").format(found.class_name or worded("all pupils")),
            f"{found.first:%d %B %Y} – {found.last:%d %B %Y}",
            (
                Text(
                    worded(
                        "Possible sessions: {1}. Attended: {0} %. Persistently absent: {2}."
                        " Of these severely absent: {3}."
                    ).format(total.percent_attended, total.possible, found.persistent, found.severe)
                ),
                Table(heading, tuple(_row(pupil) for pupil in pupils)),
                *week_pieces(_weeks(records, self.school_class, found)),
            ),
            footer=f"Printed by {records.profile.name}, {date.today():%d %B %Y}",
            pupils=len(pupils),
        )


@dataclass(frozen=True)
class ListPlanned(Query[tuple[PlannedAbsence, ...]]):
    """Absences that end on that day or later, of a class or (None) of all in sight."""

    name = "absence.planned"
    needs = PLANNED_READ

    first: date
    school_class: ClassId | None = None

    def apply(self, records: Records) -> tuple[PlannedAbsence, ...]:
        return records.of(Absences).planned(self.first, self.school_class)


@dataclass(frozen=True)
class PlanAbsence(Command[RecordId]):
    """Announce an absence (empty id), or change one; it fills registers that are not taken yet."""

    name = "absence.plan"
    needs = PLANNED_WRITE

    absence: PlannedAbsence

    def apply(self, records: Records) -> RecordId:
        return records.of(Absences).plan(self.absence, codes_in_force(records))


@dataclass(frozen=True)
class UnplanAbsence(Command[None]):
    """Registers that were closed keep their marks."""

    name = "absence.unplan"
    needs = PLANNED_WRITE

    pupil: PupilId
    absence: RecordId

    def apply(self, records: Records) -> None:
        records.of(Absences).unplan(self.pupil, self.absence)


@dataclass(frozen=True)
class ListUnresolved(Query[tuple[Unresolved, ...]]):
    """Absences of the last months whose reason is still to be found, with the calls about them."""

    name = "absence.unresolved"
    needs = CALL_READ

    def apply(self, records: Records) -> tuple[Unresolved, ...]:
        return records.of(Absences).unresolved(
            codes_in_force(records),
            records.of(Timetables).calendar(),
            records.latest_day() - _UNRESOLVED_SINCE,
            with_contacts=records.may(Permission.CONTACT_READ),
        )


@dataclass(frozen=True)
class LogCall(Command[RecordId]):
    """Somebody was called about an absence; `version` is that of the mark that was read."""

    name = "absence.call"
    needs = CALL_WRITE

    pupil: PupilId
    of: RegisterOf
    version: int
    whom: str
    outcome: str

    def apply(self, records: Records) -> RecordId:
        return records.of(Absences).add_call(
            self.pupil, self.of, self.version, self.whom, self.outcome
        )


def attendance_of(records: Records, pupil: PupilId, first: date, last: date) -> PupilAttendance:
    """NotFoundError for a pupil out of sight; InvalidValueError for days in the wrong order."""
    check_span(first, last)
    rows, codes = records.of(AttendanceRows), codes_in_force(records)
    must_see(records, pupil)
    may_plan = records.may(PLANNED_READ)
    planned = records.of(Absences).planned_of(pupil) if may_plan else ()
    marks: dict[tuple[date, str], DayMark] = {}
    for row in rows.of_pupil(pupil, first, last):
        day = date.fromisoformat(row.day)
        code = codes.find(row.code, day)
        mark = DayMark(
            day,
            row.session,
            row.code,
            code.short if code else worded("not in the codes"),
            code.counts.value if code else "",
            row.minutes,
            row.note or reason_of(planned, day, row.session, row.code),
            row.class_name,
            code is not None and code.minutes,
        )
        marks.setdefault((day, row.session), mark)
    halves = tuple(m for m in marks.values() if m.session in HALVES)
    calendar = records.of(Timetables).calendar()
    return PupilAttendance(
        pupil,
        first,
        last,
        halves,
        tuple(m for m in marks.values() if m.session not in HALVES),
        _numbers_of_marks(halves, codes, first, last),
        planned,
        codes,
        frozenset(day.day for day in calendar.between(first, last)),
    )


def summary(
    records: Records, school_class: ClassId | None, first: date, last: date
) -> AbsenceSummary:
    """NotFoundError for a class out of sight; InvalidValueError for days in the wrong order."""
    check_span(first, last)
    rows = records.of(AttendanceRows)
    class_name = rows.class_name(school_class) if school_class is not None else ""
    numbers = _numbers_by_pupil(records, school_class, first, last)
    pupils = tuple(
        PupilNumbers(pupil, called, room, numbers[pupil])
        for pupil, called, room in rows.pupils(school_class, first)
    )
    return AbsenceSummary(first, last, class_name, pupils)


def _numbers_by_pupil(
    records: Records, school_class: ClassId | None, first: date, last: date
) -> defaultdict[PupilId, Numbers]:
    rows, codes = records.of(AttendanceRows), codes_in_force(records)
    numbers: defaultdict[PupilId, Numbers] = defaultdict(Numbers)
    for begins, ends in codes.steady(first, last):
        for pupil, found in rows.counts(begins, ends, school_class).items():
            numbers[PupilId(RecordId(pupil))] += numbers_of(found, codes, ends)
    return numbers


def weeks_of(records: Records, school_class: ClassId, first: date, last: date) -> list[PupilWeeks]:
    """Of each pupil of a class. NotFoundError, InvalidValueError as `summary`."""
    return _weeks(records, school_class, summary(records, school_class, first, last))


def _weeks(
    records: Records, school_class: ClassId | None, found: AbsenceSummary
) -> list[PupilWeeks]:
    """Of one class, who missed most first; of all in sight it would be a book."""
    if school_class is None:
        return []
    by_week = {
        monday: _numbers_by_pupil(
            records,
            school_class,
            max(found.first, monday),
            min(found.last, monday + _WEEK - _DAY),
        )
        for monday in _mondays(found.first, found.last)
    }
    return [
        PupilWeeks(
            one.called.listed,
            {monday: of[one.pupil] for monday, of in by_week.items() if one.pupil in of},
        )
        for one in sorted(found.pupils, key=lambda one: -one.numbers.percent_missed)
    ]


def _mondays(first: date, last: date) -> list[date]:
    monday = first - first.weekday() * _DAY
    return [monday + n * _WEEK for n in range((last - monday).days // 7 + 1)]


def _numbers_of_marks(marks: Sequence[DayMark], codes: CodeSet, first: date, last: date) -> Numbers:
    return sum(
        (
            numbers_of(Counter(m.code for m in marks if begins <= m.day <= ends), codes, ends)
            for begins, ends in codes.steady(first, last)
        ),
        Numbers(),
    )


def check_span(first: date, last: date) -> None:
    """InvalidValueError for days in the wrong order, and for more than three years."""
    if last < first:
        raise InvalidValueError(field="last day", reason="it must not come before the first day")
    if last - first > _LONGEST_SPAN:
        raise InvalidValueError(field="last day", reason="at most three years at once")


def must_see(records: Records, pupil: PupilId) -> None:
    """NotFoundError for a pupil out of sight."""
    if not records.of(AttendanceRows).sees(pupil):
        raise NotFoundError


def _row(pupil: PupilNumbers) -> tuple[str, ...]:
    numbers = pupil.numbers
    mark = ""
    if numbers.is_persistent:
        mark = worded(" (severe)") if numbers.is_severe else worded(" (persistent)")
    return (
        pupil.called.listed,
        pupil.class_name,
        str(numbers.possible),
        str(numbers.attended),
        str(numbers.authorised),
        str(numbers.unauthorised),
        f"{numbers.percent_missed} %{mark}",
    )
