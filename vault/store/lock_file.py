"""vault.lock: one process at a time has a vault open, and the others learn which."""

import json
import os
import platform
import sys
from pathlib import Path

from vault.errors import VaultInUseError
from vault.store.connection import storage_error

NAME = "vault.lock"
_LENGTH = 512
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
"""A link in its place would have another file of this person's written over."""


class LockFile:
    """Held through the system's own file lock, which ends with the process however it ends; so
    a file left by a killed process never keeps anybody out."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor: int | None = descriptor

    @classmethod
    def take(cls, folder: Path, profile: str) -> "LockFile":
        """VaultInUseError names the holder."""
        path = folder / NAME
        try:
            descriptor = os.open(path, _FLAGS, 0o600)
        except OSError as error:
            raise storage_error(error) from error
        if not _lock(descriptor):
            holder = _holder(descriptor)
            os.close(descriptor)
            raise VaultInUseError(holder=holder)
        said = json.dumps({"host": platform.node(), "process": os.getpid(), "profile": profile})
        try:
            _say(descriptor, said)
        except OSError as error:
            os.close(descriptor)
            raise storage_error(error) from error
        return cls(path, descriptor)

    def release(self) -> None:
        """Let go; the blank file stays."""
        if self._descriptor is None:
            return
        descriptor, self._descriptor = self._descriptor, None
        try:
            _say(descriptor, "")
        except OSError as error:
            raise storage_error(error) from error
        finally:
            os.close(descriptor)


def _say(descriptor: int, text: str) -> None:
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
        said = json.loads(os.read(descriptor, 4096))
        return f"{said['profile']} on {said['host']}"
    except (ValueError, KeyError, TypeError):
        return "another program"
