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
from functools import cache, lru_cache
from operator import attrgetter

from vault.domain.access import (
    READ_RIGHTS,
    SCOPED_ROLES,
    WRITE_RIGHTS,
    Compartment,
    Permission,
    Role,
)
from vault.domain.catalogue.all_tables import CATALOGUE
from vault.domain.matrix import ME, Cell, cell, may
from vault.domain.profiles import Profile
from vault.domain.tables import CLASS_COLUMN, COLUMNS, LINK_COLUMNS, SCOPE_COLUMN, SYSTEM
from vault.store.database.engine import sqlcipher
from vault.store.database.open_enrolments import begun_today
from vault.store.database.rows import column, named
from vault.store.database.statement_forms import FUNCTIONS, StatementRefusedError, check_form
from vault.store.database.stored_values import blob, number

_MINE = {
    "draft": (("page", "record"), ("body", "at")),
    "setting": (("key",), ("value",)),
}
"""Rows of one's own, by their keys and what they hold: a view `my_…` shows and takes them, and the
table itself is out of everybody's reach."""
_ALL_OF = {
    table: frozenset(columns) | {"id", "version", "made"} | ({"num"} if table == "pupil" else set())
    for table, columns in COLUMNS.items()
}
"""Every column of a table that a view of it would show."""
_MY_VIEWS = frozenset(f"my_{table}" for table in _MINE)
_SEALED = frozenset({"sealed", "sealed_manifest"})
_HISTORY_ROLES = frozenset(Role) - {Role.ASSISTANT, Role.COVER, Role.TECHNICIAN, Role.AUDITOR}
_FTS_SHADOWS = frozenset(
    f"pupil_fts_{part}" for part in ("data", "idx", "content", "docsize", "config")
)
_WRITES = frozenset({sqlcipher.SQLITE_INSERT, sqlcipher.SQLITE_UPDATE, sqlcipher.SQLITE_DELETE})
_OPERATORS = frozenset({"glob", "like", "match"})
"""What the engine calls for these words."""
_VERSION, _BOX = number("version"), blob("box")
_CONCERN = "CASE WHEN typeof(id) = 'text' THEN id ELSE '\\' || hex(id) END"
OUT_OF_SIGHT = "out of sight"
_SECRET = "{secret}"
"""Stands for the secret while statements are put together: no id or name has such signs."""
_TEMPORARY = ("CREATE TEMP VIEW", "CREATE TEMP TRIGGER")


class Fence:
    """The fence over one connection; `inside()` is for the session's own statements."""

    def __init__(self, connection: sqlcipher.Connection, profile: Profile) -> None:
        self._connection = connection
        self._profile = profile
        self._inside = 0
        self._read_whole = {table: _ALL_OF[table] for table in read_whole(profile.role)}
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
                " WHERE e.class_id IN (SELECT id FROM temp.scope_class)"
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
            return self._profile.role not in SCOPED_ROLES or not _condition(table)
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
        return bool(_held(self._profile.role))

    def _may_write(
        self, action: int, table: str, column: str, schema: str | None, by: str | None
    ) -> bool:
        role = self._profile.role
        if by is not None and by in self._triggers:
            return (action, table) == (sqlcipher.SQLITE_INSERT, "history") or (
                (action, table, column) == (sqlcipher.SQLITE_UPDATE, "state", "has_loose_pictures")
            )
        if schema == "temp":
            return table in _MY_VIEWS and action != sqlcipher.SQLITE_UPDATE
        if by is not None and by.startswith(self._secret):
            return table in _MINE
        if table in _FTS_SHADOWS:
            return role in _HISTORY_ROLES  # FTS5's own, after the session wrote the index
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


_RIGHT_TO_CONCERNS = {
    sqlcipher.SQLITE_INSERT: Permission.CONCERN_RAISE,
    sqlcipher.SQLITE_DELETE: Permission.SAFEGUARDING_WRITE,
}
"""Everybody who may raise a concern adds to the drop box; only who keeps safeguarding records takes
out, and nobody changes what lies there."""


def _lists(role: Role) -> str:
    """The lists that the role keeps, as SQL: of its compartments, and of the drop box."""
    names = {c.value for c in _held(role)}
    if Compartment.SAFEGUARDING.value in names:
        names.add("concern")
    return ", ".join(f"'{name}'" for name in sorted(names))


def _held(role: Role) -> frozenset[Compartment]:
    """Sealed compartments of which the role keeps a list: those that it may read."""
    return frozenset(c for c, right in READ_RIGHTS.items() if may(role, right))


@cache
def read_whole(role: Role) -> frozenset[str]:
    """Tables of which the role reads every column of every row: nothing is to be narrowed."""
    return frozenset(
        table
        for table, columns in COLUMNS.items()
        for access in (cell(role, table),)
        if access.read >= frozenset(columns)
        and not access.rows
        and not (role in SCOPED_ROLES and _condition(table))
    )


def fence_sql(profile: Profile, secret: str) -> list[str]:
    """Every statement that builds the fence for one profile, in order; `secret` begins the names
    that are trusted."""
    return [statement.replace(_SECRET, secret) for statement in _fence_of(profile)]


@lru_cache(maxsize=8)
def _fence_of(profile: Profile) -> tuple[str, ...]:
    secret = _SECRET
    scoped = profile.role in SCOPED_ROLES
    statements = [
        "CREATE TEMP TABLE scope_class (id TEXT PRIMARY KEY) WITHOUT ROWID",
        "CREATE TEMP TABLE scope_pupil (id TEXT PRIMARY KEY, num INTEGER) WITHOUT ROWID",
        "CREATE INDEX temp.scope_pupil_num ON scope_pupil (num)",
    ]
    # Ids come from the signed directory and are 32 hex digits; anything else is no class.
    classes = sorted(c for c in profile.classes if len(c) == 32 and c.isalnum())
    statements += [f"INSERT INTO temp.scope_class VALUES ('{c}')" for c in classes]
    open_tables = read_whole(profile.role)
    narrowed = [table for table in COLUMNS if table not in open_tables]
    views = {table: _view_sql(profile, table, scoped=scoped) for table in narrowed}
    views.update(_special_views(profile, scoped=scoped))
    for name, select in views.items():
        if " FROM " not in select:
            statements.append(f"CREATE TEMP VIEW {name} AS {select}")
            continue
        statements.append(f"CREATE TEMP VIEW {secret}{name} AS {select}")
        statements.append(f"CREATE TEMP VIEW {name} AS SELECT * FROM temp.{secret}{name}")
    for table in COLUMNS:
        access = cell(profile.role, table)
        if scoped:
            statements += _trigger_sql(table, access, secret)
        if access.insert and (scoped or not access.delete):
            statements.append(_taken_trigger(table, secret))
    statements.append(_taken_trigger("concern", secret))
    statements += _sealed_triggers(profile.role, secret)
    statements += _my_triggers(profile, secret)
    statements += [_own_rows_trigger(profile, t, secret) for t in COLUMNS if _is_own(profile, t)]
    return tuple(statements)


def _is_own(profile: Profile, table: str) -> bool:
    return ME in cell(profile.role, table).rows


def _own_rows_trigger(profile: Profile, table: str, secret: str) -> str:
    """Where a role reads only rows of its own profile, it adds none for others either."""
    return (
        f"CREATE TEMP TRIGGER {secret}fence_{table}_mine BEFORE INSERT ON main.{table}"
        f" WHEN new.profile <> '{_word(profile.id)}'"
        f" BEGIN SELECT RAISE(ABORT, '{OUT_OF_SIGHT}'); END"
    )


def _condition(table: str, row: str = "") -> str:
    if table in SCOPE_COLUMN:
        return f"{row}{SCOPE_COLUMN[table]} IN (SELECT id FROM temp.scope_pupil)"
    if table in CLASS_COLUMN:
        return f"{row}{CLASS_COLUMN[table]} IN (SELECT id FROM temp.scope_class)"
    return ""


def _view_sql(profile: Profile, table: str, *, scoped: bool) -> str:
    access = cell(profile.role, table)
    system = ["num"] if table == "pupil" else []
    system += ["id", "version", "made"]
    seen = access.read or access.counts
    columns = [name if access.read else f"NULL AS {name}" for name in system]
    columns += [name if name in access.read else f"NULL AS {name}" for name in COLUMNS[table]]
    if not seen:
        return f"SELECT {', '.join(columns)} WHERE 0"
    # A column is always named, because a bare count would ask for the table itself.
    where = ["id IS NOT NULL"]
    where.append(access.rows.replace(ME, f"'{_word(profile.id)}'"))
    where.append(_condition(table) if scoped else "")
    tail = f" WHERE {' AND '.join(part for part in where if part)}"
    return f"SELECT {', '.join(columns)} FROM main.{table}{tail}"


def _special_views(profile: Profile, *, scoped: bool) -> dict[str, str]:
    role = profile.role
    rows = " WHERE rowid IN (SELECT num FROM temp.scope_pupil)" if scoped else ""
    if not cell(role, "pupil").read:
        rows = " WHERE 0"
    mine = f"WHERE profile = '{_word(profile.id)}'"
    return {
        "pupil_search": (
            f"SELECT rowid AS num, pupil_fts AS query, rank AS rank FROM main.pupil_fts{rows}"
        ),
        # Who did a step, when and by which act, stands beside what it changed: in a join with the
        # view of steps each change would look for the history that tells of its step.
        "history": (
            "SELECT h.num AS num, step, tbl, record, pupil, field, old, new, s.at AS at,"
            " s.profile AS profile, s.action AS action"
            " FROM main.history h LEFT JOIN main.step s ON s.number = h.step"
            f" WHERE {_history_condition(role, scoped=scoped)}"
        ),
        "step": _step_view(role, scoped=scoped),
        **{
            f"my_{table}": f"SELECT {', '.join((*keys, *held))} FROM main.{table} {mine}"
            for table, (keys, held) in _MINE.items()
        },
        **_sealed_views(role),
    }


def _step_view(role: Role, *, scoped: bool) -> str:
    """Only steps that the history in sight tells of. A column beside the row's number is named in
    any case, because a bare number would ask for the table itself."""
    condition = "s.profile = ''"  # nobody's
    if role in _HISTORY_ROLES:
        condition = (
            "s.profile <> '' AND EXISTS (SELECT 1 FROM main.history WHERE step = s.number"
            f" AND {_history_condition(role, scoped=scoped)})"
        )
    return (
        "SELECT s.number AS number, s.profile AS profile, s.at AS at, s.action AS action"
        f" FROM main.step s WHERE {condition}"
    )


def _sealed_views(role: Role) -> dict[str, str]:
    """The vault key shows how many there are; the boxes are for those who may read.
    A box or a number of another type is NULL. An id that is no text never looks like one: it would
    take the place of the record whose id it spells."""
    read = _words(_held(role))
    concerns = may(role, Permission.SAFEGUARDING_READ)
    return {
        "sealed": (
            f"SELECT CASE WHEN compartment IN ({read}) THEN id END AS id, compartment, generation,"
            f" CASE WHEN compartment IN ({read}) THEN {_VERSION} END AS version,"
            f" CASE WHEN compartment IN ({read}) THEN {_BOX} END AS box FROM main.sealed"
            " WHERE id <> ''"
        ),
        "sealed_manifest": (
            f"SELECT compartment, generation, {_VERSION} AS version, {_BOX} AS box"
            f" FROM main.sealed_manifest WHERE compartment IN ({_lists(role)})"
        ),
        "concern": (
            f"SELECT {_CONCERN if concerns else 'NULL'} AS id, generation,"
            f" {_BOX if concerns else 'NULL'} AS box FROM main.concern WHERE id <> ''"
        ),
    }


def _words(compartments: frozenset[Compartment]) -> str:
    return ", ".join(f"'{c.value}'" for c in sorted(compartments))


@cache
def _history_condition(role: Role, *, scoped: bool) -> str:
    """History of a field is as secret as the field; a deleted record needs every column."""
    if role not in _HISTORY_ROLES:
        return "0"
    readable: list[str] = []
    for table, columns in COLUMNS.items():
        access = cell(role, table)
        # Where only some rows are in sight, their history is not told apart: there is none.
        if access.rows:
            continue
        readable += [f"('{table}', '{column}')" for column in columns if column in access.read]
        if access.read >= frozenset(columns):
            readable.append(f"('{table}', '')")
    allowed = f"(tbl, field) IN (VALUES {', '.join(readable)})"
    return allowed + (" AND pupil IN (SELECT id FROM temp.scope_pupil)" if scoped else "")


def _word(text: str) -> str:
    return "".join(c for c in text if c.isalnum() or c in "-_")


def _trigger_sql(table: str, access: Cell, secret: str) -> list[str]:
    """One for each kind of write that the authorizer lets the role do at all."""
    if not _condition(table):
        return []
    refuse = f"BEGIN SELECT RAISE(ABORT, '{OUT_OF_SIGHT}'); END"
    new, old = _condition(table, "new."), _condition(table, "old.")
    head = f"CREATE TEMP TRIGGER {secret}fence_{table}"
    triggers = []
    if access.insert:
        triggers.append(f"{head}_insert BEFORE INSERT ON main.{table} WHEN NOT ({new}) {refuse}")
    if access.update:
        outside = f"NOT ({new}) OR NOT ({old})"
        triggers.append(f"{head}_update BEFORE UPDATE ON main.{table} WHEN {outside} {refuse}")
    if access.delete:
        triggers.append(f"{head}_delete BEFORE DELETE ON main.{table} WHEN NOT ({old}) {refuse}")
    return triggers


def _taken_trigger(table: str, secret: str) -> str:
    """A new row never takes the place of one that the role could not delete. Who may delete it
    leaves its history by REPLACE too, and is spared the look for each row of an import."""
    num = " OR num = new.num" if table == "pupil" else ""
    return (
        f"CREATE TEMP TRIGGER {secret}fence_{table}_taken BEFORE INSERT ON main.{table}"
        f" WHEN EXISTS (SELECT 1 FROM main.{table} WHERE id = new.id{num})"
        " BEGIN SELECT RAISE(ABORT, 'the id is taken'); END"
    )


def _sealed_triggers(role: Role, secret: str) -> list[str]:
    """Records are sealed by who may write them; the list of them also by who takes some out."""
    writes = _words(frozenset(c for c, right in WRITE_RIGHTS.items() if may(role, right)))
    refuse = f"BEGIN SELECT RAISE(ABORT, '{OUT_OF_SIGHT}'); END"
    triggers = []
    for table, allowed in (("sealed", writes), ("sealed_manifest", _lists(role))):
        head = f"CREATE TEMP TRIGGER {secret}fence_{table}"
        new = f"new.compartment NOT IN ({allowed})"
        old = f"old.compartment NOT IN ({allowed})"
        triggers += [
            f"{head}_insert BEFORE INSERT ON main.{table} WHEN {new} {refuse}",
            f"{head}_update BEFORE UPDATE ON main.{table} WHEN {new} OR {old} {refuse}",
        ]
    return triggers


def _my_triggers(profile: Profile, secret: str) -> list[str]:
    mine = f"'{_word(profile.id)}'"
    triggers = []
    for table, (keys, held) in _MINE.items():
        columns = (*keys, *held)
        head = f"CREATE TEMP TRIGGER {secret}fence_{table}"
        triggers += [
            (
                f"{head}_put INSTEAD OF INSERT ON temp.my_{table} BEGIN"
                f" INSERT INTO {table} (profile, {', '.join(columns)})"
                f" VALUES ({mine}, {', '.join(f'new.{c}' for c in columns)})"
                f" ON CONFLICT (profile, {', '.join(keys)}) DO UPDATE"
                f" SET {', '.join(f'{c} = excluded.{c}' for c in held)}; END"
            ),
            (
                f"{head}_drop INSTEAD OF DELETE ON temp.my_{table} BEGIN"
                f" DELETE FROM {table} WHERE profile = {mine}"
                f" AND {' AND '.join(f'{c} = old.{c}' for c in keys)}; END"
            ),
        ]
    return triggers
