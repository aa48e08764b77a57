"""Protection, security check and access review in the real pages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from tests.today_cards import due_row
from ui.desk.paper_view import PaperDialog
from ui.incidents import incident_presenter
from ui.protection import protection_presenter
from ui.shell.places import PLACES
from vault.actions.access_review import ListReviews
from vault.actions.backups import MakeBackup
from vault.actions.profiles import AddProfile, ListProfiles
from vault.actions.pupils import AddPupil
from vault.actions.security_check import ReadCheckStatus, RunSecurityCheck
from vault.domain.access import Role
from vault.domain.assessments import Scope
from vault.domain.secrets import Password
from vault.governance.protection import PLANS
from vault.governance.security_check import ALL
from vault.store.database.work import no_report

WAIT = 20000
PASSWORD = "lantern-orchard-violin-pebble"


def settle(opener):
    for _ in range(5):
        opener.on_worker(lambda: None)


def page_of(window):
    return window.pages.currentWidget()


def words_of(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_every_check_belongs_to_exactly_one_measure():
    named = [name for plan in PLANS for name in plan.checks]
    assert sorted(named) == sorted(check.id for check in ALL)
    assert len(PLANS) == 7


@pytest.mark.parametrize("role", [Role.DATA_LEAD, Role.AUDITOR])
def test_lead_and_auditor_see_all_seven_measures(opener, desk, make_window, role):
    opener.run(AddProfile("Somebody", role, Password.typed(PASSWORD)))
    opener.lock()
    window = make_window(opener.unlock("Somebody"))
    window.go("protection")
    settle(opener)
    said = words_of(page_of(window))
    for number in range(1, 8):
        assert f"{number}. " in said
    assert "Encryption of records and pictures" in said


def test_what_is_due_leads_to_where_it_is_done(qtbot, opener, window):
    window.go("protection")
    settle(opener)
    buttons = [b for b in page_of(window).findChildren(QPushButton) if b.text() == "Go there"]
    backup = next(b for b in buttons if "backup that was read back" in b.accessibleName())
    backup.click()
    assert window._here[0] == "backups"


def test_the_statement_says_the_state_and_what_it_does_not_protect_from(qtbot, opener, window):
    window.go("protection")
    settle(opener)
    page_of(window).statement.click()
    qtbot.waitUntil(lambda: window.findChild(PaperDialog) is not None, timeout=WAIT)
    said = window.findChild(PaperDialog).text.toPlainText()
    assert "WHAT IT DOES NOT PROTECT FROM" in said


def test_a_run_shows_the_gravest_first_and_why(qtbot, opener, window):
    window.go("check")
    settle(opener)
    page = page_of(window)
    page.full.click()
    qtbot.waitUntil(lambda: page.table.model().rowCount() == len(ALL), timeout=WAIT)
    settle(opener)
    assert page.table.model().index(0, 0).data().startswith("✗")
    page.table.setCurrentIndex(page.table.model().index(0, 0))
    assert "Why it matters" in page.why.text()
    (row,) = opener.run(ReadCheckStatus()).rows
    assert row.scope is Scope.FULL
    assert page.trend.model().rowCount() == 1
    page.report.click()
    qtbot.waitUntil(lambda: window.findChild(PaperDialog) is not None, timeout=WAIT)


def test_a_bad_list_of_weaknesses_is_told(qtbot, opener, window, tmp_path):
    window.go("check")
    settle(opener)
    path = tmp_path / "osv.json"
    path.write_text("{}")
    window.current.bring_in(path)
    qtbot.waitUntil(lambda: "OSV format" in page_of(window).notice.text, timeout=WAIT)


def test_a_technician_runs_what_needs_no_key(qtbot, opener, desk, make_window):
    opener.run(AddProfile("Tia", Role.TECHNICIAN, Password.typed(PASSWORD)))
    opener.lock()
    window = make_window(opener.unlock("Tia"))
    window.go("check")
    page = page_of(window)
    page.full.click()
    qtbot.waitUntil(lambda: page.table.model().rowCount() == len(ALL), timeout=WAIT)
    assert not page.report.isVisibleTo(window)


def test_the_review_is_signed_when_everybody_has_a_verdict(qtbot, opener, desk, make_window):
    opener.run(AddProfile("Theo", Role.TEACHER, Password.typed(PASSWORD)))
    window = make_window(desk)
    window.go("review")
    settle(opener)
    page = page_of(window)
    assert "never signed" in page.said.text()
    assert not page.sign.isEnabled()
    page.table.setCurrentIndex(page.table.model().index(0, 0))
    qtbot.mouseClick(page.confirm, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.withdraw, Qt.MouseButton.LeftButton)
    assert page.sign.isEnabled()
    page.sign.click()
    qtbot.waitUntil(lambda: "Signed" in page.notice.text, timeout=WAIT)
    (review,) = opener.run(ListReviews())
    assert (review.confirmed, review.withdrawn) == (1, 1)
    assert [p.suspended for p in opener.run(ListProfiles())].count(True) == 1


def let_time_pass(opener, days):
    """As if every run so far had been so many days ago."""
    vault = opener.desk._session._vault

    def move():
        # Between units of work the connection only reads.
        with (
            vault.unit("test", no_report, writes=True),
            vault.parts.fence.inside() as token,
        ):
            vault._connection.execute(
                f"{token} UPDATE main.assessment SET at = replace(datetime(at, '-{days} days'),"
                " ' ', 'T') || '+00:00'"
            )

    opener.on_worker(move)


def test_the_weeks_check_runs_by_itself_when_it_is_due(opener, desk, make_window):
    opener.run(RunSecurityCheck(Scope.FULL))
    make_window(desk)
    settle(opener)
    assert len(opener.run(ReadCheckStatus()).rows) == 1
    let_time_pass(opener, 8)
    make_window(desk)
    settle(opener)
    assert [row.scope for row in opener.run(ReadCheckStatus()).rows] == [Scope.QUICK, Scope.FULL]


def test_the_terms_check_is_offered_and_not_begun(qtbot, opener, desk, make_window, tmp_path):
    opener.run(AddPupil((("legal_given", "Ann"),)))
    opener.run(MakeBackup(tmp_path / "b.tuckbackup"))
    opener.run(RunSecurityCheck(Scope.FULL))
    let_time_pass(opener, 130)
    window = make_window(desk)
    row = due_row(qtbot, window, "Security check of this term")
    assert len(opener.run(ReadCheckStatus()).rows) == 1
    row.button.click()
    assert window._here[0] == "check"


def test_everything_that_sends_to_a_page_names_one_that_there_is():
    sent = {check.page for check in ALL} | {plan.page for plan in PLANS}
    sent |= {*protection_presenter._PAGES, *incident_presenter._PAGES.values()}
    assert sent - {""} <= {place.key for place in PLACES}
