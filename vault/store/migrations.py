"""Schema migrations by number: each in one transaction together with its record."""

import os
import re
from importlib.resources import files

from vault.store.connection import check_version
from vault.store.engine import sqlcipher

_NAME = re.compile(r"^(\d{4})_\w+\.sql$")


def migrations() -> list[tuple[int, str]]:
    """All shipped migrations as (number, SQL), in order."""
    found = []
    for entry in files("vault.store.schema").iterdir():
        match = _NAME.match(entry.name)
        if match:
            found.append((int(match.group(1)), entry.read_text(encoding="utf-8")))
    return sorted(found)


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
