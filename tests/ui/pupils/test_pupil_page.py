"""One pupil in the window: finding, changing, undo, details, and drafts that survive a lock."""

import json
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.desk.record_words import field_words, speak_of
from ui.pupils.add_pupil import AddPupilDialog
from ui.pupils.pupil_details import AlertDialog, ConsentDialog, ContactDialog
from vault.actions.classes import AddClass
from vault.actions.contacts import DecideConsent, SetAlert
from vault.actions.desk_notes import SaveDraft
from vault.actions.history import UndoStep
from vault.actions.policy import ReadLaw, SetPolicy
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil, ChangePupil, OpenPupil
from vault.demo.figures import figure_jpeg
from vault.domain.access import Role
from vault.domain.ids import NEW
from vault.domain.kinds import Kind
from vault.domain.law import law_of
from vault.domain.people import CONSENT_PURPOSES
from vault.domain.policy import Country, Policy
from vault.domain.secrets import Password

WAIT = 20000
DAY = date(2026, 9, 1)
PASSWORD = "lantern-orchard-violin-pebble"


@pytest.fixture
def zoe(opener, desk):
    """Zoë in class 4B; `desk` is the data lead's."""
    room = opener.run(AddClass("4B"))
    values = (
        ("legal_given", "Zoë"),
        ("legal_family", "Åkesson"),
        ("upn", "B801200005001"),
        ("born", "2016-09-03"),
    )
    return opener.run(AddPupil(values, room))


@pytest.fixture
def page(qtbot, zoe, window):
    window.go("pupil", zoe)
    page = window.pages.currentWidget()
    qtbot.waitUntil(lambda: "Zoë" in page.title.text(), timeout=WAIT)
    return page


def test_a_change_is_saved_and_undone(qtbot, window, page):
    edit = page.facts.edits["preferred_given"]
    page.edit.click()
    qtbot.keyClicks(edit, "Zo")
    qtbot.mouseClick(page.facts.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.title.text().startswith("Zo "), timeout=WAIT)
    window._desk.undo()
    qtbot.waitUntil(lambda: page.title.text().startswith("Zoë"), timeout=WAIT)
    assert page.history.table.model().rowCount() >= 1


def test_a_pupil_that_was_undone_does_not_stay_on_the_screen(qtbot, window, opener, page):
    for _ in range(2):
        opener.run(UndoStep(window._desk._session.undo_steps[-1]))
    window._desk.changed.emit(frozenset({Kind.PUPIL}))
    qtbot.waitUntil(lambda: window._place[0] == "pupils", timeout=WAIT)
    assert "You cannot see this record" in window.notice.text


def test_dates_are_written_as_people_here_write_them(qtbot, opener, window, page, zoe):
    edit = page.facts.edits["born"]
    assert edit.text() == "03/09/2016"
    edit.setText("31/02/2016")
    page.facts.save.click()
    assert "there is no 31 February" in page.notice.text
    edit.setText("4.9.2016")
    page.facts.save.click()
    qtbot.waitUntil(lambda: "Saved" in window.toast.text, timeout=WAIT)
    assert f"{opener.run(OpenPupil(zoe)).facts.born:%d %m}" == "04 09"


def test_the_upn_is_masked_until_it_is_asked_for(page):
    edit = page.facts.edits["upn"]
    assert "B801200005001" not in edit.displayText()
    assert page.facts.text.texts["upn"] == "••••5001"
    page.facts.show_upn.setChecked(True)
    assert edit.displayText() == "B801200005001"
    assert page.facts.text.texts["upn"] == "B801200005001"


def test_contact_alert_consent_and_photo_are_added_through_their_dialogs(
    qtbot, page, opener, zoe, tmp_path
):
    page.contacts.buttons["add"].click()
    dialog = page.findChild(ContactDialog)
    dialog._edits["given"].setText("Robin")
    dialog.submitted.emit()
    qtbot.waitUntil(lambda: page.contacts.table.model().rowCount() == 1, timeout=WAIT)

    page.alerts.buttons["add"].click()
    dialog = page.findChild(AlertDialog)
    dialog.submitted.emit()
    qtbot.waitUntil(lambda: "sentence" in dialog.notice.text, timeout=WAIT)
    dialog.text.setText("Carries an inhaler")
    dialog.submitted.emit()
    qtbot.waitUntil(lambda: page.alerts.table.model().rowCount() == 1, timeout=WAIT)

    page.consents.table.selectRow(CONSENT_PURPOSES.index("photo-website"))
    page.consents.buttons["change"].click()
    dialog = page.findChild(ConsentDialog)
    dialog.state.setCurrentText("refused")
    dialog.by.setText("Robin")
    dialog.submitted.emit()
    qtbot.waitUntil(lambda: bool(opener.run(OpenPupil(zoe)).consents), timeout=WAIT)

    photo = tmp_path / "zoe.jpg"
    photo.write_bytes(figure_jpeg(7))
    page.picture_dropped.emit(str(photo))
    qtbot.waitUntil(lambda: not page.photo.pixmap().isNull(), timeout=WAIT)
    (tmp_path / "evil.jpg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    page.picture_dropped.emit(str(tmp_path / "evil.jpg"))
    qtbot.waitUntil(lambda: "cannot be used" in page.notice.text, timeout=WAIT)


def test_what_another_changed_meanwhile_is_told_in_the_form_and_what_was_typed_stays(
    qtbot, page, opener, zoe, window
):
    for title, changed in (
        ("allergy", lambda alert: SetAlert(zoe, alert.id, "allergy", "Nuts", version=1)),
        ("consent", lambda _: DecideConsent(zoe, CONSENT_PURPOSES[0], "refused", "Kim", DAY, 1)),
    ):
        if title == "allergy":
            opener.run(SetAlert(zoe, NEW, "medical", "Inhaler"))
            tab, kind = page.alerts, AlertDialog
        else:
            opener.run(DecideConsent(zoe, CONSENT_PURPOSES[0], "given", "Robin", DAY))
            tab, kind = page.consents, ConsentDialog
        window._desk.changed.emit(frozenset({Kind.PUPIL}))
        qtbot.waitUntil(lambda tab=tab: tab.table.model().rowCount() > 0, timeout=WAIT)
        opener.on_worker(lambda: None)
        tab.table.selectRow(0)
        tab.buttons["change"].click()
        dialog = page.findChildren(kind)[-1]
        line = dialog.text if kind is AlertDialog else dialog.by
        line.setText("What I was typing")
        opener.run(changed(opener.run(OpenPupil(zoe)).alerts[0]))
        dialog.submitted.emit()
        qtbot.waitUntil(lambda dialog=dialog: "changed since" in dialog.notice.text, timeout=WAIT)
        assert dialog.isVisible()
        assert line.text() == "What I was typing"
        dialog.reject()
    found = opener.run(OpenPupil(zoe))
    assert [a.text for a in found.alerts] == ["Nuts"]
    assert [(c.state, c.decided_by) for c in found.consents] == [("refused", "Kim")]


def test_what_was_being_typed_is_back_after_a_lock(qtbot, opener, page, window, make_window):
    page.edit.click()
    qtbot.keyClicks(page.facts.edits["middle"], "Half a na")
    window.keep_place()
    opener.lock()
    again = make_window(opener.unlock())
    back = again.pages.currentWidget()
    qtbot.waitUntil(lambda: back.facts.edits["middle"].text() == "Half a na", timeout=WAIT)
    assert "has been restored" in back.notice.text
    assert back.tabs.currentWidget() is back.facts
    assert back.facts.edits["middle"].isVisibleTo(back)
    back.facts.discard.click()
    assert back.facts.edits["middle"].text() == ""
    assert not back.facts.is_editing


def test_a_day_of_leaving_that_an_earlier_version_kept_is_back(qtbot, opener, window, zoe):
    body = json.dumps({"typed": {"left": "20/07/2026"}, "stood": {"left": "01/07/2026"}})
    opener.run(SaveDraft("pupil", zoe, body))
    window.go("pupil", zoe)
    back = window.pages.currentWidget()
    qtbot.waitUntil(lambda: back.facts.edits["left_on"].text() == "20/07/2026", timeout=WAIT)
    assert "Changed by someone else since: Date of leaving: –." in back.notice.text


def test_what_somebody_changed_meanwhile_is_said_when_what_was_typed_comes_back(
    qtbot, opener, page, window, make_window, zoe
):
    edit = page.facts.edits["middle"]
    qtbot.keyClicks(edit, "Half a na")
    window.keep_place()
    opener.lock()
    opener.unlock()
    facts = opener.run(OpenPupil(zoe)).facts
    opener.run(ChangePupil(zoe, facts.version, (("middle", "Grace"), ("year_group", "9"))))
    opener.lock()
    back = make_window(opener.unlock()).pages.currentWidget()
    qtbot.waitUntil(lambda: back.facts.edits["middle"].text() == "Half a na", timeout=WAIT)
    assert "Changed by someone else since: Middle names: Grace." in back.notice.text


def test_a_dialog_that_was_locked_in_the_middle_is_back_when_it_is_opened_again(
    qtbot, opener, page, window, make_window, zoe
):
    page.contacts.buttons["add"].click()
    qtbot.keyClicks(page.findChild(ContactDialog)._edits["given"], "Half a na")
    opener.lock()
    again = make_window(opener.unlock())
    again.go("pupil", zoe)
    back = again.pages.currentWidget()
    back.contacts.buttons["add"].click()
    dialog = back.findChild(ContactDialog)
    qtbot.waitUntil(lambda: dialog._edits["given"].text() == "Half a na", timeout=WAIT)
    cancel = dialog.buttons.button(dialog.buttons.StandardButton.Cancel)
    cancel.click()
    cancel.click()
    back.contacts.buttons["add"].click()
    opener.on_worker(lambda: None)
    assert back.findChildren(ContactDialog)[-1]._edits["given"].text() == ""


def test_an_assistant_is_not_offered_what_the_role_may_not_see(
    qtbot, opener, zoe, window, make_window
):
    room = opener.run(AddClass("5C"))
    rooms = frozenset({room})
    opener.run(AddProfile("Ada", Role.ASSISTANT, Password.typed(PASSWORD), rooms))
    opener.lock()
    other = make_window(opener.unlock("Ada"))
    titles = other.frame.side.titles()
    assert {"Import", "Staff and roles", "Backups"}.isdisjoint(titles)
    other.go("pupil", zoe)
    page = other.pages.currentWidget()
    qtbot.waitUntil(lambda: "You cannot see this record" in page.notice.text, timeout=WAIT)
    assert not page.facts.edits["upn"].isVisibleTo(page.facts)
    assert not page.facts.save.isVisibleTo(page.facts)
    assert page.header.isHidden()
    assert not page.tabs.isTabVisible(page.tabs.indexOf(page.looks))


def test_in_the_united_states_the_number_is_the_state_student_id(qtbot, opener, window, page):
    assert page.facts.edits["upn"].accessibleName() == "UPN"
    done = []
    law = Policy(country=Country.UNITED_STATES)
    try:
        window._desk.do(window, SetPolicy(law), then=done.append)
        qtbot.waitUntil(lambda: bool(done), timeout=WAIT)
        opener.run(ReadLaw())  # the desk's own reading of it is done before
        qtbot.waitUntil(lambda: field_words("upn") == "State student ID", timeout=WAIT)
        window.go("pupil", window._place[1])
        facts = window.pages.currentWidget().facts
        assert facts.edits["upn"].accessibleName() == "State student ID"
        assert facts.show_upn.text() == "Show state student ID"
        window.go("pupils")
        pupils = window.pages.currentWidget()
        model = pupils.table.model()
        titles = [
            model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())
        ]
        assert "State student ID" in titles
        assert "UPN" not in (*titles, pupils.show_upn.text())
        assert "state student ID" in pupils.search.placeholderText()
        dialog = AddPupilDialog(window)
        qtbot.addWidget(dialog)
        assert "State student ID" in [label.text() for label in dialog.findChildren(QLabel)]
        dialog.born.setText("09/03/2016")
        assert dialog.born.value() == date(2016, 9, 3)
    finally:
        speak_of(law_of(Country.ENGLAND))
