"""A wrong or injected statement reads and changes nothing outside the role: every role by every
table, through the door that repositories use, held against what really stands in the file."""

import pytest

from tests.rules.test_matrix_on_rows import WITH_KEYS, Rows
from tests.some_of_all import some
from vault.actions.desk_notes import SaveDraft, SetSetting
from vault.crypto.kdf import FLOOR
from vault.domain.access import READ_RIGHTS, SCOPED_ROLES, Role
from vault.domain.ids import new_id
from vault.domain.matrix import cell, may
from vault.domain.secrets import Password
from vault.domain.tables import BESIDE, COLUMNS
from vault.store.database.engine import sqlcipher
from vault.store.database.statement_forms import StatementRefusedError, check_form
from vault.store.database.work import Work
from vault.unlock import unlock_vault

PASSWORD = "lantern-orchard-violin-pebble"
HIDDEN = ("audit", "audit_state", "state", "erased", "sync_base", "tombstone", "old_key", "sending")
INDEX = ("pupil_fts", *(f"pupil_fts_{part}" for part in ("data", "idx", "content", "docsize")))
BEHIND = (*HIDDEN, *INDEX, "pupil_fts_config", "sqlite_master", "sqlite_schema", "sqlite_sequence")
TABLES = (*COLUMNS, "step", "history", "draft", "setting", "sealed", "sealed_manifest", "concern")

READS = [
    "SELECT * FROM {t}",
    "SELECT * FROM main.{t}",
    "SELECT id FROM main.{t}",
    "SELECT rowid, oid, _rowid_ FROM main.{t}",
    "SELECT rowid FROM {t}",
    "SELECT count(*) FROM main.{t} WHERE rowid > 0",
    'SELECT * FROM "{t}"',
    'SELECT * FROM "main"."{t}"',
    "SELECT * FROM [{t}]",
    "SELECT * FROM `main`.`{t}`",
    "SELECT * FROM 'main'.'{t}'",
    "SELECT * FROM MAIN.{t}",
    "SELECT x.* FROM pupil p, main.{t} x",
    "SELECT p.id FROM pupil p NATURAL JOIN main.{t}",
    "SELECT p.id FROM pupil p JOIN main.{t} x USING (id)",
    "SELECT p.id FROM pupil p RIGHT JOIN main.{t} x ON x.id = p.id",
    "SELECT p.id FROM pupil p FULL JOIN main.{t} x USING (id)",
    "SELECT p.id FROM pupil p CROSS JOIN main.{t} x",
    "SELECT p.id FROM pupil p LEFT JOIN main.{t} x",
    "SELECT x.id FROM (SELECT * FROM main.{t}) x",
    "SELECT id FROM pupil WHERE id IN (SELECT id FROM main.{t})",
    "SELECT id FROM pupil WHERE id IN main.{t}",
    "SELECT id FROM pupil WHERE EXISTS (SELECT 1 FROM main.{t} WHERE id <> '')",
    "SELECT id FROM pupil UNION ALL SELECT id FROM main.{t}",
    "WITH {t} AS (SELECT * FROM main.{t}) SELECT * FROM {t}",
    "WITH pupil AS (SELECT * FROM main.{t}) SELECT * FROM pupil",
    "WITH RECURSIVE x(id) AS (SELECT id FROM main.{t} LIMIT 3) SELECT * FROM x",
    "SELECT row_number() OVER (ORDER BY id) FROM main.{t}",
    "SELECT max(id) OVER () FROM {t}",
    "SELECT id FROM {t} ORDER BY (SELECT max(id) FROM main.{t})",
    "SELECT id FROM {t} LIMIT (SELECT count(*) FROM main.{t})",
    "SELECT /* */ * FROM main.{t}",
    "SELECT * FROM {t} --",
    "SELECT 1; SELECT * FROM main.{t}",
    "SELECT * FROM {t}; DELETE FROM main.{t}",
    "VALUES (1), ((SELECT count(*) FROM main.{t}))",
    "EXPLAIN QUERY PLAN SELECT * FROM {t}",
    "EXPLAIN SELECT * FROM main.{t}",
    "PRAGMA table_info({t})",
    "SELECT * FROM pragma_table_info('{t}')",
    "SELECT * FROM pragma_table_xinfo('{t}')",
    "SELECT * FROM pragma_index_list('{t}')",
    "SELECT * FROM dbstat WHERE name = '{t}'",
    "SELECT j.value FROM {t}, json_each((SELECT group_concat(id) FROM main.{t})) j",
]
WRITES = [
    "DELETE FROM main.{t}",
    "DELETE FROM {t}",
    "DELETE FROM main.{t} WHERE id IN (SELECT id FROM main.{t})",
    "DELETE FROM main.{t} WHERE id = '{other}' RETURNING *",
    "DELETE FROM main.{t} WHERE rowid = 1",
    "UPDATE main.{t} SET made = made",
    "UPDATE main.{t} SET id = 'x'",
    "UPDATE main.{t} SET version = (SELECT max(version) FROM main.{t}) WHERE id = '{other}'",
    "UPDATE OR REPLACE main.{t} SET id = '{other}'",
    "UPDATE OR IGNORE main.{t} SET version = 9",
    "UPDATE main.{t} SET version = x.version FROM main.{t} x",
    "INSERT OR REPLACE INTO main.{t} (id) VALUES ('{other}')",
    "INSERT OR IGNORE INTO main.{t} (id) VALUES ('{other}')",
    "REPLACE INTO main.{t} (id) VALUES ('{other}')",
    "INSERT INTO main.{t} SELECT * FROM main.{t}",
    "INSERT INTO main.{t} (id) VALUES ('{other}') ON CONFLICT DO UPDATE SET version = 9",
    "INSERT INTO main.{t} (id) VALUES ('{other}') ON CONFLICT (id) DO UPDATE SET made = 9",
    "INSERT INTO main.{t} (id) VALUES ('{other}') RETURNING (SELECT max(id) FROM main.{t})",
    "INSERT INTO main.{t} DEFAULT VALUES",
    "DROP TABLE main.{t}",
    "ALTER TABLE main.{t} ADD COLUMN x AS (1)",
    "CREATE TEMP TABLE x AS SELECT * FROM main.{t}",
    "CREATE TEMP VIEW x AS SELECT * FROM main.{t}",
    "CREATE TEMP TRIGGER x AFTER INSERT ON main.audit BEGIN DELETE FROM {t}; END",
    "CREATE INDEX x ON {t} (id)",
    "REINDEX main.{t}",
    "ANALYZE main.{t}",
]
ONCE = [
    "SELECT highlight(query, 0, '', '') FROM pupil_search WHERE query MATCH 'own'",
    "SELECT snippet(query, 0, '', '', '', 9) FROM pupil_search WHERE query MATCH 'own'",
    "SELECT num FROM pupil_search WHERE query MATCH 'other'",
    "SELECT query, rank FROM pupil_search",
    "INSERT INTO main.pupil_fts (pupil_fts) VALUES ('delete-all')",
    "CREATE VIRTUAL TABLE temp.x USING fts5vocab(main, pupil_fts, instance)",
    "INSERT INTO temp.scope_pupil SELECT id, num FROM main.pupil",
    "ATTACH DATABASE ':memory:' AS x",
    "DETACH DATABASE main",
    "VACUUM INTO 'x.db'",
    "PRAGMA recursive_triggers = OFF",
    "PRAGMA writable_schema = ON",
    "SELECT sqlcipher_export('main')",
    "SELECT load_extension('x')",
    "SELECT sql FROM temp.sqlite_temp_master",
    "BEGIN",
    "SAVEPOINT x",
    "COMMIT",
    "ROLLBACK",
    "",
    ";",
    "SELECT",
    "SELECT )",
    "SELECT id FROM pupil WHERE id = 'a\0b'",
    "SELECT \u00efd FROM pupil",
]


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TUCKBOX_HOME", str(folder / "home"))
        rows = Rows(folder)
        lead = unlock_vault(rows.folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
        lead.run(SaveDraft("pupil", "whom-the-lead-writes-of", "what the lead writes"))
        lead.run(SetSetting("what-the-lead-sets", "how the lead sets it"))
        connection = lead._vault._connection
        with lead._vault.parts.fence.lowered() as token:
            for compartment in ("health", "safeguarding"):
                connection.execute(
                    f"{token} INSERT INTO main.sealed VALUES (?, ?, 1, 1, ?)",
                    (new_id(), compartment, f"the box of {compartment}".encode()),
                )
            connection.execute(
                f"{token} INSERT INTO main.concern VALUES (?, 1, ?)", (new_id(), b"the drop box")
            )
        lead.lock()
        yield rows


@pytest.fixture(params=WITH_KEYS)
def opened(rows, request):
    session = rows.unlock(request.param)
    yield request.param, session._vault, rows
    session.lock()


def words_in(found):
    """Values that tell something: texts and boxes, no short numbers and words."""
    return {v for row in found for v in row if isinstance(v, (str, bytes)) and len(v) >= 8}


def try_all(work, statements):
    """What came back and how many were refused before the engine saw them."""
    got, refused, unknown = set(), 0, []
    for sql in statements:
        try:
            found = words_in(work.execute(sql).fetchall())
        except StatementRefusedError:
            refused += 1
        except (sqlcipher.DatabaseError, ValueError):
            unknown.append(sql)
        else:
            got |= found
    return got, refused, unknown


def test_no_statement_gives_or_changes_what_is_outside_the_role(opened):
    _, vault, rows = opened
    work = Work(vault._connection, vault.parts.fence, vault.profile, 0, "")
    with vault.parts.fence.inside() as token:
        before = inside_dump(vault._connection, token)
    in_sight = set()
    for view in (*COLUMNS, *BESIDE):
        in_sight |= words_in(work.execute(f"SELECT * FROM {view}").fetchall())
    secret = set().union(*(words_in(found) for found in before.values())) - in_sight
    assert secret
    other = rows.ids["contact", "other"]
    hostile = [
        sql.format(t=table, other=other) for sql in READS + WRITES for table in (*TABLES, *BEHIND)
    ]
    with vault.parts.fence.inside() as token:
        vault._connection.execute(f"{token} BEGIN")
    got, refused, _ = try_all(work, [*hostile, *ONCE])
    with vault.parts.fence.inside() as token:
        assert inside_dump(vault._connection, token) == before
        vault._connection.execute(f"{token} ROLLBACK")
    assert got & secret == set()
    assert refused > len(hostile) * 0.9


def inside_dump(connection, token):
    """Table by table what really stands in the file."""
    names = connection.execute(
        f"{token} SELECT name FROM main.sqlite_master WHERE type = 'table'"
    ).fetchall()
    return {
        name: connection.execute(f"{token} SELECT * FROM main.{name}").fetchall()
        for (name,) in names
        if name not in INDEX[:1]
    }


def test_what_is_beside_the_tables_shows_only_ones_own(opened):
    role, vault, _ = opened
    work = Work(vault._connection, vault.parts.fence, vault.profile, 0, "")
    assert work.execute("SELECT * FROM my_draft").fetchall() == []
    assert work.execute("SELECT * FROM my_setting").fetchall() == []
    steps = {row[0] for row in work.execute("SELECT number FROM step")}
    assert steps <= {row[0] for row in work.execute("SELECT step FROM history")}
    if role in SCOPED_ROLES:
        with vault.parts.fence.inside() as token:
            everybody = vault._connection.execute(f"{token} SELECT count(*) FROM main.step")
            assert len(steps) < everybody.fetchone()[0]
    boxes = dict(work.execute("SELECT compartment, box FROM sealed").fetchall())
    for compartment, right in READ_RIGHTS.items():
        assert (boxes[compartment.value] is not None) == may(role, right)
    (concern,) = work.execute("SELECT box FROM concern").fetchone()
    assert (concern is not None) == (role is Role.SAFEGUARDING_LEAD)


@pytest.mark.parametrize(
    "verb", some(["REPLACE", "INSERT OR REPLACE"], fast=("INSERT OR REPLACE",))
)
def test_a_row_never_takes_the_place_of_another_even_past_the_form(opened, verb):
    """The engine alone, without the check of the text: who may not delete a row, or not this one,
    does not replace it; who may leaves its history."""
    role, vault, rows = opened
    connection, fence = vault._connection, vault.parts.fence
    with fence.inside() as token:
        triggers = connection.execute(
            f"{token} SELECT tbl_name FROM main.sqlite_master WHERE name GLOB '*_deleted_*'"
        )
        told = {table for (table,) in triggers}
    assert {"pupil", "contact", "alert", "consent", "photo", "enrolment"} <= told
    for table in COLUMNS:
        if table not in told and cell(role, table).delete:
            continue  # what is deleted there leaves no history, by this way or another
        for side in ("own", "other"):
            with fence.inside() as token:
                connection.execute(f"{token} BEGIN")
                before = inside_dump(connection, token)
            record = rows.ids[table, side]
            try:
                connection.execute(f"{verb} INTO main.{table} (id) VALUES (?)", (record,))
            except sqlcipher.DatabaseError:
                is_done = False
            else:
                is_done = True
                assert cell(role, table).delete
                assert role not in SCOPED_ROLES
            with fence.inside() as token:
                after = inside_dump(connection, token)
                new = [row for row in after["history"] if row not in before["history"]]
                assert new if is_done else after == before, (table, side)
                assert not is_done or any(record in row for row in new)
                connection.execute(f"{token} ROLLBACK")


def test_while_the_fence_is_lifted_nothing_without_its_comment_is_prepared(school):
    vault = school._vault
    work = Work(vault._connection, vault.parts.fence, vault.profile, 0, "")
    with vault.parts.fence.inside() as token:
        assert work.execute(f"{token} SELECT id FROM main.pupil").fetchall()
        with pytest.raises(StatementRefusedError):
            work.execute("SELECT id FROM pupil")
    for late in (f"{token} SELECT id FROM main.pupil", f"{token} DELETE FROM main.pupil"):
        with pytest.raises(StatementRefusedError):
            work.execute(late)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT p.id FROM pupil p JOIN contact c ON c.pupil_id = p.id",
        "SELECT p.id FROM pupil p LEFT JOIN contact c ON c.pupil_id = p.id WHERE p.id = ?",
        "SELECT p.id FROM pupil p, contact c WHERE c.pupil_id = p.id",
        "SELECT count(*) FROM (SELECT DISTINCT c.name FROM class c)",
        "UPDATE main.alert SET text = ?, version = ? WHERE id = ?",
        "DELETE FROM main.alert WHERE id = ?",
        "INSERT INTO main.alert (id, text) VALUES (?, 'a ''quoted'' word')",
    ],
)
def test_what_repositories_use_is_let_through(sql):
    check_form(sql)
