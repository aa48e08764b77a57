"""Opens one SQLCipher file, fail closed, with the pragmas in their fixed order.

A wrong key is not assumed here: the slot has already proved the password, so a file that does not
open is damaged. Opening never creates a file.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from vault.domain.collation import compared
from vault.domain.secrets import FileKey
from vault.errors import (
    DiskFullError,
    NewerVersionError,
    OutOfMemoryError,
    ReadOnlyError,
    StorageError,
    TuckboxError,
    VaultDamagedError,
    VaultInUseError,
)
from vault.platform.disk import storage_error
from vault.platform.plain_file import NotPlainFileError, must_be_plain, read_plain
from vault.store.database.engine import sqlcipher
from vault.store.database.rows import one_value

__all__ = [
    "as_vault_errors",
    "check_version",
    "create_file",
    "engine_error",
    "open_file",
    "storage_error",
]

PAGE = 4096
APPLICATION_ID = 0x54554342
"""'TUCB': says that a decrypted file is ours."""
_NEW_FILE = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0)
_JOURNALS = ("-journal", "-wal", "-shm")
PLAIN_HEADER = b"SQLite format 3\x00"

_STATEMENTS = 1000
"""Prepared statements to keep: more than there are, because a full cache of the driver drops the
newest (findings/sqlcipher3-full-cache-keeps-the-oldest.sh)."""

_BEFORE_KEY = (
    "PRAGMA cipher_log_level = NONE",
    # Wiping and locking every allocation made an import seven times slower (measured), and yet
    # leaves names and pictures in memory; what clears it is that locking replaces the process.
    "PRAGMA cipher_memory_security = OFF",
)
_AFTER_KEY = (
    "PRAGMA journal_mode = TRUNCATE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA locking_mode = EXCLUSIVE",
    # Random ids touch pages all over the file; in SQLite's usual 2 MB they would be encrypted
    # again and again during an import.
    "PRAGMA cache_size = -65536",
)


def create_file(path: Path, key: FileKey) -> sqlcipher.Connection:
    """A new encrypted file for its owner alone. StorageError, also when there is one of that
    name."""
    try:
        os.close(os.open(path, _NEW_FILE, 0o600))
    except OSError as error:
        raise storage_error(error) from error
    connection = _keyed(path, key)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    return connection


def open_file(path: Path, key: FileKey) -> sqlcipher.Connection:
    """The connection to an existing file of ours. VaultDamagedError, VaultInUseError,
    StorageError."""
    _check_shape(path)
    connection = _keyed(path, key)
    try:
        application = one_value(connection.execute("PRAGMA application_id"))
        one_value(connection.execute("SELECT count(*) FROM sqlite_master"))
    except sqlcipher.DatabaseError as error:
        connection.close()
        raise engine_error(error, path.name) from error
    if application != APPLICATION_ID:
        connection.close()
        raise VaultDamagedError(file=path.name)
    return connection


def _check_shape(path: Path) -> None:
    try:
        must_be_plain(*(path.with_name(path.name + end) for end in _JOURNALS))
        size = path.stat().st_size
        head = read_plain(path, 16)
    except (FileNotFoundError, NotPlainFileError) as error:
        raise VaultDamagedError(file=path.name) from error
    except OSError as error:
        raise storage_error(error) from error
    if size < PAGE or size % PAGE or head == PLAIN_HEADER:
        raise VaultDamagedError(file=path.name)


def _keyed(path: Path, key: FileKey) -> sqlcipher.Connection:
    with as_vault_errors(path.name):  # SQLCipher reads the file's salt as it opens it
        connection = sqlcipher.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            isolation_level=None,
            uri=True,
            cached_statements=_STATEMENTS,
        )
    sort_names(connection)
    spelled = bytearray(b"x'" + bytes(key.expose()).hex().encode() + b"'")
    try:
        for pragma in _BEFORE_KEY:
            connection.execute(pragma).fetchall()
        _lend_key(connection, spelled)
        if one_value(connection.execute("PRAGMA cipher_version")) is None:
            # Without SQLCipher the key would be ignored and everything written in the clear.
            raise VaultDamagedError(file=path.name)
        for pragma in _AFTER_KEY:
            connection.execute(pragma).fetchall()
    except sqlcipher.DatabaseError as error:
        connection.close()
        raise engine_error(error, path.name) from error
    except TuckboxError:
        connection.close()
        raise
    finally:
        spelled[:] = bytes(len(spelled))
    return connection


def sort_names(connection: sqlcipher.Connection) -> None:
    """Statements of the connection may say ORDER BY … COLLATE NAMES."""
    connection.create_collation("NAMES", compared)


def _lend_key(connection: Any, spelled: bytearray) -> None:
    # Typed as Any because the standard library's Connection, which stands in for the type
    # checker, has no `set_key`. Bytes, not a PRAGMA: no copy stays in the statement's text.
    connection.set_key(spelled)


def check_version(connection: sqlcipher.Connection, newest: int, file: str) -> int:
    """The schema number of the file; NewerVersionError when it is above `newest`."""
    version = one_value(connection.execute("PRAGMA user_version"))
    if version > newest:
        raise NewerVersionError(file=file)
    return int(version)


@contextmanager
def as_vault_errors(file: str) -> Iterator[None]:
    """A context in which every error of the engine is raised as one of ours, about this file."""
    try:
        yield
    except sqlcipher.DatabaseError as error:
        raise engine_error(error, file) from error


def engine_error(error: BaseException, file: str) -> TuckboxError:
    """SQLite's error as one of ours, by its primary result code."""
    code = int(getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if code in (sqlcipher.SQLITE_BUSY, sqlcipher.SQLITE_LOCKED):
        return VaultInUseError(holder="")
    if code == sqlcipher.SQLITE_FULL:
        return DiskFullError()
    if code in (sqlcipher.SQLITE_READONLY, sqlcipher.SQLITE_PERM, sqlcipher.SQLITE_CANTOPEN):
        return ReadOnlyError()
    if code == sqlcipher.SQLITE_NOMEM:
        return OutOfMemoryError()
    if code == sqlcipher.SQLITE_IOERR:
        return StorageError()
    return VaultDamagedError(file=file)


def engine_version() -> str:
    """SQLCipher's version, for the security page."""
    connection = sqlcipher.connect(":memory:")
    try:
        return str(one_value(connection.execute("PRAGMA cipher_version")))
    finally:
        connection.close()
