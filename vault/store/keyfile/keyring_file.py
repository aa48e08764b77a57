"""keyring.json on the disk: read with a cap, replaced in one piece, the one before kept."""

import json
import os
import stat
from pathlib import Path
from typing import Any

from vault.crypto.part_hash import hash_of
from vault.domain.outside_json import read_json
from vault.errors import KeyringDamagedError
from vault.platform.disk import storage_error
from vault.platform.durable import sync, sync_folder, take_place
from vault.platform.plain_file import read_told

NAME = "keyring.json"
NEXT = NAME + ".new"
FORMAT = 2
"""1 had grants without the vault key around them; it is read, and written as 2."""
MOST_BYTES = 1 << 20
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def read_keyring(folder: Path, name: str = NAME) -> dict[str, Any]:
    """The parsed file; KeyringDamagedError for anything but what `prepare_keyring` wrote, to the
    byte. The hash in it finds accidents, in parts too that this person's keys say nothing about
    (a colleague's grants); against people there are the signatures."""
    path = folder / name
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise KeyringDamagedError(file=NAME)
        text = read_told(path, MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise KeyringDamagedError(file=NAME) from error
    except OSError as error:
        raise storage_error(error) from error
    if len(text) > MOST_BYTES:
        raise KeyringDamagedError(file=NAME)
    try:
        content = read_json(text)
        is_ours = isinstance(content, dict) and (text == _serialised(content) or _is_newer(content))
    except ValueError as error:
        raise KeyringDamagedError(file=NAME) from error
    if not is_ours:
        raise KeyringDamagedError(file=NAME)
    return dict(content)


def prepare_keyring(folder: Path, content: dict[str, Any]) -> None:
    """Write the new file beside the old one and fsync it, so that what can fail has failed."""
    text = _serialised(content)
    new = folder / NEXT
    try:
        # What a kill left behind goes; a link laid there would have another file overwritten.
        new.unlink(missing_ok=True)
        descriptor = os.open(new, _NEW_FILE, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(text)
            file.flush()
            sync(file.fileno())
        # Where the records are found ahead of the key file, this one is there, whatever happened.
        sync_folder(folder)
    except OSError as error:
        raise storage_error(error) from error


def _is_newer(content: dict[str, Any]) -> bool:
    """A later format may be serialised otherwise; that it is later is all that is read of it."""
    return type(content.get("format")) is int and content["format"] > FORMAT


def _serialised(content: dict[str, Any]) -> bytes:
    """The one way to write it, with the hash of the rest in it."""
    rest = {name: value for name, value in content.items() if name != "hash"}
    complete = {**rest, "hash": hash_of(json.dumps(rest, sort_keys=True).encode())}
    return json.dumps(complete, sort_keys=True, indent=1).encode()


def publish_keyring(folder: Path) -> None:
    """Rename, fsync the folder: a kill leaves the old file or the new one."""
    path, new = folder / NAME, folder / NEXT
    try:
        _keep_previous(path)
        take_place(new, path)
        sync_folder(folder)
    except OSError as error:
        raise storage_error(error) from error


def _keep_previous(path: Path) -> None:
    """The old file under a second name, so that a bad write can still be gone back on: a copy
    where the drive knows no second names (FAT and exFAT on sticks, many network drives)."""
    previous = path.with_name(NAME + ".previous")
    previous.unlink(missing_ok=True)
    if not path.exists():
        return
    try:
        os.link(path, previous)
    except OSError:
        # Whatever the drive calls it; where it is the disk itself, the copy fails and says so.
        _copy(path, previous)


def _copy(path: Path, copy: Path) -> None:
    text = path.read_bytes()
    descriptor = os.open(copy, _NEW_FILE, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(text)
        file.flush()
        sync(file.fileno())


def drop_previous(folder: Path) -> None:
    """After a good unlock the file before is not needed any more."""
    try:
        (folder / (NAME + ".previous")).unlink(missing_ok=True)
    except OSError as error:
        raise storage_error(error) from error
