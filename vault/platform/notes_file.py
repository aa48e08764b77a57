"""Small JSON files of this machine, changed by one program at a time and written in one piece."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from vault.domain import outside_json
from vault.domain.ids import new_id
from vault.platform.disk import storage_error
from vault.platform.durable import sync, take_place
from vault.platform.plain_file import create_new, read_plain

_MOST_BYTES = 8 << 20
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
_FLAGS |= getattr(os, "O_BINARY", 0)


def read_object(path: Path) -> dict[str, Any]:
    """A JSON object; empty when there is none that can be read. What stands there and is none is
    set aside as `NAME.damaged`: it must keep nobody out, and is reported at the next unlock."""
    try:
        raw = read_plain(path, _MOST_BYTES)
    except FileNotFoundError:
        return {}
    except OSError:
        _set_aside(path)
        return {}
    try:
        return outside_json.read_object(raw)
    except outside_json.OutsideJsonError:
        _set_aside(path)
        return {}


def take_damaged(folder: Path) -> tuple[str, ...]:
    """Names of the notes in the folder that were set aside since this was asked last."""
    damaged = sorted(folder.glob("*.damaged")) if folder.is_dir() else []
    for path in damaged:
        with suppress(OSError):
            take_place(path, path.with_suffix(".damaged-told"))
    return tuple(f"{path.stem}.json" for path in damaged)


def _set_aside(path: Path) -> None:
    # Where not even that can be done, the note counts as empty all the same.
    with suppress(OSError):
        take_place(path, path.with_suffix(".damaged"))


def write_object(path: Path, content: dict[str, Any]) -> None:
    """Written for its owner alone, in one piece, under the caller's lock. StorageError."""
    new = path.with_suffix(f".{new_id()}.new")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = create_new(new)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(json.dumps(content))  # in one go: piece by piece takes ten times as long
            file.flush()
            sync(file.fileno())
        take_place(new, path)
    except OSError as error:
        with suppress(OSError):
            new.unlink(missing_ok=True)
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
