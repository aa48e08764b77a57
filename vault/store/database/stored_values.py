"""Columns read by the type that the program writes there, as SQL: NULL for a value of another.

STRICT keeps other types out, but not in front of somebody with the vault key and a SQLCipher of
their own: it can be struck out of the schema for a moment, so that the schema shows nothing
afterwards. Nor may the driver be asked for such a value first: of text that is no UTF-8 it gives an
error. Each of these is for a column by its name, and is decided by the row's header alone.
"""

from collections.abc import Callable

from vault.errors import VaultDamagedError
from vault.store.database.engine import sqlcipher
from vault.store.database.rows import all_rows, column, dicts

_SMALL = ("audit_state", "erased", "erasure_told", "old_key", "sending", "state")
"""Tables with a handful of rows, without which no act is done."""

LARGEST = 1 << 26
"""Bytes of a list of sealed records, of which there may be a million."""
LARGEST_PART = 1 << 20
"""Of a part of an entry, and of words; the program's own take far fewer."""
_MOST = 1 << 62


def blob(column: str, largest: int = LARGEST) -> str:
    """SQL for a BLOB of at most `largest` bytes."""
    return _typed("blob", column, column, largest)


def part(column: str) -> str:
    """SQL for the bytes of a part of an audit entry."""
    return blob(column, LARGEST_PART)


def words(column: str) -> str:
    """SQL for the bytes of a text, whether or not they are UTF-8."""
    return _typed("text", column, f"CAST({column} AS BLOB)", LARGEST_PART)


def number(column: str) -> str:
    """SQL for an integer from 0 to 2⁶², so that another can come after it."""
    return (
        f"CASE WHEN typeof({column}) = 'integer' AND {column} BETWEEN 0 AND {_MOST}"
        f" THEN {column} END"
    )


def named_columns(read: Callable[[str], str], *columns: str) -> str:
    """SQL for several columns read so, each under its own name."""
    return ", ".join(f"{read(name)} AS {name}" for name in columns)


def _typed(kind: str, column: str, value: str, largest: int) -> str:
    return (
        f"CASE WHEN typeof({column}) = '{kind}' AND octet_length({column}) <= {largest}"
        f" THEN {value} END"
    )


def must_be_typed(connection: sqlcipher.Connection, file: str) -> None:
    """VaultDamagedError unless the small tables hold only values that STRICT allows, which SQLite
    checks itself. The long tables are read by type instead: checking them would cost each opening.
    A page that could not be read is reported in the same words as a value of another type, so this
    counts as a failed read, and the opening is tried again before it is believed."""
    for table in _SMALL:
        if not _is_whole(connection, f"PRAGMA main.quick_check({table})"):
            trouble = sqlcipher.DatabaseError(f"quick_check of {table}")
            trouble.sqlite_errorcode = sqlcipher.SQLITE_CORRUPT
            raise VaultDamagedError(file=file) from trouble
        _must_be_ours(connection, table, file)


def _must_be_ours(connection: sqlcipher.Connection, table: str, file: str) -> None:
    """Of the right type is not enough: a text that is no UTF-8 stops the driver, and a number at
    the end of its range the next act. Each has a handful of rows."""
    columns = all_rows(connection.execute(f"PRAGMA main.table_info({table})"))
    texts = [f"CAST({c.name} AS BLOB) AS {c.name}" for c in columns if c.type == "TEXT"]
    numbers = [str(c.name) for c in columns if c.type == "INTEGER"]
    typed = f"SELECT {', '.join((*texts, *numbers))} FROM main.{table}"
    for row in dicts(connection.execute(typed)):
        for value in row.values():
            if not _is_ours(value or 0):
                raise VaultDamagedError(file=file)


def _is_ours(value: bytes | int) -> bool:
    if isinstance(value, int):
        return -_MOST <= value <= _MOST
    try:
        value.decode()
    except UnicodeDecodeError:
        return False
    return True


def is_typed(connection: sqlcipher.Connection, token: str) -> bool:
    """Whether all tables do; reads the whole file, and so is only for after a failure."""
    return _is_whole(connection, f"{token} PRAGMA main.quick_check(1)")


def _is_whole(connection: sqlcipher.Connection, check: str) -> bool:
    return column(connection.execute(check)) == ["ok"]
