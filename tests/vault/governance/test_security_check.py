"""A run of the checks is kept, signed, and in the trend."""

import json
from datetime import date, timedelta

import pytest

from tests.vault.governance.check_runs import PASSWORD, measures, results
from vault.actions.audit import ReadAudit
from vault.actions.profiles import AddProfile
from vault.actions.security_check import (
    DraftCheckReport,
    OpenAssessment,
    ReadCheckStatus,
    RunSecurityCheck,
)
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.assessments import AssessmentRow, CheckStatus, Result, Scope
from vault.domain.secrets import Password
from vault.store.database.work import no_report
from vault.store.measures.assessments import results_text
from vault.unlock import unlock_vault


def test_a_whole_new_vault_fails_only_in_what_it_has_not_got_yet(school):
    items = results(school, Scope.FULL)
    failed = {name for name, item in items.items() if item.result is Result.FAIL}
    # Under test no guard is up, because the tests' own tools need sockets.
    assert failed - {"network-tried"} == {"backup-age"}
    for name in ("pages-records", "pages-photos", "trail-chain", "trail-mac", "trail-signatures"):
        assert items[name].result is Result.PASS, name


def test_a_run_is_kept_with_its_hash_in_the_signed_trail(school):
    report = school.run(RunSecurityCheck(Scope.QUICK))
    (row,) = school.run(ReadCheckStatus()).rows
    assert (row.scope, row.passed) == (Scope.QUICK, report.count(Result.PASS))
    kept = school.run(OpenAssessment(row.id))
    assert kept.items == report.items
    (entry,) = [e for e in school.run(ReadAudit()) if e.kind == "check.run"]
    assert len(entry.evidence) == 64
    paper = school.run(DraftCheckReport(row.id))
    assert "Willow Bank" in paper.subtitle
    assert "no backup was ever read back" in paper.markdown()


@pytest.mark.parametrize(
    ("former", "now"),
    [("register", "transfers"), ("check", "protection"), ("security", "protection")],
)
def test_a_run_from_before_a_page_was_renamed_sends_to_the_page_of_today(school, former, now):
    report = school.run(RunSecurityCheck(Scope.QUICK))
    (row,) = school.run(ReadCheckStatus()).rows
    vault = school._vault
    with vault.unit("test", no_report, writes=True), vault.parts.fence.inside() as token:
        # As a version before this one would have written it, with or without a page.
        was = [{**item, "page": former} for item in json.loads(results_text(report))]
        del was[1]["page"]
        vault._connection.execute(
            f"{token} UPDATE main.assessment SET results = ?", (json.dumps(was),)
        )
    pages = [item.page for item in school.run(OpenAssessment(row.id)).items]
    assert (set(pages), pages[1]) == ({now, ""}, "")


def test_what_is_due_follows_from_the_runs_and_the_day(school):
    today = date.today()
    assert school.run(ReadCheckStatus()).due(today) is None
    assert school.run(ReadCheckStatus()).due(today + timedelta(days=7)) is Scope.FULL
    school.run(RunSecurityCheck(Scope.FULL))
    status = school.run(ReadCheckStatus())
    assert status.due(today) is None
    assert status.due(today + timedelta(days=7)) is Scope.QUICK
    assert status.due(today + timedelta(days=120)) is Scope.FULL
    assert CheckStatus(()).due(today) is Scope.FULL
    assert isinstance(status.rows[0], AssessmentRow)


def test_a_technician_checks_what_needs_no_key_and_reads_nothing(school):
    school.run(AddProfile("Tec", Role.TECHNICIAN, Password.typed(PASSWORD)))
    school.lock()
    tech = unlock_vault(school.folder, "Tec", Password.typed(PASSWORD), params=FLOOR)
    items = results(tech, Scope.FULL)
    tech.lock()
    assert items["outside-files"].result is Result.PASS
    assert items["data-leads"].result is Result.WARN
    assert items["pages-records"].result is Result.UNKNOWN
    assert "left out" in items["training"].found


def test_an_auditor_sees_what_a_data_lead_found_where_their_own_keys_end(school, unlock_as):
    school.run(RunSecurityCheck(Scope.FULL))
    auditor = unlock_as(Role.AUDITOR)
    own = results(auditor, Scope.FULL)
    for name in ("trail-chain", "trail-signatures", "pages-records", "recovery-sheet"):
        assert own[name].result is Result.PASS, name
    assert own["backup-age"].result is Result.FAIL
    for name in ("consents", "requests", "incidents", "pages-photos"):
        assert own[name].result is Result.UNKNOWN, name
    seen = {item.id: item for measure in measures(auditor).values() for item in measure.items}
    for name in ("consents", "requests", "incidents", "pages-photos"):
        assert seen[name].result is Result.PASS, name
        assert f"(as of {date.today():%d %B %Y})" in seen[name].found
    auditor.lock()
    lead = unlock_vault(school.folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
    seen = {item.id: item for measure in measures(lead).values() for item in measure.items}
    assert seen["pages-photos"].result is Result.PASS
    lead.lock()
