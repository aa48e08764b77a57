"""photos.db: pictures, each written once under a random id and never changed."""

import os
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Protocol, TypeVar, cast

from vault.domain.ids import new_id
from vault.domain.secrets import FileKey
from vault.errors import NotFoundError, PermissionDeniedError, TuckboxError, VaultDamagedError
from vault.platform.durable import sync
from vault.store.database.connection import (
    as_vault_errors,
    check_version,
    create_file,
    engine_error,
    open_file,
)
from vault.store.database.engine import sqlcipher
from vault.store.database.live_connection import LiveConnection, is_reading_trouble
from vault.store.database.rows import column, named, one_row, one_value
from vault.store.database.stored_values import blob as as_blob
from vault.store.files.rewriting import drop_unfinished, take_name, write_beside

NAME = "photos.db"
_VERSION = 2
_TELL_EVERY = 200
_DELETE = "DELETE FROM blob WHERE id = ?"
_PICTURES = (
    "SELECT id, data FROM blob WHERE typeof(data) = 'blob'"
    " AND typeof(id) = 'text' AND id NOT GLOB '*[^0-9a-f]*'"
)
_PICTURE = f"SELECT {as_blob('data', 1 << 30)} AS data FROM blob WHERE id = ?"
T = TypeVar("T")
_SWEEP = """
CREATE TABLE sweep (id INTEGER PRIMARY KEY CHECK (id = 1), is_due INTEGER NOT NULL) STRICT;
INSERT INTO sweep (id, is_due) VALUES (1, 1);
PRAGMA user_version = 2;
"""
"""Whether there may be pictures that no row names: looking at all of them at each unlock would
take the longer the larger the school."""


def create_photos(path: Path, key: FileKey) -> None:
    """A new, empty file of pictures."""
    connection = create_file(path, key)
    connection.executescript(
        "BEGIN; CREATE TABLE blob (id TEXT PRIMARY KEY NOT NULL, data BLOB NOT NULL) STRICT;"
        f"{_SWEEP} COMMIT;"
    )
    connection.close()


def copy_pictures(
    source: Path, key: FileKey, target: Path, new_key: FileKey, report: Callable[[int, int], None]
) -> None:
    """Every picture into another file; the target is on the disk as a whole at the end. What is of
    another type, or has another id, than the program writes is no picture and stays behind."""
    have, fresh = open_file(source, key), open_file(target, new_key)
    try:
        fresh.execute("PRAGMA synchronous = OFF").fetchall()
        total = one_value(have.execute("SELECT count(*) FROM blob"))
        fresh.execute("BEGIN")
        for done, row in enumerate(named(have.execute(_PICTURES)), start=1):
            fresh.execute("INSERT INTO blob (id, data) VALUES (?, ?)", (row.id, row.data))
            if done % _TELL_EVERY == 0:
                report(done, total)
        fresh.execute("COMMIT")
        report(total, total)
    except sqlcipher.DatabaseError as error:
        raise engine_error(error, NAME) from error
    finally:
        have.close()
        fresh.close()
    descriptor = os.open(target, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        sync(descriptor)
    finally:
        os.close(descriptor)


class Pictures:
    """The pictures of an open vault: their file is opened when somebody first asks for one."""

    def __init__(self, folder: Path, key: FileKey | None) -> None:
        self._folder, self._key = folder, key
        self.opened: PhotosFile | None = None

    @property
    def is_granted(self) -> bool:
        """Whether the acting person holds the key of pictures."""
        return self._key is not None

    def open(self) -> "PhotosFile":
        """PermissionDeniedError for who holds no key to it."""
        if self.opened is None:
            if self._key is None:
                raise PermissionDeniedError
            self.opened = PhotosFile(self._folder / NAME, self._key)
        return self.opened

    def settle(self) -> None:
        """As the vault closes; see PhotosFile.settle."""
        if self.opened is not None:
            self.opened.settle()

    def close(self) -> None:
        """Nobody asks for a picture any more; the file may never have been opened."""
        if self.opened is not None:
            self.opened.close()


class Holder(Protocol):
    """Whoever has the file open as well, to read it for a copy."""

    def let_go(self, name: str = "") -> None:
        """Close what is held of the file of that name."""


class PhotosFile:
    """A picture is committed here before the row that names it is; deletion goes the other way."""

    def __init__(self, path: Path, key: FileKey) -> None:
        self._path, self._key = path, key
        drop_unfinished(path)
        live = LiveConnection.of_file(path, key)
        self._live, self._is_doubtful = live, False
        # To the type checker it is the connection that it stands for.
        self._connection = cast("sqlcipher.Connection", live)
        try:
            self._was_due = self._again(self._begin)
        except BaseException:
            live.close()
            raise
        self._unnamed = 0

    def _begin(self) -> bool:
        if check_version(self._connection, _VERSION, NAME) < _VERSION:
            self._connection.executescript(f"BEGIN IMMEDIATE; {_SWEEP} COMMIT;")
        return self._is_sweep_due()

    def _again(self, do: Callable[[], T]) -> T:
        """Do it, once more with the file opened anew where something could not be read; what is
        refused then is raised as one of ours. A first, failed try must leave nothing half done."""
        if self._is_doubtful:
            self._revive()
        try:
            return self._tried(do)
        except TuckboxError as error:
            if not is_reading_trouble(error):
                raise
        self._revive()
        return self._tried(do)

    def _tried(self, do: Callable[[], T]) -> T:
        try:
            with as_vault_errors(NAME):
                return do()
        except BaseException as error:
            self._is_doubtful = is_reading_trouble(error)
            if not self._is_doubtful and self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def _revive(self) -> None:
        self._live.reopen()
        self._is_doubtful = False

    def _write(self, *statements: tuple[str, Iterable[tuple[object, ...]]]) -> None:
        self._connection.execute("BEGIN IMMEDIATE")
        for sql, rows in statements:
            self._connection.executemany(sql, rows)
        self._connection.execute("COMMIT")

    def put(self, pictures: Iterable[bytes], named: list[Callable[[], None]]) -> list[str]:
        """Store pictures in one transaction; returns their ids in order. `named` holds what is
        called once the rows that name them are committed; until then a sweep is due."""
        pictures_by_id = {str(new_id()): data for data in pictures}
        if not pictures_by_id:
            return []
        self._again(
            lambda: self._write(
                ("UPDATE sweep SET is_due = ? WHERE is_due = 0", [(1,)]),
                # A COMMIT that reported a failure and yet happened has put them there already.
                ("INSERT OR IGNORE INTO blob (id, data) VALUES (?, ?)", pictures_by_id.items()),
            )
        )
        self._unnamed += 1
        named.append(self._are_named)
        return list(pictures_by_id)

    def _are_named(self) -> None:
        self._unnamed -= 1

    def get(self, blob: str) -> bytes:
        """NotFoundError, VaultDamagedError."""
        return self.get_all((blob,))[blob]

    def get_all(self, blobs: Collection[str]) -> dict[str, bytes]:
        """Several by their ids. NotFoundError where one is missing; VaultDamagedError."""
        return self._again(lambda: {blob: self._get(blob) for blob in blobs})

    def _get(self, blob: str) -> bytes:
        row = one_row(self._connection.execute(_PICTURE, (blob,)))
        if row is None:
            raise NotFoundError
        if row.data is None:
            raise VaultDamagedError(file=NAME)
        return bytes(row.data)

    @property
    def is_sweep_due(self) -> bool:
        """Whether pictures were stored without a word that their rows were committed."""
        return self._again(self._is_sweep_due)

    def _is_sweep_due(self) -> bool:
        is_due = one_value(self._connection.execute("SELECT is_due FROM sweep"))
        return is_due is None or bool(is_due)

    def sweep(self, wanted: set[str]) -> int:
        """Delete every picture that no row names; returns how many."""

        def delete() -> int:
            have = set(column(self._connection.execute("SELECT id FROM blob")))
            rest = [(blob,) for blob in have - wanted]
            self._write((_DELETE, rest), ("UPDATE sweep SET is_due = ?", [(0,)]))
            return len(rest)

        deleted = self._again(delete)
        self._was_due = False
        return deleted

    def remove(self, blobs: Iterable[str]) -> None:
        """Delete these pictures; their pages are wiped as they are freed."""
        rows = [(blob,) for blob in blobs]
        self._again(lambda: self._write((_DELETE, rows)))

    def rewrite(self, holder: "Holder") -> None:
        """Write the file anew, so that nothing of what was deleted is left in it."""
        fresh = self._again(lambda: write_beside(self._path, self._key, self._connection))
        self._is_doubtful = True  # until what has the name then is open
        self._live.close()
        holder.let_go(NAME)
        try:
            take_name(fresh, self._path)
        finally:
            self._revive()

    def is_whole(self) -> bool:
        """Whether every page passes its authentication check."""
        check = "PRAGMA cipher_integrity_check"
        return not self._again(lambda: column(self._connection.execute(check)))

    def settle(self) -> None:
        """At the end: where every picture of this session has its row, no sweep is due."""
        if self._was_due or self._unnamed or not self.is_sweep_due:
            return
        self._again(lambda: self._write(("UPDATE sweep SET is_due = ?", [(0,)])))

    def close(self) -> None:
        """Its connection is closed; the file stays."""
        self._live.close()
