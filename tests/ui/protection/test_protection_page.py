"""Protection, security check and access review in the real pages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from tests.today_cards import due_row
from tests.ui.open_page import page_of, settle
from tests.ui.previews import preview_in, read_in
from ui.incidents import incident_presenter
from ui.protection.check_acts import ACTS, HERE, PAGES
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


def words_of(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_every_check_belongs_to_exactly_one_measure():
    named = [name for plan in PLANS for name in plan.checks]
    assert sorted(named) == sorted(check.id for check in ALL)
    assert len(PLANS) == 7


def evidence_of(window):
    return page_of(window).evidence


def full_run(qtbot, opener, window):
    page_of(window).check.click()
    qtbot.waitUntil(page_of(window).check.isEnabled, timeout=WAIT)
    settle(opener)


@pytest.mark.parametrize("role", [Role.DATA_LEAD, Role.AUDITOR])
def test_lead_and_auditor_see_three_lines_and_seven_measures(opener, desk, make_window, role):
    opener.run(AddProfile("Somebody", role, Password.typed(PASSWORD)))
    opener.lock()
    window = make_window(opener.unlock("Somebody"))
    window.go("protection")
    settle(opener)
    page = page_of(window)
    assert len(page.summary.texts) == 3
    assert page.measures.count() == 7
    page.choose(1)
    assert "Encryption of records and pictures" in words_of(page.card)


def test_a_new_school_gets_one_line_and_one_button_and_not_fifteen_warnings(opener, window):
    window.go("protection")
    settle(opener)
    page = page_of(window)
    (needs,) = [text for text in page.summary.texts if "need" in text]
    assert "today" in needs
    assert "a backup" in needs.lower()
    assert len(page.summary.buttons) == 1


def test_no_measure_has_more_than_one_filled_button(opener, window):
    window.go("protection")
    settle(opener)
    page = page_of(window)
    for number in range(1, 8):
        page.choose(number)
        filled = [b for b in page.findChildren(QPushButton) if b.property("main") and b.isVisible()]
        assert len(filled) <= 1, number
        assert {*filled} <= {*page.card.acts.values()}, number


def test_what_is_due_leads_to_where_it_is_done(opener, window):
    window.go("protection")
    settle(opener)
    page_of(window).choose(1)
    backup = page_of(window).card.acts["backup-age"]
    assert backup.text() == "Make a backup"
    backup.click()
    assert window._place[0] == "backups"


def test_the_button_of_the_summary_leads_to_the_first_thing(opener, window):
    window.go("protection")
    settle(opener)
    page = page_of(window)
    page.choose(7)
    page.summary.buttons[0].click()
    assert page.card.measure.number == 1
    assert "backup-age" in page.card.acts


def test_what_is_good_is_folded_away_and_can_be_read(opener, window):
    window.go("protection")
    settle(opener)
    page = page_of(window)
    page.choose(1)
    assert page.card.measure.due
    good = [f"{item.found[1:]}." for item in page.card.measure.good]
    shown = words_of(page.card)
    assert sum(words in shown for words in good) < len(good)
    assert "more, all good" in page.card.more.text()
    page.card.more.click()
    assert all(words in words_of(page.card) for words in good)


def test_the_statement_says_the_state_and_what_it_does_not_protect_from(qtbot, opener, window):
    window.go("protection")
    settle(opener)
    page_of(window).statement.click()
    text = read_in(qtbot, preview_in(qtbot, window))
    assert "WHAT IT DOES NOT PROTECT FROM" in text


def test_a_run_shows_the_gravest_first_and_why(qtbot, opener, window):
    window.go("protection")
    settle(opener)
    page, runs = page_of(window), evidence_of(window).runs
    full_run(qtbot, opener, window)
    assert "checked today" in page.when.text()
    page.evidence.fold.click()
    qtbot.waitUntil(lambda: runs.table.model().rowCount() == len(ALL), timeout=WAIT)
    settle(opener)
    assert runs.table.model().index(0, 0).data().startswith("✗")
    runs.table.view.setCurrentIndex(runs.table.model().index(0, 0))
    assert "Why it matters" in runs.why.text()
    (row,) = opener.run(ReadCheckStatus()).rows
    assert row.scope is Scope.FULL
    assert runs.trend.model().rowCount() == 1
    runs.report.click()
    preview_in(qtbot, window)


def test_an_earlier_run_can_be_read_again(qtbot, opener, window):
    opener.run(RunSecurityCheck(Scope.QUICK))
    opener.run(RunSecurityCheck(Scope.FULL))
    window.go("protection")
    settle(opener)
    runs = evidence_of(window).runs
    evidence_of(window).fold.click()
    qtbot.waitUntil(lambda: runs.table.model().rowCount() == len(ALL), timeout=WAIT)
    runs.trend.view.setCurrentIndex(runs.trend.model().index(1, 0))
    runs.open.click()
    quick = sum(not check.is_slow for check in ALL)
    qtbot.waitUntil(lambda: runs.table.model().rowCount() == quick, timeout=WAIT)


def test_the_quick_check_is_still_there(qtbot, opener, window):
    window.go("protection")
    settle(opener)
    evidence_of(window).fold.click()
    evidence_of(window).runs.quick.click()
    qtbot.waitUntil(page_of(window).check.isEnabled, timeout=WAIT)
    assert [row.scope for row in opener.run(ReadCheckStatus()).rows] == [Scope.QUICK]


def test_a_bad_list_of_vulnerabilities_is_told(qtbot, opener, window, tmp_path):
    window.go("protection")
    settle(opener)
    path = tmp_path / "osv.json"
    path.write_text("{}")
    window.current._evidence.bring_in(path)
    qtbot.waitUntil(lambda: "OSV format" in page_of(window).notice.text, timeout=WAIT)


def test_a_technician_runs_what_needs_no_key(qtbot, opener, desk, make_window):
    opener.run(AddProfile("Tia", Role.TECHNICIAN, Password.typed(PASSWORD)))
    opener.lock()
    window = make_window(opener.unlock("Tia"))
    window.go("protection")
    settle(opener)
    full_run(qtbot, opener, window)
    evidence = evidence_of(window)
    assert evidence.runs.table.model().rowCount() == len(ALL)
    assert not evidence.runs.report.isVisibleTo(window)
    assert not evidence.tabs.isTabVisible(evidence.tabs.indexOf(evidence.runs.before))
    assert not evidence.tabs.isTabVisible(evidence.tabs.indexOf(evidence.trail_tab))
    # What the run told is not asked for again, although the run is not kept.
    page_of(window).choose(1)
    assert "full run" not in words_of(page_of(window).card)


def test_a_technician_is_told_nothing_of_the_trail_that_they_do_not_see(opener, desk, make_window):
    opener.run(AddProfile("Tia", Role.TECHNICIAN, Password.typed(PASSWORD)))
    opener.lock()
    window = make_window(opener.unlock("Tia"))
    window.go("protection")
    settle(opener)
    text = words_of(evidence_of(window))
    assert "never yet" not in text
    assert "not tested" not in text


def test_tab_goes_from_the_list_to_the_acts_and_then_to_the_evidence(opener, window):
    window.go("protection")
    settle(opener)
    page = page_of(window)
    page.choose(1)
    page.card.more.click()
    settle(opener)
    at, met = page.measures, []
    while at is not page.evidence.fold and len(met) < 200:
        at = at.nextInFocusChain()
        met.append(at)
    buttons = [w for w in met if isinstance(w, QPushButton) and w.isVisible()]
    assert buttons == [*page.card.acts.values(), page.card.more, page.evidence.fold]


def test_a_teacher_reads_what_protects_and_not_how_it_stands(opener, desk, make_window):
    opener.run(AddProfile("Theo", Role.TEACHER, Password.typed(PASSWORD)))
    opener.lock()
    window = make_window(opener.unlock("Theo"))
    assert window._place[0] != "protection"
    window.go("protection")
    settle(opener)
    page = page_of(window)
    page.choose(3)
    text = words_of(page)
    assert "Everybody has a profile" in text
    assert "What was checked" not in text
    assert "data lead" not in words_of(page.card)
    assert not page.check.isVisible()
    assert not page.statement.isVisible()
    evidence = page.evidence
    evidence.fold.click()
    settle(opener)
    shown = {evidence.tabs.tabText(i) for i in range(5) if evidence.tabs.isTabVisible(i)}
    assert shown == {"This computer"}
    assert "SQLCipher" in words_of(evidence)
    page.summary.buttons[0].click()
    assert window._place[0] == "incidents"


def test_nothing_is_read_for_a_technician_until_it_is_asked_for(opener, window):
    window.go("protection")
    settle(opener)
    assert "SQLCipher" not in words_of(evidence_of(window))
    evidence_of(window).fold.click()
    settle(opener)
    assert "SQLCipher" in words_of(evidence_of(window))


def test_files_and_trail_are_verified_against_an_entry_on_paper(qtbot, opener, window):
    window.go("protection")
    settle(opener)
    page, evidence = page_of(window), evidence_of(window)
    evidence.show_part(evidence.files)
    evidence.held.setText("nonsense")
    evidence.verify.click()
    assert "#4217" in page.notice.text
    evidence.held.clear()
    evidence.verify.click()
    qtbot.waitUntil(lambda: "whole" in window.toast.text, timeout=WAIT)
    assert not page.notice.isVisible()
    evidence.tabs.setCurrentWidget(evidence.trail_tab)
    settle(opener)
    assert evidence._trail.rowCount() > 0


@pytest.mark.parametrize("former", ["check", "security"])
def test_former_pages_lead_to_the_one_there_is(opener, desk, make_window, former):
    desk.set("place", former)
    window = make_window(desk)
    settle(opener)
    assert window._place[0] == "protection"
    window.go("settings")
    window.go(former)
    assert window._place[0] == "protection"


def test_every_check_has_an_act_and_names_what_is_missing():
    assert ACTS.keys() == {check.id for check in ALL}
    for check in ALL:
        assert bool(ACTS[check.id].words) == bool(check.page) or check.id == "outside-files"
    assert {check.page for check in ALL} - {"", HERE} <= PAGES.keys()


def test_the_review_is_signed_when_everybody_has_a_verdict(qtbot, opener, desk, make_window):
    opener.run(AddProfile("Theo", Role.TEACHER, Password.typed(PASSWORD)))
    window = make_window(desk)
    window.go("review")
    settle(opener)
    page = page_of(window)
    assert "never been signed" in page.summary.text()
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
    assert window._place[0] == "protection"


def test_everything_that_sends_to_a_page_names_one_that_there_is():
    sent = {check.page for check in ALL} | {plan.page for plan in PLANS}
    sent |= {*PAGES, *incident_presenter._PAGES.values()}
    assert sent - {""} <= {place.key for place in PLACES}
