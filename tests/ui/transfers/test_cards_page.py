"""Staff cards: handed out, taken in, compared aloud, withdrawn; a changed card is refused."""

import os

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from tests.two_vaults import Place
from tests.ui.open_page import settle
from tests.ui.previews import preview_in, read_in
from ui.transfers.card_forms import (
    ConfirmDialog,
    ExportIdentityDialog,
    PasteCardDialog,
    SquareDialog,
    WithdrawDialog,
)
from vault.actions.audit import ReadAudit
from vault.actions.cards import AddCard, ListCards, OwnCard, SaveOwnCard
from vault.actions.profiles import AddProfile
from vault.actions.school import SetSchool
from vault.domain.access import Role
from vault.domain.secrets import Password
from vault.reports.squares import square_rows

WAIT = 20000
PASSWORD = "lantern-orchard-violin-pebble"


@pytest.fixture
def page(opener, window):
    window.go("cards")
    settle(opener)
    return window.pages.currentWidget()


def dialog_of(qtbot, page, kind):
    qtbot.waitUntil(lambda: bool(page.findChildren(kind)), timeout=WAIT)
    return page.findChildren(kind)[-1]


def drop(window, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    at = QPointF(5, 5)
    event = QDropEvent(at, Qt.DropAction.CopyAction, data, left, none)
    window.dropEvent(event)
    return event.isAccepted()


def state_of(page, row=0):
    return page.table.model().index(row, 3).data() or ""


def test_the_own_card_is_shown_with_its_words_and_its_square(opener, page, tmp_path):
    card, file = opener.run(OwnCard()), tmp_path / "own.tuckcard"
    opener.run(SaveOwnCard(file))
    assert page.name.text() == "Dana Lead"
    assert page.words.shown == " ".join(card.words)
    assert [list(row) for row in page.square.rows] == square_rows(file.read_text())
    picture = page.square.grab().toImage()
    quiet, side = 4 * 2, len(page.square.rows)
    shown = [
        [picture.pixelColor(quiet + 2 * x, quiet + 2 * y).lightness() < 128 for x in range(side)]
        for y in range(side)
    ]
    assert shown == [list(row) for row in page.square.rows]


def test_the_square_can_be_shown_large(qtbot, page):
    page.buttons["large"].click()
    dialog = dialog_of(qtbot, page, SquareDialog)
    assert dialog.square.rows == page.square.rows
    dialog.reject()


def test_a_card_dropped_anywhere_on_the_window_is_taken_in_and_compared(
    qtbot, opener, window, other
):
    window.go("pupils")
    assert drop(window, other.card())
    page = window.pages.currentWidget()
    dialog = dialog_of(qtbot, page, ConfirmDialog)
    card = opener.run(ListCards())[0]
    assert dialog.words.shown == " ".join(other.run(OwnCard()).words)
    assert not card.is_confirmed
    assert not dialog.ok.isEnabled()
    qtbot.keyClick(dialog.same, Qt.Key.Key_Space)
    dialog.ok.click()
    qtbot.waitUntil(lambda: "confirmed" in state_of(page), timeout=WAIT)
    assert opener.run(ListCards())[0].is_confirmed
    assert "card.confirm" in [entry.kind for entry in opener.run(ReadAudit())]


def test_a_file_of_another_kind_is_not_taken_by_the_window(window, tmp_path):
    window.go("pupils")
    path = tmp_path / "holiday.png"
    path.touch()
    assert not drop(window, path)


def test_the_text_of_a_square_adds_the_card_and_nonsense_is_told(qtbot, opener, page, other):
    page.buttons["paste"].click()
    dialog = dialog_of(qtbot, page, PasteCardDialog)
    dialog.text.setPlainText("https://example.org/")
    dialog.ok.click()
    qtbot.waitUntil(lambda: "cannot be read" in dialog.notice.text, timeout=WAIT)
    dialog.text.setPlainText(f"\n{other.card().read_text()}\n")
    dialog.ok.click()
    dialog_of(qtbot, page, ConfirmDialog).reject()
    qtbot.waitUntil(lambda: "not compared" in state_of(page), timeout=WAIT)
    assert opener.run(ListCards())[0].name == "Amara Okafor"


def test_a_card_of_the_same_person_with_other_keys_is_refused_and_says_what_to_do(
    qtbot, opener, window, page, other, tmp_path
):
    window.current.take_file(str(other.card()))
    dialog_of(qtbot, page, ConfirmDialog).reject()
    home = tmp_path / "new"
    home.mkdir()
    again = Place(home, "Oak Lane", "Amara Okafor", other_keys=True)
    window.current.take_file(str(again.card()))
    qtbot.waitUntil(lambda: "different keys" in page.notice.text, timeout=WAIT)
    assert "withdraw the old card" in page.notice.text
    assert len(opener.run(ListCards())) == 1
    assert page.table.chosen().name == "Amara Okafor"
    page.buttons["withdraw"].click()
    dialog_of(qtbot, page, WithdrawDialog).ok.click()
    qtbot.waitUntil(lambda: "withdrawn" in state_of(page), timeout=WAIT)
    window.current.take_file(str(again.card()))
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 2, timeout=WAIT)
    again.lock()


def test_the_card_is_saved_and_can_be_printed(qtbot, opener, window, page, tmp_path):
    own = tmp_path / "own.tuckcard"
    opener.run(SaveOwnCard(own))
    window.current.save_card(tmp_path / "dana.tuckcard")
    qtbot.waitUntil(lambda: "holds no secret" in page.notice.text, timeout=WAIT)
    assert (tmp_path / "dana.tuckcard").read_text() == own.read_text()
    window.current.print_card()
    assert "Dana Lead" in read_in(qtbot, preview_in(qtbot, window))


def test_the_identity_goes_out_only_after_its_warning(
    qtbot, monkeypatch, opener, window, page, tmp_path
):
    out = tmp_path / "identity.txt"
    monkeypatch.setattr(page, "ask_new", lambda *_: str(out))
    page.buttons["identity"].click()
    dialog = dialog_of(qtbot, page, ExportIdentityDialog)
    assert not dialog.ok.isEnabled()
    dialog.known.click()
    dialog.ok.click()
    qtbot.waitUntil(lambda: "can open what is sealed for you" in page.notice.text, timeout=WAIT)
    assert "AGE-SECRET-KEY-1" in out.read_text()
    assert os.stat(out).st_mode & 0o077 == 0
    assert "identity.export" in [entry.kind for entry in opener.run(ReadAudit())]


@pytest.mark.parametrize(
    ("role", "own", "takes"),
    [
        (Role.TEACHER, True, False),
        (Role.AUDITOR, False, False),
        (Role.SAFEGUARDING_LEAD, True, True),
    ],
)
def test_each_role_is_offered_what_it_may(role, own, takes, opener, desk, make_window):
    opener.run(AddProfile("Somebody", role, Password.typed(PASSWORD)))
    opener.lock()
    window = make_window(opener.unlock("Somebody"))
    window.go("cards")
    page = window.pages.currentWidget()
    assert page.own.isVisible() is own
    assert page.buttons["add"].isVisible() is takes
    assert page.buttons["confirm"].isVisible() is takes


def test_a_card_that_was_tampered_with_is_not_taken(qtbot, opener, window, page, other, tmp_path):
    path = tmp_path / "forged.tuckcard"
    path.write_text(other.card().read_text().replace("Amara", "Bmara"))
    window.current.take_file(str(path))
    qtbot.waitUntil(page.notice.isVisible, timeout=WAIT)
    assert opener.run(ListCards()) == ()
    assert page.notice.property("tone") == "bad"


def test_a_school_named_with_a_hard_space_still_has_a_card_that_is_taken(
    opener, desk, other, tmp_path
):
    opener.run(SetSchool("Willow\u00a0Bank\u200b", "", ""))
    opener.run(SaveOwnCard(tmp_path / "own.tuckcard"))
    assert other.run(AddCard(tmp_path / "own.tuckcard")).school == "Willow Bank"
