"""Pipes where a plain file is expected: a plain answer, and no waiting."""

import os
import sys

import pytest

from tests.conftest import PASSWORD
from vault.actions.import_photos import PreviewPhotos
from vault.actions.import_roll import PreviewRoll
from vault.actions.receive import PreviewTransfer
from vault.crypto.kdf import FLOOR
from vault.domain.preview import ReadOptions
from vault.domain.secrets import Password
from vault.domain.transfer import Decisions
from vault.errors import TuckboxError
from vault.exchange.small_files import read_small
from vault.platform.plain_file import NotPlainFileError, open_plain
from vault.unlock import restore_vault, unlock_vault

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names there")


def open_as(folder, password=PASSWORD):
    return unlock_vault(folder, "Dana Lead", Password.typed(password), params=FLOOR)


@pytest.mark.parametrize(
    "name",
    [
        *("vault.db", "photos.db", "vault.db-journal", "photos.db-journal", "vault.db-wal"),
        *("keyring.json", "restored.json", "vault.lock"),
    ],
)
def test_a_pipe_in_the_vault_s_folder_keeps_nobody_waiting(lead, name):
    lead.lock()
    (lead.folder / name).unlink(missing_ok=True)
    os.mkfifo(lead.folder / name)
    try:
        open_as(lead.folder).lock()
    except TuckboxError:
        return
    assert name in ("restored.json", "vault.lock")


@pytest.mark.parametrize("suffix", [".csv", ".zip", ".tuck", ".tuckbackup"])
def test_a_pipe_that_is_given_as_a_file_is_refused(lead, tmp_path, suffix):
    pipe = tmp_path / f"pipe{suffix}"
    os.mkfifo(pipe)
    take = {
        ".tuck": lambda: lead.run(PreviewTransfer(pipe, None, Decisions())),
        ".tuckbackup": lambda: restore_vault(pipe, tmp_path / "again.tuckbox"),
    }
    with pytest.raises(TuckboxError):
        take.get(suffix, lambda: lead.run(PreviewRoll(pipe, ReadOptions())))()
    with pytest.raises(TuckboxError):
        read_small(pipe, 100)
    with pytest.raises(NotPlainFileError):
        open_plain(pipe)


def test_a_folder_of_pipes_holds_no_pictures(lead, tmp_path):
    folder = tmp_path / "photos"
    folder.mkdir()
    os.mkfifo(folder / "Ann Lee.jpg")
    assert lead.run(PreviewPhotos(folder)).matches == ()
