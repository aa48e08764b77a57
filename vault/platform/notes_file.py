"""Small JSON files of this machine, changed by one program at a time and written in one piece."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from vault.platform.disk import storage_error

_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)


def read_object(path: Path) -> dict[str, Any]:
    """A JSON object; empty when there is none that can be read."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def write_object(path: Path, content: dict[str, Any]) -> None:
    """Owner-only, in one piece, by whoever keeps others from writing it; StorageError."""
    new = path.with_suffix(".new")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(content, file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(new, path)
    except OSError as error:
        raise storage_error(error) from error


@contextmanager
def changed_object(path: Path) -> Iterator[dict[str, Any]]:
    """What the file holds, to be changed in place; written back at the end if it is another.

    Between reading and writing no other program reads it to change it: two windows on two vaults
    share these files, and what one of them noted must not be lost to the other. StorageError.
    """
    with _alone(path):
        content = read_object(path)
        before = json.dumps(content)
        yield content
        if json.dumps(content) != before:
            write_object(path, content)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """The system's own lock, which ends with the program however it ends."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path.with_suffix(".lock"), _FLAGS, 0o600)
    except OSError as error:
        raise storage_error(error) from error
    try:
        _wait_for(descriptor)
        yield
    finally:
        os.close(descriptor)


def _wait_for(descriptor: int) -> None:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX)
    except OSError as error:
        raise storage_error(error) from error
