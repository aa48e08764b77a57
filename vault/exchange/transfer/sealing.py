"""Writing a sealed file: beside its name first, whole and on the disk before it takes the name."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from vault.crypto.seal import seal_to_passphrase, seal_to_recipients
from vault.domain.secrets import Passphrase
from vault.errors import FolderExistsError, NotConfirmedError
from vault.platform.plain_file import create_new
from vault.store.database.connection import storage_error
from vault.store.keyfile.keyring_file import sync_folder


class PartFile:
    """`NAME.part`; `publish` renames it, `discard` takes it away."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._part = part_of(path)
        if os.path.lexists(path):
            raise FolderExistsError

    def fill(self, write: Callable[[BinaryIO], None]) -> int:
        """Have it written, then flushed to the disk; its size in bytes."""
        try:
            # What lies under the name, from a kill or put there, is not written to.
            self._part.unlink(missing_ok=True)
            descriptor = create_new(self._part)
            with os.fdopen(descriptor, "wb") as file:
                write(file)
                file.flush()
                os.fsync(file.fileno())
            return self._part.stat().st_size
        except BaseException as error:
            self.discard()
            if isinstance(error, OSError):
                raise storage_error(error) from error
            raise

    @property
    def part(self) -> Path:
        """Where it lies before it has its name."""
        return self._part

    def publish(self) -> None:
        """It takes its name, in one piece. NotConfirmedError when it has its name, and the drive
        does not say that it keeps it; any other StorageError leaves it without."""
        try:
            os.replace(self._part, self._path)
        except OSError as error:
            raise storage_error(error) from error
        try:
            sync_folder(self._path.parent)
        except OSError as error:
            raise NotConfirmedError from error

    def withdraw(self) -> None:
        """What was published goes again, because its act did not come about."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise storage_error(error) from error

    def discard(self) -> bool:
        """Nothing is left behind; False when the drive does not say so, as when it is gone: then
        the whole file may lie on it."""
        return is_taken_away(self._part)


def is_taken_away(path: Path) -> bool:
    """Whether a file is gone for good now; False where its drive did not confirm that."""
    try:
        path.unlink(missing_ok=True)
        sync_folder(path.parent)
    except OSError:
        return False
    return True


def part_of(path: Path) -> Path:
    """Where a file lies before it has its name."""
    return path.with_name(path.name + ".part")


def seal_into(
    out: BinaryIO, pieces: Iterator[bytes], recipients: list[str], passphrase: Passphrase | None
) -> None:
    """To the recipients' cards, or to the passphrase."""
    if passphrase is not None:
        seal_to_passphrase(pieces, out, passphrase)
    else:
        seal_to_recipients(pieces, out, recipients)
