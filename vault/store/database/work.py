"""One unit of work: the step it counts as, and the statements that write content rows."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Any

from vault.domain.catalogue.all_tables import CATALOGUE, KIND_OF
from vault.domain.ids import RecordId, new_id, new_ids
from vault.domain.kinds import Kind
from vault.domain.profiles import Profile
from vault.domain.tables import LETTING_GO, SCOPE_COLUMN, STATE
from vault.errors import NotFoundError, StaleRecordError
from vault.store.database.engine import sqlcipher
from vault.store.database.fence import Fence
from vault.store.database.rows import Row, all_rows, column, dicts, one_row, one_value
from vault.store.database.search_words import SEARCHED

_AT_ONCE = 400
_WRITES = re.compile(r"(?:/\*\w+\*/ )?(?:INSERT INTO|UPDATE|DELETE FROM) (?:main\.)?(\w+)")
_ID_LENGTH = 32


def no_report(_done: int, _total: int) -> None:
    """Progress that nobody shows."""
    return


@lru_cache(maxsize=1024)
def _kind_written(sql: str) -> Kind | None:
    """What the statement writes; None for a read, and for what no page shows."""
    match = _WRITES.match(sql)
    return KIND_OF.get(match[1]) if match else None


def batched(ids: Iterable[str]) -> Iterator[list[str]]:
    """The ids in lists of as many as one statement may name."""
    source = iter(ids)
    while batch := list(islice(source, _AT_ONCE)):
        yield batch


@dataclass
class Work:
    """One unit of work, which repositories share while one action runs; the only writer of content
    rows."""

    connection: sqlcipher.Connection
    fence: Fence
    profile: Profile
    step: int
    now: str
    report: Callable[[int, int], None] = no_report
    touched_pupils: set[str] | None = field(default_factory=set)
    """Whose words in the search index are written anew at the end; None: everybody's."""
    gone_from_index: set[int] = field(default_factory=set)
    """Numbers of pupils that went, whose words leave the search index at the end."""
    rows: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Rows that were changed or shown, by id: their table, and the pupil whose they are."""
    noted: set[Kind] = field(default_factory=set)
    """What was changed: by the tables that statements wrote, and `note` of what is in none."""
    wrote: bool = False
    """Whether a content row was written: only then is there something to undo."""
    after_commit: list[Callable[[], None]] = field(default_factory=list)
    """What must not happen before the entry that tells of it stands: a file takes its name."""
    evidence: str = ""
    """A hash that the entry of this act carries, so that its signature covers what it is of."""
    after_failure: list[Callable[[], object]] = field(default_factory=list)
    """What is cleared away when the transaction does not come about."""

    def execute(self, sql: str, values: Sequence[Any] = ()) -> sqlcipher.Cursor:
        """Run one statement. StatementRefusedError for a text in no form that repositories use."""
        self.fence.check(sql)
        cursor = self.connection.execute(sql, values)
        self._note_rows(sql, cursor.rowcount)
        return cursor

    def select(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows of a SELECT at once: a statement that an error leaves half read would keep the
        file locked. StatementRefusedError."""
        return all_rows(self.execute(sql, values), sql)

    def select_one(self, sql: str, values: Sequence[Any] = ()) -> Row | None:
        """The first row of a SELECT; None where there is none."""
        return one_row(self.execute(sql, values), sql)

    def select_value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """The first row's value of a SELECT of one column; None where there is none."""
        return one_value(self.execute(sql, values))

    def select_column(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """All values of a SELECT of one column."""
        return column(self.execute(sql, values))

    def select_dicts(self, sql: str, values: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """All rows of a SELECT as dictionaries, for what goes on as one."""
        return list(dicts(self.execute(sql, values)))

    def each_dict(self, sql: str, values: Sequence[Any] = ()) -> Iterator[dict[str, Any]]:
        """The same one by one, for very many. The statement ends with the loop over it, whatever
        ends that."""
        cursor = self.execute(sql, values)
        try:
            yield from dicts(cursor)
        finally:
            cursor.close()

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> sqlcipher.Cursor:
        """Run one statement for each of the rows. StatementRefusedError."""
        self.fence.check(sql)
        cursor = self.connection.executemany(sql, rows)
        self._note_rows(sql, cursor.rowcount)
        return cursor

    def _note_rows(self, sql: str, rows: int) -> None:
        kind = _kind_written(sql)
        # A view of one's own rows writes by its triggers, and counts none.
        if kind is not None and (rows or kind in (Kind.DRAFT, Kind.SETTING)):
            self.note(kind)

    def note(self, kind: Kind) -> None:
        """Something of the kind was changed: for what stands in no table, by the two that write it
        (the key file, the trail)."""
        self.noted.add(kind)

    def must_see_pupil(self, pupil: str) -> None:
        """NotFoundError for a pupil who is not in the vault, or not in the acting profile's
        sight."""
        if self.select_value("SELECT 1 FROM pupil WHERE id = ?", (pupil,)) is None:
            raise NotFoundError

    def insert(self, table: str, values: dict[str, Any]) -> RecordId:
        """Write a new content row under a random id, which is returned; `table` and column names
        come from our code."""
        return self.insert_as(table, new_id(), values)

    def insert_as(self, table: str, record: str, values: Mapping[str, Any]) -> RecordId:
        """`insert` under a given id (a merge, an undo). The row counts as made by this step, so
        undoing the step removes it."""
        self.wrote = True
        columns = ", ".join(("id", *values, "made"))
        marks = ", ".join("?" * (len(values) + 2))
        self.execute(
            f"INSERT INTO main.{table} ({columns}) VALUES ({marks})",
            (record, *values.values(), self.step),
        )
        self.rows[record] = (table, str(values.get(SCOPE_COLUMN.get(table, ""), "")))
        self._note_words(table, record, values)
        return RecordId(record)

    def insert_many(self, table: str, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Write many new rows of (id, *names). The search index is rebuilt at the end, and the
        pupils of the rows are not noted one by one."""
        self.wrote = True
        columns = ", ".join(("id", *names, "made"))
        marks = ", ".join("?" * (len(names) + 2))
        self.executemany(
            f"INSERT INTO main.{table} ({columns}) VALUES ({marks})",
            ((*written, self.step) for written in rows),
        )
        if table in SEARCHED:
            self.touched_pupils = None

    def link(self, links: Collection[tuple[str, str, str, str]]) -> None:
        """Write which record an id of another source stands for: (table, record, source, id there),
        each replacing what was known of that id. Not every role may. It is `Links` that holds for
        undo what was known."""
        self.executemany(
            "INSERT INTO main.external_id (id, kind, record, source, sourced, made)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (source, kind, sourced)"
            " DO UPDATE SET record = excluded.record",
            (
                (name, *link, self.step)
                for name, link in zip(new_ids(len(links)), links, strict=True)
            ),
        )

    def update(self, table: str, record: str, version: int, values: dict[str, Any]) -> int:
        """Write fields of a row in sight; returns its new version. NotFoundError; StaleRecordError
        unless the row is at `version`."""
        present = self._stands_at(table, record)
        if present != version:
            raise StaleRecordError
        return self._write(table, record, present, values) if values else present

    def set_state(self, table: str, record: str, values: dict[str, Any]) -> int:
        """Write columns that acts set and no form shows (see STATE), whatever the version;
        TypeError for other columns, NotFoundError."""
        if not STATE.get(table, frozenset()).issuperset(values):
            raise TypeError(f"{table}: what people type is changed at the version they read")
        return self.put(table, record, values)

    def put(self, table: str, record: str, values: dict[str, Any]) -> int:
        """Write a row in sight whatever its version: for what was planned from the present rows (an
        import, a merge, an undo). Returns the new version; NotFoundError."""
        return self._write(table, record, self._stands_at(table, record), values)

    def delete(self, table: str, record: str, version: int | None = None) -> None:
        """Delete a row in sight; its content goes into the history as one JSON value.
        NotFoundError; StaleRecordError unless it is at `version`, if that is given."""
        if version not in (None, self._stands_at(table, record)):
            raise StaleRecordError
        self._drop(table, record)

    def drop(self, table: str, record: str) -> None:
        """Delete a row that may be gone already."""
        if self.select_value(f"SELECT 1 FROM {table} WHERE id = ?", (record,)) is not None:
            self._stands_at(table, record)
            self._drop(table, record)

    def _drop(self, table: str, record: str) -> None:
        self.wrote = True
        if table == "pupil":
            # Their words leave the search index with the row.
            numbers = self.select_column("SELECT num FROM pupil WHERE id = ?", (record,))
            self.gone_from_index.update(numbers)
        else:
            self._note_words(table, record, {})
        self._let_go(table, record)
        self.execute(f"DELETE FROM main.{table} WHERE id = ?", (record,))

    def _let_go(self, parent: str, record: str) -> None:
        """Empty the links to a row that goes, of rows that stay without it."""
        for table, link in LETTING_GO.get(parent, ()):
            sql = f"SELECT id FROM {table} WHERE {link} = ?"
            for child in self.select_column(sql, (record,)):
                self.put(table, child, {link: None})

    def _note_words(self, table: str, record: str, values: Mapping[str, Any]) -> None:
        """Whose words in the search index this row is part of: a pupil's names, and the name of
        the class that they are in."""
        if self.touched_pupils is None or table not in SEARCHED:
            return
        if table == "pupil":
            self.touched_pupils.add(record)
        elif table == "enrolment":
            self.touched_pupils.add(self.rows[record][1])
        elif "name" in values:
            sql = "SELECT pupil_id FROM enrolment WHERE class_id = ?"
            self.touched_pupils.update(self.select_column(sql, (record,)))

    def subject(self, named: str) -> str:
        """The record that the audit entry names: the pupil of the row that the act names, or the
        row itself (a case, what is no pupil's); where the act names none, the one pupil whose rows
        it changed, and '' for several. NotFoundError when rows of another pupil than the named one
        were changed."""
        pupils = {pupil for _, pupil in self.rows.values() if pupil}
        if not named:
            return next(iter(pupils)) if self.wrote and len(pupils) == 1 else ""
        if named in self.rows:
            table, pupil = self.rows[named]
            return named if not pupil or CATALOGUE[table].is_case else pupil
        if len(named) == _ID_LENGTH and pupils - {named}:
            raise NotFoundError
        return named

    def _stands_at(self, table: str, record: str) -> int:
        """The version of a row in sight, noted with whose it is; or NotFoundError."""
        whose = SCOPE_COLUMN.get(table)
        columns = f"version, {whose}" if whose else "version"
        row = self.select_one(f"SELECT {columns} FROM {table} WHERE id = ?", (record,))
        if row is None:
            raise NotFoundError
        self.rows[record] = (table, getattr(row, whose) if whose else "")
        return int(row.version)

    def _write(self, table: str, record: str, version: int, values: dict[str, Any]) -> int:
        self.wrote = True
        sets = ", ".join(f"{column} = ?" for column in values)
        self.execute(
            f"UPDATE main.{table} SET {sets}, version = ? WHERE id = ?",
            (*values.values(), version + 1, record),
        )
        self._note_words(table, record, values)
        return version + 1
