"""What was given in each assessment, in one line: how it is spelt, written and read.

A trigger empties the line with each change of a mark, so that none is ever out of date; the unit of
work that made the change writes it anew, and who meets an empty one counts the marks.
"""

from collections import Counter
from collections.abc import Iterable

from vault.store.database.engine import sqlcipher

_BETWEEN = "\x1f"
"""The unit separator, which no text of ours holds (`domain.pupil_values.has_unseen`)."""
_GIVEN = (
    f"coalesce((SELECT group_concat(m.value, '{_BETWEEN}') FROM {{mark}} m"
    " WHERE m.markbook_column_id = {column} AND m.value <> ''), '')"
)
GIVEN = (
    "coalesce((SELECT t.marks FROM mark_tally t WHERE t.markbook_column_id = a.id),"
    f" {_GIVEN.format(mark='mark', column='a.id')})"
)
"""SQL for the line of the assessment `a`: as it stands, or counted of the marks in sight, off their
index alone. A GROUP BY of the values would sort them in memory, which takes longer than all."""
_COUNT = (
    "UPDATE main.mark_tally SET marks ="
    f" {_GIVEN.format(mark='main.mark', column='mark_tally.markbook_column_id')}"
    " WHERE marks IS NULL"
)


def count_anew(connection: sqlcipher.Connection, token: str) -> None:
    """Write the lines that are empty. `token` is the fence's, which is lifted for this."""
    connection.execute(f"{token} {_COUNT}")


def how_often(lines: Iterable[str]) -> Counter[str]:
    """Each value in lines of this form. They are read as one, because a line costs more than what
    stands in it."""
    together = _BETWEEN.join(line for line in lines if line)
    return Counter(together.split(_BETWEEN) if together else ())
