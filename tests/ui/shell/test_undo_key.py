"""Ctrl+Z takes back what was saved last, wherever the keyboard is, and says what that was."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from tests.ui.conftest import WAIT
from tests.ui.keys import press
from ui.desk.undo_words import undone_words
from vault.actions.classes import AddClass
from vault.actions.contacts import DecideConsent, SetAlert, SetContact
from vault.actions.history import UndoStep
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.actions.pupils import AddPupil, ChangePupil, ListPupils, OpenPupil
from vault.domain.ids import NEW
from vault.domain.people import Contact
from vault.domain.preview import ReadOptions

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def mia(opener, desk):
    values = (("legal_given", "Mia"), ("legal_family", "Smith"), ("preferred_family", "Lee"))
    return opener.run(AddPupil(values, opener.run(AddClass("4B"))))


@pytest.fixture
def page(qtbot, mia, window):
    window.go("pupil", mia)
    page = window.pages.currentWidget()
    qtbot.waitUntil(lambda: "Mia" in page.title.text(), timeout=WAIT)
    window.activateWindow()
    return page


def answered(opener):
    for _ in range(4):
        opener.on_worker(lambda: None)


def phone_of(opener, mia):
    return [c.phone for c in opener.run(OpenPupil(mia)).contacts]


def test_with_the_caret_still_in_the_saved_field_it_takes_the_saving_back(
    qtbot, opener, window, page, mia
):
    edit = page.facts.edits["preferred_given"]
    page.edit.click()
    edit.setFocus()
    qtbot.keyClicks(edit, "Mimi")
    qtbot.mouseClick(page.facts.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "undoes it" in window.toast.text, timeout=WAIT)
    answered(opener)
    page.edit.click()
    edit.setFocus()
    press(qtbot, edit, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: "Undone" in window.toast.text, timeout=WAIT)
    assert opener.run(OpenPupil(mia)).facts.preferred_given == ""
    assert window.toast.text == "Undone: known as of Mia Lee."


def test_while_something_is_typed_it_takes_back_the_typing_alone(qtbot, opener, page, mia):
    edit = page.facts.edits["preferred_given"]
    page.edit.click()
    edit.setFocus()
    qtbot.keyClicks(edit, "Mimi")
    press(qtbot, edit, Qt.Key.Key_Z, CTRL)
    answered(opener)
    assert edit.text() != "Mimi"
    assert opener.run(OpenPupil(mia)).facts.legal_given == "Mia"


def test_what_was_said_of_one_page_does_not_follow_to_the_next(qtbot, window, page):
    """What was done goes by itself, from whichever page; what has to be read stays."""
    window.toast._timer.setInterval(300)
    window.notice.clear()
    window._desk.message.emit("Undone: phone of a contact of Mia Lee.", "info")
    window.go("pupils")
    assert window.toast.text == "Undone: phone of a contact of Mia Lee."
    assert window.notice.text == ""
    qtbot.waitUntil(lambda: window.toast.text == "", timeout=WAIT)
    window._desk.message.emit("This copy is older.", "bad")
    qtbot.wait(1100)
    window.go("classes")
    assert window.notice.text == "This copy is older."


def words_after_undo(opener):
    step = opener.desk._session.undo_steps[-1]
    return undone_words(opener.run(UndoStep(step)), is_again=False)


def test_each_kind_of_step_is_named_with_whose_it_was(opener, mia, tmp_path):
    contact = opener.run(SetContact(mia, Contact(NEW, 0, given="Jo", family="Lee", phone="1")))
    assert words_after_undo(opener) == "Undone: new contact of Mia Lee."
    contact = opener.run(SetContact(mia, Contact(NEW, 0, given="Jo", family="Lee", phone="1")))
    opener.run(SetContact(mia, Contact(contact, 1, given="Jo", family="Lee", phone="22")))
    assert words_after_undo(opener) == "Undone: phone of a contact of Mia Lee."
    assert phone_of(opener, mia) == ["1"]
    opener.run(SetAlert(mia, NEW, "medical", "Inhaler"))
    assert words_after_undo(opener) == "Undone: new alert of Mia Lee."
    opener.run(DecideConsent(mia, "trips", "given", "parent", date(2026, 9, 1)))
    assert words_after_undo(opener) == "Undone: new consent of Mia Lee."
    facts = opener.run(OpenPupil(mia)).facts
    opener.run(ChangePupil(mia, facts.version, (("upn", "B801200005001"),)))
    assert words_after_undo(opener) == "Undone: UPN of Mia Lee."


def test_a_whole_import_is_named_by_its_size(opener, mia, roll):
    opener.run(ApplyRoll(roll, ReadOptions(), opener.run(PreviewRoll(roll)).digest))
    before = len(opener.run(ListPupils()))
    words = words_after_undo(opener)
    assert len(opener.run(ListPupils())) == before - 2
    assert words.startswith("Undone: ")
    assert words.endswith(" records.")


def test_what_is_no_pupils_is_named_too(opener, desk):
    opener.run(AddClass("9Z"))
    assert words_after_undo(opener) == "Undone: new class."


def test_the_toast_takes_back_what_was_just_done_and_says_which(qtbot, opener, window, page, mia):
    edit = page.facts.edits["preferred_given"]
    edit.setText("Mimi")
    qtbot.mouseClick(page.facts.save, Qt.MouseButton.LeftButton)
    act = window.toast.act
    qtbot.waitUntil(lambda: act.text() == "Undo: known as of Mimi Lee", timeout=WAIT)
    assert page.notice.isHidden(), "nothing moves under the pointer"
    act.click()
    qtbot.waitUntil(lambda: opener.run(OpenPupil(mia)).facts.preferred_given == "", timeout=WAIT)
    qtbot.waitUntil(lambda: "Undone: known as" in window.toast.text, timeout=WAIT)
    assert not act.isVisible()


def test_the_toast_stays_while_its_button_has_the_keyboard(qtbot, window, page):
    window.toast._timer.setInterval(50)
    window._desk.message.emit("Done.", "good")
    window.toast.offer("Undo", lambda: None)
    window.toast.act.setFocus()
    qtbot.wait(300)
    assert window.toast.text == "Done."
    window.toast.act.clearFocus()
    qtbot.waitUntil(lambda: window.toast.text == "", timeout=WAIT)


def test_what_is_told_without_a_step_offers_no_undo(qtbot, window, page):
    window._desk.message.emit("Written to a file.", "good")
    assert not window.toast.act.isVisible()
