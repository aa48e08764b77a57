"""Documents, policy, complaints and news in the real pages."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.today_cards import due_row, due_titles
from tests.ui.open_page import page_of, settle
from tests.ui.previews import preview_in, read_in
from ui.rights.complaint_forms import AnswerDialog, ComplaintDialog
from ui.rights.rights_forms import OnYourChildDialog
from ui.rights.rights_shown import RowsDialog
from vault.actions.complaints import AddComplaint, ListComplaints
from vault.actions.contacts import SetAlert
from vault.actions.desk_notes import MySettings, SetSetting
from vault.actions.documents import KeepDocument, ListVersions
from vault.actions.policy import ReadPolicy
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.domain.access import Role
from vault.domain.documents import DocumentKind
from vault.domain.ids import NEW
from vault.domain.policy import Country
from vault.domain.secrets import Password
from vault.governance.what_is_new import shipped_news

WAIT = 20000
PASSWORD = "lantern-orchard-violin-pebble"
BAIT = '<img src="file:///x.png"/>'


def wait_for(qtbot, window, kind):
    qtbot.waitUntil(lambda: window.findChild(kind) is not None, timeout=WAIT)
    return window.findChild(kind)


def states(page):
    model = page.table.model()
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def test_the_policy_is_saved_and_stands_in_the_documents(qtbot, opener, window):
    window.go("documents")
    settle(opener)
    page = page_of(window)
    page.policy.country.setCurrentIndex(1)
    page.policy.officer.setText(BAIT)
    page.policy.save.click()
    qtbot.waitUntil(lambda: "Saved" in page.notice.text, timeout=WAIT)
    policy = opener.run(ReadPolicy())
    assert (policy.country, policy.officer) == (Country.UNITED_STATES, BAIT)
    window.go("document", DocumentKind.PROGRAMME.value)
    settle(opener)
    shown = [w for w in page_of(window).findChildren(QLabel) if BAIT in w.text()]
    assert shown
    assert all(w.textFormat() == Qt.TextFormat.PlainText for w in shown)


def test_a_document_is_completed_kept_and_read_again(qtbot, opener, window):
    window.go("documents")
    settle(opener)
    assert set(states(page_of(window))) == {"never made"}
    page_of(window).open.click()
    assert "Choose a document" in page_of(window).notice.text
    page_of(window).table.setCurrentIndex(page_of(window).table.model().index(0, 0))
    page_of(window).open.click()
    settle(opener)
    page = page_of(window)
    assert window._place == ("document", "privacy-notice")
    editor = next(box.editor for box in page.boxes if box.is_asked)
    assert editor.accessibleName()
    editor.setPlainText("The next school.")
    page.read.click()
    assert "save it first" in page.notice.text
    page.keep.click()
    qtbot.waitUntil(lambda: "version 1" in page.notice.text, timeout=WAIT)
    settle(opener)
    page.read.click()
    dialog = preview_in(qtbot, window)
    assert "The next school." in read_in(qtbot, dialog)
    dialog.accept()
    page.versions.click()
    rows = wait_for(qtbot, window, RowsDialog)
    settle(opener)
    assert rows.rows.rowCount() == 1
    window.go("documents")
    settle(opener)
    assert "gap" in states(page_of(window))[0]


def test_what_was_being_written_is_back_after_a_lock(qtbot, opener, window, make_window):
    window.go("document", "dpia")
    settle(opener)
    box = next(b for b in page_of(window).boxes if b.part.key == "advice")
    box.editor.setPlainText("Half a sent")
    opener.lock()
    again = make_window(opener.unlock())
    again.go("document", "dpia")
    settle(opener)
    box = next(b for b in page_of(again).boxes if b.part.key == "advice")
    qtbot.waitUntil(lambda: box.text == "Half a sent", timeout=WAIT)
    assert opener.run(ListVersions(DocumentKind.DPIA)) == ()


def test_a_document_that_fell_behind_says_so(qtbot, opener, window):
    pupil = opener.run(AddPupil((("legal_given", "Ann"),)))
    opener.run(KeepDocument(DocumentKind.NOTICE, 0))
    opener.run(SetAlert(pupil, NEW, "medical", "Inhaler"))
    window.go("document", "privacy-notice")
    settle(opener)
    assert "save a new version" in page_of(window).state.text()


def test_an_auditor_reads_and_has_no_button_to_write(qtbot, opener, desk, make_window):
    opener.run(KeepDocument(DocumentKind.NOTICE, 0))
    opener.run(AddProfile("Aude", Role.AUDITOR, Password.typed(PASSWORD)))
    opener.lock()
    window = make_window(opener.unlock("Aude"))
    window.go("documents")
    settle(opener)
    page = page_of(window)
    assert not page.policy.save.isVisibleTo(page)
    assert not page.register.isVisibleTo(page)
    window.go("document", "privacy-notice")
    settle(opener)
    assert not page_of(window).keep.isVisibleTo(window)
    assert all(box.editor.isReadOnly() for box in page_of(window).boxes)


@pytest.mark.parametrize(("name", "title"), [("statement", "protect"), ("register", "Register")])
def test_papers_for_families_are_drafted(qtbot, opener, window, name, title):
    window.go("documents")
    settle(opener)
    getattr(page_of(window), name).click()
    assert title in preview_in(qtbot, window).windowTitle()


def test_the_page_about_a_child_comes_from_the_pupils_page(qtbot, opener, window):
    pupil = opener.run(AddPupil((("legal_given", "Ann"), ("legal_family", "Ash"))))
    window.go("pupil", pupil)
    settle(opener)
    page_of(window).rights.acted.emit("child")
    wait_for(qtbot, window, OnYourChildDialog).submitted.emit()
    text = read_in(qtbot, preview_in(qtbot, window))
    assert "WHAT WE KEEP" in text
    assert "WHAT WE PASSED ON" not in text


def test_a_complaint_from_its_coming_to_its_answer(qtbot, opener, window):
    window.go("complaints")
    settle(opener)
    page = page_of(window)
    assert "30 days" in page.empty.words.text()
    page.add.click()
    dialog = wait_for(qtbot, window, ComplaintDialog)
    dialog.submitted.emit()
    qtbot.waitUntil(lambda: bool(dialog.notice.text), timeout=WAIT)
    dialog.who.setText(BAIT)
    dialog.about.setPlainText("a photo")
    dialog.submitted.emit()
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 1, timeout=WAIT)
    assert page.table.model().index(0, 1).data() == BAIT
    assert page.table.model().index(0, 2).data() == "30 days to tell them"
    page.answer.click()
    assert "Choose a complaint" in page.notice.text
    page.table.setCurrentIndex(page.table.model().index(0, 0))
    assert page.details.text() == "a photo"
    page.answer.click()
    answer = wait_for(qtbot, window, AnswerDialog)
    answer.outcome.setPlainText("taken down")
    answer.submitted.emit()
    qtbot.waitUntil(lambda: "Closed" in page.notice.text, timeout=WAIT)
    (complaint,) = opener.run(ListComplaints())
    assert complaint.outcome == "taken down"


def test_complaints_over_their_time_are_told(opener, window):
    opener.run(AddComplaint(date.today() - timedelta(days=40), "x", "y"))
    window.go("complaints")
    settle(opener)
    assert "over its 30 days" in page_of(window).notice.text
    assert page_of(window).table.model().index(0, 2).data() == "late by 10 days"


def test_news_is_told_once_after_an_update(qtbot, opener, desk, make_window):
    opener.run(AddPupil((("legal_given", "Ann"),)))
    opener.run(SetSetting("news.seen", "0.0.1"))
    opener.lock()
    window = make_window(opener.unlock())
    due_row(qtbot, window, "What is new in version").button.click()
    settle(opener)
    text = " ".join(label.text() for label in page_of(window).findChildren(QLabel))
    assert shipped_news()[0].points[0] in text
    opener.lock()
    again = make_window(opener.unlock())
    settle(opener)
    assert not any("What is new" in title for title in due_titles(opener, again))


def test_nobody_is_told_of_news_at_the_first_unlock(opener, window):
    settle(opener)
    assert not any("What is new" in title for title in due_titles(opener, window))
    assert opener.run(MySettings())["news.seen"] == shipped_news()[0].version
