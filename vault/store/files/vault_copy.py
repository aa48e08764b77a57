"""The vault's own files, read while it is open, and a copy of them opened to see that it holds.

The files are encrypted as they lie, so a copy of them is a backup that needs no key to be made.

Of a file beyond 1 GiB SQLite locks 512 bytes of a page that it never writes or reads ('Database
File Format', 1.4: the lock-byte page). Windows lets nobody read what is locked, so they are not
asked for: in a copy they are zero.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from vault.domain.secrets import FileKey
from vault.errors import DiskFullError, KeyringDamagedError, VaultDamagedError
from vault.platform.plain_file import read_told
from vault.store.database.connection import open_file, storage_error
from vault.store.database.rows import column
from vault.store.database.vault_file import NAME as RECORDS
from vault.store.files.photos_file import NAME as PHOTOS
from vault.store.files.staged import PREFIX as STAGED
from vault.store.keyfile.keyring import OpenKeys
from vault.store.keyfile.keyring_file import MOST_BYTES
from vault.store.keyfile.keyring_file import NAME as KEYRING

FILES = (KEYRING, RECORDS, PHOTOS)
_BESIDE = frozenset({"vault.lock", "restored.json", "ballast"})
CHUNK = 1 << 20
_LOCKED_AT, _LOCKED = 1 << 30, 512
"""Where SQLite's locks lie in a file, and how many bytes they take; at the start of a chunk."""
_SPARE = 1 << 20


@dataclass(frozen=True, slots=True)
class CopiedFile:
    """One file to copy; `read` gives its content once, in chunks of 1 MiB."""

    name: str
    size: int
    read: Callable[[], Iterator[bytes]]


class VaultCopy:
    """`let_go` closes what is held of the records and of the photos; not before SQLite has closed
    that file, because POSIX drops a process's locks on a file with the first descriptor of it that
    is closed; and before another takes its name, because Windows refuses that for a file that is
    open. The key file has no such locks: it is read and closed. While the vault is open nobody
    opens its files by hand but through here."""

    def __init__(self, folder: Path, keys: OpenKeys) -> None:
        self.folder = folder
        self._keys = keys
        self._held: dict[str, int] = {}

    @property
    def vault_id(self) -> str:
        """The same in every copy of this vault."""
        return self._keys.vault_id

    def files(self) -> list[CopiedFile]:
        """As they are on the disk now: what is being written is not in them yet. VaultDamagedError
        for one that is not there."""
        copied = []
        for name in FILES:
            path = self.folder / name
            if not path.exists():
                raise VaultDamagedError(file=name)
            if name == KEYRING:
                copied.append(_key_file(path))
                continue
            descriptor = self._descriptor(path)
            size = os.fstat(descriptor).st_size
            copied.append(CopiedFile(name, size, lambda d=descriptor, s=size: _chunks(d, s)))  # type: ignore[misc]
        return copied

    def outside(self, name: str, most: int) -> tuple[int, bytes]:
        """Size in bytes and the first bytes of one file, `most` of them; StorageError."""
        descriptor = self._descriptor(self.folder / name)
        try:
            os.lseek(descriptor, 0, os.SEEK_SET)
            return os.fstat(descriptor).st_size, os.read(descriptor, most)
        except OSError as error:
            raise storage_error(error) from error

    def readable_by_others(self) -> tuple[str, ...] | None:
        """Names in the folder that other users of the machine may reach; None on Windows."""
        if sys.platform == "win32":
            return None
        paths = (self.folder, *(self.folder / name for name in FILES))
        return tuple(path.name for path in paths if path.exists() and os.stat(path).st_mode & 0o077)

    def leftovers(self) -> tuple[str, ...]:
        """Names in the folder that belong to no vault."""
        own = {path for name in FILES for path in (name, f"{name}-journal", f"{name}.previous")}
        return tuple(
            sorted(
                path.name
                for path in self.folder.iterdir()
                if path.name not in own | _BESIDE and not path.name.startswith(STAGED)
            )
        )

    def must_fit_again(self) -> None:
        """DiskFullError unless the disk has room for all of it once more, as a re-key needs."""
        size = sum(file.size for file in self.files())
        if shutil.disk_usage(self.folder).free < size + _SPARE:
            raise DiskFullError

    def is_good(self, folder: Path) -> bool:
        """Whether a copy opens with this person's keys and every page of it is whole."""
        pairs = ((RECORDS, self._keys.vault_key), (PHOTOS, self._keys.photos_key))
        return all(_is_whole(folder / name, key) for name, key in pairs if key is not None)

    @property
    def has_keys(self) -> bool:
        """A technician has none, and can only compare."""
        return self._keys.vault_key is not None

    def let_go(self, name: str = "") -> None:
        """Of the file of that name, or of all."""
        for held in (name,) if name else tuple(self._held):
            descriptor = self._held.pop(held, None)
            if descriptor is not None:
                os.close(descriptor)

    def _descriptor(self, path: Path) -> int:
        """Each file is replaced by a new one at times; what has its name now is opened, and what
        had it before is open nowhere else any more."""
        held = self._held.get(path.name)
        try:
            if held is not None and os.path.samestat(os.fstat(held), path.stat()):
                return held
            flags = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
            fresh = os.open(path, flags)
        except OSError as error:
            raise storage_error(error) from error
        if held is not None:
            os.close(held)
        self._held[path.name] = fresh
        return fresh


def _key_file(path: Path) -> CopiedFile:
    """As it is now, in memory: it is small, and replaced while a backup of the rest is made."""
    try:
        text = read_told(path, MOST_BYTES + 1)
    except OSError as error:
        raise storage_error(error) from error
    if len(text) > MOST_BYTES:
        raise KeyringDamagedError(file=KEYRING)
    return CopiedFile(KEYRING, len(text), lambda: iter((text,)))


def _chunks(descriptor: int, size: int) -> Iterator[bytes]:
    done = 0
    while done < size:
        zeros = bytes(min(_LOCKED, size - done)) if done == _LOCKED_AT else b""
        os.lseek(descriptor, done + len(zeros), os.SEEK_SET)
        wanted = min(CHUNK, size - done) - len(zeros)
        chunk = zeros + (os.read(descriptor, wanted) if wanted else b"")
        if not chunk:
            raise VaultDamagedError(file=RECORDS)
        done += len(chunk)
        yield chunk


def _is_whole(path: Path, key: FileKey) -> bool:
    if not path.exists():
        return True
    try:
        connection = open_file(path, key)
    except VaultDamagedError:
        return False
    try:
        return not column(connection.execute("PRAGMA cipher_integrity_check"))
    finally:
        connection.close()
