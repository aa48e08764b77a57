"""Opening what a folder holds under a name that we expect: a plain file, and nothing else.

A pipe or a device under that name would keep the reader waiting for ever. POSIX open(2):
O_NONBLOCK does not wait for a pipe's other end, O_EXCL makes a file and follows no link.
"""

import errno
import io
import os
import stat
from pathlib import Path
from typing import Any, BinaryIO

from vault.errors import FileNotReadError

_EITHER = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOCTTY", 0)
_READ = os.O_RDONLY | _EITHER | getattr(os, "O_NONBLOCK", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _EITHER | getattr(os, "O_NOFOLLOW", 0)


class NotPlainFileError(OSError):
    """A pipe, a device, a socket or a folder has the name."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EINVAL, "no plain file", str(path))


class _Told(io.FileIO):
    """A drive that fails in the middle is told as that, whatever the reader makes of an OSError:
    half a file looks like one that was altered."""

    def readinto(self, buffer: Any, /) -> int | None:
        try:
            return super().readinto(buffer)
        except OSError as error:
            raise FileNotReadError from error

    def readall(self) -> bytes:
        try:
            return super().readall() or b""
        except OSError as error:
            raise FileNotReadError from error


def open_plain(path: Path) -> BinaryIO:
    """To read from. NotPlainFileError, or OSError where it cannot be opened."""
    return os.fdopen(_descriptor(path), "rb")


def open_told(path: Path) -> BinaryIO:
    """As `open_plain`; each read of it that fails is FileNotReadError."""
    return io.BufferedReader(_Told(_descriptor(path)))


def _descriptor(path: Path) -> int:
    try:
        descriptor = os.open(path, _READ)
    except OSError as error:
        if error.errno in (errno.ENXIO, errno.EISDIR):
            raise NotPlainFileError(path) from error
        raise
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise NotPlainFileError(path)
    return descriptor


def read_plain(path: Path, most: int) -> bytes:
    """The whole file, or its first `most` bytes. Errors as `open_plain`."""
    with open_plain(path) as file:
        return file.read(most)


def read_told(path: Path, most: int) -> bytes:
    """The whole file, or its first `most` bytes. Errors as `open_told`."""
    with open_told(path) as file:
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
