"""How a table is understood, whatever door it comes through: sheets, letters, and each column's
field."""

from collections.abc import Callable
from itertools import islice
from pathlib import Path

from vault.domain.preview import ColumnSeen, HowRead, ReadOptions
from vault.exchange.list_columns import Mapping
from vault.exchange.table_files import Opened, open_tables, raw_of
from vault.exchange.tables import Table

_ROWS = 50
_SAMPLES = 3
Fields = Callable[[tuple[str, ...]], Mapping]
"""Of a header: (column, field) for each column that is read."""


def table_look(path: Path, options: ReadOptions, fields: Fields, name: str) -> HowRead:
    """Of a file whose headers these `fields` understand; letters that are doubtful are told, and
    refuse nothing. BadFileError, UnsafeFileError."""

    def known(header: tuple[str, ...]) -> int:
        return len(fields(header))

    return look_of(open_tables(raw_of(path), path.name, known, options), fields, name)


def look_of(opened: Opened, fields: Fields, name: str, date_order: str = "") -> HowRead:
    """The same of tables that are open; `name` is what they are read as."""
    first = opened.tables[0]
    columns: dict[str, ColumnSeen] = {}
    for table in opened.tables:
        for seen in _columns(table, dict(fields(table.header))):
            columns.setdefault(seen.column, seen)
    notes = (note for table in opened.tables for note in table.notes)
    return HowRead(
        name,
        notes=tuple(dict.fromkeys(notes)),
        encoding=first.encoding,
        delimiter=first.delimiter,
        date_order=date_order,
        header=tuple(columns),
        mapping=tuple((seen.column, seen.field) for seen in columns.values() if seen.field),
        header_line=first.start,
        sheets=opened.sheets,
        readings=first.readings,
        doubt=first.doubt,
        columns=tuple(columns.values()),
    )


def some_rows(table: Table, count: int) -> list[dict[str, str]]:
    """From the head of the table."""
    return [row for _, row in islice(table.rows(), count)]


def _columns(table: Table, fields: dict[str, str]) -> list[ColumnSeen]:
    rows = some_rows(table, _ROWS)
    return [
        ColumnSeen(
            column,
            fields.get(column, ""),
            tuple(dict.fromkeys(filter(None, (row[column] for row in rows))))[:_SAMPLES],
        )
        for column in table.header
    ]
