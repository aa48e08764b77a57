"""Every cell of the matrix on rows that are really there: roles by tables by columns by acts."""

import pytest

from vault.actions.classes import AddClass
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.crypto.kdf import FLOOR
from vault.domain.access import SCOPED_ROLES, Role
from vault.domain.catalogue.all_tables import CATALOGUE
from vault.domain.catalogue.columns import Number
from vault.domain.ids import new_id
from vault.domain.matrix import ME, cell
from vault.domain.secrets import Password
from vault.domain.tables import CLASS_COLUMN, COLUMNS, SCOPE_COLUMN
from vault.store.database.engine import sqlcipher
from vault.unlock import create_vault, unlock_vault

PASSWORD = "lantern-orchard-violin-pebble"
WITH_KEYS = [role for role in Role if role is not Role.TECHNICIAN]
NUMBERS = {"number", "entry"} | {
    column.name
    for table in CATALOGUE.values()
    for column in table.columns
    if isinstance(column, Number)
}
LEAVES = CATALOGUE.keys() - {to for table in CATALOGUE.values() for to in table.links.values()}
"""No row of another table names theirs, so nothing but the fence keeps them."""
FIXED = {
    ("consent", "purpose"): "photo-class",
    ("characteristic", "kind"): "sen-status",
}
"""The one purpose that assistants and cover teachers may read of, and a kind that teachers may."""


class Rows:
    """One row in each table for a child in the profile's class, and one for a child outside."""

    def __init__(self, folder):
        self.folder = folder / "rows.tuckbox"
        lead, _ = create_vault(self.folder, "Willow", "Dana Lead", Password.typed(PASSWORD), FLOOR)
        rooms = {"own": lead.run(AddClass("own")), "other": lead.run(AddClass("other"))}
        pupils = {side: lead.run(AddPupil((("legal_given", side),), rooms[side])) for side in rooms}
        self.ids = {}
        connection = lead._vault._connection
        with lead._vault.parts.fence.inside() as token:
            for side, room in rooms.items():
                keys = {"pupil_id": pupils[side], "class_id": room}
                for table in COLUMNS:
                    known = {"pupil": pupils, "class": rooms}.get(table, {}).get(side)
                    self.ids[table, side] = self._row(connection, token, table, side, keys, known)
                    keys.setdefault(f"{table}_id", self.ids[table, side])
                    if table == "academic_year":
                        keys["year_id"] = self.ids[table, side]
        for role in WITH_KEYS:
            chosen = frozenset({rooms["own"]})
            lead.run(AddProfile(f"A {role.value}", role, Password.typed(PASSWORD), chosen))
        lead.lock()

    def _row(self, connection, token, table, side, keys, known):
        values = {c: self.value(table, c, side, keys) for c in COLUMNS[table]}
        if known:
            sets = ", ".join(f"{c} = ?" for c in values)
            connection.execute(
                f"{token} UPDATE main.{table} SET {sets} WHERE id = ?", (*values.values(), known)
            )
            return known
        record = new_id()
        names, marks = ", ".join(("id", *values)), ", ".join("?" * (len(values) + 1))
        connection.execute(
            f"{token} INSERT INTO main.{table} ({names}) VALUES ({marks})",
            (record, *values.values()),
        )
        return record

    @staticmethod
    def value(table, column, side, keys):
        if column.endswith("_id"):
            return keys.get(column)
        if column in NUMBERS:
            return 1
        return FIXED.get((table, column), f"{side}-{table}-{column}")

    def unlock(self, role):
        return unlock_vault(self.folder, f"A {role.value}", Password.typed(PASSWORD), params=FLOOR)


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rows")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TUCKBOX_HOME", str(folder / "home"))
        yield Rows(folder)


@pytest.fixture
def opened(rows, request):
    session = rows.unlock(request.param)
    yield request.param, session._vault._connection, session._vault.parts.fence, rows
    session.lock()


def is_narrowed(role, table):
    return role in SCOPED_ROLES and (table in SCOPE_COLUMN or table in CLASS_COLUMN)


def seen_sides(role, table):
    if ME in cell(role, table).rows:
        return set()  # the rows here are somebody else's
    return {"own"} if is_narrowed(role, table) else {"own", "other"}


def written_sides(role, table):
    """What is written of own groups alone stands in test_fence_own_groups."""
    return set() if cell(role, table).own else seen_sides(role, table)


@pytest.mark.parametrize("opened", WITH_KEYS, indirect=True)
def test_what_is_read_is_what_the_matrix_says(opened):
    role, connection, _, rows = opened
    for table, columns in COLUMNS.items():
        here = cell(role, table)
        for column in columns:
            found = dict(connection.execute(f"SELECT id, {column} FROM {table}").fetchall())
            for side in ("own", "other"):
                record = rows.ids[table, side]
                if column in here.read and side in seen_sides(role, table):
                    assert found[record] is not None, (table, column, side)
                else:
                    assert found.get(record) is None, (table, column, side)
                if not here.read and not here.counts:
                    assert found == {}, (table, column)


def attempt(connection, fence, sql, values):
    """'done', 'nothing' or 'refused'; whatever was done is taken back."""
    with fence.inside() as token:
        connection.execute(f"{token} BEGIN")
    try:
        cursor = connection.execute(sql, values)
        outcome = "done" if cursor.rowcount > 0 else "nothing"
    except sqlcipher.DatabaseError:
        outcome = "refused"
    with fence.inside() as token:
        connection.execute(f"{token} ROLLBACK")
    return outcome


@pytest.mark.parametrize("opened", WITH_KEYS, indirect=True)
def test_what_is_changed_is_what_the_matrix_says(opened):
    role, connection, fence, rows = opened
    for table, columns in COLUMNS.items():
        for column in columns:
            for side in ("own", "other"):
                value = 0 if column in NUMBERS else None if column.endswith("_id") else "changed"
                if column.endswith("_id") and table != "class":
                    continue  # a key may not be empty; where it may point is tested by scope
                sql = f"UPDATE main.{table} SET {column} = ? WHERE id = ?"
                done = attempt(connection, fence, sql, (value, rows.ids[table, side]))
                right = column in cell(role, table).update and side in written_sides(role, table)
                assert done == ("done" if right else "refused"), (table, column, side)


@pytest.mark.parametrize("opened", WITH_KEYS, indirect=True)
def test_what_is_added_and_deleted_is_what_the_matrix_says(opened):
    role, connection, fence, rows = opened
    for table in COLUMNS:
        for side in ("own", "other"):
            here, sides = cell(role, table), written_sides(role, table)
            keys = {
                c: rows.ids[c.removesuffix("_id"), side]
                for c in COLUMNS[table]
                if c.endswith("_id") and c != "year_id"
            }
            extra = {"blob": "b", "thumb": "t"} if table == "photo" else {}
            if table == "external_id":
                extra = {"kind": "pupil", "record": "x", "source": side, "sourced": new_id()}
            values = {"id": new_id(), **keys, **extra}
            sql = (
                f"INSERT INTO main.{table} ({', '.join(values)})"
                f" VALUES ({', '.join('?' * len(values))})"
            )
            if table not in ("pupil", "class"):
                right = here.insert and side in sides
                done = attempt(connection, fence, sql, tuple(values.values()))
                assert done == ("done" if right else "refused"), (table, side, "insert")
            if table in LEAVES:
                right = here.delete and side in sides
                sql = f"DELETE FROM main.{table} WHERE id = ?"
                done = attempt(connection, fence, sql, (rows.ids[table, side],))
                assert done == ("done" if right else "refused"), (table, side, "delete")
