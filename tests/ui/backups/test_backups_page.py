"""Backups: made, read back, counted, reminded of; restored before anything is unlocked."""

from datetime import date, datetime, timedelta

import pytest

from tests.today_cards import due_row, due_titles
from tests.ui.open_page import settle
from ui.backups.backups_page import status_words
from ui.front.restore_page import RestorePage
from ui.front.unlock_page import UnlockPage
from ui.widgets.form_dialog import FormDialog
from vault.actions.audit import ReadAudit
from vault.actions.backups import ListBackups, MakeBackup
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.domain.access import Role
from vault.domain.backups import BackupRow, BackupStatus
from vault.domain.secrets import Password
from vault.errors import CancelledError
from vault.unlock import restore_vault

WAIT = 20000
PASSWORD = "lantern-orchard-violin-pebble"
TODAY = date(2026, 9, 20)


@pytest.fixture
def page(opener, window):
    window.go("backups")
    settle(opener)
    return window.pages.currentWidget()


def row(place, device, age=0, *, away=False):
    at = datetime(2026, 9, 20, 12).astimezone() - timedelta(days=age)
    return BackupRow(place, at, "Dana", place, device, "file", 1, 1, away)


def test_a_backup_into_a_file_counts_after_it_was_read_back(
    qtbot, monkeypatch, opener, window, page, tmp_path
):
    assert page.middle.currentWidget() is page.empty
    monkeypatch.setattr(page, "ask_file", lambda: str(tmp_path / "today"))
    page.to_file.click()
    assert not page.to_folder.isEnabled()
    qtbot.waitUntil(lambda: "opened and checked" in page.notice.text, timeout=WAIT)
    assert (tmp_path / "today.tuckbackup").stat().st_size > 100_000
    qtbot.waitUntil(lambda: page.middle.currentWidget() is page.table, timeout=WAIT)
    assert page.to_file.isEnabled()
    assert not page.rules[0].is_kept
    assert page.rules[0].words.text().startswith("2 of 3 copies")
    assert page.rules[0].words.accessibleName().startswith("Not kept: 2 of 3")
    assert "on one drive" in page.rules[1].words.text()


def test_a_folder_grows_only_by_what_is_new(qtbot, monkeypatch, page, tmp_path):
    monkeypatch.setattr(page, "ask_folder", lambda: str(tmp_path))
    page.to_folder.click()
    qtbot.waitUntil(lambda: "opened and checked" in page.notice.text, timeout=WAIT)
    page.notice.clear()
    page.to_folder.click()
    qtbot.waitUntil(lambda: "opened and checked" in page.notice.text, timeout=WAIT)
    assert len(list(tmp_path.glob("tuckbox-backup-*/backup-*.json"))) == 2


def test_a_backup_inside_the_vault_is_refused_in_words(qtbot, opener, window, page):
    window.current.make(opener.folder / "inside.tuckbackup")
    qtbot.waitUntil(lambda: "is lost together with it" in page.notice.text, timeout=WAIT)
    assert page.to_file.isEnabled()
    assert opener.run(ListBackups()).rows == ()


def test_cancelled_in_the_middle_nothing_is_left_and_nothing_counts(
    qtbot, monkeypatch, opener, window, desk, page, tmp_path
):
    def stop(_done, _total):
        raise CancelledError

    # As if 'Cancel' had been pressed before the first piece was written.
    monkeypatch.setattr(desk, "_report", stop)
    window.current.make(tmp_path / "b.tuckbackup")
    qtbot.waitUntil(lambda: "Stopped, as you asked" in page.notice.text, timeout=WAIT)
    assert [p.name for p in tmp_path.glob("b.*")] == []
    assert opener.run(ListBackups()).rows == ()


def test_a_backup_is_marked_as_kept_elsewhere(qtbot, opener, window, page, tmp_path):
    window.current.make(tmp_path / "b.tuckbackup")
    qtbot.waitUntil(lambda: page.middle.currentWidget() is page.table, timeout=WAIT)
    page.away.click()
    assert "Choose a backup" in page.notice.text
    page.table.setCurrentIndex(page.table.model().index(0, 0))
    page.away.click()
    qtbot.waitUntil(lambda: page.rules[2].is_kept, timeout=WAIT)
    assert opener.run(ListBackups()).is_away
    assert "backup.away" in [entry.kind for entry in opener.run(ReadAudit())]


@pytest.mark.parametrize(
    ("rows", "signs", "wording"),
    [
        ((), "✗✗✗✗", "No backup yet"),
        ((row("stick", "b"),), "✗✓✗✓", "2 of 3"),
        ((row("stick", "b", away=True), row("disk", "a")), "✓✓✓✓", "2 backups"),
        ((row("stick", "b", 9, away=True), row("disk", "a", 8)), "✓✓✓✗", "8 days old"),
        ((row("disk", "a"), row("disk", "a", 3)), "✗✗✗✓", "1 backup."),
    ],
)
def test_the_rule_of_three_is_told_in_plain_lines(rows, signs, wording):
    lines = status_words(BackupStatus(rows, "a"), TODAY)
    assert "".join("✓" if is_kept else "✗" for is_kept, _ in lines) == signs
    assert wording in " ".join(words for _, words in lines)


def test_a_reminder_stands_until_there_is_a_backup(qtbot, opener, window, tmp_path):
    opener.run(AddPupil((("legal_given", "Ann"),)))
    due_row(qtbot, window, "Backup").button.click()
    assert window._place[0] == "backups"
    window.current.make(tmp_path / "b.tuckbackup")
    qtbot.waitUntil(lambda: bool(opener.run(ListBackups()).rows), timeout=WAIT)
    assert "Backup" not in due_titles(opener, window)


def test_a_safeguarding_lead_is_reminded_and_sees_what_there_is(
    qtbot, opener, desk, make_window, tmp_path
):
    opener.run(AddProfile("Sam", Role.SAFEGUARDING_LEAD, Password.typed(PASSWORD)))
    opener.lock()
    window = make_window(opener.unlock("Sam"))
    due_row(qtbot, window, "Backup").button.click()
    page = window.pages.currentWidget()
    assert page.listed.isVisible()
    assert not page.away.isVisible()
    window.current.make(tmp_path / "b.tuckbackup")
    qtbot.waitUntil(lambda: page.middle.currentWidget() is page.table, timeout=WAIT)


def test_a_backup_where_a_cloud_takes_it_is_said_on_the_page(qtbot, page, window, tmp_path):
    cloud = tmp_path / "OneDrive - School"
    cloud.mkdir()
    window.current.make(cloud / "b.tuckbackup")
    qtbot.waitUntil(lambda: "opened and checked" in page.notice.text, timeout=WAIT)
    assert "synchronised by OneDrive" in page.notice.text
    window.current.make(tmp_path / "b.tuckbackup")
    qtbot.waitUntil(lambda: str(tmp_path / "b.tuckbackup") in page.notice.text, timeout=WAIT)
    assert "synchronised" not in page.notice.text


def test_with_a_fresh_backup_nobody_is_reminded(qtbot, opener, window, make_window, tmp_path):
    window.go("backups")
    window.current.make(tmp_path / "b.tuckbackup")
    page = window.pages.currentWidget()
    qtbot.waitUntil(lambda: "opened and checked" in page.notice.text, timeout=WAIT)
    opener.lock()
    again = make_window(opener.unlock())
    settle(opener)
    assert not again.notice.isVisible()


def test_a_technician_backs_up_without_seeing_the_list(qtbot, opener, desk, make_window, tmp_path):
    opener.run(AddProfile("Tia", Role.TECHNICIAN, Password.typed(PASSWORD)))
    opener.lock()
    window = make_window(opener.unlock("Tia"))
    window.go("backups")
    page = window.pages.currentWidget()
    assert not page.listed.isVisible()
    window.current.make(tmp_path / "b.tuckbackup")
    qtbot.waitUntil(lambda: "byte for byte" in page.notice.text, timeout=WAIT)
    assert (tmp_path / "b.tuckbackup").exists()


@pytest.fixture
def backed_up(qtbot, opener, window, tmp_path):
    """A backup, after which one more pupil was added; locked."""
    window.go("backups")
    page = window.pages.currentWidget()
    window.current.make(tmp_path / "b.tuckbackup")
    qtbot.waitUntil(lambda: "opened and checked" in page.notice.text, timeout=WAIT)
    opener.run(AddPupil((("legal_given", "Late"),)))
    opener.lock()
    return tmp_path / "b.tuckbackup"


def begin(qtbot, front, folder):
    """The unlock page of the vault: its files are read on the worker first."""
    front.begin(folder)
    qtbot.waitUntil(lambda: isinstance(front.currentWidget(), UnlockPage), timeout=WAIT)
    return front.currentWidget()


def restore(qtbot, front, backup, folder):
    begin(qtbot, front, folder).restore_wanted.emit()
    page = front.currentWidget()
    assert isinstance(page, RestorePage)
    assert not page.go.isEnabled()
    page.choose(backup)
    page.name.setText("Again")
    page.put_into(backup.parent)
    page.go.click()
    return page


def test_a_backup_is_restored_beside_the_vault_and_says_what_it_is_older_than(
    qtbot, opener, backed_up, front
):
    page = restore(qtbot, front, backed_up, opener.folder)
    qtbot.waitUntil(page.unlock.isVisible, timeout=WAIT)
    assert "older than the one that was open on this computer" in page.notice.text
    assert f"as it was on {date.today():%d %B %Y} at " in page.notice.text
    assert page.folder == backed_up.parent / "Again.tuckbox"
    assert not page.name.isEnabled()
    page.unlock.click()
    qtbot.waitUntil(lambda: isinstance(front.currentWidget(), UnlockPage), timeout=WAIT)


def test_what_is_there_is_never_written_over(qtbot, opener, backed_up, front):
    (backed_up.parent / "Again.tuckbox").mkdir()
    page = restore(qtbot, front, backed_up, opener.folder)
    qtbot.waitUntil(lambda: "already a file or folder" in page.notice.text, timeout=WAIT)
    assert page.go.isEnabled()


def test_a_restore_that_is_cancelled_leaves_nothing(qtbot, opener, backed_up, front):
    begin(qtbot, front, opener.folder).restore_wanted.emit()
    page = front.currentWidget()
    page.put_into(backed_up.parent)
    page.choose(backed_up)
    page.go.click()
    page.progress.cancel.click()
    qtbot.waitUntil(page.go.isEnabled, timeout=WAIT)
    assert "Stopped, as you asked" in page.notice.text
    assert list(backed_up.parent.glob("Restored*")) == []


def test_a_damaged_backup_is_told_and_nothing_is_made(qtbot, opener, backed_up, front):
    raw = bytearray(backed_up.read_bytes())
    raw[len(raw) // 2] ^= 1
    backed_up.write_bytes(bytes(raw))
    page = restore(qtbot, front, backed_up, opener.folder)
    qtbot.waitUntil(page.go.isEnabled, timeout=WAIT)
    assert page.notice.property("tone") == "bad"
    assert not page.folder.exists()


def test_the_data_lead_says_that_the_older_copy_is_the_right_one(
    qtbot, opener, backed_up, make_window
):
    old = backed_up.parent / "Again.tuckbox"
    opener.on_worker(lambda: restore_vault(backed_up, old))
    opener.folder = old
    window = make_window(opener.unlock())
    assert "older than last time on this computer" in window.notice.text
    window.notice.act.click()
    (dialog,) = window.findChildren(FormDialog)
    dialog.reject()
    assert "older than last time on this computer" in window.notice.text
    window.notice.act.click()
    window.findChildren(FormDialog)[-1].ok.click()
    qtbot.waitUntil(lambda: "now uses this copy" in window.notice.text, timeout=WAIT)
    opener.lock()
    again = make_window(opener.unlock())
    settle(opener)
    assert "older" not in again.notice.text
    assert "vault.accept-copy" in [entry.kind for entry in opener.run(ReadAudit())]


def test_nobody_else_is_asked_which_copy_is_right(opener, desk, make_window, tmp_path):
    opener.run(AddProfile("Theo", Role.TEACHER, Password.typed(PASSWORD)))
    opener.run(MakeBackup(tmp_path / "b.tuckbackup"))
    opener.run(AddPupil((("legal_given", "Late"),)))
    opener.lock()
    old = tmp_path / "again.tuckbox"
    opener.on_worker(lambda: restore_vault(tmp_path / "b.tuckbackup", old))
    opener.folder = old
    window = make_window(opener.unlock("Theo"))
    assert "older than last time on this computer" in window.notice.text
    assert not window.notice.act.isVisible()


def test_who_may_make_no_backup_is_told_who_does(page):
    page.allow(make=False, read=True, write=False)
    assert "USB stick" not in page.empty.words.text()
    assert "data lead" in page.empty.words.text()
