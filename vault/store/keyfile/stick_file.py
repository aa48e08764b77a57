"""Key files on USB sticks: found, read, and written so that what was written is there."""

import io
import os
import stat
from collections.abc import Callable
from pathlib import Path

from vault.crypto.key_files import MOST_BYTES, SUFFIX, KeyFile, parse_key_file, spell_key_file
from vault.errors import (
    FileNotReadError,
    FolderExistsError,
    KeyFileUnreadableError,
    StorageError,
    TuckboxError,
)
from vault.platform.disk import storage_error
from vault.platform.durable import sync, sync_folder
from vault.platform.removable import removable_roots

_MOST_FILES = 64
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_WRITE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def read_key_file(path: Path) -> KeyFile:
    """KeyFileUnreadableError for anything but a key file; a pipe or device is not waited for.
    FileNotReadError."""
    text = bytearray(MOST_BYTES + 1)
    try:
        descriptor = os.open(path, _READ)
        with os.fdopen(descriptor, "rb", buffering=0) as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise KeyFileUnreadableError(reason="it is not a file")
            size = _filled(file, text)
    except OSError as error:
        raise KeyFileUnreadableError(reason="the file cannot be opened") from error
    if size > MOST_BYTES:
        raise KeyFileUnreadableError(reason="it is not a key file of this program")
    part = text[:size]
    try:
        return parse_key_file(part)
    finally:
        text[:] = bytes(len(text))
        part[:] = bytes(len(part))


def _filled(file: io.FileIO, text: bytearray) -> int:
    """How many bytes there are of it. Read straight into what is wiped."""
    try:
        return file.readinto(text) or 0
    except OSError as error:
        raise FileNotReadError from error


def write_key_file(path: Path, key: KeyFile) -> None:
    """Owner-only, never over another file (FolderExistsError), and read back before it counts."""
    text = spell_key_file(key)
    try:
        descriptor = os.open(path, _WRITE, 0o600)
    except FileExistsError as error:
        raise FolderExistsError from error
    except OSError as error:
        raise storage_error(error) from error
    try:
        with os.fdopen(descriptor, "wb", buffering=0) as file:
            file.write(text)
            sync(descriptor)
        sync_folder(path.parent)
        _must_be_there(path, key)
    except OSError as error:
        drop_key_file(path)
        raise storage_error(error) from error
    except TuckboxError:
        drop_key_file(path)
        raise
    finally:
        text[:] = bytes(len(text))


def drop_key_file(path: Path) -> None:
    """Of an act that failed; a stick that was pulled out keeps its file, which opens nothing."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def _must_be_there(path: Path, key: KeyFile) -> None:
    try:
        back = read_key_file(path)
    except KeyFileUnreadableError as error:
        raise StorageError from error
    is_same = back.number == key.number and back.secret.expose() == key.secret.expose()
    back.secret.wipe()
    if not is_same:
        raise StorageError


def find_on_sticks(is_wanted: Callable[[KeyFile], bool]) -> Path | None:
    """The first such key file in the top folder of a drive that can be taken out."""
    for root in removable_roots():
        for path in _candidates(root):
            try:
                key = read_key_file(path)
            except (KeyFileUnreadableError, FileNotReadError):
                continue
            key.secret.wipe()
            if is_wanted(key):
                return path
    return None


def _candidates(root: Path) -> list[Path]:
    try:
        with os.scandir(root) as entries:
            paths = [entry.path for entry in entries if entry.name.lower().endswith(SUFFIX)]
    except OSError:
        return []
    return [Path(path) for path in sorted(paths)[:_MOST_FILES]]
