"""What is copied out of the window leaves the clipboard again, on whatever page it stood."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QLabel

from ui.desk.secret_clipboard import SECONDS, clipboard_of
from ui.shell import clipboard_watch
from vault.actions.classes import AddClass
from vault.actions.contacts import SetContact
from vault.actions.pupils import AddPupil
from vault.domain.ids import NEW
from vault.domain.people import Contact

NUMBER = "07700 900142"
WAIT = 20000


@pytest.fixture
def kept(opener, window, monkeypatch):
    """The platform of the tests does not know who owns the clipboard. Half a minute is short."""
    monkeypatch.setattr(clipboard_watch, "is_ours", lambda _: True)
    QGuiApplication.clipboard().clear()
    room = opener.run(AddClass("4A"))
    values = (("legal_given", "Leo"), ("legal_family", "Marsh"), ("upn", "B801200005001"))
    opener.pupil = opener.run(AddPupil(values, room))
    contact = Contact(NEW, 0, given="Helen", phone=NUMBER, emergency=True)
    opener.run(SetContact(opener.pupil, contact))
    kept = clipboard_of(opener.desk)
    assert kept._timer.interval() == SECONDS * 1000 == 30_000
    kept._timer.setInterval(300)
    return kept


def text():
    return QGuiApplication.clipboard().text()


def shown(opener, window, place, record=""):
    window.go(place, record)
    for _ in range(6):
        opener.on_worker(lambda: None)
    return window.pages.currentWidget()


def test_the_number_in_the_header_goes_although_another_page_is_open_by_then(
    qtbot, opener, window, kept
):
    page = shown(opener, window, "pupil", opener.pupil)
    page.header.calls.people[0].copy.click()
    assert text() == NUMBER
    shown(opener, window, "classes")
    qtbot.waitUntil(lambda: text() == "", timeout=WAIT)


def test_what_is_copied_out_of_any_list_goes_as_well(qtbot, opener, window, kept):
    page = shown(opener, window, "pupil", opener.pupil)
    page.tabs.setCurrentWidget(page.contacts)
    (view,) = page.contacts.findChildren(QAbstractItemView, "")[:1]
    model = view.model()
    phone = next(
        model.index(0, column)
        for column in range(model.columnCount())
        if model.index(0, column).data() == NUMBER
    )
    view.setCurrentIndex(phone)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert text() == NUMBER
    marks = QGuiApplication.clipboard().mimeData().formats()
    assert "ExcludeClipboardContentFromMonitorProcessing" in marks
    qtbot.waitUntil(lambda: text() == "", timeout=WAIT)


def test_what_is_copied_out_of_a_text_that_is_read_goes_as_well(qtbot, opener, window, kept):
    page = shown(opener, window, "pupil", opener.pupil)
    label = QLabel("B801200005001", page)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.show()
    label.setFocus()
    label.setSelection(0, 13)
    qtbot.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert text() == "B801200005001"
    qtbot.waitUntil(lambda: text() == "", timeout=WAIT)


def test_what_is_copied_while_writing_stays_until_the_lock(qtbot, opener, window, kept):
    window.search.setFocus()
    window.search.setText("a sentence")
    window.search.selectAll()
    window.search.copy()
    qtbot.wait(500)
    assert text() == "a sentence"
    opener.lock()
    assert text() == ""


def test_what_another_program_put_there_is_left_alone(qtbot, opener, window, kept, monkeypatch):
    monkeypatch.setattr(clipboard_watch, "is_ours", lambda _: False)
    QGuiApplication.clipboard().setText("mine")
    qtbot.wait(500)
    opener.lock()
    assert text() == "mine"
