"""Writing a sealed file: under another name, until it is complete and on the disk."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from vault.crypto.seal import seal_to_passphrase, seal_to_recipients
from vault.domain.secrets import Passphrase
from vault.errors import FolderExistsError, NotConfirmedError, StorageError
from vault.platform.durable import sync, sync_folder, take_place
from vault.platform.plain_file import create_new
from vault.store.database.connection import storage_error


class PartFile:
    """`NAME.part`; `publish` renames it, `discard` removes it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._part = part_of(path)
        if os.path.lexists(path):
            raise FolderExistsError

    def fill(self, write: Callable[[BinaryIO], None]) -> int:
        """Let `write` write it, then flush it to the disk; its size in bytes. StorageError."""
        try:
            # What lies under the name, from a kill or put there, is not written to.
            self._part.unlink(missing_ok=True)
            descriptor = create_new(self._part)
            with os.fdopen(descriptor, "wb") as file:
                write(file)
                file.flush()
                sync(file.fileno())
            return self._part.stat().st_size
        except BaseException as error:
            self.discard()
            if isinstance(error, OSError):
                raise storage_error(error) from error
            raise

    @property
    def part(self) -> Path:
        """The path before it has its name."""
        return self._part

    def publish(self) -> None:
        """Rename it to its name. NotConfirmedError when it has the name and the drive does not
        confirm that it keeps it; after any other StorageError it has no name."""
        try:
            take_place(self._part, self._path)
        except OSError as error:
            raise storage_error(error) from error
        try:
            sync_folder(self._path.parent)
        except OSError as error:
            raise NotConfirmedError from error

    def publish_or_discard(self) -> None:
        """The same; what got no name does not lie about either."""
        try:
            self.publish()
        except NotConfirmedError:
            raise
        except StorageError:
            self.discard()
            raise

    def withdraw(self) -> None:
        """Remove the published file, because its act failed. StorageError."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise storage_error(error) from error

    def discard(self) -> bool:
        """Remove the part file. False when the drive does not confirm that, as when it is gone:
        then the complete file may be on it."""
        return is_taken_away(self._part)


def is_taken_away(path: Path) -> bool:
    """Whether a file is certainly removed; False where its drive does not confirm that."""
    try:
        path.unlink(missing_ok=True)
        sync_folder(path.parent)
    except OSError:
        return False
    return True


def part_of(path: Path) -> Path:
    """The path of a file before it has its name."""
    return path.with_name(path.name + ".part")


def seal_into(
    out: BinaryIO, pieces: Iterator[bytes], recipients: list[str], passphrase: Passphrase | None
) -> None:
    """Seal the pieces to the recipients, or to the passphrase if there is one. Errors as in
    `seal_to_recipients`."""
    if passphrase is not None:
        seal_to_passphrase(pieces, out, passphrase)
    else:
        seal_to_recipients(pieces, out, recipients)
