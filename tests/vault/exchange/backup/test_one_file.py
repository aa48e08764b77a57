"""A backup in one file: altered or cut anywhere it is refused."""

import pytest

from tests.two_vaults import two_places
from vault.actions.backups import MakeBackup
from vault.errors import (
    FolderExistsError,
    SealedFileDamagedError,
    TuckboxError,
    UnreadableFileError,
)
from vault.unlock import restore_vault


@pytest.fixture
def office(tmp_path):
    place, teacher = two_places(tmp_path)
    teacher.lock()
    yield place
    place.lock()


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
    with pytest.raises(UnreadableFileError):
        restore_vault(tmp_path / "nothing", tmp_path / "again.tuckbox")
    with pytest.raises(FolderExistsError):
        restore_vault(path, office.folder)
