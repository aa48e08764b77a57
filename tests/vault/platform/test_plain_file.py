"""Pipes, links and damaged notes where a plain file is expected: a plain answer, and no waiting."""

import json
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
from vault.errors import FolderExistsError, TuckboxError, WrongPasswordError
from vault.exchange.small_files import read_small, write_new
from vault.platform.folders import home
from vault.platform.plain_file import NotPlainFileError, open_plain
from vault.unlock import restore_vault, unlock_vault

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names there")
DAMAGED = (b"{", b"[]", b"\xff\xfe", b'{"a": Infinity}')
NOTES = ("seen.json", "waiting.json", "recent.json", "erased.json")


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


def test_a_prepared_link_is_not_followed_and_a_prepared_file_not_taken_over(tmp_path):
    theirs = tmp_path / "theirs"
    theirs.write_text("kept")
    folder = tmp_path / "out"
    folder.mkdir()
    for name in ("c.tuckcard.part", ".c.tuckcard.part"):
        (folder / name).symlink_to(theirs)
    write_new(folder / "c.tuckcard", b"secret")
    assert theirs.read_text() == "kept"
    assert (folder / "c.tuckcard").stat().st_mode & 0o077 == 0
    assert not (folder / "c.tuckcard").is_symlink()
    with pytest.raises(FolderExistsError):
        write_new(folder / "c.tuckcard.part", b"x")


@pytest.mark.parametrize("content", DAMAGED, ids=range(len(DAMAGED)))
def test_damaged_notes_are_set_aside_and_keep_nobody_out(lead, content):
    lead.lock()
    for name in NOTES:
        (home() / name).write_bytes(content)
    with pytest.raises(WrongPasswordError):
        open_as(lead.folder, "something-else-entirely-wrong")
    session = open_as(lead.folder)
    told = session.notes_damaged.details["names"]
    session.lock()
    assert {"seen.json", "waiting.json"} <= set(told.split(", "))
    session = open_as(lead.folder)
    assert session.notes_damaged is None
    session.lock()


@pytest.mark.parametrize(
    "value", [5, {"a": 1}, [[1]], [None, {}], ["a", "b", "c"], [1e300, 1, 1]], ids=str
)
def test_notes_of_another_shape_keep_nobody_out(lead, value):
    lead.lock()
    directory = json.loads((lead.folder / "keyring.json").read_text())["directory"]
    content = json.dumps({json.loads(directory)["vault"]: value, "vaults": value})
    for name in NOTES:
        (home() / name).write_text(content)
    session = open_as(lead.folder)
    assert session.profile.name == "Dana Lead"
    # Well-formed JSON that says nothing is no damage, and is not told as such.
    assert session.notes_damaged is None
    session.lock()


def test_a_folder_in_the_place_of_a_note_keeps_nobody_out(lead):
    lead.lock()
    for name in ("seen.json", "waiting.json", "recent.json"):
        (home() / name).unlink(missing_ok=True)
        (home() / name).mkdir()
    with pytest.raises(WrongPasswordError):
        open_as(lead.folder, "something-else-entirely-wrong")
    open_as(lead.folder).lock()
