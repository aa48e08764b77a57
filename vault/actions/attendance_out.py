"""A pupil's attendance of a year on paper, as a map with its table, and as CSV; a class's weeks as
CSV."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vault.actions.absences import attendance_of, weeks_of
from vault.actions.base import Query
from vault.domain.access import Permission
from vault.domain.class_weeks import weeks_table
from vault.domain.ids import ClassId, PupilId
from vault.domain.machine_policy import Leaving
from vault.domain.papers import Paper
from vault.domain.pupil_attendance import attendance_table
from vault.exchange.csv_out import as_csv
from vault.exchange.small_files import must_take_files, write_new
from vault.reports.attendance_papers import attendance_paper
from vault.store.measures.policies import Policies
from vault.store.records import Records
from vault.store.school.pupils import Pupils


@dataclass(frozen=True)
class DraftAttendance(Query[Paper]):
    """To be printed: the year as a map, its numbers, and what was not as usual. NotFoundError."""

    name = "absence.draft-pupil"
    needs = Permission.PRINT

    pupil: PupilId
    first: date
    last: date

    def apply(self, records: Records) -> Paper:
        found = attendance_of(records, self.pupil, self.first, self.last)
        name = records.of(Pupils).briefly([self.pupil])[self.pupil].called.known_as
        is_month_first = records.of(Policies).law().is_month_first
        footer = f"Printed by {records.profile.name}, {date.today():%d %B %Y}"
        return attendance_paper(found, name, footer, is_month_first=is_month_first)


@dataclass(frozen=True)
class SaveAttendance(Query[int]):
    """Every mark of the span as CSV in a file, for its owner alone; how many. StorageError,
    NotFoundError."""

    name = "absence.save"
    needs = Permission.PRINT
    leaving = Leaving.OPEN

    pupil: PupilId
    first: date
    last: date
    path: Path

    def apply(self, records: Records) -> int:
        found = attendance_of(records, self.pupil, self.first, self.last)
        marks = (*found.marks, *found.lessons)
        header, rows = attendance_table(marks, lambda day: day.isoformat())
        must_take_files(self.path.parent)
        write_new(self.path, as_csv(header, rows), replace=True)
        return len(rows)


@dataclass(frozen=True)
class SaveClassWeeks(Query[int]):
    """A class's attendance week by week as CSV in a file, for its owner alone; how many lines.
    StorageError, NotFoundError."""

    name = "absence.save-weeks"
    needs = Permission.PRINT
    leaving = Leaving.OPEN

    school_class: ClassId
    first: date
    last: date
    path: Path

    def apply(self, records: Records) -> int:
        found = weeks_of(records, self.school_class, self.first, self.last)
        header, rows = weeks_table(found)
        must_take_files(self.path.parent)
        write_new(self.path, as_csv(header, rows), replace=True)
        return len(rows)
