"""The words by which pupils are found and the key by which they are sorted, and who reads them."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from vault.domain.collation import searchable, sort_key
from vault.store.database.engine import sqlcipher
from vault.store.database.open_enrolments import open_today
from vault.store.database.rows import Row, called_as, named

_NAMES = f"""
SELECT p.num, p.legal_given, p.legal_family, p.middle, p.preferred_given, p.preferred_family,
    coalesce((SELECT group_concat(c.name, ' ') FROM main.enrolment e
        JOIN main.class c ON c.id = e.class_id WHERE e.pupil_id = p.id AND {open_today("e")}), '')
        AS class_name
FROM main.pupil p
"""
SEARCHED = frozenset(re.findall(r"(?:FROM|JOIN) main\.(\w+)", _NAMES))
"""Tables whose rows are among these words."""
_AT_ONCE = 2000


def write_words(
    connection: sqlcipher.Connection, pupils: Iterable[str] | None, token: str = ""
) -> None:
    """Write anew what finds and sorts these pupils, by their ids, or all. `token` is the fence's,
    which is lifted for this."""
    if pupils is None:
        connection.execute(f"{token} DELETE FROM main.pupil_fts")
        connection.execute(f"{token} DELETE FROM main.pupil_order")
        _put(connection, named(connection.execute(f"{token} {_NAMES}")), token)
        return
    for pupil in pupils:
        _put(
            connection,
            named(connection.execute(f"{token} {_NAMES} WHERE p.id = ?", (pupil,))),
            token,
        )


def drop_words(connection: sqlcipher.Connection, number: int, token: str) -> None:
    """What finds and sorts the pupil of this number goes."""
    connection.execute(f"{token} DELETE FROM main.pupil_fts WHERE rowid = ?", (number,))
    connection.execute(f"{token} DELETE FROM main.pupil_order WHERE num = ?", (number,))


def _put(connection: sqlcipher.Connection, rows: Iterator[Row], token: str) -> None:
    # Some at a time: a school of 214,000 is never in memory as a whole.
    while some := list(islice(rows, _AT_ONCE)):
        connection.executemany(
            f"{token} INSERT OR REPLACE INTO main.pupil_fts"
            " (rowid, given, family, preferred, class) VALUES (?, ?, ?, ?, ?)",
            map(_words, some),
        )
        connection.executemany(
            f"{token} INSERT OR REPLACE INTO main.pupil_order (num, order_key) VALUES (?, ?)",
            ((row.num, _key(row)) for row in some),
        )


def _words(row: Row) -> tuple[int, str, str, str, str]:
    return (
        row.num,
        searchable(f"{row.legal_given} {row.middle}"),
        searchable(f"{row.legal_family} {row.preferred_family}"),
        searchable(row.preferred_given),
        searchable(row.class_name),
    )


def _key(row: Row) -> str:
    name = called_as(row)
    return sort_key(name.family, name.given)
