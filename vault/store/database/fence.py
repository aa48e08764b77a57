"""The fence inside SQLite: rows, columns and writes outside the role's matrix do not exist.

A table of which the role reads every row and column is read as it is; for each other one a TEMP
VIEW of the same name selects what the role may read (SQLite looks in `temp` first). An authorizer
refuses all other real tables and everything structural, and TEMP triggers refuse writes outside the
scope. SQLite tells the authorizer by which view or trigger a read comes, but also reports the name
of a WITH clause there: so what is trusted is a second, inner view with a random name, and the
triggers' names are random too. The session's own statements (steps, audit)
pass while `inside` is true; they carry a random comment, so that a statement prepared inside is
never found again in the driver's statement cache by an action that spells the same words. What the
engine does not ask the authorizer about is refused by the form of the text (`check`).
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from operator import attrgetter

from vault.domain.access import SCOPED_ROLES, Permission
from vault.domain.catalogue.all_tables import CATALOGUE
from vault.domain.matrix import cell, may
from vault.domain.profiles import Profile
from vault.domain.tables import BESIDE, COLUMNS, LINK_COLUMNS, SYSTEM
from vault.store.database.engine import sqlcipher
from vault.store.database.fence_sql import (
    HISTORY_ROLES,
    MINE,
    TALLIES,
    fence_sql,
    held_lists,
    narrowing,
    read_whole,
)
from vault.store.database.open_enrolments import begun_today
from vault.store.database.rows import column, named
from vault.store.database.statement_forms import FUNCTIONS, StatementRefusedError, check_form

_ALL_OF = {
    table: frozenset(columns) | {"id", "version", "made"} | ({"num"} if table == "pupil" else set())
    for table, columns in COLUMNS.items()
}
"""Every column of a table that a view of it would show."""
_MY_VIEWS = frozenset(f"my_{table}" for table in MINE)
_SEALED = frozenset({"sealed", "sealed_manifest"})
_FTS_SHADOWS = frozenset(
    f"pupil_fts_{part}" for part in ("data", "idx", "content", "docsize", "config")
)
_WRITES = frozenset({sqlcipher.SQLITE_INSERT, sqlcipher.SQLITE_UPDATE, sqlcipher.SQLITE_DELETE})
_OPERATORS = frozenset({"glob", "like", "match"})
"""What the engine calls for these words."""
_TEMPORARY = ("CREATE TEMP VIEW", "CREATE TEMP TRIGGER")


class Fence:
    """The fence over one connection; `inside()` is for the session's own statements."""

    def __init__(self, connection: sqlcipher.Connection, profile: Profile) -> None:
        self._connection = connection
        self._profile = profile
        self._inside = 0
        whole = read_whole(profile.role)
        self._read_whole = {table: _ALL_OF[table] for table in whole}
        for tally, table in TALLIES.items():
            if table in whole:
                self._read_whole[tally] = frozenset(BESIDE[tally])
        self._writes_something = any(cell(profile.role, table).writes for table in COLUMNS)
        self.token = f"/*{os.urandom(12).hex()}*/"
        self._secret = f"f{os.urandom(12).hex()}_"
        self._triggers = frozenset(
            column(
                connection.execute(
                    "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name <> 'audit'"
                )
            )
        )
        self._statements = fence_sql(profile, self._secret)
        self.stand()

    def stand(self) -> None:
        """Build it; again after the file was reopened under the connection."""
        # A REPLACE tells triggers of the rows that it deletes only then.
        self._connection.execute("PRAGMA recursive_triggers = ON")
        self._connection.executescript(";\n".join(self._statements))
        self.refresh_scope()
        self._connection.set_authorizer(self._authorize)

    @contextmanager
    def inside(self) -> Iterator[str]:
        """Lift the fence for the session's own statements; yields the comment to put on them."""
        self._inside += 1
        try:
            yield self.token
        finally:
            self._inside -= 1

    def check(self, sql: str) -> None:
        """StatementRefusedError for a text in no form that repositories use; also for a text
        without the comment while the fence is lifted, since it would be prepared unchecked and be
        found in the statement cache by an action with the same text."""
        if not self._inside:
            check_form(sql)
        elif not sql.startswith(self.token):
            raise StatementRefusedError

    @contextmanager
    def lowered(self) -> Iterator[str]:
        """A context without the fence's views and triggers, for what touches everybody's rows or
        rewrites the file (findings/sqlite-vacuum-indexes-a-temporary-view.sh). The authorizer
        stays, so no statement of an action gets past."""
        with self.inside() as token:
            self._take_down(token)
            try:
                yield token
            finally:
                for statement in self._statements:
                    if statement.startswith(_TEMPORARY):
                        self._connection.execute(f"{token} {statement}")

    def _take_down(self, token: str) -> None:
        rows = named(
            self._connection.execute(
                f"{token} SELECT type, name FROM sqlite_temp_master"
                " WHERE type IN ('view', 'trigger')"
            )
        )
        # Triggers first: those on a view would go with it.
        for row in sorted(rows, key=attrgetter("type", "name")):
            self._connection.execute(f"{token} DROP {row.type.upper()} temp.{row.name}")

    def refresh_scope(self) -> None:
        """Compute again which pupils are in the profile's classes (after enrolments changed)."""
        if self._profile.role not in SCOPED_ROLES:
            return
        with self.inside() as token:
            self._connection.execute(f"{token} DELETE FROM temp.scope_pupil")
            self._connection.execute(
                f"{token} INSERT OR IGNORE INTO temp.scope_pupil (id, num)"
                " SELECT p.id, p.num FROM main.enrolment e JOIN main.pupil p ON p.id = e.pupil_id"
                " WHERE e.class_id IN (SELECT id FROM temp.given_class)"
                " AND (e.ends IS NULL OR e.ends >= date('now', 'localtime'))"
                f" AND {begun_today('e')}"
            )

    def _authorize(
        self, action: int, first: str | None, second: str | None, schema: str | None, by: str | None
    ) -> int:
        if self._inside or action == sqlcipher.SQLITE_SELECT:
            return int(sqlcipher.SQLITE_OK)
        if action == sqlcipher.SQLITE_READ:
            allowed = self._may_read(first or "", second or "", schema, by)
        elif action == sqlcipher.SQLITE_FUNCTION:
            name = (second or "").lower()
            allowed = self._is_trusted(by) or name in FUNCTIONS or name in _OPERATORS
        elif action in _WRITES:
            allowed = self._may_write(action, first or "", second or "", schema, by)
        else:
            # FTS5 asks for the first by itself, and it tells nothing.
            allowed = action == sqlcipher.SQLITE_PRAGMA and first == "data_version"
        return int(sqlcipher.SQLITE_OK if allowed else sqlcipher.SQLITE_DENY)

    def _is_trusted(self, by: str | None) -> bool:
        """Whether one of the fence's own views or triggers, or one that writes history, asks."""
        return by is not None and (by in self._triggers or by.startswith(self._secret))

    def _may_read(self, table: str, column: str, schema: str | None, by: str | None) -> bool:
        is_whole = schema == "main" and column in self._read_whole.get(table, ())
        if is_whole or self._is_trusted(by):
            return True
        if schema == "temp":
            return not table.startswith("sqlite_")
        if table in _FTS_SHADOWS or (table, column) == ("pupil_fts", "ROWID"):
            return True  # FTS5's own statements; `check` refuses any text that names them
        if table in _SEALED and self._may_seal:
            return column in ("id", "compartment")  # by which the engine finds a row to write
        if table == "concern":
            return column == "id" and may(self._profile.role, Permission.SAFEGUARDING_WRITE)
        if (table, column) == ("step", ""):
            return True  # history of which nobody asked who did it; says at most how many there are
        access = cell(self._profile.role, table)
        if not column and table in COLUMNS:
            # How many rows there are, and no more; not of what a scope hides.
            return self._profile.role not in SCOPED_ROLES or not narrowing(table)
        if column == "id" and access.read and self._writes_something:
            return True  # the engine looks for the parent of a new row; an id tells nothing
        if column in LINK_COLUMNS and access.read and self._may_look_for_children(table, column):
            return True
        return access.writes and (column in SYSTEM or table == "external_id")

    def _may_look_for_children(self, table: str, column: str) -> bool:
        """The engine does so by itself when a parent row comes or goes. Of a scoped role only where
        it writes the parents: whose child stands in which class is not told."""
        role = self._profile.role
        parent = CATALOGUE[table].links.get(column, "") if table in CATALOGUE else ""
        return role not in SCOPED_ROLES or cell(role, parent).insert

    @property
    def _may_seal(self) -> bool:
        return bool(held_lists(self._profile.role))

    def _may_write(
        self, action: int, table: str, column: str, schema: str | None, by: str | None
    ) -> bool:
        role = self._profile.role
        if by is not None and by in self._triggers:
            return (action, table, column) in _BY_TRIGGERS
        if schema == "temp":
            return table in _MY_VIEWS and action != sqlcipher.SQLITE_UPDATE
        if by is not None and by.startswith(self._secret):
            return table in MINE
        if table in _FTS_SHADOWS:
            return role in HISTORY_ROLES  # FTS5's own, after the session wrote the index
        if table in _SEALED:
            return self._may_seal and action != sqlcipher.SQLITE_DELETE
        if table == "concern":
            needs = _RIGHT_TO_CONCERNS.get(action)
            return needs is not None and may(role, needs)
        access = cell(role, table)
        if action == sqlcipher.SQLITE_UPDATE:
            return column in access.update or (column == "version" and bool(access.update))
        if action == sqlcipher.SQLITE_INSERT:
            return access.insert
        return access.delete


_BY_TRIGGERS = frozenset(
    {
        (sqlcipher.SQLITE_INSERT, "history", ""),
        (sqlcipher.SQLITE_UPDATE, "state", "has_loose_pictures"),
        (sqlcipher.SQLITE_INSERT, "mark_tally", ""),
        (sqlcipher.SQLITE_UPDATE, "mark_tally", "marks"),
        (sqlcipher.SQLITE_DELETE, "mark_tally", ""),
    }
)
"""What triggers of the schema write, whoever writes the row that sets them off."""
_RIGHT_TO_CONCERNS = {
    sqlcipher.SQLITE_INSERT: Permission.CONCERN_RAISE,
    sqlcipher.SQLITE_DELETE: Permission.SAFEGUARDING_WRITE,
}
"""Everybody who may raise a concern adds to the drop box; only who keeps safeguarding records takes
out, and nobody changes what lies there."""
