"""One unit of work: the step it counts as, and the statements that write content rows."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Any

from vault.domain.catalogue.all_tables import KIND_OF
from vault.domain.ids import RecordId, new_id
from vault.domain.kinds import Kind
from vault.domain.profiles import Profile
from vault.domain.tables import SCOPE_COLUMN, STATE
from vault.errors import NotFoundError, StaleRecordError
from vault.store.database.engine import sqlcipher
from vault.store.database.fence import Fence

_AT_ONCE = 400
_WRITES = re.compile(r"(?:/\*\w+\*/ )?(?:INSERT INTO|UPDATE|DELETE FROM) (?:main\.)?(\w+)")
_ID_LENGTH = 32


def no_report(_done: int, _total: int) -> None:
    """The progress of work that nobody watches."""
    return


@lru_cache(maxsize=1024)
def _kind_written(sql: str) -> Kind | None:
    """What the statement writes; None for a read, and for what no page shows."""
    match = _WRITES.match(sql)
    return KIND_OF.get(match[1]) if match else None


def batched(ids: Iterable[str]) -> Iterator[list[str]]:
    """As many as one statement may name at once."""
    source = iter(ids)
    while some := list(islice(source, _AT_ONCE)):
        yield some


@dataclass
class Work:
    """What repositories share while one action runs. `touched_pupils` are reindexed at its end."""

    connection: sqlcipher.Connection
    fence: Fence
    profile: Profile
    step: int
    now: str
    report: Callable[[int, int], None] = no_report
    touched_pupils: set[str] | None = field(default_factory=set)
    gone_from_index: set[int] = field(default_factory=set)
    """Numbers of pupils that went, whose words leave the search index at the end."""
    rows: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Rows that were changed or shown, by id: their table, and the pupil whose they are."""
    noted: set[Kind] = field(default_factory=set)
    """What was changed: by the tables that statements wrote, and by what stands in no table."""
    wrote: bool = False
    """Whether a content row was written: only then is there something to undo."""
    after_commit: list[Callable[[], None]] = field(default_factory=list)
    """What must not happen before the entry that tells of it stands: a file takes its name."""
    evidence: str = ""
    """A hash that the entry of this act carries, so that its signature covers what it is of."""
    after_failure: list[Callable[[], object]] = field(default_factory=list)
    """What is cleared away when the transaction does not come about."""

    def execute(self, sql: str, values: Sequence[Any] = ()) -> sqlcipher.Cursor:
        """StatementRefusedError for a text in no form that repositories use."""
        self.fence.check(sql)
        cursor = self.connection.execute(sql, values)
        self._note(sql, cursor.rowcount)
        return cursor

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> sqlcipher.Cursor:
        self.fence.check(sql)
        cursor = self.connection.executemany(sql, rows)
        self._note(sql, cursor.rowcount)
        return cursor

    def _note(self, sql: str, rows: int) -> None:
        kind = _kind_written(sql)
        # A view of one's own rows writes by its triggers, and counts none.
        if kind is not None and (rows or kind in (Kind.DRAFT, Kind.SETTING)):
            self.noted.add(kind)

    def must_see_pupil(self, pupil: str) -> None:
        """NotFoundError for who is not here, or not for the acting person."""
        if self.execute("SELECT 1 FROM pupil WHERE id = ?", (pupil,)).fetchone() is None:
            raise NotFoundError

    def touch(self, pupil: str) -> None:
        """Note that the pupil's words in the search index must be written anew."""
        if self.touched_pupils is not None:
            self.touched_pupils.add(pupil)

    def forget_words(self, pupil: str) -> None:
        """Before a pupil's row goes: note that their words leave the search index with it."""
        for (number,) in self.execute("SELECT num FROM pupil WHERE id = ?", (pupil,)):
            self.gone_from_index.add(number)

    def insert(self, table: str, values: dict[str, Any]) -> RecordId:
        """A new content row under a random id; `table` and column names come from our code."""
        self.wrote = True
        record = new_id()
        columns = ", ".join(("id", *values, "made"))
        marks = ", ".join("?" * (len(values) + 2))
        self.execute(
            f"INSERT INTO main.{table} ({columns}) VALUES ({marks})",
            (record, *values.values(), self.step),
        )
        self.rows[record] = (table, str(values.get(SCOPE_COLUMN.get(table, ""), "")))
        return record

    def update(self, table: str, record: str, version: int, values: dict[str, Any]) -> int:
        """Change what somebody typed, on a row in sight; StaleRecordError when it is not at the
        version that they read. The new version."""
        have = self._stands_at(table, record)
        if have != version:
            raise StaleRecordError
        return self._write(table, record, have, values) if values else have

    def set_state(self, table: str, record: str, values: dict[str, Any]) -> int:
        """Change columns that an act sets and no form shows (see STATE): TypeError for others."""
        if not STATE.get(table, frozenset()).issuperset(values):
            raise TypeError(f"{table}: what people type is changed at the version they read")
        return self.put(table, record, values)

    def put(self, table: str, record: str, values: dict[str, Any]) -> int:
        """Change a row whatever its version: for what was planned from what stands here and now
        (an import, a merge, an undo)."""
        return self._write(table, record, self._stands_at(table, record), values)

    def delete(self, table: str, record: str, version: int | None = None) -> None:
        """Delete a row in sight; its content goes into the history as one JSON value.
        StaleRecordError when it is not at the version that was read, where there is one."""
        if version not in (None, self._stands_at(table, record)):
            raise StaleRecordError
        self.wrote = True
        self.execute(f"DELETE FROM main.{table} WHERE id = ?", (record,))

    def subject(self, named: str) -> str:
        """Whose record the act was about, when it names this record; NotFoundError when rows of
        another pupil than the named one were changed. A pupil's contact, photo or class time is
        about the pupil; a case is a record of its own."""
        pupils = {pupil for _, pupil in self.rows.values() if pupil}
        if named in self.rows:
            table, pupil = self.rows[named]
            return pupil if pupil and table != "rights_request" else named
        if len(named) == _ID_LENGTH and pupils - {named}:
            raise NotFoundError
        return named

    def _stands_at(self, table: str, record: str) -> int:
        """The version of a row in sight, noted with whose it is; or NotFoundError."""
        whose = SCOPE_COLUMN.get(table, "''")
        row = self.execute(
            f"SELECT version, {whose} FROM {table} WHERE id = ?", (record,)
        ).fetchone()
        if row is None:
            raise NotFoundError
        self.rows[record] = (table, row[1])
        return int(row[0])

    def _write(self, table: str, record: str, version: int, values: dict[str, Any]) -> int:
        self.wrote = True
        sets = ", ".join(f"{column} = ?" for column in values)
        self.execute(
            f"UPDATE main.{table} SET {sets}, version = ? WHERE id = ?",
            (*values.values(), version + 1, record),
        )
        return version + 1
