"""Writing an encrypted file anew, so that nothing of what was deleted is left in its pages.

VACUUM INTO a file beside it and not VACUUM, whose copy would lie in memory
(findings/sqlcipher-vacuum-stays-in-memory.sh); whatever ends the program leaves the old file whole,
or the new one.
"""

import os
from pathlib import Path

from vault.domain.secrets import FileKey
from vault.errors import VaultDamagedError
from vault.platform.disk import storage_error
from vault.platform.durable import sync, sync_folder, take_place
from vault.store.database.connection import as_vault_errors, open_file
from vault.store.database.engine import sqlcipher
from vault.store.database.rows import column

_SUFFIX = ".new"
_FLAGS = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0)
_FLAGS |= getattr(os, "O_BINARY", 0)


def write_beside(
    path: Path, key: FileKey, connection: sqlcipher.Connection, token: str = ""
) -> Path:
    """A copy of what the connection's file has in it and no more, on the disk as a whole and
    proven to open under the same key; `token` is the fence's, where one stands. Where it fails
    nothing is left."""
    fresh = path.with_name(path.name + _SUFFIX)
    drop_unfinished(path)
    try:
        os.close(os.open(fresh, _FLAGS, 0o600))
        with as_vault_errors(path.name):
            connection.execute(f"{token} VACUUM INTO ?", (fresh.absolute().as_uri(),))
        _check(fresh, key)
        descriptor = os.open(fresh, os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            sync(descriptor)
        finally:
            os.close(descriptor)
    except BaseException as error:
        drop_unfinished(path)
        if isinstance(error, OSError):
            raise storage_error(error) from error
        raise
    return fresh


def take_name(fresh: Path, path: Path) -> None:
    """The copy is the file from now on; nobody has the old one open any more."""
    try:
        take_place(fresh, path)
        sync_folder(path.parent)
    except OSError as error:
        raise storage_error(error) from error


def drop_unfinished(path: Path) -> None:
    """What a kill left of a copy."""
    fresh = path.with_name(path.name + _SUFFIX)
    try:
        for left in (fresh, fresh.with_name(f"{fresh.name}-journal")):
            left.unlink(missing_ok=True)
    except OSError as error:
        raise storage_error(error) from error


def _check(fresh: Path, key: FileKey) -> None:
    """VaultDamagedError unless it is encrypted under the key, ours, and every page of it whole."""
    connection = open_file(fresh, key)
    try:
        with as_vault_errors(fresh.name):
            if column(connection.execute("PRAGMA cipher_integrity_check")):
                raise VaultDamagedError(file=fresh.name)
    finally:
        connection.close()
