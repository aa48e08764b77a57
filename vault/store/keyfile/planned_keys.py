"""What the audit trail says of planned new keys, so that a plan that was taken away is missed.

The key file is anybody's who can write in the folder, and a plan that is simply not there any more
looks like one that never was. The entry of planning it stands in the records.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager

from vault.store.database.engine import sqlcipher
from vault.store.database.rows import one_value
from vault.store.database.stored_values import words

_KIND = "vault.rekey-planned"


def planned_kind(number: int) -> str:
    """The kind of the entry; `number` is the key file's number once the plan is carried out."""
    return f"{_KIND} {number}"


def planned_number(
    connection: sqlcipher.Connection, inside: Callable[[], AbstractContextManager[str]]
) -> int:
    """The number that the newest plan leads to; 0 where none was ever made."""
    with inside() as token:
        newest = one_value(
            connection.execute(
                f"{token} SELECT {words('kind')} FROM main.audit WHERE kind LIKE '{_KIND} %'"
                " ORDER BY number DESC LIMIT 1"
            )
        )
    digits = (newest or b"").decode("ascii", "replace").rpartition(" ")[2]
    return int(digits) if digits.isdecimal() and len(digits) < 10 else 0
