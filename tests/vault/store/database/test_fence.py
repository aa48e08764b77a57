"""Every cell of the matrix: roles by tables by columns by writes, allowed and refused."""

from datetime import date

import pytest

from vault.actions.classes import OpenClass
from vault.actions.contacts import DecideConsent
from vault.domain.access import SCOPED_ROLES, Role
from vault.domain.matrix import cell
from vault.domain.tables import CLASS_COLUMN, COLUMNS, SCOPE_COLUMN
from vault.store.database.engine import sqlcipher
from vault.store.database.opened import is_out_of_sight, is_refused_by_fence

WITH_KEYS = [role for role in Role if role is not Role.TECHNICIAN]


def connection_of(session):
    return session._vault._connection


def _seen_whole(role, table):
    """The columns, where the role sees all of them in all rows."""
    narrowed = role in SCOPED_ROLES and (table in SCOPE_COLUMN or table in CLASS_COLUMN)
    access = cell(role, table)
    is_whole = access.read == frozenset(COLUMNS[table]) and not access.rows and not narrowed
    return COLUMNS[table] if is_whole else ()


@pytest.mark.parametrize("role", WITH_KEYS)
def test_columns_outside_the_matrix_read_as_nothing(role, unlock_as):
    session = unlock_as(role)
    for table, columns in COLUMNS.items():
        for column in columns:
            rows = connection_of(session).execute(f"SELECT {column} FROM {table}").fetchall()
            if column not in cell(role, table).read:
                assert all(row[0] is None for row in rows), (table, column)


@pytest.mark.parametrize("role", WITH_KEYS)
def test_real_tables_are_out_of_reach_but_those_that_are_read_whole(role, unlock_as):
    session = unlock_as(role)
    for table, columns in COLUMNS.items():
        for column in (*columns, *(() if table == "pupil" else ("rowid",))):
            if column.endswith("_id") or table == "external_id":
                continue
            if column in _seen_whole(role, table):
                connection_of(session).execute(f"SELECT {column} FROM main.{table}").fetchall()
                continue
            with pytest.raises(sqlcipher.DatabaseError) as refused:
                connection_of(session).execute(f"SELECT {column} FROM main.{table}").fetchall()
            assert is_refused_by_fence(refused.value) or "prohibited" in str(refused.value)


@pytest.mark.parametrize("role", WITH_KEYS)
def test_writes_follow_the_matrix(role, unlock_as):
    connection = connection_of(unlock_as(role))
    for table, columns in COLUMNS.items():
        for column in columns:
            sql = f"UPDATE main.{table} SET {column} = {column} WHERE id = 'x'"
            sql = sql.replace(f"= {column} W", "= NULL W")
            if column in cell(role, table).update:
                connection.execute(sql)
            else:
                with pytest.raises(sqlcipher.DatabaseError):
                    connection.execute(sql)
        for allowed, sql in (
            (cell(role, table).delete, f"DELETE FROM main.{table} WHERE id = 'x'"),
            (cell(role, table).insert, f"INSERT INTO main.{table} (id) SELECT 'x' WHERE 0"),
        ):
            if allowed:
                connection.execute(sql)
            else:
                with pytest.raises(sqlcipher.DatabaseError):
                    connection.execute(sql)


@pytest.mark.parametrize("role", [Role.TEACHER, Role.ASSISTANT, Role.COVER])
def test_other_classes_do_not_exist_for_scoped_roles(role, unlock_as):
    connection = connection_of(unlock_as(role))
    assert [r[0] for r in connection.execute("SELECT legal_given FROM pupil")] == ["Ann"]
    assert [r[0] for r in connection.execute("SELECT name FROM class")] == ["4A"]
    found = connection.execute("SELECT num FROM pupil_search WHERE query MATCH 'bob'").fetchall()
    assert found == []
    # The key by which pupils are sorted is their name.
    keys = [row[0] for row in connection.execute("SELECT order_key FROM pupil_order")]
    assert len(keys) == 1
    assert keys[0].startswith("ash")
    with pytest.raises(sqlcipher.DatabaseError):
        connection.execute("SELECT order_key FROM main.pupil_order")


def test_a_teacher_cannot_put_a_photo_on_a_child_of_another_class(unlock_as, school):
    connection = connection_of(unlock_as(Role.TEACHER))
    with pytest.raises(sqlcipher.IntegrityError) as refused:
        connection.execute(
            "INSERT INTO main.photo (id, pupil_id, taken_on, blob, thumb)"
            " VALUES ('x', ?, '2026-01-01', 'b', 't')",
            (school.ids["bob"],),
        )
    assert is_out_of_sight(refused.value)


TRICKS = [
    "WITH pupil AS (SELECT upn FROM main.pupil) SELECT * FROM pupil",
    "WITH pupil_changed AS (SELECT upn FROM main.pupil) SELECT * FROM pupil_changed",
    "SELECT upn FROM (SELECT upn FROM main.pupil) AS pupil",
    "SELECT mac_key FROM main.audit_state",
    "SELECT sql FROM sqlite_master",
    "SELECT sql FROM sqlite_temp_master",
    "DELETE FROM main.audit",
    "UPDATE main.state SET step = 0",
    "INSERT INTO temp.scope_pupil SELECT id, 1 FROM main.pupil",
    "INSERT INTO temp.scope_class VALUES ('x')",
    "ATTACH DATABASE ':memory:' AS other",
    "PRAGMA writable_schema = ON",
    "CREATE TEMP VIEW mine AS SELECT upn FROM main.pupil",
    "DROP VIEW temp.pupil",
    "SELECT load_extension('x')",
    "COMMIT",
]


@pytest.mark.parametrize("sql", TRICKS)
def test_tricks_are_refused_by_the_engine(sql, unlock_as):
    with pytest.raises(sqlcipher.DatabaseError):
        connection_of(unlock_as(Role.TEACHER)).execute(sql).fetchall()


@pytest.mark.parametrize("role", [Role.TEACHER, Role.ASSISTANT, Role.COVER])
def test_a_refused_photo_is_refused_to_everybody_in_the_class(role, school, unlock_as):
    school.run(
        DecideConsent(school.ids["ann"], "photo-class", "refused", "parent", date(2026, 9, 1))
    )
    page = unlock_as(role).run(OpenClass(school.ids["a"]))
    assert [face.photo_refused for face in page.faces] == [True]
