"""Windows gives one errno for what are different things to a person; its own number tells them."""

import errno

import pytest

from vault.domain.messages import sentence
from vault.errors import (
    DiskFullError,
    DriveGoneError,
    FileInUseError,
    FolderGoneError,
    PathTooLongError,
    ReadOnlyError,
)
from vault.platform.disk import storage_error


@pytest.mark.parametrize(
    ("windows", "kind"),
    [(32, FileInUseError), (21, DriveGoneError), (19, ReadOnlyError), (112, DiskFullError)],
)
def test_the_systems_own_number_comes_first(windows, kind):
    error = PermissionError(errno.EACCES, "refused")
    assert type(storage_error(error)) is ReadOnlyError
    error.winerror = windows
    assert type(storage_error(error)) is kind


def test_a_file_that_is_open_elsewhere_is_not_called_read_only():
    assert "Another program has the file open" in sentence(FileInUseError())


@pytest.mark.parametrize(("length", "kind"), [(200, FolderGoneError), (259, PathTooLongError)])
def test_what_is_not_found_for_its_length_is_told_as_too_long(length, kind):
    error = FileNotFoundError(errno.ENOENT, "not found", "/" + "x" * length)
    error.winerror = 3
    assert type(storage_error(error)) is kind
