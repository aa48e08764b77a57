"""The markbook of a class: its assessments, marks, notes and targets."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.catalogue.markbook import COLUMN_WRITE, MARK_READ, MARK_WRITE, TARGET_WRITE
from vault.domain.catalogue.objectives import JUDGEMENT_READ
from vault.domain.ids import ClassId, PupilId, RecordId
from vault.domain.machine_policy import Leaving
from vault.domain.mark_figures import Analysis, PupilMarks
from vault.domain.markbook import Assessment, CellChange, CellMark, Markbook, MarkRow, Target
from vault.domain.matrix import may
from vault.domain.papers import Paper
from vault.domain.progress import ProgressChart
from vault.domain.progress_points import with_given
from vault.errors import FolderExistsError, NotFoundError
from vault.exchange.csv_out import as_csv
from vault.exchange.mark_list import marks_csv
from vault.exchange.small_files import must_take_files, write_new
from vault.reports.mark_papers import marks_paper, progress_paper
from vault.store.measures.policies import Policies
from vault.store.records import Records
from vault.store.school.classes import Classes
from vault.store.school.judgements import Judgements
from vault.store.school.mark_figures import MarkFigures
from vault.store.school.mark_lists import MarkLists
from vault.store.school.markbook import MarkbookRows


@dataclass(frozen=True)
class ListAssessments(Query[tuple[Assessment, ...]]):
    """Of all classes in sight; names no child."""

    name = "markbook.list"
    needs = MARK_READ
    is_recorded = False

    def apply(self, records: Records) -> tuple[Assessment, ...]:
        return records.of(MarkbookRows).list_all()


@dataclass(frozen=True)
class OpenMarkbook(Query[Markbook]):
    """All assessments of a class, with the marks of its pupils, and of those who left it."""

    name = "markbook.open"
    needs = MARK_READ

    class_id: ClassId

    def apply(self, records: Records) -> Markbook:
        return records.of(MarkbookRows).book(self.class_id)


@dataclass(frozen=True)
class OpenProgress(Query[Markbook]):
    """The same with the summative judgements of objectives as further points, where the role reads
    them: what can be compared."""

    name = "markbook.compare"
    needs = MARK_READ

    class_id: ClassId

    def apply(self, records: Records) -> Markbook:
        return _compared(records, self.class_id)


@dataclass(frozen=True)
class SetAssessment(Command[RecordId]):
    """Add an assessment at the end of its class's markbook (empty id), or change it."""

    name = "markbook.column"
    needs = COLUMN_WRITE

    assessment: Assessment

    def apply(self, records: Records) -> RecordId:
        return records.of(MarkbookRows).set(self.assessment)


@dataclass(frozen=True)
class ArrangeAssessments(Command[None]):
    """The order of a class's assessments, and which are hidden or stay at the left."""

    name = "markbook.arrange"
    needs = COLUMN_WRITE

    class_id: ClassId
    assessments: tuple[Assessment, ...]

    def apply(self, records: Records) -> None:
        records.of(MarkbookRows).arrange(self.class_id, self.assessments)


@dataclass(frozen=True)
class RemoveAssessment(Command[int]):
    """With its marks; how many there were."""

    name = "markbook.remove"
    needs = COLUMN_WRITE

    assessment: RecordId
    version: int

    def apply(self, records: Records) -> int:
        return records.of(MarkbookRows).remove(self.assessment, self.version)


@dataclass(frozen=True)
class EnterMarks(Command[tuple[CellMark, ...]]):
    """What stands in these cells from now on; all of them or none, and one step to be undone."""

    name = "markbook.mark"
    needs = MARK_WRITE

    changes: tuple[CellChange, ...]

    def apply(self, records: Records) -> tuple[CellMark, ...]:
        return records.of(MarkbookRows).enter(self.changes)


@dataclass(frozen=True)
class SetTarget(Command[RecordId]):
    """What a pupil is to reach in assessments of a title; an empty value takes it away."""

    name = "markbook.target"
    needs = TARGET_WRITE

    target: Target

    def apply(self, records: Records) -> RecordId:
        return records.of(MarkbookRows).set_target(self.target)


@dataclass(frozen=True)
class AnalyseAssessment(Query[Analysis]):
    """The figures of all assessments of a title: of one class, or of the whole school in sight.
    InvalidValueError where there is none. Names no child."""

    name = "markbook.analyse"
    needs = MARK_READ
    is_recorded = False

    title: str
    class_id: ClassId | None = None

    def apply(self, records: Records) -> Analysis:
        return records.of(MarkFigures).analysis(self.title, self.class_id)


@dataclass(frozen=True)
class OpenPupilMarks(Query[PupilMarks]):
    """Every mark of a pupil in sight, beside the class, and the targets."""

    name = "markbook.pupil"
    needs = MARK_READ

    pupil: PupilId

    def apply(self, records: Records) -> PupilMarks:
        return records.of(MarkFigures).of_pupil(self.pupil)


@dataclass(frozen=True)
class ShowMarks(Query[tuple[MarkRow, ...]]):
    """Every mark of a class, or of the whole school in sight."""

    name = "markbook.show"
    needs = MARK_READ

    class_id: ClassId | None = None

    def apply(self, records: Records) -> tuple[MarkRow, ...]:
        return tuple(records.of(MarkLists).rows(self.class_id))


@dataclass(frozen=True)
class SaveMarks(Query[int]):
    """The same as CSV in a file, for its owner alone; how many there are. FolderExistsError when
    something is there already, unless it `replaces`; StorageError."""

    name = "markbook.save"
    needs = Permission.PRINT
    leaving = Leaving.OPEN

    path: Path
    class_id: ClassId | None = None
    replaces: bool = False

    def apply(self, records: Records) -> int:
        marks = tuple(records.of(MarkLists).rows(self.class_id))
        must_take_files(self.path.parent)
        if not self.replaces and os.path.lexists(self.path):
            raise FolderExistsError
        write_new(self.path, marks_csv(marks), replace=self.replaces)
        return len(marks)


@dataclass(frozen=True)
class DraftMarks(Query[Paper]):
    """To be printed: a line for each pupil of the class, and the means."""

    name = "markbook.draft"
    needs = Permission.PRINT

    class_id: ClassId

    def apply(self, records: Records) -> Paper:
        book = records.of(MarkbookRows).book(self.class_id)
        is_month_first = records.of(Policies).law().is_month_first
        return marks_paper(
            book,
            f"Printed by {records.profile.name}, {date.today():%d %B %Y}",
            is_month_first=is_month_first,
        )


@dataclass(frozen=True)
class DraftProgress(Query[Paper]):
    """To be printed: who moved between two assessments of a class, and how they were spread.
    NotFoundError for an assessment that is not the class's."""

    name = "markbook.progress"
    needs = Permission.PRINT

    class_id: ClassId
    start: RecordId
    end: RecordId
    group: ClassId | None = None
    """Of those alone who are in this one too."""
    only: ProgressChart | None = None

    def apply(self, records: Records) -> Paper:
        book = _compared(records, self.class_id)
        known = {assessment.id: assessment for assessment in book.assessments}
        if self.start not in known or self.end not in known:
            raise NotFoundError
        footer = f"Printed by {records.profile.name}, {date.today():%d %B %Y}"
        both = known[self.start], known[self.end]
        return progress_paper(book, *both, footer, self._pupils(records), self.only)

    def _pupils(self, records: Records) -> frozenset[PupilId] | None:
        if self.group is None:
            return None
        return frozenset(face.pupil for face in records.of(Classes).page(self.group).faces)


@dataclass(frozen=True)
class SaveSheet(Query[None]):
    """The table behind a chart as CSV in a file, for its owner alone. StorageError."""

    name = "markbook.save-figures"
    needs = Permission.PRINT
    leaving = Leaving.OPEN

    path: Path
    class_id: ClassId
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def apply(self, _records: Records) -> None:
        must_take_files(self.path.parent)
        write_new(self.path, as_csv(self.header, self.rows), replace=True)


def _compared(records: Records, class_id: ClassId) -> Markbook:
    book = records.of(MarkbookRows).book(class_id)
    if not may(records.profile.role, JUDGEMENT_READ):
        return book
    return with_given(book, records.of(Judgements).all_given(line.pupil for line in book.lines))
