"""A backup is read back before it counts, is put back without a key, and told when it is old."""

import os

import pytest

from tests.pictures import add_bytes
from tests.two_vaults import PASSWORD, two_places
from vault.actions.audit import VerifyVault
from vault.actions.backups import AcceptCopy, ListBackups, MakeBackup, SetBackupAway
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil, ListPupils, OpenPupil
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.ids import BackupId
from vault.domain.secrets import Password
from vault.errors import (
    BadFileError,
    CloudFolderError,
    DiskFullError,
    FolderExistsError,
    InvalidValueError,
    SealedFileDamagedError,
    TuckboxError,
)
from vault.store.trail.audit import AuditTrail
from vault.unlock import restore_vault, unlock_vault


@pytest.fixture
def office(tmp_path):
    place, teacher = two_places(tmp_path)
    teacher.lock()
    yield place
    place.lock()


def open_copy(folder, who="Olive Office"):
    return unlock_vault(folder, who, Password.typed(PASSWORD), params=FLOOR)


def add(office, name):
    office.run(AddPupil((("legal_given", name),)))


def names(session):
    return {row.given for row in session.run(ListPupils())}


def test_a_backup_is_put_back_elsewhere_with_its_photos_and_a_clean_trail(office, tmp_path):
    report = office.run(MakeBackup(tmp_path / "b.tuckbackup"))
    assert report.checked == "opened"
    office.lock()
    restore_vault(tmp_path / "b.tuckbackup", tmp_path / "again.tuckbox")
    copy = open_copy(tmp_path / "again.tuckbox")
    assert names(copy) == {"Ann", "Bob"}
    assert copy.run(OpenPupil(office.pupils[0])).current_photo
    checks = {c.name: c.ok for c in copy.run(VerifyVault()).checks}
    copy.lock()
    assert checks.pop("anchor in this machine") is False
    assert all(checks.values())


def test_an_older_copy_is_told_until_a_data_lead_says_that_it_is_the_right_one(office, tmp_path):
    office.run(MakeBackup(tmp_path / "b.tuckbackup"))
    office.run(AddProfile("Nia", Role.COVER, Password.typed(PASSWORD)))
    add(office, "Later")
    office.lock()
    report = restore_vault(tmp_path / "b.tuckbackup", tmp_path / "again.tuckbox")
    assert report.is_older
    copy = open_copy(tmp_path / "again.tuckbox")
    assert copy.alarm is not None
    copy.run(AcceptCopy())
    copy.lock()
    copy = open_copy(tmp_path / "again.tuckbox")
    assert copy.alarm is None
    assert names(copy) == {"Ann", "Bob"}
    copy.lock()


def test_a_folder_takes_only_what_changed_and_gives_back_the_newest(office, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    first = office.run(MakeBackup(stick))
    add(office, "Later")
    second = office.run(MakeBackup(stick))
    assert first.written == first.bytes
    assert second.written < second.bytes
    restore_vault(stick, tmp_path / "again.tuckbox")
    copy = open_copy(tmp_path / "again.tuckbox")
    assert names(copy) == {"Ann", "Bob", "Later"}
    copy.lock()


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


@pytest.mark.parametrize("place", [10, 600, 1500, 20_000, -700, -1200, -5000])
def test_a_backup_altered_anywhere_is_refused_and_leaves_nothing(office, tmp_path, place):
    path = tmp_path / "b.tuckbackup"
    office.run(MakeBackup(path))
    raw = bytearray(path.read_bytes())
    raw[place] ^= 0x20
    path.write_bytes(raw)
    with pytest.raises(TuckboxError):
        restore_vault(path, tmp_path / "again.tuckbox")
    assert not list(tmp_path.glob("again*"))


def test_a_backup_cut_short_or_of_another_kind_is_refused(office, tmp_path):
    path = tmp_path / "b.tuckbackup"
    office.run(MakeBackup(path))
    path.write_bytes(path.read_bytes()[:-2000])
    with pytest.raises(SealedFileDamagedError):
        restore_vault(path, tmp_path / "again.tuckbox")
    with pytest.raises(SealedFileDamagedError):
        restore_vault(tmp_path / "ann.jpg", tmp_path / "again.tuckbox")
    with pytest.raises(BadFileError):
        restore_vault(tmp_path / "nothing", tmp_path / "again.tuckbox")
    with pytest.raises(FolderExistsError):
        restore_vault(path, office.folder)


def test_a_chunk_altered_in_the_folder_is_noticed(office, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    office.run(MakeBackup(stick))
    chunk = max(stick.glob("*/chunks/*/*"), key=lambda p: p.stat().st_size)
    raw = bytearray(chunk.read_bytes())
    raw[5] ^= 1
    chunk.write_bytes(raw)
    with pytest.raises(SealedFileDamagedError):
        restore_vault(stick, tmp_path / "again.tuckbox")
    assert not list(tmp_path.glob("again*"))


def test_a_backup_inside_the_vault_is_refused(office):
    with pytest.raises(InvalidValueError):
        office.run(MakeBackup(office.folder / "b.tuckbackup"))


def test_three_copies_two_drives_one_away_is_told_by_the_list(office, tmp_path):
    office.run(MakeBackup(tmp_path / "b.tuckbackup"))
    status = office.run(ListBackups())
    assert (status.copies, status.devices, status.is_away) == (2, 1, False)
    office.run(SetBackupAway(BackupId(status.rows[0].id), away=True))
    assert office.run(ListBackups()).is_away


def test_a_second_backup_of_an_unchanged_vault_writes_little_and_no_photo(office, tmp_path):
    for _ in range(4):
        add_bytes(office, office.pupils[0], os.urandom(900_000))
    stick = tmp_path / "stick"
    stick.mkdir()
    first = office.run(MakeBackup(stick))
    second = office.run(MakeBackup(stick))
    photos = (office.folder / "photos.db").stat().st_size
    assert photos > 3_500_000
    assert first.written == first.bytes
    assert second.written <= first.bytes - photos


def test_only_ten_backups_stay_in_a_folder_and_the_newest_is_always_one(office, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    for _ in range(12):
        office.run(MakeBackup(stick))
    (folder,) = stick.iterdir()
    assert len(list(folder.glob("backup-*.json"))) == 10
    assert len(list(folder.glob("*.sig"))) == 10
    # A clock that went back: the one that was just made must not be taken for the oldest.
    for path in folder.glob("backup-*"):
        path.rename(folder / path.name.replace("backup-2", "backup-3"))
    add(office, "Later")
    office.run(MakeBackup(stick))
    (newest,) = folder.glob("backup-2*.json")
    restore_vault(newest, tmp_path / "again.tuckbox")
    copy = open_copy(tmp_path / "again.tuckbox")
    assert "Later" in names(copy)
    copy.lock()


def test_what_a_kill_left_beside_a_backup_is_swept_by_the_next(office, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    office.run(MakeBackup(stick))
    (folder,) = stick.iterdir()
    left = [folder / "waiting-backup-1.json", folder / "backup-1.sig", folder / "staging-x"]
    left[0].write_text("{")
    left[1].write_text("x")
    left[2].mkdir()
    next((folder / "chunks").iterdir()).joinpath("abc.part").write_text("x")
    office.run(MakeBackup(stick))
    assert not any(path.exists() for path in left)
    assert not list(folder.rglob("*.part"))


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
    assert not (tmp_path / "b.tuckbackup").exists()
    assert not list(stick.glob("*/backup-*"))
