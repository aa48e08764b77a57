"""Schema migrations by number: each in one transaction together with its record."""

import os
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from vault.errors import VaultDamagedError
from vault.store.database.connection import check_version
from vault.store.database.engine import sqlcipher
from vault.store.database.rows import column, named
from vault.store.database.search_words import write_words

_NAME = re.compile(r"^(\d{4})_\w+\.sql$")
_HISTORY = re.compile(r"^-- @history (\w+) \(([a-z_, \n-]+?)\) of (\w+|nobody)$", re.MULTILINE)
"""A line of a migration: `-- @history alert (pupil_id, kind, text) of pupil_id`. It stands for the
triggers that keep the history of these columns, in place of older ones of the table. The columns
are written out, because a released migration never changes its meaning; the key is the table's."""
_WORDS = "-- @words"
"""A line of a migration after which the words that find and sort pupils are written anew."""
_NONCE = re.compile(r"_[0-9a-f]{16}\b")


@cache
def migrations() -> list[tuple[int, str]]:
    """All shipped migrations as (number, SQL), in order."""
    numbered = []
    for entry in files("vault.store.database.schema").iterdir():
        match = _NAME.match(entry.name)
        if match:
            numbered.append((int(match.group(1)), entry.read_text(encoding="utf-8")))
    return sorted(numbered)


def check_schema(connection: sqlcipher.Connection, file: str) -> None:
    """VaultDamagedError unless tables, indexes, views and triggers are exactly ours: who has
    a key and a SQLCipher of their own could leave a trigger that works in others' sessions."""
    if _shape(connection) != _own_shape():
        raise VaultDamagedError(file=file)


@cache
def _own_shape() -> frozenset[str]:
    connection = sqlcipher.connect(":memory:", isolation_level=None)
    try:
        migrate(connection, "")
        return _shape(connection)
    finally:
        connection.close()


def _shape(connection: sqlcipher.Connection) -> frozenset[str]:
    """Everything in the schema but the random part of names, and but what the engine itself adds:
    its own tables and those inside the search index may be spelled otherwise by another release."""
    rows = column(
        connection.execute(
            "SELECT json_array(type, name, tbl_name, sql) FROM sqlite_master"
            " WHERE name NOT GLOB 'sqlite_*' AND tbl_name NOT GLOB 'pupil_fts_*'"
        )
    )
    return frozenset(_NONCE.sub("_", row) for row in rows)


def history_triggers(
    table: str, columns: Sequence[str], owner: str, key: Sequence[str] = ()
) -> tuple[str, str]:
    """After a change one line for each column that differs; after a removal the row as JSON, with
    `key`: what numbers the rows beside their ids, so that undo puts a row back where it was."""
    insert = (
        "    INSERT INTO history (step, tbl, record, pupil, field, old, new)\n        SELECT step, "
    )
    changes = "\n".join(
        f"{insert}'{table}', old.id, {owner}, '{name}', old.{name}, new.{name} FROM state"
        f" WHERE old.{name} IS NOT new.{name};"
        for name in columns
    )
    row = ", ".join(f"'{name}', old.{name}" for name in (*key, "id", *columns, "version", "made"))
    changed = f"CREATE TRIGGER {table}_changed_@nonce@ AFTER UPDATE ON {table} BEGIN"
    deleted = f"CREATE TRIGGER {table}_deleted_@nonce@ AFTER DELETE ON {table} BEGIN"
    removal = f"{insert}'{table}', old.id, {owner}, '', json_object({row}), NULL FROM state;"
    return f"{changed}\n{changes}\nEND;", f"{deleted}\n{removal}\nEND;"


def run_migration(connection: sqlcipher.Connection, sql: str) -> None:
    """All statements of a migration, in order. A history line becomes its triggers where it stands:
    in place of those that the table has by then, and with the key that it has by then."""
    nonce = os.urandom(8).hex()
    text = sql.replace("@nonce@", nonce)
    at = 0
    for line in _HISTORY.finditer(text):
        _run(connection, text[at : line.start()])
        for statement in _history_of(connection, line):
            connection.execute(statement.replace("@nonce@", nonce))
        at = line.end()
    _run(connection, text[at:])


def _run(connection: sqlcipher.Connection, sql: str) -> None:
    """One by one and not as a script, which the driver would begin with a COMMIT."""
    waiting = ""
    for line in sql.splitlines(keepends=True):
        waiting += line
        if sqlcipher.complete_statement(waiting):
            connection.execute(waiting)
            waiting = ""


def _history_of(connection: sqlcipher.Connection, line: re.Match[str]) -> tuple[str, ...]:
    table, whose = line[1], line[3]
    columns = tuple(name.strip("- \n") for name in line[2].split(","))
    drops = [f"DROP TRIGGER {name}" for name in _triggers_of(connection, table)]
    keys = named(connection.execute(f"PRAGMA table_info({table})"))
    key = tuple(part.name for part in keys if part.pk and part.name != "id")
    owner = "''" if whose == "nobody" else f"old.{whose}"
    return (*drops, *history_triggers(table, columns, owner, key))


def _triggers_of(connection: sqlcipher.Connection, table: str) -> list[str]:
    return column(
        connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?"
            " AND sql LIKE '%INSERT INTO history%'",
            (table,),
        )
    )


def migrate(connection: sqlcipher.Connection, file: str) -> None:
    """Bring the file to the newest schema, each migration in a transaction of its own;
    NewerVersionError when the file is newer than this program."""
    steps = migrations()
    present = check_version(connection, steps[-1][0], file)
    for number, sql in steps:
        if number > present:
            connection.execute("BEGIN IMMEDIATE")
            run_migration(connection, sql)
            if _WORDS in sql:
                write_words(connection, None)
            connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
