"""Bringing in marks from a file: first a preview, then one step that can be undone."""

from dataclasses import dataclass
from pathlib import Path

from vault.actions.base import Command, Query
from vault.domain.catalogue.markbook import MARK_WRITE
from vault.domain.identity.questions import Answers
from vault.domain.import_marks import MarkOrder, MarkPreview, MarkReading, MarkReport
from vault.domain.incoming import by_line
from vault.domain.preview import ReadOptions
from vault.errors import PlanOutdatedError, RollStoppedError
from vault.exchange.mark_list import read_marks
from vault.platform.memory import without_collector
from vault.store.measures.policies import Policies
from vault.store.records import Records
from vault.store.roll.mark_plan import MarkPlan
from vault.store.roll.mark_writer import MarkWriter
from vault.store.school.markbook import MarkbookRows


@dataclass(frozen=True)
class PreviewMarks(Query[MarkPreview]):
    """New, changed, the same, refused, and what a person is asked: nothing is written."""

    name = "markbook.preview"
    needs = MARK_WRITE

    path: Path
    order: MarkOrder
    options: ReadOptions = ReadOptions()
    answers: Answers = ()

    def apply(self, records: Records) -> MarkPreview:
        with without_collector():
            reading, plan = _planned(records, self.path, self.order, self.options, self.answers)
        return MarkPreview(
            title=plan.title,
            scale=plan.scale,
            assessments=tuple((a.class_name, not a.id) for a, _ in plan.assessments.values()),
            new=plan.new,
            changed=plan.changed,
            same=plan.same,
            refused=by_line(p for p in plan.problems if p.refused),
            doubtful=by_line(p for p in plan.problems if not p.refused),
            questions=tuple(plan.questions),
            skipped=plan.skipped,
            stopped=plan.stopped,
            notes=tuple(reading.roll.notes),
            header=reading.roll.header,
            mapping=reading.roll.mapping,
            needs_columns=reading.roll.needs_columns,
            digest=plan.fingerprint(),
        )


@dataclass(frozen=True)
class ApplyMarks(Command[MarkReport]):
    """Plans again inside the transaction, with the same answers; PlanOutdatedError when that is not
    what was shown, RollStoppedError for a file of which nothing may come in."""

    name = "markbook.import"
    needs = MARK_WRITE

    path: Path
    order: MarkOrder
    options: ReadOptions
    digest: str
    answers: Answers = ()

    def apply(self, records: Records) -> MarkReport:
        with without_collector():
            _, plan = _planned(records, self.path, self.order, self.options, self.answers)
            if plan.fingerprint() != self.digest:
                raise PlanOutdatedError
            if plan.stopped:
                raise RollStoppedError(reason=plan.stopped)
            records.of(MarkWriter).apply(plan)
        return MarkReport(
            new=len(plan.new),
            changed=len(plan.changed),
            same=plan.same,
            refused=sum(1 for problem in plan.problems if problem.refused),
            skipped=plan.skipped,
        )


def _planned(
    records: Records, path: Path, order: MarkOrder, options: ReadOptions, answers: Answers
) -> tuple[MarkReading, MarkPlan]:
    law = records.of(Policies).law()
    class_name = ""
    if order.class_id is not None:
        class_name = records.of(MarkbookRows).class_name(order.class_id)
    reading = read_marks(path, options, law, order.title, class_name)
    return reading, records.of(MarkWriter).plan(reading, order, law.scales, answers)
