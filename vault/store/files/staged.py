"""A received file in a throw-away encrypted file: nothing of it touches the disk in the clear.

The key lives in this object alone; when the program ends, however it ends, what is left on the
disk can be opened by nobody. It is swept away at the next unlock.
"""

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vault.domain.ids import new_id
from vault.domain.merge import Clock, Value
from vault.domain.secrets import FileKey
from vault.errors import BadContentError
from vault.store.database.connection import create_file, engine_error
from vault.store.database.engine import sqlcipher
from vault.store.database.rows import column, named, one_value

PREFIX = "staging-"
_ORDER = "ORDER BY num"


@dataclass(frozen=True, slots=True)
class StagedLine:
    """One record of a received file, checked; `deletion` is the clock of a deletion."""

    table: str
    record: str
    pupil: str = ""
    values: dict[str, Value] = field(default_factory=dict)
    clocks: dict[str, Clock] = field(default_factory=dict)
    edits: dict[str, tuple[str, str]] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    deletion: Clock | None = None
    has_picture: bool = False


class Staged:
    """Filled once, read as often as is needed, then closed."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"{PREFIX}{new_id()}.db"
        key = FileKey(os.urandom(32))
        self._connection = create_file(self._path, key)
        key.wipe()
        for pragma in ("journal_mode = OFF", "synchronous = OFF"):
            self._connection.execute(f"PRAGMA {pragma}").fetchall()
        self._connection.executescript(
            "CREATE TABLE line (num INTEGER PRIMARY KEY, raw TEXT NOT NULL, tbl TEXT NOT NULL,"
            " record TEXT NOT NULL, UNIQUE (tbl, record)) STRICT;"
            "CREATE TABLE picture (id TEXT PRIMARY KEY NOT NULL, data BLOB NOT NULL) STRICT;"
        )
        self._connection.execute("BEGIN")

    def add_line(self, content: dict[str, Any]) -> None:
        """A record as a parsed line: its table under 't', its id under 'id'."""
        self._do(
            "INSERT INTO line (raw, tbl, record) VALUES (?, ?, ?)",
            (json.dumps(content), content["t"], content["id"]),
        )

    def add_picture(self, name: str, data: bytes) -> None:
        """`data` is a JPEG as it was received; each name comes once."""
        self._do("INSERT INTO picture (id, data) VALUES (?, ?)", (name, data))

    def lines(self) -> Iterator[dict[str, Any]]:
        """Every record as a parsed line, in the order of the file."""
        for row in named(self._connection.execute(f"SELECT raw FROM line {_ORDER}")):
            yield json.loads(row.raw)

    def lines_of(self, table: str) -> Iterator[dict[str, Any]]:
        """Those of one table, in the order of the file."""
        of_table = f"SELECT raw FROM line WHERE tbl = ? {_ORDER}"
        for row in named(self._connection.execute(of_table, (table,))):
            yield json.loads(row.raw)

    def picture_names(self) -> frozenset[str]:
        """Ids of the pictures that came in the file."""
        return frozenset(column(self._connection.execute("SELECT id FROM picture")))

    def picture(self, name: str) -> bytes:
        """The bytes of one that came in the file."""
        wanted = "SELECT data FROM picture WHERE id = ?"
        return bytes(one_value(self._connection.execute(wanted, (name,))))

    def close(self) -> None:
        """The file goes, and with it the journal that it was created with."""
        self._connection.close()
        for path in (self._path, self._path.with_name(self._path.name + "-journal")):
            path.unlink(missing_ok=True)

    def _do(self, sql: str, values: tuple[Any, ...]) -> None:
        try:
            self._connection.execute(sql, values)
        except sqlcipher.IntegrityError as error:
            raise BadContentError(reason="a part of it is there twice") from error
        except sqlcipher.DatabaseError as error:
            raise engine_error(error, self._path.name) from error


def sweep_staged(folder: Path) -> None:
    """What a killed process left: nobody has its key."""
    for path in folder.glob(f"{PREFIX}*"):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
