"""A file that only takes up room, so that on a full disk there is some to give back.

SQLite needs room for its journal even to delete; without this file nothing could be erased, saved
or even unlocked once a disk is full.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from vault.errors import DiskFullError
from vault.platform.durable import take_place
from vault.store.database.engine import sqlcipher

NAME = "ballast"
SIZE = 16 << 20
_PIECE = 1 << 20
T = TypeVar("T")


class Ballast:
    """One vault's ballast; the caller holds the vault's lock."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / NAME

    def fill(self) -> bool:
        """Make it where it is missing and the disk has room for it twice. Returns whether it is
        there.

        A disk that refuses it is no error, because nothing that a person asked for depends on it:
        the next unlock tries again.
        """
        if self._has_size():
            return True
        part = self._path.with_name(f"{NAME}.new")
        try:
            if shutil.disk_usage(self._folder).free < 2 * SIZE:
                return False
            _take_room(part)
            take_place(part, self._path)
        except OSError:
            part.unlink(missing_ok=True)
            return False
        return True

    def give_up(self) -> bool:
        """Remove it. False when it is not there, or when the disk is not full."""
        try:
            if shutil.disk_usage(self._folder).free >= SIZE or not self._path.exists():
                return False
            self._path.unlink()
        except OSError:
            return False
        return True

    def with_room(self, do: Callable[[], T]) -> T:
        """Call `do`, and once more with the ballast's room when the disk is full. A failed first
        call must leave nothing half done."""
        try:
            return do()
        except (DiskFullError, sqlcipher.DatabaseError) as error:
            if not _is_full(error) or not self.give_up():
                raise
        try:
            return do()
        finally:
            self.fill()

    def _has_size(self) -> bool:
        try:
            return self._path.stat().st_size >= SIZE
        except OSError:
            return False


def _is_full(error: Exception) -> bool:
    code = int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
    return isinstance(error, DiskFullError) or code == sqlcipher.SQLITE_FULL


def _take_room(path: Path) -> None:
    """Blocks that are really taken: random bytes, because some disks squeeze zeros to nothing."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o600)
    try:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(descriptor, 0, SIZE)
            return
        for _ in range(SIZE // _PIECE):
            os.write(descriptor, os.urandom(_PIECE))
    finally:
        os.close(descriptor)
