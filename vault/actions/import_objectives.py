"""Programmes and judgements from and into files: first a preview, then one step that can be undone;
what Apply writes is what Preview showed."""

import os
from dataclasses import dataclass
from pathlib import Path

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.catalogue.objectives import JUDGEMENT_WRITE, PROGRAMME_READ, PROGRAMME_WRITE
from vault.domain.identity.questions import Answers
from vault.domain.ids import ClassId, RecordId
from vault.domain.import_objectives import JudgementOrder, ObjectivesPreview, ObjectivesReport
from vault.domain.incoming import by_line
from vault.domain.machine_policy import Leaving
from vault.domain.objectives import JudgementRow
from vault.domain.preview import ReadOptions
from vault.errors import FolderExistsError, PlanOutdatedError, RollStoppedError
from vault.exchange.objective_list import (
    judgements_csv,
    programmes_csv,
    read_judgements,
    read_programmes,
)
from vault.exchange.small_files import must_take_files, write_new
from vault.platform.memory import without_collector
from vault.store.measures.policies import Policies
from vault.store.records import Records
from vault.store.roll.judgement_plan import JudgementPlan
from vault.store.roll.objective_writer import ObjectiveWriter, ProgrammePlan
from vault.store.school.judgements import Judgements
from vault.store.school.programmes import Programmes


@dataclass(frozen=True)
class PreviewProgrammes(Query[ObjectivesPreview]):
    """New and changed objectives, and what was refused: nothing is written."""

    name = "programme.preview"
    needs = PROGRAMME_WRITE
    is_recorded = False

    path: Path
    options: ReadOptions = ReadOptions()

    def apply(self, records: Records) -> ObjectivesPreview:
        reading = read_programmes(self.path, self.options)
        plan = records.of(ObjectiveWriter).plan_programmes(reading)
        return ObjectivesPreview(
            new=tuple(plan.new),
            changed=tuple(plan.changed),
            same=plan.same,
            refused=by_line(problem for problem in plan.problems if problem.refused),
            doubtful=by_line(problem for problem in plan.problems if not problem.refused),
            questions=(),
            skipped=0,
            stopped="",
            notes=tuple(reading.notes),
            needs_columns=reading.needs_columns,
            digest=plan.fingerprint(),
        )


@dataclass(frozen=True)
class ApplyProgrammes(Command[ObjectivesReport]):
    """PlanOutdatedError when that is not what was shown."""

    name = "programme.import"
    needs = PROGRAMME_WRITE

    path: Path
    options: ReadOptions
    digest: str

    def apply(self, records: Records) -> ObjectivesReport:
        writer = records.of(ObjectiveWriter)
        plan: ProgrammePlan = writer.plan_programmes(read_programmes(self.path, self.options))
        if plan.fingerprint() != self.digest:
            raise PlanOutdatedError
        writer.apply_programmes(plan)
        refused = sum(1 for problem in plan.problems if problem.refused)
        return ObjectivesReport(len(plan.new), len(plan.changed), plan.same, refused, 0)


@dataclass(frozen=True)
class SaveProgrammes(Query[int]):
    """As CSV, all of them or one; how many programmes. FolderExistsError when something is there
    already, unless it `replaces`; StorageError."""

    name = "programme.save"
    needs = PROGRAMME_READ
    is_recorded = False

    path: Path
    programme: RecordId | None = None
    replaces: bool = False

    def apply(self, records: Records) -> int:
        found = records.of(Programmes)
        chosen = (found.read(self.programme),) if self.programme is not None else found.all()
        _save(self.path, programmes_csv(chosen), replaces=self.replaces)
        return len(chosen)


@dataclass(frozen=True)
class PreviewJudgements(Query[ObjectivesPreview]):
    """New, changed, the same, refused, and what a person is asked: nothing is written."""

    name = "objectives.preview"
    needs = JUDGEMENT_WRITE

    path: Path
    order: JudgementOrder = JudgementOrder()
    options: ReadOptions = ReadOptions()
    answers: Answers = ()

    def apply(self, records: Records) -> ObjectivesPreview:
        with without_collector():
            notes, needs_columns, plan = _planned(
                records, self.path, self.order, self.options, self.answers
            )
        return ObjectivesPreview(
            new=tuple(item for item in plan.items if not item.old),
            changed=tuple(item for item in plan.items if item.old),
            same=plan.same,
            refused=by_line(problem for problem in plan.problems if problem.refused),
            doubtful=by_line(problem for problem in plan.problems if not problem.refused),
            questions=tuple(plan.questions),
            skipped=plan.skipped,
            stopped=plan.stopped,
            notes=notes,
            needs_columns=needs_columns,
            digest=plan.fingerprint(),
        )


@dataclass(frozen=True)
class ApplyJudgements(Command[ObjectivesReport]):
    """Plans again inside the transaction, with the same answers; PlanOutdatedError when that is not
    what was shown, RollStoppedError for a file of which nothing may come in."""

    name = "objectives.import"
    needs = JUDGEMENT_WRITE

    path: Path
    order: JudgementOrder
    options: ReadOptions
    digest: str
    answers: Answers = ()

    def apply(self, records: Records) -> ObjectivesReport:
        with without_collector():
            _, _, plan = _planned(records, self.path, self.order, self.options, self.answers)
            if plan.fingerprint() != self.digest:
                raise PlanOutdatedError
            if plan.stopped:
                raise RollStoppedError(reason=plan.stopped)
            records.of(ObjectiveWriter).apply_judgements(plan)
        new = sum(1 for write in plan.writes if write.before is None)
        refused = sum(1 for problem in plan.problems if problem.refused)
        changed = len(plan.writes) - new
        return ObjectivesReport(new, changed, plan.same, refused, plan.skipped)


@dataclass(frozen=True)
class ShowJudgements(Query[tuple[JudgementRow, ...]]):
    """Every judgement of the pupils in sight, or of a class."""

    name = "objectives.show"
    needs = JUDGEMENT_WRITE

    school_class: ClassId | None = None

    def apply(self, records: Records) -> tuple[JudgementRow, ...]:
        return records.of(Judgements).rows(self.school_class)


@dataclass(frozen=True)
class SaveJudgements(Query[int]):
    """The same as CSV in a file, for its owner alone; how many there are. FolderExistsError when
    something is there already, unless it `replaces`; StorageError."""

    name = "objectives.save"
    needs = Permission.PRINT
    leaving = Leaving.OPEN

    path: Path
    school_class: ClassId | None = None
    replaces: bool = False

    def apply(self, records: Records) -> int:
        rows = records.of(Judgements).rows(self.school_class)
        _save(self.path, judgements_csv(rows), replaces=self.replaces)
        return len(rows)


def _planned(
    records: Records, path: Path, order: JudgementOrder, options: ReadOptions, answers: Answers
) -> tuple[tuple[str, ...], bool, JudgementPlan]:
    reading = read_judgements(path, options, records.of(Policies).law())
    plan = records.of(ObjectiveWriter).plan_judgements(reading, order, answers)
    return tuple(reading.rows.roll.notes), reading.rows.roll.needs_columns, plan


def _save(path: Path, content: bytes, *, replaces: bool) -> None:
    must_take_files(path.parent)
    if not replaces and os.path.lexists(path):
        raise FolderExistsError
    write_new(path, content, replace=replaces)
