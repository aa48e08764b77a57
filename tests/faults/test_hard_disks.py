"""Disks that are full, read-only or pulled out: told apart, nothing lost, nothing half done."""

import os

import pytest

from tests.conftest import PASSWORD
from tests.small_disk import small_disk
from vault.actions.audit import ReadAudit, VerifyVault
from vault.actions.backups import MakeBackup
from vault.actions.classes import AddClass, ListClasses
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil, ChangePupil, ListPupils, OpenPupil
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.secrets import Password
from vault.errors import (
    DiskFullError,
    DriveGoneError,
    FolderGoneError,
    NoteNotKeptError,
    ReadOnlyError,
    StorageError,
    VaultInUseError,
)
from vault.store.database import ballast
from vault.store.database.lock_file import LockFile
from vault.store.keyfile.keyring import Keyring
from vault.unlock import create_vault, recover_vault, unlock_vault


def open_again(folder):
    return unlock_vault(folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)


@pytest.fixture
def disk(tmp_path, monkeypatch):
    monkeypatch.setattr(ballast, "SIZE", 4 << 20)
    with small_disk(tmp_path / "disk", 24) as one:
        yield one


@pytest.fixture
def there(disk):
    """A vault with a pupil on the small disk; the notes of the machine lie elsewhere."""
    folder = disk.path / "school.tuckbox"
    session, _ = create_vault(folder, "Willow", "Dana Lead", Password.typed(PASSWORD), FLOOR)
    session.folder = folder
    session.room = session.run(AddClass("4A"))
    session.ann = session.run(AddPupil((("legal_given", "Ann"),), session.room))
    yield session
    if disk.path.is_mount():
        session.lock()


def names(session):
    return {row.given for row in session.run(ListPupils())}


def add_pupils(session, count):
    for number in range(count):
        session.run(AddPupil((("legal_given", f"Kim{number}"),), session.room))


def is_good(folder):
    session = open_again(folder)
    report = session.run(VerifyVault())
    session.lock()
    return report.ok


def fill_up(session, disk):
    """Nothing is left, not for the ballast's sake either."""
    disk.fill()
    assert disk.free() == 0


def test_a_full_disk_still_lets_one_unlock_look_change_and_lock(there, disk):
    there.lock()
    fill_up(there, disk)
    session = open_again(there.folder)
    version = session.run(OpenPupil(there.ann)).facts.version
    session.run(ChangePupil(there.ann, version, (("legal_given", ""), ("legal_family", "Ash"))))
    session.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD)))
    session.lock()
    assert not (there.folder / "ballast").exists()
    assert is_good(there.folder)
    disk.make_room()
    open_again(there.folder).lock()
    assert (there.folder / "ballast").stat().st_size == ballast.SIZE


def test_a_full_disk_in_the_middle_of_a_session_is_met_with_the_ballast(there, disk):
    fill_up(there, disk)
    there.run(AddPupil((("legal_given", "Bea"),), there.room))
    assert names(there) == {"Ann", "Bea"}
    there.lock()
    assert is_good(there.folder)


def test_where_the_ballast_is_used_up_too_the_disk_is_said_to_be_full(there, disk):
    (there.folder / "ballast").unlink()
    fill_up(there, disk)
    with pytest.raises(DiskFullError):
        add_pupils(there, 2000)
    seen = names(there)
    with pytest.raises((DiskFullError, NoteNotKeptError)):
        there.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD)))
    with pytest.raises(NoteNotKeptError):
        there.lock()
    disk.make_room()
    session = open_again(there.folder)
    assert names(session) == seen
    assert session.run(VerifyVault()).ok
    assert {p.name for p in session._vault.parts.keyring.people.all()} == {"Dana Lead"}
    session.lock()


def test_a_read_only_disk_is_said_to_be_one(there, disk):
    there.lock()
    disk.read_only()
    with pytest.raises(ReadOnlyError):
        open_again(there.folder)
    with pytest.raises(ReadOnlyError):
        create_vault(disk.path / "x", "W", "D", Password.typed(PASSWORD), FLOOR)
    disk.read_only(on=False)
    assert is_good(there.folder)


def test_a_backup_to_a_full_disk_is_no_backup(school, disk):
    disk.fill(leave=64 << 10)
    for place in (disk.path / "b.tuckbackup", disk.path):
        with pytest.raises(DiskFullError):
            school.run(MakeBackup(place))
    assert not list(disk.path.glob("**/*.tuckbackup*"))
    assert not list(disk.path.glob("**/backup-*"))
    outcomes = [e.outcome for e in school.run(ReadAudit()) if e.kind == "backup.make"]
    assert outcomes == ["failed", "failed"]


def test_a_backup_to_a_read_only_disk_or_none_says_which(school, disk):
    disk.read_only()
    with pytest.raises(ReadOnlyError):
        school.run(MakeBackup(disk.path / "b.tuckbackup"))
    disk.pull_out()
    with pytest.raises(FolderGoneError):
        school.run(MakeBackup(disk.path / "away" / "b.tuckbackup"))


def test_a_stick_that_is_pulled_out_under_a_backup_leaves_the_vault_whole(school, disk):
    def pull(done, total):
        if disk.path.is_mount():
            disk.pull_out()

    with pytest.raises(StorageError):
        school.run(MakeBackup(disk.path / "b.tuckbackup"), pull)
    assert list(disk.path.iterdir()) == []
    assert school.run(VerifyVault()).ok


def test_a_vault_whose_stick_is_pulled_out_says_so_and_locks(there, disk):
    disk.pull_out()
    with pytest.raises(DriveGoneError):
        there.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD)))
    with pytest.raises(NoteNotKeptError):
        there.lock()


def test_file_handles_that_die_under_the_vault_are_a_disk_that_would_not(school):
    """What SQLite meets when the drive's handles are gone."""
    for name in os.listdir("/proc/self/fd"):
        try:
            path = os.readlink(f"/proc/self/fd/{name}")
        except OSError:
            continue
        if path.endswith(("vault.db", "vault.db-journal")):
            spare = os.open("/dev/full", os.O_RDWR)
            os.dup2(spare, int(name))
            os.close(spare)
    with pytest.raises(StorageError):
        school.run(AddClass("5A"))
    school.lock()
    assert is_good(school.folder)


def test_a_machine_that_cannot_keep_its_note_says_so_and_the_work_is_saved(school, monkeypatch):
    blocked = school.folder.parent / "no-folder"
    blocked.write_text("")
    monkeypatch.setenv("TUCKBOX_HOME", str(blocked / "home"))
    school.run(AddClass("5A"))
    with pytest.raises(NoteNotKeptError):
        school.lock()
    monkeypatch.setenv("TUCKBOX_HOME", str(school.folder.parent / "home"))
    session = open_again(school.folder)
    assert "5A" in {row.name for row in session.run(ListClasses())}
    session.lock()


def test_whoever_comes_second_is_told_who_has_it_open(school):
    with pytest.raises(VaultInUseError) as met:
        open_again(school.folder)
    assert "Dana Lead" in str(met.value.details["holder"])


def test_the_key_file_is_read_only_by_who_holds_the_lock(school, monkeypatch):
    """Read before, it could be changed by the first person in between, and the second would later
    write back what had been read: a removed profile would be there again."""
    school.lock()
    real, held = Keyring.load, []

    def load(folder):
        try:
            LockFile.take(folder, "Somebody").release()
        except VaultInUseError:
            held.append(folder)
        return real(folder)

    monkeypatch.setattr(Keyring, "load", load)
    open_again(school.folder).lock()
    recover_vault(
        school.folder, school.sheet.code, "Dana Lead", Password.typed(PASSWORD), FLOOR
    ).lock()
    assert len(held) == 2
