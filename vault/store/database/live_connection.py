"""The connection to vault.db, which can be reopened under everything that uses it.

After one read that failed, SQLCipher answers each later one of the same connection with 'not a
database' (measured with 4.19: a page that cannot be read leaves the connection so for good). One
failure of a disk must not look like a damaged vault until the next unlock.
"""

import errno
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from vault.domain.secrets import FileKey
from vault.errors import TuckboxError
from vault.store.database.connection import open_file
from vault.store.database.engine import sqlcipher

T = TypeVar("T")


class LiveConnection:
    """The part of a connection that the store uses; its owner decides when it is reopened. Records
    that are in memory alone have no path and no key."""

    def __init__(
        self, connection: sqlcipher.Connection, path: Path | None = None, key: FileKey | None = None
    ) -> None:
        self._now, self._path, self._key = connection, path, key

    @classmethod
    def of_file(cls, path: Path, key: FileKey) -> "LiveConnection":
        """VaultDamagedError, VaultInUseError, StorageError."""
        return cls(open_file(path, key), path, key)

    @property
    def is_in_memory(self) -> bool:
        """Whether there is no file, and so nothing to be reopened."""
        return self._path is None

    def execute(self, sql: str, values: Sequence[Any] = ()) -> sqlcipher.Cursor:
        """As sqlite3's."""
        return self._now.execute(sql, values)

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> sqlcipher.Cursor:
        """As sqlite3's."""
        return self._now.executemany(sql, rows)

    def executescript(self, sql: str) -> sqlcipher.Cursor:
        """As sqlite3's."""
        return self._now.executescript(sql)

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self._now.in_transaction

    def set_authorizer(self, callback: Callable[..., int]) -> None:
        """As sqlite3's, for the present connection."""
        self._now.set_authorizer(callback)

    def reopen(self) -> None:
        """Open the file again; what was not committed is rolled back. Where that fails the
        connection stays closed, and the next call tries again. TypeError for records in memory."""
        if self._path is None or self._key is None:
            raise TypeError("records in memory end with their connection")
        self.close()
        self._now = open_file(self._path, self._key)

    def close(self) -> None:
        """Close it; an error of a broken connection is ignored, since it helps nobody."""
        with suppress(sqlcipher.DatabaseError):
            self._now.close()


def twice(do: Callable[[], T]) -> T:
    """Call `do`, and once more where something could not be read. For functions that open the files
    themselves and leave nothing half done; see Transactions.again."""
    try:
        return do()
    except (sqlcipher.DatabaseError, TuckboxError) as error:
        if not is_reading_trouble(error):
            raise
    return do()


def is_reading_trouble(error: BaseException | None) -> bool:
    """Whether the error, or its cause, is what the engine reports of a damaged page, and also of
    all pages after a single read that failed."""
    if isinstance(error, TuckboxError):
        return is_reading_trouble(error.__cause__)
    if isinstance(error, OSError):
        return error.errno == errno.EIO
    code = int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
    return isinstance(error, sqlcipher.DatabaseError) and code in (
        sqlcipher.SQLITE_IOERR,
        sqlcipher.SQLITE_CORRUPT,
        sqlcipher.SQLITE_NOTADB,
    )
