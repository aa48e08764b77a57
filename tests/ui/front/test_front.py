"""Before the vault is open: creating it, the sheet that is asked back, unlocking, recovering."""

import pytest
from PySide6.QtCore import QObject, Qt

from tests.two_vaults import two_places
from tests.ui.conftest import floor, let_close
from tests.ui.previews import preview_in, save_from
from tests.vault.cli.sheet_text import code_on
from ui.__main__ import vault_and_file
from ui.app import Program
from ui.front.create_page import CreatePage
from ui.front.recover_page import RecoverPage
from ui.front.restore_page import RestorePage
from ui.front.sheet_page import SheetPage
from ui.front.unlock_page import UnlockPage
from ui.transfers.receive_page import ReceivePage

WAIT = 30000
PASSWORD = "lantern-orchard-violin-pebble"


def wait_for(qtbot, front, kind):
    qtbot.waitUntil(lambda: isinstance(front.currentWidget(), kind), timeout=WAIT)
    return front.currentWidget()


def let_out(qtbot, monkeypatch, page, place):
    """Save the sheet from its preview; what the preview says of it."""
    page.print.click()
    return save_from(qtbot, monkeypatch, preview_in(qtbot, page), place)


def create(qtbot, front):
    front.welcome()
    front.currentWidget().buttons[0].click()
    page = wait_for(qtbot, front, CreatePage)
    page.school.setText("Willow Bank")
    page.lead.setText("Dana Lead")
    qtbot.keyClicks(page.password.line, PASSWORD)
    qtbot.keyClicks(page.again.line, PASSWORD)
    folder = page.folder
    page.create_vault.click()
    return folder, wait_for(qtbot, front, SheetPage)


def test_a_vault_opens_only_after_its_sheet_was_saved_and_read_back(
    qtbot, monkeypatch, front, tmp_path
):
    folder, page = create(qtbot, front)
    assert not page.group.isEnabled()
    let_out(qtbot, monkeypatch, page, tmp_path / "sheet.pdf")
    qtbot.waitUntil(page.group.isEnabled, timeout=WAIT)
    page.group.setText("WRONG")
    page.go.click()
    assert "not group" in page.notice.text
    assert not front.sessions
    page.group.setText(code_on(tmp_path / "sheet.pdf").split("-")[page.asked].lower())
    page.go.click()
    assert len(front.sessions) == 1
    assert (folder / "keyring.json").exists()
    assert (tmp_path / "sheet.pdf").stat().st_mode & 0o077 == 0


def test_a_sheet_that_cannot_be_saved_is_said_and_nothing_goes_on(
    qtbot, monkeypatch, front, tmp_path
):
    _, page = create(qtbot, front)
    assert let_out(qtbot, monkeypatch, page, tmp_path / "no" / "such" / "folder.pdf")
    assert not page.go.isEnabled()


def test_leaving_without_the_sheet_is_told_what_it_means_first(qtbot, front):
    _, page = create(qtbot, front)
    assert not front.close()
    assert "ever open this vault" in page.notice.text
    assert front.close()


def test_two_passwords_that_differ_and_weak_ones_create_nothing(qtbot, front):
    front.ask_school()
    page = front.currentWidget()
    page.school.setText("Willow Bank")
    page.lead.setText("Dana Lead")
    page.password.line.setText(PASSWORD)
    page.again.line.setText(PASSWORD + "x")
    page.create_vault.click()
    assert "are different" in page.notice.text
    for field in (page.password, page.again):
        field.line.setText("short")
    page.create_vault.click()
    qtbot.waitUntil(lambda: "too weak" in page.notice.text, timeout=WAIT)
    assert not page.folder.exists()


def test_wrong_passwords_are_told_and_soon_have_to_wait(qtbot, monkeypatch, front, tmp_path):
    folder, page = create(qtbot, front)
    let_out(qtbot, monkeypatch, page, tmp_path / "sheet.pdf")
    qtbot.waitUntil(page.group.isEnabled, timeout=WAIT)
    page.group.setText(page.sheet.groups()[page.asked])
    page.go.click()
    session = front.sessions.pop()
    owner, done = QObject(), []
    front._tasks.run(owner, session.lock, done.append, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=WAIT)
    front.begin(folder)
    unlock = wait_for(qtbot, front, UnlockPage)
    for _ in range(3):
        qtbot.waitUntil(unlock.go.isEnabled, timeout=WAIT)
        qtbot.keyClicks(unlock.password.line, "not the password")
        qtbot.keyClick(unlock.password.line, Qt.Key.Key_Return)
        assert unlock.password.line.text() == ""
        qtbot.waitUntil(lambda: "does not open" in unlock.notice.text, timeout=WAIT)
        unlock.notice.clear()
    qtbot.keyClicks(unlock.password.line, PASSWORD)
    qtbot.keyClick(unlock.password.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "too many wrong" in unlock.notice.text, timeout=WAIT)
    assert not unlock.go.isEnabled()
    qtbot.waitUntil(unlock.go.isEnabled, timeout=WAIT)
    qtbot.keyClicks(unlock.password.line, PASSWORD)
    qtbot.keyClick(unlock.password.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(front.sessions), timeout=WAIT)
    assert len(front.sessions[0].failed_unlocks) == 3


def test_the_sheet_gives_a_new_password_in_the_window(qtbot, front, tmp_path):
    folder, page = create(qtbot, front)
    code = "-".join(page.sheet.groups())
    front.begin(folder)
    wait_for(qtbot, front, UnlockPage).recover_wanted.emit()
    recover = wait_for(qtbot, front, RecoverPage)
    recover.code.box.setPlainText("0000-0000")
    recover.password.line.setText("pebble-violin-orchard-lantern")
    recover.go.click()
    qtbot.waitUntil(lambda: "does not open the vault" in recover.notice.text, timeout=WAIT)
    assert recover.go.isEnabled()
    assert not front.sessions
    recover.code.box.setPlainText(code)
    recover.go.click()
    qtbot.waitUntil(lambda: "open already" in recover.notice.text, timeout=WAIT)


def test_caps_lock_is_noticed_from_the_letters(qtbot, front, tmp_path):
    front.ask_school()
    field = front.currentWidget().password
    qtbot.keyClick(field.line, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    assert field.caps.isHidden()
    field.line.caps_noticed.emit(True)
    assert not field.caps.isHidden()


@pytest.fixture
def files(tmp_path):
    """One sealed for a card, one with a passphrase."""
    (tmp_path / "there").mkdir()
    office, teacher = two_places(tmp_path / "there")
    found = office.send([teacher], classes=[office.room]), office.send([], classes=[office.room])
    passphrase = office.report.passphrase
    office.lock()
    teacher.lock()
    return (*found, passphrase)


def test_on_the_first_run_a_sealed_file_leads_to_a_vault_and_is_told_when_it_cannot_open_there(
    qtbot, front, files, tmp_path
):
    (tmp_path / "no.tuck").write_text("nothing of ours")
    for file, words in (
        (files[0], "a new vault has a card of its own"),
        (files[1], "is opened next, with its passphrase"),
        (tmp_path / "no.tuck", "cannot be opened"),
    ):
        front.receive(file)
        notice = wait_for(qtbot, front, CreatePage).notice
        qtbot.waitUntil(lambda shown=notice, part=words: part in shown.text, timeout=WAIT)
    assert front.waiting.path is None


def test_a_file_with_a_passphrase_goes_from_the_command_line_into_a_first_vault(
    qtbot, qapp, files, tmp_path, monkeypatch
):
    monkeypatch.setattr("vault.store.keyfile.creation.calibrated", floor)
    monkeypatch.setattr("vault.unlock.default_params", floor)
    program = Program(qapp)
    qtbot.addWidget(program.front)
    vault, file = vault_and_file([files[1]])
    program.start(vault, file=file)
    page = wait_for(qtbot, program.front, CreatePage)
    page.school.setText("Willow Bank")
    page.lead.setText("Nia Newcomer")
    for field in (page.password, page.again):
        field.line.setText(PASSWORD)
    page.create_vault.click()
    sheet = wait_for(qtbot, program.front, SheetPage)
    let_out(qtbot, monkeypatch, sheet, tmp_path / "sheet.pdf")
    qtbot.waitUntil(sheet.go.isEnabled, timeout=WAIT)
    sheet.group.setText(sheet.sheet.groups()[sheet.asked])
    sheet.go.click()
    qtbot.waitUntil(lambda: program.window is not None, timeout=WAIT)
    window = program.window
    qtbot.addWidget(window, before_close_func=let_close)
    receive = window.pages.currentWidget()
    assert isinstance(receive, ReceivePage)
    qtbot.waitUntil(lambda: receive.ask.isVisibleTo(receive), timeout=WAIT)
    receive.passphrase_given.emit(files[2])
    qtbot.waitUntil(lambda: receive.views.currentWidget() is receive.preview, timeout=WAIT)
    assert "only the passphrase vouches" in receive.preview.origin.text
    done = []
    program.end(lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done), timeout=WAIT)
    program._tasks.shutdown()


def test_vault_and_file_are_told_apart_in_either_order(tmp_path):
    vault, file = tmp_path / "a.tuckbox", tmp_path / "b.TUCK"
    assert vault_and_file([vault, file]) == vault_and_file([file, vault]) == (vault, file)
    assert vault_and_file([]) == (None, None)


def test_a_backup_that_is_double_clicked_opens_where_it_becomes_a_vault_again(
    qtbot, qapp, tmp_path
):
    backup = tmp_path / "monday.TUCKBACKUP"
    backup.write_bytes(b"")
    program = Program(qapp)
    qtbot.addWidget(program.front)
    vault, file = vault_and_file([backup])
    program.start(vault, file=file)
    page = wait_for(qtbot, program.front, RestorePage)
    assert page.source == backup
    assert "monday.TUCKBACKUP" in page.chosen.text()
    program._tasks.shutdown()
