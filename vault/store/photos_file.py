"""photos.db: pictures, each written once under a random id and never changed."""

from collections.abc import Iterable
from pathlib import Path

from vault.domain.ids import new_id
from vault.domain.secrets import FileKey
from vault.errors import NotFoundError
from vault.store.connection import check_version, create_file, engine_error, open_file
from vault.store.engine import sqlcipher

NAME = "photos.db"
_VERSION = 1


def create_photos(path: Path, key: FileKey) -> None:
    """A new, empty file of pictures."""
    connection = create_file(path, key)
    connection.executescript(
        "BEGIN; CREATE TABLE blob (id TEXT PRIMARY KEY NOT NULL, data BLOB NOT NULL) STRICT;"
        f" PRAGMA user_version = {_VERSION}; COMMIT;"
    )
    connection.close()


class PhotosFile:
    """A picture is committed here before the row that names it is; deletion goes the other way."""

    def __init__(self, path: Path, key: FileKey) -> None:
        self._connection = open_file(path, key)
        check_version(self._connection, _VERSION, NAME)

    def put(self, pictures: Iterable[bytes]) -> list[str]:
        """Store pictures in one transaction; returns their ids in order."""
        rows = [(new_id(), data) for data in pictures]
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany("INSERT INTO blob (id, data) VALUES (?, ?)", rows)
            self._connection.execute("COMMIT")
        except sqlcipher.DatabaseError as error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise engine_error(error, NAME) from error
        return [row[0] for row in rows]

    def get(self, blob: str) -> bytes:
        row = self._connection.execute("SELECT data FROM blob WHERE id = ?", (blob,)).fetchone()
        if row is None:
            raise NotFoundError
        return bytes(row[0])

    def sweep(self, wanted: set[str]) -> int:
        """Delete every picture that no row names; returns how many."""
        have = {row[0] for row in self._connection.execute("SELECT id FROM blob")}
        rest = [(blob,) for blob in have - wanted]
        if rest:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany("DELETE FROM blob WHERE id = ?", rest)
            self._connection.execute("COMMIT")
        return len(rest)

    def is_whole(self) -> bool:
        """Whether every page passes its authentication check."""
        return not self._connection.execute("PRAGMA cipher_integrity_check").fetchall()

    def close(self) -> None:
        self._connection.close()
