"""Bringing in a roll: first a preview, then one step that can be undone."""

from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.identity.questions import Answers
from vault.domain.packed_records import packed_problems
from vault.domain.preview import HowRead, ImportReport, ReadOptions, RollPreview
from vault.domain.training import Gate
from vault.errors import PlanOutdatedError, RollStoppedError
from vault.exchange.first_look import first_look, is_smaller
from vault.exchange.recognise import read_roll
from vault.platform.memory import without_collector
from vault.store.measures.policies import Policies
from vault.store.records import Records
from vault.store.roll.roll_writer import RollWriter


@dataclass(frozen=True)
class ExplainRoll(Query[HowRead]):
    """How a file is understood: sheets, letters, columns. Quick, and nothing is compared. Of a
    file of fewer than `least` bytes nothing is told: its preview is there as soon. Of a larger one,
    what its first rows say, because the preview follows."""

    name = "import.explain"
    needs = Permission.IMPORT

    path: Path
    options: ReadOptions = ReadOptions()
    least: int = 0

    def apply(self, records: Records) -> HowRead:
        if self.least and is_smaller(self.path, self.least):
            return HowRead("")
        law = records.of(Policies).law()
        return first_look(self.path, self.options, law, is_quick=bool(self.least))


@dataclass(frozen=True)
class PreviewRoll(Query[RollPreview]):
    """New, changed field by field, the same, refused, and what a person is asked: nothing is
    written."""

    name = "import.preview"
    needs = Permission.IMPORT

    path: Path
    options: ReadOptions = ReadOptions()
    answers: Answers = ()

    def apply(self, records: Records) -> RollPreview:
        law = records.of(Policies).law()
        with without_collector():
            reading = read_roll(self.path, self.options, law)
            plan = records.of(RollWriter).plan(reading, self.answers)
        refused, doubtful = packed_problems(), packed_problems()
        for problem in chain(reading.problems, plan.problems):
            (refused if problem.refused else doubtful).append(problem)
        return RollPreview(
            format_name=reading.format_name,
            notes=tuple(reading.notes),
            encoding=reading.encoding,
            delimiter=reading.delimiter,
            date_order=reading.date_order,
            header=reading.header,
            mapping=reading.mapping,
            header_line=reading.header_line,
            sheets=reading.sheets,
            readings=reading.readings,
            doubt=reading.doubt,
            asks_age=reading.asks_age,
            has_sections=reading.has_sections,
            new=plan.new,
            changed=plan.changed,
            same=plan.same,
            refused=refused,
            doubtful=doubtful,
            digest=plan.fingerprint(),
            will_write=plan.writes and not reading.doubt,
            needs_columns=reading.needs_columns,
            questions=tuple(plan.questions),
            skipped=plan.skipped,
            stopped=plan.stopped,
        )


@dataclass(frozen=True)
class ApplyRoll(Command[ImportReport]):
    """Plans again inside the transaction, with the same answers; PlanOutdatedError when that is not
    what was shown, RollStoppedError for a file of which nothing may come in."""

    name = "import.apply"
    needs = Permission.IMPORT
    waits_for = Gate.ADMINISTRATION

    path: Path
    options: ReadOptions
    digest: str
    answers: Answers = ()

    def apply(self, records: Records) -> ImportReport:
        law = records.of(Policies).law()
        with without_collector():
            reading = read_roll(self.path, self.options, law)
            plan = records.of(RollWriter).plan(reading, self.answers)
            if plan.fingerprint() != self.digest:
                raise PlanOutdatedError
            if plan.stopped or reading.doubt:
                raise RollStoppedError(reason=plan.stopped or reading.doubt)
            records.of(RollWriter).apply(plan)
        problems = packed_problems()
        problems.extend(chain(reading.problems, plan.problems))
        return ImportReport(
            new=len(plan.new),
            changed=len(plan.changed),
            same=plan.same,
            refused=sum(1 for p in problems if p.refused),
            problems=problems,
            questions=plan.unanswered + bool(reading.asks_age),
            skipped=plan.skipped,
        )
