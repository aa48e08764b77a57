"""The lines in which the marks of each assessment are counted, beside a recount, for tests."""

from collections import Counter

from vault.store.database.mark_tallies import how_often


def must_be_counted(session):
    """Each line holds exactly the values of its marks, every assessment with marks has one, and
    none is left of what is gone. The number of lines."""
    vault = session._vault
    with vault.parts.fence.inside() as token:
        connection = vault._connection
        lines = dict(
            connection.execute(f"{token} SELECT markbook_column_id, marks FROM main.mark_tally")
        )
        marks = connection.execute(
            f"{token} SELECT markbook_column_id, value FROM main.mark WHERE value <> ''"
        ).fetchall()
        there = {
            row[0] for row in connection.execute(f"{token} SELECT id FROM main.markbook_column")
        }
    recount = {column: Counter(v for c, v in marks if c == column) for column in there}
    assert set(lines) <= there
    assert {column for column, values in recount.items() if values} <= set(lines)
    for column, line in lines.items():
        assert line is not None, "left to be counted"
        assert how_often([line]) == recount[column]
    return len(lines)
