"""The security check: run, read, reported; and what is brought in for it by hand."""

from dataclasses import dataclass
from pathlib import Path

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.assessments import Assessment, CheckStatus, Scope
from vault.domain.ids import RecordId
from vault.domain.papers import Paper
from vault.exchange.small_files import read_small
from vault.governance.libraries import MOST_BYTES, read_advisories
from vault.governance.security_check import check_paper, run_checks
from vault.store.measures.advisories import Advisories
from vault.store.measures.assessments import Assessments, results_text
from vault.store.records import Records
from vault.store.school.school import SchoolRow

_TREND = 12


@dataclass(frozen=True)
class RunSecurityCheck(Command[Assessment]):
    """Run the checks; the result is kept, and its hash stands in the signed entry. Without a key
    (a technician) the checks that need none are run, and nothing is kept."""

    name = "check.run"
    needs = Permission.CHECK_RUN
    is_paper = True
    can_undo = False

    scope: Scope = Scope.FULL

    def apply(self, records: Records) -> Assessment:
        assessment = run_checks(records, self.scope)
        records.attest(results_text(assessment))
        if records.vault_copy.has_keys:
            records.of(Assessments).add(assessment)
        return assessment


@dataclass(frozen=True)
class ReadCheckStatus(Query[CheckStatus]):
    """The runs so far; what is due follows from them and the day."""

    name = "check.status"
    needs = Permission.CHECK_RUN
    is_recorded = False

    def apply(self, records: Records) -> CheckStatus:
        return records.of(Assessments).status(records.audit.first_day())


@dataclass(frozen=True)
class OpenAssessment(Query[Assessment]):
    """One earlier run with its findings. NotFoundError."""

    name = "check.open"
    needs = Permission.CHECK_RUN
    is_recorded = False

    assessment: RecordId

    def apply(self, records: Records) -> Assessment:
        return records.of(Assessments).get(self.assessment)


@dataclass(frozen=True)
class DraftCheckReport(Query[Paper]):
    """The termly report for governors, of one run, with the trend before it."""

    name = "check.report"
    needs = Permission.CHECK_RUN

    assessment: RecordId

    def apply(self, records: Records) -> Paper:
        rows = records.of(Assessments).status(records.audit.first_day()).rows[:_TREND]
        return check_paper(
            records.of(Assessments).get(self.assessment),
            tuple((f"{r.at:%d %B %Y}", r.passed, r.warned, r.failed) for r in rows),
            records.of(SchoolRow).facts().name,
            records.audit.anchor_line(),
        )


@dataclass(frozen=True)
class BringInAdvisories(Command[int]):
    """A list of known weaknesses (OSV); how many of its entries concern our libraries."""

    name = "check.advisories"
    needs = Permission.DOCUMENT_WRITE
    can_undo = False

    path: Path

    def apply(self, records: Records) -> int:
        text = read_advisories(read_small(self.path, MOST_BYTES))
        records.of(Advisories).put(text)
        return text.count('"modified"')
