"""Reporting in two minutes; then contain, count, decide, tell, learn, in the real pages."""

import pytest

from tests.ui.open_page import page_of, settle
from tests.ui.previews import preview_in, read_in, save_from
from ui.incidents.incident_forms import ReportDialog
from vault.actions.custody import MakeStatement
from vault.actions.incidents import ListIncidents, OpenIncident, StartRehearsal
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.domain.access import Role
from vault.domain.incidents import IncidentState, Letter, Risk
from vault.domain.secrets import Password

WAIT = 20000
PASSWORD = "lantern-orchard-violin-pebble"


def rows_of(view):
    model = view.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def report(window, title="Laptop on the bus"):
    page_of(window).report.click()
    dialog = window.findChild(ReportDialog)
    dialog.title.setText(title)
    dialog.what.setPlainText("It was left there.")
    dialog.ok.click()
    return dialog


@pytest.fixture
def incident(opener, window):
    """The page of a rehearsed lost laptop."""
    opener.run(AddPupil((("legal_given", "Ann"),)))
    record = opener.run(StartRehearsal())
    window.go("incident", str(record))
    settle(opener)
    return page_of(window)


def test_a_report_opens_its_incident_with_the_clock_running(qtbot, opener, window):
    window.go("incidents")
    settle(opener)
    report(window)
    qtbot.waitUntil(lambda: hasattr(page_of(window), "clock"), timeout=WAIT)
    settle(opener)
    assert page_of(window).title.text() == "Laptop on the bus"
    assert "71 hours left" in page_of(window).clock.text
    window.go("incidents")
    settle(opener)
    assert rows_of(page_of(window).table)[0][0] == "Laptop on the bus"
    assert "71 hours" in page_of(window).notice.text


def test_a_report_without_a_name_or_with_a_wrong_time_stays_open(qtbot, opener, window):
    window.go("incidents")
    settle(opener)
    dialog = report(window, " ")
    qtbot.waitUntil(lambda: "short name" in dialog.notice.text, timeout=WAIT)
    dialog.title.setText("x")
    dialog.aware.setText("yesterday")
    dialog.ok.click()
    qtbot.waitUntil(lambda: "looks like" in dialog.notice.text, timeout=WAIT)
    assert opener.run(ListIncidents()) == ()


def test_an_assistant_reports_and_sees_no_list(qtbot, opener, desk, make_window):
    opener.run(AddProfile("Ada", Role.ASSISTANT, Password.typed(PASSWORD)))
    opener.lock()
    window = make_window(opener.unlock("Ada"))
    window.go("incidents")
    settle(opener)
    report(window)
    page = page_of(window)
    qtbot.waitUntil(lambda: "Reported" in page.notice.text, timeout=WAIT)
    assert not page.rehearse.isVisibleTo(window)
    assert not page.statement.isVisibleTo(window)


def test_what_was_at_stake_is_counted_on_the_page(qtbot, opener, incident):
    incident.blast.vault.click()
    qtbot.waitUntil(lambda: "1 pupil, 0 photos" in incident.blast.summary.text(), timeout=WAIT)
    words = dict(rows_of(incident.blast.table))
    assert words["Pupils"] == "1"
    assert "Argon2id" in words["Cost of one password guess"]


def test_from_a_statement_when_the_laptop_is_gone(qtbot, opener, window, incident, tmp_path):
    opener.run(MakeStatement(tmp_path / "s.tuckstatement"))
    window.current.use_statement(tmp_path / "s.tuckstatement")
    qtbot.waitUntil(lambda: "statement of" in incident.blast.summary.text(), timeout=WAIT)
    (tmp_path / "s.tuckstatement").write_bytes(b"{}")
    window.current.use_statement(tmp_path / "s.tuckstatement")
    qtbot.waitUntil(lambda: "not a custody statement" in incident.notice.text, timeout=WAIT)


def test_the_way_through_deciding_telling_and_closing(qtbot, opener, window, incident):
    tell = incident.tell
    tell.risk.setCurrentIndex([r.value for r in Risk].index("likely"))
    tell.decide.click()
    qtbot.waitUntil(lambda: "say why" in incident.notice.text, timeout=WAIT)
    tell.reason.setPlainText("names and photos")
    tell.decide.click()
    qtbot.waitUntil(lambda: "Saved" in incident.notice.text, timeout=WAIT)
    settle(opener)
    tell.close_it.click()
    qtbot.waitUntil(lambda: "Not told yet: authority" in incident.notice.text, timeout=WAIT)
    tell.mark_wanted.emit(Letter.AUTHORITY)
    settle(opener)
    tell.lessons.setPlainText("Locks for laptops")
    tell.close_it.click()
    qtbot.waitUntil(lambda: "closed" in incident.clock.text, timeout=WAIT)
    (found,) = opener.run(ListIncidents())
    assert found.state is IncidentState.CLOSED
    assert not tell.decide.isEnabled()
    assert not incident.note.isEnabled()


@pytest.mark.parametrize("kind", ["save", "markdown"])
def test_a_draft_is_read_and_saved(qtbot, monkeypatch, opener, window, incident, tmp_path, kind):
    incident.tell.letter_wanted.emit(Letter.PARENTS)
    dialog = preview_in(qtbot, window)
    assert "to be completed" in dialog.notice.text
    assert "Dear parents" in read_in(qtbot, dialog)
    path = tmp_path / ("letter.pdf" if kind == "save" else "letter.md")
    message = save_from(qtbot, monkeypatch, dialog, path, button=getattr(dialog, kind))
    assert "nothing protects it" in message
    assert path.stat().st_size > 500
    assert path.stat().st_mode & 0o077 == 0


def test_a_step_gets_its_time_and_name(qtbot, opener, window, incident):
    incident.step.setText("Rang the railway")
    incident.note.click()
    qtbot.waitUntil(lambda: len(rows_of(incident.steps)) == 2, timeout=WAIT)
    assert rows_of(incident.steps)[1][1:] == ["Dana Lead", "Rang the railway"]


def test_containing_goes_where_it_is_done(opener, window, incident, desk):
    heard = []
    desk.lock_wanted.connect(lambda: heard.append(True))
    incident.contain_wanted.emit("lock")
    assert heard == [True]
    record = str(window.current._id)
    for word, place in (("suspend", "profiles"), ("files", "transfers"), ("cards", "cards")):
        window.go("incident", record)
        page_of(window).contain_wanted.emit(word)
        assert window._place[0] == place


def test_facts_are_saved_and_the_drafts_use_them(qtbot, opener, window, incident):
    incident.facts.measures.setPlainText("The laptop was found.")
    incident.facts.save.click()
    qtbot.waitUntil(lambda: "Saved" in incident.notice.text, timeout=WAIT)
    (found,) = opener.run(ListIncidents())
    assert opener.run(OpenIncident(found.id)).text.measures == "The laptop was found."


def test_the_statement_is_made_with_its_page(qtbot, opener, window, tmp_path):
    window.go("incidents")
    settle(opener)
    assert "due" in page_of(window).statement_state.text()
    window.current.make_statement(tmp_path / "s.tuckstatement")
    page = page_of(window)
    qtbot.waitUntil(lambda: "Saved" in page.notice.text, timeout=WAIT)
    assert "CUSTODY" in read_in(qtbot, preview_in(qtbot, window)).upper()
    settle(opener)
    assert "due" not in page.statement_state.text()


def test_a_lesson_of_a_closed_incident_is_ticked_off_on_its_page(qtbot, opener, window, incident):
    tell = incident.tell
    tell.risk.setCurrentIndex(tell.risk.findData(Risk.UNLIKELY))
    tell.reason.setPlainText("It was locked, and came back.")
    tell.decide.click()
    settle(opener)
    tell.lessons.setPlainText("Cable locks for all laptops\nA list of who has which")
    tell.close_it.click()
    settle(opener)
    qtbot.waitUntil(lambda: len(tell.ticks) == 2, timeout=WAIT)
    assert [tick.isChecked() for tick in tell.ticks] == [False, False]
    tell.ticks[1].click()
    settle(opener)
    record = window._place[1]
    assert [one.is_done for one in opener.run(OpenIncident(record)).lessons] == [False, True]
    qtbot.waitUntil(lambda: not tell.ticks[1].isEnabled(), timeout=WAIT)
