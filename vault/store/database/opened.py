"""An opened vault.db: its transactions, its step counter, and what a failed COMMIT really did."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Protocol, TypeVar

from vault.domain.profiles import Profile
from vault.errors import StorageError, TuckboxError, VaultDamagedError
from vault.store.database.connection import as_vault_errors, engine_error
from vault.store.database.engine import sqlcipher
from vault.store.database.fence import Fence
from vault.store.database.fence_sql import OUT_OF_SIGHT
from vault.store.database.live_connection import is_reading_trouble
from vault.store.database.mark_tallies import count_anew
from vault.store.database.rows import one_value
from vault.store.database.search_index import reindex
from vault.store.database.stored_values import is_typed
from vault.store.database.vault_file import NAME, VaultFile
from vault.store.database.work import Work, no_report

_NO_UTF8 = "Could not decode to UTF-8"
"""What the driver says of a text that is none, with no code of the engine."""
T = TypeVar("T")


class Witness(Protocol):
    """Who knows how far the records had come."""

    def must_be_same_records(self) -> None:
        """VaultRolledBackError where the file that was opened anew holds others, or older ones."""


class Transactions:
    """Units of work over one file; each raises the step counter by one.

    After an answer that one failed read can cause as well as damage, the file is opened anew
    before its connection is asked anything else.
    """

    def __init__(self, file: VaultFile, fence: Fence, profile: Profile, witness: Witness) -> None:
        self._file, self._connection = file, file.connection
        self._fence = fence
        self._profile = profile
        self._witness = witness
        self._is_read_only = False
        self._is_doubtful = False

    @contextmanager
    def unit(
        self, action: str, report: Callable[[int, int], None], *, writes: bool
    ) -> Iterator[Work]:
        """A unit of work: BEGIN, the caller's statements, search index, COMMIT. Any error rolls all
        of it back."""
        work = self.again(lambda: self._begin(action, report, writes=writes))
        try:
            yield work
            if writes and (work.touched_pupils != set() or work.gone_from_index):
                with self._fence.inside() as token:
                    reindex(work, token)
                self._fence.refresh_scope()
            with self._fence.inside() as token:
                count_anew(self._connection, token)
            self._commit(work.step)
        except BaseException as error:
            self._doubt(error)
            self._roll_back()
            for clear in work.after_failure:
                clear()
            raise
        for follow in work.after_commit:
            follow()

    @contextmanager
    def glance(self, report: Callable[[int, int], None]) -> Iterator[Work]:
        """A read that leaves no trace (a list, thumbnails): no step, no audit entry, no writing.
        Writes stay refused until the next unit: changing that makes SQLite plan every statement
        again, which takes longer than a search does."""
        self.revive()
        try:
            self._refuse_writes(refused=True)
            yield Work(self._connection, self._fence, self._profile, 0, "", report)
        except BaseException as error:
            self._doubt(error)
            raise

    def again(self, do: Callable[[], T]) -> T:
        """Call `do`, and once more with the file reopened where it could not be read. A failed
        first call must leave nothing half done."""
        self.revive()
        try:
            return do()
        except (sqlcipher.DatabaseError, TuckboxError) as error:
            self._doubt(error)
            if not self._is_doubtful:
                raise
        self.revive()
        return do()

    def revive(self) -> None:
        """Reopen the file where the connection is in doubt. VaultDamagedError, StorageError, and
        VaultRolledBackError for one that was put in its place."""
        if self._is_doubtful:
            self._reopen()
            self._is_read_only = self._is_doubtful = False

    def _reopen(self) -> None:
        if self._file.is_in_memory:
            return
        self._file.reopen()
        with as_vault_errors(NAME):
            self._fence.stand()
            self._witness.must_be_same_records()

    def reopen(self) -> None:
        """Reopen after another file took the name; if that fails, the next act tries again."""
        self._is_doubtful = True
        self.revive()

    def _doubt(self, error: BaseException) -> None:
        if is_reading_trouble(error):
            self._is_doubtful = True

    def judged(self, error: BaseException) -> BaseException:
        """The error as a person is to see it. An apparent bug is damage where the records hold
        values that the program never writes; only then are they searched for."""
        known = as_expected(error) or error
        if isinstance(known, TuckboxError) or not isinstance(known, Exception):
            return known
        try:
            with self._fence.inside() as token:
                is_whole = is_typed(self._connection, token)
        except sqlcipher.DatabaseError:
            return known
        return known if is_whole else VaultDamagedError(file=NAME)

    @contextmanager
    def look(self) -> Iterator[Work]:
        """A read during unlock; a unit that follows may write again."""
        with self.read_only():
            yield Work(self._connection, self._fence, self._profile, 0, "", no_report)

    @contextmanager
    def read_only(self) -> Iterator[None]:
        """A context in which SQLite itself refuses any write."""
        self._refuse_writes(refused=True)
        try:
            yield
        finally:
            self._refuse_writes(refused=False)

    def _refuse_writes(self, *, refused: bool) -> None:
        if refused != self._is_read_only:
            self._control(f"PRAGMA query_only = {'ON' if refused else 'OFF'}")
            self._is_read_only = refused

    def _begin(self, action: str, report: Callable[[int, int], None], *, writes: bool) -> Work:
        self._refuse_writes(refused=False)
        self._control("BEGIN IMMEDIATE")
        try:
            return self._begin_step(action, report, writes=writes)
        except BaseException as error:
            self._doubt(error)
            self._roll_back()
            raise

    def _begin_step(self, action: str, report: Callable[[int, int], None], *, writes: bool) -> Work:
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        with self._fence.inside() as token:
            self._connection.execute(f"{token} UPDATE main.state SET step = step + 1")
            step = one_value(self._connection.execute(f"{token} SELECT step FROM main.state"))
            if writes:
                self._connection.execute(
                    f"{token} INSERT INTO main.step (number, profile, at, action)"
                    " VALUES (?, ?, ?, ?)",
                    (step, self._profile.id, now, action),
                )
        return Work(self._connection, self._fence, self._profile, step, now, report)

    def _commit(self, step: int) -> None:
        """COMMIT can raise and yet have happened: the counter tells which."""
        try:
            self._control("COMMIT")
        except sqlcipher.DatabaseError as error:
            self._doubt(error)
            self._roll_back()
            if self.again(self._counter) != step:
                raise engine_error(error, NAME) from error

    def _counter(self) -> int:
        try:
            with self._fence.inside() as token:
                step = one_value(self._connection.execute(f"{token} SELECT step FROM main.state"))
        except sqlcipher.DatabaseError as error:
            raise StorageError from error
        return int(step)

    def _roll_back(self) -> None:
        if self._is_doubtful or not self._connection.in_transaction:
            return  # what was not committed is rolled back as the file is opened anew
        try:
            self._control("ROLLBACK")
        except sqlcipher.DatabaseError:
            self._is_doubtful = True

    def _control(self, sql: str) -> None:
        with self._fence.inside() as token:
            self._connection.execute(f"{token} {sql}").fetchall()


def is_out_of_sight(error: BaseException) -> bool:
    """Whether a TEMP trigger of the fence refused the write."""
    return isinstance(error, sqlcipher.IntegrityError) and OUT_OF_SIGHT in str(error)


def is_refused_by_fence(error: BaseException) -> bool:
    """Whether the authorizer refused the statement."""
    code = int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
    return code == sqlcipher.SQLITE_AUTH


def as_expected(error: BaseException) -> TuckboxError | None:
    """An engine error as one of ours when a person can act on it; None for a bug."""
    code = int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
    if isinstance(error, sqlcipher.OperationalError) and _NO_UTF8 in str(error):
        return VaultDamagedError(file=NAME)
    if isinstance(error, sqlcipher.DatabaseError) and code in (
        sqlcipher.SQLITE_FULL,
        sqlcipher.SQLITE_IOERR,
        sqlcipher.SQLITE_CORRUPT,
        sqlcipher.SQLITE_NOTADB,
        sqlcipher.SQLITE_CANTOPEN,
        sqlcipher.SQLITE_NOMEM,
        sqlcipher.SQLITE_READONLY,
        sqlcipher.SQLITE_PERM,
    ):
        return engine_error(error, NAME)
    return None
