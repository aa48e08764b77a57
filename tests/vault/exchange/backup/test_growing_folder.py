"""A folder of backups takes only what changed, and stays whole."""

import os

import pytest

from tests.pictures import add_bytes
from tests.two_vaults import two_places
from tests.vault.exchange.backup.copies import add, names, open_copy
from vault.actions.backups import MakeBackup
from vault.errors import SealedFileDamagedError
from vault.unlock import restore_vault


@pytest.fixture
def office(tmp_path):
    place, teacher = two_places(tmp_path)
    teacher.lock()
    yield place
    place.lock()


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
