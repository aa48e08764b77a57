"""vault.db's connection, opened anew under everything that stands on it.

After one read that failed, SQLCipher answers each later one of the same connection with 'not a
database' (measured with 4.19: a page that cannot be read leaves the connection so for good). A disk
that stumbled once must not look like a damaged vault until the next unlock.
"""

import errno
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from vault.errors import TuckboxError
from vault.store.database.engine import sqlcipher

T = TypeVar("T")


class LiveConnection:
    """The part of a connection that the store uses; its owner says when it is opened anew."""

    def __init__(self, open_one: Callable[[], sqlcipher.Connection]) -> None:
        self._open_one = open_one
        self._now = open_one()

    def execute(self, sql: str, values: Sequence[Any] = ()) -> sqlcipher.Cursor:
        return self._now.execute(sql, values)

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> sqlcipher.Cursor:
        return self._now.executemany(sql, rows)

    def executescript(self, sql: str) -> sqlcipher.Cursor:
        return self._now.executescript(sql)

    @property
    def in_transaction(self) -> bool:
        return self._now.in_transaction

    def set_authorizer(self, callback: Callable[..., int]) -> None:
        self._now.set_authorizer(callback)

    def reopen(self) -> None:
        """What was not committed is rolled back. Where the file does not open any more the
        connection stays closed, and the next call tries again."""
        self.close()
        self._now = self._open_one()

    def close(self) -> None:
        # What one poisoned connection says as it goes is of no use to anybody.
        with suppress(sqlcipher.DatabaseError):
            self._now.close()


def twice(do: Callable[[], T]) -> T:
    """Do it, once more where something could not be read. For what opens the files itself and
    leaves nothing half done; see Transactions.again."""
    try:
        return do()
    except (sqlcipher.DatabaseError, TuckboxError) as error:
        if not is_reading_trouble(error):
            raise
    return do()


def is_reading_trouble(error: BaseException | None) -> bool:
    """Whether this, or what it came of, is what the engine says of a page that is damaged, and
    also of all pages after a single read that failed."""
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
