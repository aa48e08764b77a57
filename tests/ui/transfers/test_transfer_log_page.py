"""Sent and received: what went to whom and why, and whether it arrived."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from tests.two_vaults import NEXT_MONTH
from tests.ui.open_page import settle
from ui.transfers.transfer_log_page import TransferLogPage
from vault.actions.cards import AddCard, ListCards, SaveOwnCard
from vault.actions.classes import AddClass
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.actions.receive import ApplyTransfer, ListTransfers, PreviewTransfer
from vault.actions.send import SendFile
from vault.domain.access import Role
from vault.domain.ids import CardId
from vault.domain.secrets import Password
from vault.domain.transfer import Decisions, Selection, SendOrder

WAIT = 20000
UNTIL, RECEIPT, WHY = 5, 6, 7
PASSWORD = "lantern-orchard-violin-pebble"


@pytest.fixture
def sent(opener, desk, other, tmp_path):
    """4A went to Amara, who merged it; her receipt lies beside it. One file came from her."""
    own = tmp_path / "own.tuckcard"
    opener.run(SaveOwnCard(own))
    other.run(AddCard(own, is_confirmed=True))
    opener.run(AddCard(other.card(), is_confirmed=True))
    room = opener.run(AddClass("4A"))
    opener.run(AddPupil((("legal_given", "Ann"),), room))
    card = CardId(opener.run(ListCards())[0].id)
    order = SendOrder(Selection((room,)), (card,), "moves to your school", NEXT_MONTH)
    opener.run(SendFile(order, tmp_path / "out.tuck"))
    receipt = tmp_path / "out.tuckreceipt"
    receipt.write_bytes(other.receive(tmp_path / "out.tuck").receipt)
    theirs = other.run(AddClass("9Z"))
    other.run(AddPupil((("legal_given", "Zed"),), theirs))
    back = CardId(other.run(ListCards())[0].id)
    order = SendOrder(Selection((theirs,)), (back,), "comes to you", NEXT_MONTH)
    other.run(SendFile(order, tmp_path / "in.tuck"))
    seen = opener.run(PreviewTransfer(tmp_path / "in.tuck"))
    opener.run(ApplyTransfer(tmp_path / "in.tuck", Decisions(), seen.digest))
    return receipt


@pytest.fixture
def page(opener, sent, window):
    window.go("transfers")
    settle(opener)
    return window.pages.currentWidget()


def column(page, number):
    model = page.table.model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def test_every_file_stands_with_partner_reason_and_last_day(page):
    assert column(page, 1) == ["← received", "→ sent"]
    assert column(page, 2) == ["Amara Okafor", "Amara Okafor"]
    assert column(page, WHY) == ["comes to you", "moves to your school"]
    assert column(page, UNTIL) == [f"{NEXT_MONTH:%d/%m/%Y}"] * 2
    assert column(page, RECEIPT) == ["✓ merged", "? not yet"]
    page.table.setCurrentIndex(page.table.model().index(1, 0))
    assert "sent to Amara Okafor by Dana Lead" in page.details.text()
    assert "names of 1 pupil." in page.details.text()


def test_typing_and_choosing_narrow_the_list(page):
    page.search.setText("moves amara")
    assert column(page, WHY) == ["moves to your school"]
    page.search.clear()
    page.which.setCurrentIndex(page.which.findData("received"))
    assert column(page, 1) == ["← received"]
    page.which.setCurrentIndex(page.which.findData("waiting"))
    assert column(page, RECEIPT) == ["? not yet"]


def test_a_receipt_dropped_on_the_window_marks_the_file(qtbot, window, page, sent):
    window.go("pupils")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sent))])
    window.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    page = window.pages.currentWidget()
    qtbot.waitUntil(lambda: "has arrived" in page.notice.text, timeout=WAIT)
    qtbot.waitUntil(lambda: column(page, RECEIPT)[1].startswith("✓"), timeout=WAIT)


def test_a_receipt_for_another_file_is_refused_and_says_why(qtbot, window, page, other, sent):
    foreign = sent.with_name("foreign.tuckreceipt")
    foreign.write_text(sent.read_text().replace("manifest", "manifesto"))
    window.current.take_file(str(foreign))
    qtbot.waitUntil(page.notice.isVisible, timeout=WAIT)
    assert page.notice.property("tone") == "bad"
    assert column(page, RECEIPT)[1] == "? not yet"


def test_the_receipt_for_a_received_file_can_be_made_again(
    qtbot, monkeypatch, opener, page, other, tmp_path
):
    out = tmp_path / "again.tuckreceipt"
    monkeypatch.setattr(page, "ask_new", lambda _name: str(out))
    page.table.setCurrentIndex(page.table.model().index(1, 0))
    page.again.click()
    assert "that was received" in page.notice.text
    page.table.setCurrentIndex(page.table.model().index(0, 0))
    page.again.click()
    qtbot.waitUntil(lambda: "Give it to Amara Okafor" in page.notice.text, timeout=WAIT)
    from vault.actions.receive import AddReceipt

    other.run(AddReceipt(out))
    (row,) = [row for row in other.run(ListTransfers()) if row.direction == "sent"]
    assert row.receipt_at


def test_an_auditor_reads_the_list_and_changes_nothing(opener, sent, make_window):
    opener.run(AddProfile("Aude", Role.AUDITOR, Password.typed(PASSWORD)))
    opener.lock()
    window = make_window(opener.unlock("Aude"))
    window.go("transfers")
    settle(opener)
    page = window.pages.currentWidget()
    assert len(column(page, 0)) == 2
    assert not page.add.isVisible()
    assert not page.again.isVisible()


def test_a_teacher_is_not_offered_the_list(opener, desk, make_window):
    opener.run(AddProfile("Theo", Role.TEACHER, Password.typed(PASSWORD)))
    opener.lock()
    window = make_window(opener.unlock("Theo"))
    assert "transfers" not in window._places
    assert "backups" not in window._places


def test_a_window_that_was_left_on_the_page_under_its_former_key_opens_on_it(
    opener, desk, make_window
):
    desk.set("place", "register")
    opener.lock()
    window = make_window(opener.unlock())
    assert isinstance(window.pages.currentWidget(), TransferLogPage)
    window.keep_place()
    assert opener.desk.settings["place"].split()[0] == "transfers"
