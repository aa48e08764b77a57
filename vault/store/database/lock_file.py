"""vault.lock: one process at a time has a vault open, and the others learn which.

A file that only holds a lock can be taken away, and who comes next makes a new one. So the
records themselves are locked as well, at a place that SQLite does not use, with a lock that belongs
to the open file: SQLite's own, as POSIX has them, are dropped when the process closes any other
descriptor of the same file.
"""

import contextlib
import errno
import json
import os
import stat
import struct
import sys
from pathlib import Path

from vault.domain.outside_json import read_json
from vault.errors import VaultInUseError
from vault.platform.machine import host_name
from vault.store.database.connection import storage_error

NAME = "vault.lock"
_LENGTH = 512
_FLAGS = (
    os.O_RDWR
    | os.O_CREAT
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
)
"""A link in its place would have another file of this person's written over."""
_RECORDS = "vault.db"
_RECORDS_FLAGS = (
    os.O_RDWR
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
)
_PLACE = 0x40000000 + 1024
"""In the page that SQLite keeps for its locks, behind the 512 bytes that it locks."""


class LockFile:
    """Held through the system's own file lock, which ends with the process however it ends; so
    a file left by a killed process never keeps anybody out."""

    def __init__(self, path: Path, descriptor: int, records: int | None) -> None:
        self._path = path
        self._descriptor: int | None = descriptor
        self._records = records

    @classmethod
    def take(cls, folder: Path, profile: str) -> "LockFile":
        """The lock of a vault's folder. VaultInUseError (details: holder) when another process has
        it; StorageError."""
        path = folder / NAME
        try:
            descriptor = os.open(path, _FLAGS, 0o600)
        except OSError as error:
            raise storage_error(error) from error
        if not _lock(descriptor):
            holder = _holder(descriptor)
            os.close(descriptor)
            raise VaultInUseError(holder=holder)
        try:
            records = _hold(folder / _RECORDS)
        except BaseException:
            os.close(descriptor)
            raise
        holder = json.dumps({"host": host_name(), "process": os.getpid(), "profile": profile})
        try:
            _write(descriptor, holder)
        except OSError as error:
            os.close(descriptor)
            _close(records)
            raise storage_error(error) from error
        return cls(path, descriptor, records)

    def hold(self, records: Path) -> None:
        """Lock another file before it takes the name of the records."""
        if self._records is not None and os.path.samestat(os.fstat(self._records), records.stat()):
            return
        fresh = _hold(records)
        _close(self._records)
        self._records = fresh

    def release(self) -> None:
        """Release it, after SQLite has closed the records; the empty file stays."""
        if self._descriptor is None:
            return
        _close(self._records)
        descriptor, self._descriptor = self._descriptor, None
        try:
            _write(descriptor, "")
        except OSError as error:
            raise storage_error(error) from error
        finally:
            os.close(descriptor)


def _write(descriptor: int, text: str) -> None:
    """Over what is there, always the same length: on a full disk that needs no new block."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, text.encode().ljust(_LENGTH))


def _lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            # Far behind the text, so that others can still read who holds it.
            os.lseek(descriptor, 1 << 20, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _holder(descriptor: int) -> str:
    os.lseek(descriptor, 0, os.SEEK_SET)
    try:
        holder = read_json(os.read(descriptor, 4096))
        return f"{holder['profile']} on {holder['host']}"
    except (ValueError, KeyError, TypeError):
        return "another program"


def _hold(path: Path) -> int | None:
    """The records' own lock, as an open descriptor; VaultInUseError when another program has it.
    None where there is none to be had: a file that is not there or is no file, a disk that knows
    no such locks, and on Windows, where nobody takes vault.lock away while it is open."""
    try:
        descriptor = os.open(path, _RECORDS_FLAGS)
    except OSError:
        return None  # what is wrong with it is told when it is opened
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode) or not _lock_place(descriptor):
            os.close(descriptor)
            return None
    except OSError as error:
        os.close(descriptor)
        raise VaultInUseError(holder="another program") from error
    return descriptor


def _lock_place(descriptor: int) -> bool:
    """False where there are no such locks; OSError when another program has it."""
    if sys.platform != "linux":
        return False
    import fcntl

    # struct flock of Linux: type, whence, start, length, process (0 for a lock of the open file).
    wanted = struct.pack("hhqqi0q", fcntl.F_WRLCK, os.SEEK_SET, _PLACE, 1, 0)
    try:
        fcntl.fcntl(descriptor, fcntl.F_OFD_SETLK, wanted)
    except OSError as error:
        if error.errno in (errno.EAGAIN, errno.EACCES):
            raise
        return False
    return True


def _close(descriptor: int | None) -> None:
    if descriptor is not None:
        with contextlib.suppress(OSError):
            os.close(descriptor)
