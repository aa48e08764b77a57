"""Charts of pupils on paper, and the tables behind charts as CSV."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vault.actions.base import Query
from vault.domain.access import Permission
from vault.domain.half_terms import HalfTerm
from vault.domain.ids import ClassId, PupilId, RecordId
from vault.domain.machine_policy import Leaving
from vault.domain.objective_gaps import gaps_table
from vault.domain.objective_papers import pupil_objectives_paper, secure_table
from vault.domain.papers import Paper
from vault.errors import NotFoundError
from vault.exchange.csv_out import as_csv
from vault.exchange.small_files import must_take_files, write_new
from vault.reports.mark_papers import pupil_marks_paper
from vault.store.measures.policies import Policies
from vault.store.records import Records
from vault.store.school.judgements import Judgements
from vault.store.school.mark_figures import MarkFigures
from vault.store.school.pupils import Pupils


@dataclass(frozen=True)
class DraftPupilMarks(Query[Paper]):
    """To be printed: a pupil against the target and the class, and every mark; the chart with the
    title `only` alone where it is given. NotFoundError."""

    name = "markbook.draft-pupil"
    needs = Permission.PRINT

    pupil: PupilId
    only: str = ""

    def apply(self, records: Records) -> Paper:
        marks = records.of(MarkFigures).of_pupil(self.pupil)
        is_month_first = records.of(Policies).law().is_month_first
        footer = f"Printed by {records.profile.name}, {date.today():%d %B %Y}"
        name = marks.line.called.known_as
        return pupil_marks_paper(marks, name, footer, self.only, is_month_first=is_month_first)


@dataclass(frozen=True)
class SavePupilSheet(Query[None]):
    """The table behind a pupil's chart as CSV in a file, for its owner alone. StorageError."""

    name = "markbook.save-pupil"
    needs = Permission.PRINT
    leaving = Leaving.OPEN

    path: Path
    pupil: PupilId
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def apply(self, _records: Records) -> None:
        must_take_files(self.path.parent)
        write_new(self.path, as_csv(self.header, self.rows), replace=True)


@dataclass(frozen=True)
class DraftPupilObjectives(Query[Paper]):
    """To be printed: how a pupil came on in each programme that was judged, or in one."""

    name = "objectives.draft-pupil"
    needs = Permission.PRINT

    pupil: PupilId
    programme: RecordId | None = None

    def apply(self, records: Records) -> Paper:
        found = records.of(Judgements).progress(self.pupil)
        progress = [one for one in found if self.programme in (None, one.programme.id)]
        name = records.of(Pupils).briefly([self.pupil])[self.pupil].called.known_as
        return pupil_objectives_paper(progress, name, records.profile.name)


@dataclass(frozen=True)
class SavePupilObjectives(Query[None]):
    """How a pupil came on in a programme, as CSV in a file, for its owner alone. StorageError,
    NotFoundError."""

    name = "objectives.save-pupil"
    needs = Permission.PRINT
    leaving = Leaving.OPEN

    path: Path
    pupil: PupilId
    programme: RecordId

    def apply(self, records: Records) -> None:
        found = records.of(Judgements).progress(self.pupil)
        one = next((one for one in found if one.programme.id == self.programme), None)
        if one is None:
            raise NotFoundError
        must_take_files(self.path.parent)
        write_new(self.path, as_csv(*secure_table(one)), replace=True)


@dataclass(frozen=True)
class SaveGaps(Query[int]):
    """The gaps of a class as CSV in a file, for its owner alone: a line for each objective, then
    for each pupil; how many. StorageError."""

    name = "objectives.save-gaps"
    needs = Permission.PRINT
    leaving = Leaving.OPEN

    path: Path
    school_class: ClassId
    programme: RecordId
    half_term: HalfTerm | None = None

    def apply(self, records: Records) -> int:
        grid = records.of(Judgements).grid(self.school_class, self.programme, self.half_term)
        header, rows = gaps_table(grid)
        must_take_files(self.path.parent)
        write_new(self.path, as_csv(header, rows), replace=True)
        return len(rows)
