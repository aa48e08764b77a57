"""A file that is written follows no link and takes nothing over."""

import errno
import sys

import pytest

from vault.errors import FolderExistsError, NotConfirmedError
from vault.exchange.small_files import write_new

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names there")


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


def test_a_drive_that_does_not_say_that_it_keeps_the_name_is_told(tmp_path, monkeypatch):
    def lost(_folder):
        raise OSError(errno.EIO, "the drive is gone")

    monkeypatch.setattr("vault.exchange.small_files.sync_folder", lost)
    with pytest.raises(NotConfirmedError):
        write_new(tmp_path / "sheet.pdf", b"all of it")
    assert (tmp_path / "sheet.pdf").read_bytes() == b"all of it"
