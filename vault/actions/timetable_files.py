"""A timetable from a file or a pasted text: first a preview, then one step that can be undone."""

from dataclasses import dataclass
from datetime import date

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.catalogue.timetable import TIMETABLE_READ, TIMETABLE_WRITE
from vault.domain.english.wording import worded
from vault.domain.ids import ClassId
from vault.domain.papers import Heading, Paper, Table
from vault.domain.timetable import Week, week_rows, weekday_name
from vault.domain.timetable_file import TimetablePlan, TimetableSource
from vault.errors import NotFoundError, PlanOutdatedError
from vault.exchange.csv_out import as_csv
from vault.exchange.timetable_reader import read_timetable
from vault.store.records import Records
from vault.store.school.class_facts import ClassFacts
from vault.store.school.staff import Staff
from vault.store.school.timetable_loading import TimetableLoading
from vault.store.school.timetables import Timetables


@dataclass(frozen=True)
class PreviewTimetable(Query[TimetablePlan]):
    """What loading it would do: nothing is written."""

    name = "timetable.preview"
    needs = TIMETABLE_WRITE
    is_recorded = False

    source: TimetableSource

    def apply(self, records: Records) -> TimetablePlan:
        return records.of(TimetableLoading).plan(read_timetable(self.source), self.source)


@dataclass(frozen=True)
class LoadTimetable(Command[TimetablePlan]):
    """Plans again inside the transaction; PlanOutdatedError when that is not what was shown."""

    name = "timetable.load"
    needs = TIMETABLE_WRITE

    source: TimetableSource
    digest: str

    def apply(self, records: Records) -> TimetablePlan:
        loading = records.of(TimetableLoading)
        plan = loading.plan(read_timetable(self.source), self.source)
        if plan.digest != self.digest:
            raise PlanOutdatedError
        loading.apply(plan)
        return plan


@dataclass(frozen=True)
class DraftTimetable(Query[Paper]):
    """The week of a class (two where weeks take turns), to be printed; names no child.
    NotFoundError for a class that is out of sight."""

    name = "timetable.draft"
    needs = Permission.PRINT

    school_class: ClassId

    def apply(self, records: Records) -> Paper:
        timetables = records.of(Timetables)
        rooms = [row for row in records.of(ClassFacts).all() if row.id == self.school_class]
        if not rooms:
            raise NotFoundError
        lessons = timetables.lessons((self.school_class,))
        periods = timetables.periods()
        weeks = (Week.A, Week.B) if any(lesson.week for lesson in lessons) else (None,)
        pieces: list[Heading | Table] = []
        for week in weeks:
            pieces += [Heading(worded("Week {0}").format(week.value))] if week else []
            pieces.append(Table(*week_rows(periods, lessons, week, rooms[0].subject)))
        return Paper(
            worded("Timetable"),
            rooms[0].name,
            tuple(pieces),
            footer=f"Printed by {records.profile.name}, {date.today():%d %B %Y}",
        )


@dataclass(frozen=True)
class ExportTimetable(Query[bytes]):
    """All lessons in sight as CSV, in the form that is loaded as well."""

    name = "timetable.export"
    needs = TIMETABLE_READ

    def apply(self, records: Records) -> bytes:
        timetables = records.of(Timetables)
        periods = {period.id: period for period in timetables.periods()}
        codes = {member.id: member.code or member.name for member in records.of(Staff).members()}
        return as_csv(
            ("Class", "Day", "Period", "Starts", "Ends", "Subject", "Room", "Teacher", "Week"),
            (
                (
                    lesson.class_name,
                    weekday_name(lesson.weekday),
                    periods[lesson.period].name,
                    f"{periods[lesson.period].begins:%H:%M}",
                    f"{periods[lesson.period].finishes:%H:%M}",
                    lesson.subject,
                    lesson.room,
                    codes.get(lesson.staff, "") if lesson.staff else "",
                    lesson.week.value if lesson.week else "",
                )
                for lesson in timetables.lessons()
            ),
        )
