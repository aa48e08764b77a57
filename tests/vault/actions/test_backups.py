"""A backup counts when it was read back, and is told when it is old."""

import errno
from datetime import UTC, datetime, timedelta

import pytest

from tests.two_vaults import PASSWORD, two_places
from tests.vault.exchange.backup.copies import names, open_copy
from vault.actions.backups import ListBackups, MakeBackup, SetBackupAway
from vault.actions.profiles import AddProfile
from vault.domain.access import Role
from vault.domain.ids import BackupId
from vault.domain.secrets import Password
from vault.errors import CloudFolderError, DiskFullError, InvalidValueError, StorageError
from vault.exchange.backup import growing_folder
from vault.store.trail.audit import AuditTrail
from vault.unlock import locked_note_of, restore_vault


@pytest.fixture
def office(tmp_path):
    place, teacher = two_places(tmp_path)
    teacher.lock()
    yield place
    place.lock()


def test_a_technician_makes_and_restores_what_stays_locked(office, tmp_path):
    office.run(AddProfile("Tech", Role.TECHNICIAN, Password.typed(PASSWORD)))
    office.lock()
    tech = open_copy(office.folder, "Tech")
    assert tech.run(MakeBackup(tmp_path / "b.tuckbackup")).checked == "whole"
    tech.lock()
    restore_vault(tmp_path / "b.tuckbackup", tmp_path / "again.tuckbox")
    copy = open_copy(tmp_path / "again.tuckbox")
    assert names(copy) == {"Ann", "Bob"}
    copy.lock()


def test_a_backup_inside_the_vault_is_refused(office):
    with pytest.raises(InvalidValueError):
        office.run(MakeBackup(office.folder / "b.tuckbackup"))


def test_three_copies_two_drives_one_away_is_told_by_the_list(office, tmp_path):
    office.run(MakeBackup(tmp_path / "b.tuckbackup"))
    status = office.run(ListBackups())
    assert (status.copies, status.devices, status.is_away) == (2, 1, False)
    office.run(SetBackupAway(BackupId(status.rows[0].id), away=True))
    assert office.run(ListBackups()).is_away


def test_a_backup_in_a_folder_that_a_cloud_copies_is_made_and_said(office, tmp_path):
    cloud = tmp_path / "OneDrive - School"
    cloud.mkdir()
    assert office.run(MakeBackup(cloud / "b.tuckbackup")).cloud == "OneDrive"
    assert office.run(MakeBackup(cloud)).cloud == "OneDrive"
    assert office.run(MakeBackup(tmp_path / "b.tuckbackup")).cloud == ""
    with pytest.raises(CloudFolderError):
        restore_vault(tmp_path / "b.tuckbackup", cloud / "again.tuckbox")


def test_where_its_entry_cannot_be_written_the_backup_is_taken_away(office, tmp_path, monkeypatch):
    def full(*_):
        raise DiskFullError

    stick = tmp_path / "stick"
    stick.mkdir()
    with monkeypatch.context() as patched:
        patched.setattr(AuditTrail, "append", full)
        for place in (tmp_path / "b.tuckbackup", stick):
            with pytest.raises(DiskFullError):
                office.run(MakeBackup(place))
    assert locked_note_of(office.folder).backed_up is None
    assert not (tmp_path / "b.tuckbackup").exists()
    assert not list(stick.glob("*/backup-*"))


def test_a_locked_computer_says_when_the_vault_was_backed_up(office, tmp_path):
    office.run(MakeBackup(tmp_path / "b.tuckbackup"))
    at = locked_note_of(office.folder).backed_up
    assert at is not None
    assert abs(datetime.now(UTC) - at) < timedelta(minutes=2)


def test_a_folder_that_may_lose_its_parts_holds_no_backup_yet(office, tmp_path, monkeypatch):
    """The parts have names of their own, which a drive keeps or loses apart from the list's."""
    flush = growing_folder.sync_folder

    def lost(folder):
        if folder.parent.name == "chunks":
            raise OSError(errno.EIO, "the drive is gone")
        flush(folder)

    stick = tmp_path / "stick"
    stick.mkdir()
    with monkeypatch.context() as patched:
        patched.setattr(growing_folder, "sync_folder", lost)
        with pytest.raises(StorageError):
            office.run(MakeBackup(stick))
    assert not list(stick.glob("*/backup-*"))
    assert locked_note_of(office.folder).backed_up is None
    assert office.run(MakeBackup(stick)).checked == "opened"
