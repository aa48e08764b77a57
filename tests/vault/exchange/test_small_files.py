"""A file that is written follows no link and takes nothing over."""

import sys

import pytest

from vault.errors import FolderExistsError
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
