"""The data lead's way through a parent's request, an erasure and a disposal, page by page."""

from datetime import date

import pytest

from tests.ui.open_page import page_of, settle
from tests.ui.previews import preview_in, read_in
from ui.rights.rights_forms import (
    ExtendDialog,
    HoldDialog,
    ReasonDialog,
    RequestDialog,
    RestrictionDialog,
)
from ui.widgets.form_dialog import FormDialog
from ui.widgets.passphrase_dialog import PassphraseDialog
from vault.actions.classes import AddClass
from vault.actions.contacts import SetAlert
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil, ListPupils
from vault.actions.retention import AdoptPack, ListDisposals
from vault.actions.rights import ListRequests, OpenRequest
from vault.domain.access import Role
from vault.domain.ids import NEW
from vault.domain.rights import RequestKind, RequestState, RestrictionKind
from vault.domain.secrets import Password

PASSWORD = "lantern-orchard-violin-pebble"
TODAY = date.today()
WAIT = 20000


@pytest.fixture
def pupil(opener, desk):
    assert desk is not None
    room = opener.run(AddClass("4A"))
    opener.run(AddPupil((("legal_given", "Bob"), ("legal_family", "Birch")), room))
    ann = opener.run(AddPupil((("legal_given", "Ann"), ("legal_family", "Ash")), room))
    opener.run(SetAlert(ann, NEW, "other", "Not beside Bob Birch"))
    return ann


def dialog_of(page, kind, qtbot):
    """The dialog that was just opened."""
    found = []

    def is_there():
        found[:] = [d for d in page.findChildren(kind) if d.isVisible()]
        return bool(found)

    qtbot.waitUntil(is_there, timeout=WAIT)
    return found[0]


def press(opener, qtbot, dialog):
    closed = []
    dialog.finished.connect(closed.append)
    dialog.ok.click()
    qtbot.waitUntil(lambda: bool(closed), timeout=WAIT)
    settle(opener)


def lines_of(page):
    return [act.text() for act in page.rights.lines.actions()]


def test_a_parents_request_from_the_pupils_page_to_the_sealed_copy(
    opener, desk, make_window, pupil, qtbot, tmp_path
):
    window = make_window(desk)
    window.go("pupil", pupil)
    settle(opener)
    page_of(window).rights.lines.actions()[0].trigger()
    dialog = dialog_of(page_of(window), RequestDialog, qtbot)
    dialog.requester.setText("Robin Ash, mother")
    press(opener, qtbot, dialog)
    page = page_of(window)
    qtbot.waitUntil(lambda: "Ann Ash" in page.title.text(), timeout=WAIT)
    page.buttons["identity"].click()
    dialog = dialog_of(page, ReasonDialog, qtbot)
    dialog.reason.setText("known at the gate")
    press(opener, qtbot, dialog)
    page.access.gather.click()
    qtbot.waitUntil(lambda: page.access.dossier is not None, timeout=WAIT)
    assert [f.person for f in page.access.names.chosen()] == ["Bob Birch"]
    window.current.hand_over(tmp_path / "copy.tar.age")
    shown = dialog_of(page, PassphraseDialog, qtbot)
    assert len(shown.words.text().split("-")) >= 6 or len(shown.words.text().split()) >= 6
    assert (tmp_path / "copy.tar.age").stat().st_size > 1000
    shown.accept()
    settle(opener)
    (case,) = opener.run(ListRequests())
    assert (case.redacted, case.handed_on) == (1, TODAY)
    window.go("requests")
    settle(opener)
    assert page_of(window).views.currentWidget() is page_of(window).table


def test_a_complex_request_is_extended_on_its_page_once(opener, desk, make_window, pupil, qtbot):
    case = opener.run(OpenRequest(pupil, RequestKind.ACCESS, "Robin Ash, mother", TODAY))
    window = make_window(desk)
    window.go("request", case)
    settle(opener)
    page = page_of(window)
    before = page.facts.text()
    page.buttons["extend"].click()
    dialog = dialog_of(page, ExtendDialog, qtbot)
    dialog.reason.setText("eight years of records")
    press(opener, qtbot, dialog)
    qtbot.waitUntil(lambda: page.facts.text() != before, timeout=WAIT)
    assert "eight years of records" in page.notes.text()
    assert page.buttons["extend"].isHidden()
    assert not page.buttons["pause"].isHidden()


def test_marks_and_holds_show_on_the_pupil_and_only_to_who_may_set_them(
    opener, desk, make_window, pupil, qtbot
):
    window = make_window(desk)
    window.go("pupil", pupil)
    settle(opener)
    page = page_of(window)
    page.rights.acted.emit("restrict")
    dialog = dialog_of(page, RestrictionDialog, qtbot)
    dialog.kind.setCurrentIndex(dialog.kind.findData(RestrictionKind.RESTRICTION))
    dialog.reason.setText("the father disputes it")
    press(opener, qtbot, dialog)
    page.rights.acted.emit("hold")
    dialog = dialog_of(page, HoldDialog, qtbot)
    dialog.reason.setText("court order")
    press(opener, qtbot, dialog)
    qtbot.waitUntil(lambda: len(page._standing_badges) == 2, timeout=WAIT)
    assert [words for words, _ in page._standing_badges] == ["Use restricted", "Hold: court order"]
    assert "Erase the pupil …" in lines_of(page)


def test_an_erasure_by_two_people_each_in_their_own_session(
    opener, desk, make_window, pupil, qtbot, monkeypatch
):
    opener.run(AddProfile("Lee Lead", Role.DATA_LEAD, Password.typed(PASSWORD)))
    case = opener.run(OpenRequest(pupil, RequestKind.ERASURE, "the mother", TODAY))
    window = make_window(desk)
    window.go("request", case)
    settle(opener)
    page = page_of(window)
    assert page.erasure.buttons["ask"].isVisibleTo(page.erasure)
    assert not page.erasure.buttons["confirm"].isVisibleTo(page.erasure)
    page.erasure.buttons["ask"].click()
    dialog = dialog_of(page, ReasonDialog, qtbot)
    dialog.reason.setText("for Ann")
    dialog.ok.click()
    qtbot.waitUntil(lambda: "name the child" in dialog.notice.text, timeout=WAIT)
    dialog.reason.setText("asked for by the mother")
    press(opener, qtbot, dialog)
    assert opener.run(ListRequests())[0].state is RequestState.ASKED
    opener.lock()
    window = make_window(opener.unlock("Lee Lead"))
    window.go("request", case)
    settle(opener)
    page = page_of(window)
    page.erasure.buttons["confirm"].click()
    press(opener, qtbot, dialog_of(page, FormDialog, qtbot))
    assert [row.given for row in opener.run(ListPupils())] == ["Bob"]
    qtbot.waitUntil(lambda: page_of(window) is not page, timeout=WAIT)
    settle(opener)
    assert page_of(window).erased.table.model().rowCount() == 1
    assert "erasure" in read_in(qtbot, preview_in(qtbot, window)).lower()


def test_what_is_due_is_ticked_proposed_and_confirmed(
    opener, desk, make_window, pupil, qtbot, monkeypatch, tmp_path
):
    assert pupil
    left = (
        ("born", date(1996, 9, 3)),
        ("started", date(2001, 9, 1)),
        ("left_on", date(2008, 7, 20)),
    )
    opener.run(AddPupil((("legal_given", "Olga"), ("legal_family", "Old"), *left)))
    opener.run(AdoptPack("england-secondary"))
    window = make_window(desk)
    window.go("retention")
    settle(opener)
    page = page_of(window)
    page.buttons["all"].click()
    assert [item.label for item in page.due.chosen()] == ["Olga Old"]
    page.buttons["propose"].click()
    dialog = dialog_of(page, ReasonDialog, qtbot)
    dialog.reason.setText("time is over")
    press(opener, qtbot, dialog)
    page.batches.table.setCurrentIndex(page.batches.table.model().index(0, 0))
    page.buttons["confirm"].click()
    dialog = dialog_of(page, ReasonDialog, qtbot)
    assert dialog.lines.toPlainText() == (
        "Olga Old: Pupil file as a whole, time ended on 03/09/2021"
    )
    dialog.reason.setText("yes")
    dialog.ok.click()
    assert "dispose" in dialog.notice.text
    dialog.reason.setText("Dispose")
    press(opener, qtbot, dialog)
    assert opener.run(ListDisposals())[0].counts["pupil"] == 1
    assert len(opener.run(ListPupils(include_left=True))) == 2
    preview_in(qtbot, page).accept()
    page.batches.table.setCurrentIndex(page.batches.table.model().index(0, 0))
    page.buttons["again"].click()
    assert "disposal" in read_in(qtbot, preview_in(qtbot, page)).lower()


@pytest.mark.parametrize("role", [Role.TEACHER, Role.AUDITOR, Role.SAFEGUARDING_LEAD])
def test_the_sidebar_offers_only_what_the_role_may(role, opener, desk, make_window, pupil):
    assert desk
    room = frozenset()
    opener.run(AddProfile("Somebody", role, Password.typed(PASSWORD), room))
    opener.lock()
    window = make_window(opener.unlock("Somebody"))
    listed = window.frame.side.titles()
    assert ("Requests" in listed) == (role is Role.SAFEGUARDING_LEAD)
    assert ("Retention" in listed) == (role is not Role.TEACHER)
    if role is Role.AUDITOR:
        window.go("retention")
        settle(opener)
        assert not page_of(window).buttons["propose"].isVisibleTo(page_of(window))
    assert pupil
