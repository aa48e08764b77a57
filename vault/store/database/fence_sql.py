"""The statements that build the fence for one profile: what it reads of each table, what it may not
write, and what is its own.

A table that the role reads whole has no view. Each other one has two: an inner one whose name
begins with a secret and which the authorizer trusts, and an outer one of the table's own name.
"""

from functools import cache, lru_cache

from vault.domain.access import (
    READ_RIGHTS,
    SCOPED_ROLES,
    WRITE_RIGHTS,
    Compartment,
    Permission,
    Role,
)
from vault.domain.catalogue.shape import About
from vault.domain.matrix import ME, cell, may
from vault.domain.profiles import Profile
from vault.domain.tables import BESIDE, CLASS_COLUMN, COLUMNS, SCOPE_COLUMN
from vault.store.database.stored_values import blob, number

MINE = {
    "draft": (("page", "record"), ("body", "at")),
    "setting": (("key",), ("value",)),
}
"""Rows of one's own, by their keys and what they hold: a view `my_…` shows and takes them, and the
table itself is out of everybody's reach."""
HISTORY_ROLES = frozenset(Role) - {Role.ASSISTANT, Role.COVER, Role.TECHNICIAN, Role.AUDITOR}
_VERSION, _BOX = number("version"), blob("box")
_CONCERN = "CASE WHEN typeof(id) = 'text' THEN id ELSE '\\' || hex(id) END"
_SECRET = "{secret}"
"""Stands for the secret while statements are put together: no id or name has such signs."""
OUT_OF_SIGHT = "out of sight"
TALLIES = {"mark_tally": "mark"}
"""What stands in one line for many rows of a table, and is open to who reads that whole."""


def _lists(role: Role) -> str:
    """The lists that the role keeps, as SQL: of its compartments, and of the drop box."""
    names = {c.value for c in held_lists(role)}
    if Compartment.SAFEGUARDING.value in names:
        names.add("concern")
    return ", ".join(f"'{name}'" for name in sorted(names))


def held_lists(role: Role) -> frozenset[Compartment]:
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
        and not (role in SCOPED_ROLES and narrowing(table))
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
        "CREATE TEMP TABLE given_class (id TEXT PRIMARY KEY) WITHOUT ROWID",
        "CREATE TEMP TABLE scope_pupil (id TEXT PRIMARY KEY, num INTEGER) WITHOUT ROWID",
        "CREATE INDEX temp.scope_pupil_num ON scope_pupil (num)",
    ]
    # Ids come from the signed directory and are 32 hex digits; anything else is no class.
    classes = sorted(c for c in profile.classes if len(c) == 32 and c.isalnum())
    statements += [f"INSERT INTO temp.given_class VALUES ('{c}')" for c in classes]
    if scoped:
        statements.append(f"CREATE TEMP VIEW {secret}scope_class AS {_classes_in_scope(profile)}")
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
        if scoped or access.own:
            statements += _trigger_sql(profile, table, secret)
        if access.insert and (scoped or access.own or not access.delete):
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


def narrowing(table: str, row: str = "") -> str:
    """The condition that keeps a scoped role to its own classes; '' for a table that is about
    neither a pupil nor a class. `row` is 'new.' or 'old.' in a trigger."""
    if table in SCOPE_COLUMN:
        return f"{row}{SCOPE_COLUMN[table]} IN (SELECT id FROM temp.scope_pupil)"
    if table in CLASS_COLUMN:
        return f"{row}{CLASS_COLUMN[table]} IN (SELECT id FROM temp.{_SECRET}scope_class)"
    return ""


def _classes_in_scope(profile: Profile) -> str:
    """Those that the signed directory gives, and the groups that the profile keeps itself. The
    latter show the class, its checklists and seats, and nobody: whom a scoped role sees is read off
    the given ones alone."""
    given = "SELECT id FROM temp.given_class"
    own = _own(profile, About.CLASS, "")
    # The second condition is that of the index.
    kept = f"SELECT id FROM main.class WHERE {own} AND kept_by <> ''"
    return f"{given} UNION {kept}" if own else given


def _own(profile: Profile, table: str, row: str) -> str:
    """What a row has to meet that the profile writes, beside the scope; '' for nothing."""
    own = cell(profile.role, table).own
    return own.format(row=row).replace(ME, f"'{_word(profile.id)}'")


def _writing(profile: Profile, table: str, row: str) -> str:
    """The condition on a row that the profile writes; '' for any. A class of one's own that is
    being made is in no scope yet."""
    own = _own(profile, table, row)
    is_class = table == About.CLASS and own
    scope = narrowing(table, row) if profile.role in SCOPED_ROLES and not is_class else ""
    return " AND ".join(part for part in (scope, own) if part)


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
    where.append(narrowing(table) if scoped else "")
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
        "pupil_order": f"SELECT num, order_key FROM main.pupil_order{rows}",
        **_tallies_out_of_sight(role),
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
            for table, (keys, held) in MINE.items()
        },
        **_sealed_views(role),
    }


def _tallies_out_of_sight(role: Role) -> dict[str, str]:
    """They are of everybody: who sees only some rows counts those."""
    return {
        tally: f"SELECT {', '.join(f'NULL AS {name}' for name in BESIDE[tally])} WHERE 0"
        for tally, table in TALLIES.items()
        if table not in read_whole(role)
    }


def _step_view(role: Role, *, scoped: bool) -> str:
    """Only steps that the history in sight tells of. A column beside the row's number is named in
    any case, because a bare number would ask for the table itself."""
    condition = "s.profile = ''"  # nobody's
    if role in HISTORY_ROLES:
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
    read = _words(held_lists(role))
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
    if role not in HISTORY_ROLES:
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


def _trigger_sql(profile: Profile, table: str, secret: str) -> list[str]:
    """One for each kind of write that the authorizer lets the role do at all."""
    access = cell(profile.role, table)
    new, old = _writing(profile, table, "new."), _writing(profile, table, "old.")
    if not new:
        return []
    refuse = f"BEGIN SELECT RAISE(ABORT, '{OUT_OF_SIGHT}'); END"
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
    for table, (keys, held) in MINE.items():
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
