"""Small files in and out: read with a cap, written for their owner alone, whole or not at all."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from vault.domain.ids import new_id
from vault.errors import (
    FolderExistsError,
    InvalidValueError,
    NotConfirmedError,
    UnreadableFileError,
)
from vault.platform.disk import storage_error
from vault.platform.durable import sync, sync_folder, take_place
from vault.platform.plain_file import create_new, read_told


def read_small(path: Path, most: int) -> bytes:
    """The content of a file of at most `most` bytes. UnreadableFileError for a larger one, or one
    that cannot be opened; FileNotReadError."""
    try:
        raw = read_told(path, most + 1)
    except OSError as error:
        raise UnreadableFileError(reason="the file cannot be opened") from error
    if len(raw) > most:
        raise UnreadableFileError(reason="it is far too large for what it should be")
    return raw


def write_new(path: Path, content: bytes, *, replace: bool = False) -> None:
    """Write a file through a temporary name, so that half a file never has the final name.
    FolderExistsError when something is there, unless `replace`; NotConfirmedError when it has its
    name and the drive does not say that it keeps it; after any other StorageError it has none."""
    if not replace and os.path.lexists(path):
        raise FolderExistsError
    part = path.with_name(f".{new_id()}.part")
    try:
        descriptor = create_new(part)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            sync(file.fileno())
        take_place(part, path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise storage_error(error) from error
    try:
        sync_folder(path.parent)
    except OSError as error:
        raise NotConfirmedError from error


def must_take_files(folder: Path) -> None:
    """StorageError unless a file can be made in the folder: a check before an act that cannot be
    repeated and whose result goes there."""
    probe = folder / f".{new_id()}.part"
    try:
        os.close(create_new(probe))
        probe.unlink()
    except OSError as error:
        raise storage_error(error) from error


def must_lie_outside(vault: Path, places: Iterable[Path]) -> None:
    """InvalidValueError for a place in the folder of the vault: for what opens it."""
    folder = Path(os.path.realpath(vault))
    for place in places:
        there = Path(os.path.realpath(place))
        if folder in (there, *there.parents):
            raise InvalidValueError(
                field="place", reason="the sheet opens the vault, so it never lies inside it"
            )


def make_folder(path: Path) -> None:
    """Make a folder, and those above it, for its owner alone; one that exists is left as it is.
    FolderExistsError when a file has the name; StorageError."""
    try:
        os.makedirs(path, mode=0o700, exist_ok=True)
    except FileExistsError as error:
        raise FolderExistsError from error
    except OSError as error:
        raise storage_error(error) from error
