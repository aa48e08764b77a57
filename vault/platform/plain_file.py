"""Opening what a folder holds under a name that we expect: a plain file, and nothing else.

A pipe or a device under that name would keep the reader waiting for ever. POSIX open(2):
O_NONBLOCK does not wait for a pipe's other end, O_EXCL makes a file and follows no link.
"""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

_EITHER = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOCTTY", 0)
_READ = os.O_RDONLY | _EITHER | getattr(os, "O_NONBLOCK", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _EITHER | getattr(os, "O_NOFOLLOW", 0)


class NotPlainFileError(OSError):
    """A pipe, a device, a socket or a folder has the name."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EINVAL, "no plain file", str(path))


def open_plain(path: Path) -> BinaryIO:
    """To read from. NotPlainFileError, or OSError where it cannot be opened."""
    try:
        descriptor = os.open(path, _READ)
    except OSError as error:
        if error.errno in (errno.ENXIO, errno.EISDIR):
            raise NotPlainFileError(path) from error
        raise
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise NotPlainFileError(path)
    return os.fdopen(descriptor, "rb")


def read_plain(path: Path, most: int) -> bytes:
    """The whole file, or its first `most` bytes. Errors as `open_plain`."""
    with open_plain(path) as file:
        return file.read(most)


def must_be_plain(*paths: Path) -> None:
    """NotPlainFileError where one of the names is something else's; nothing there is well."""
    for path in paths:
        try:
            mode = path.stat().st_mode
        except FileNotFoundError:
            continue
        if not stat.S_ISREG(mode):
            raise NotPlainFileError(path)


def create_new(path: Path) -> int:
    """A descriptor to write a new file with, for its owner alone: FileExistsError where anything
    has that name, a link included."""
    return os.open(path, _NEW, 0o600)
