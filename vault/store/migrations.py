"""Schema migrations by number: each in one transaction together with its record."""

import os
import re
from functools import cache
from importlib.resources import files

from vault.errors import VaultDamagedError
from vault.store.connection import check_version
from vault.store.engine import sqlcipher

_NAME = re.compile(r"^(\d{4})_\w+\.sql$")
_NONCE = re.compile(r"(?<=_)[0-9a-f]{16}\b")


def migrations() -> list[tuple[int, str]]:
    """All shipped migrations as (number, SQL), in order."""
    found = []
    for entry in files("vault.store.schema").iterdir():
        match = _NAME.match(entry.name)
        if match:
            found.append((int(match.group(1)), entry.read_text(encoding="utf-8")))
    return sorted(found)


def check_schema(connection: sqlcipher.Connection, file: str) -> None:
    """VaultDamagedError unless tables, indexes, views and triggers are exactly ours: whoever has
    a key and a SQLCipher of their own could leave a trigger that works in others' sessions."""
    if _shape(connection) != _own_shape():
        raise VaultDamagedError(file=file)


@cache
def _own_shape() -> frozenset[tuple[str, ...]]:
    connection = sqlcipher.connect(":memory:", isolation_level=None)
    try:
        migrate(connection, "")
        return _shape(connection)
    finally:
        connection.close()


def _shape(connection: sqlcipher.Connection) -> frozenset[tuple[str, ...]]:
    """Everything in the schema but the random part of names, and but what the engine itself adds:
    its own tables and those inside the search index may be spelled otherwise by another release."""
    rows = connection.execute(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master"
        " WHERE name NOT GLOB 'sqlite_*' AND tbl_name NOT GLOB 'pupil_fts_*'"
    ).fetchall()
    return frozenset(tuple(_NONCE.sub("", str(part)) for part in row) for row in rows)


def migrate(connection: sqlcipher.Connection, file: str) -> None:
    """Bring the file to the newest schema; NewerVersionError when it is ahead of us."""
    steps = migrations()
    have = check_version(connection, steps[-1][0], file)
    for number, sql in steps:
        if number > have:
            named = sql.replace("@nonce@", os.urandom(8).hex())
            connection.executescript(
                f"BEGIN IMMEDIATE;\n{named}\nPRAGMA user_version = {number};\nCOMMIT;"
            )
