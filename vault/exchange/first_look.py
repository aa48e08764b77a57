"""How a list is understood, before its rows are held against the vault."""

from itertools import chain, islice
from pathlib import Path

from vault.domain.law.shape import Law
from vault.domain.people import PUPIL_DAYS
from vault.domain.preview import ColumnSeen, HowRead, ReadOptions
from vault.exchange.dates import unambiguous_order, usual_order
from vault.exchange.list_columns import Mapping, guess_mapping
from vault.exchange.recognise import kind_of, open_class_list, read_roll
from vault.exchange.tables import Table

_ROWS = 5000
"""How many rows are looked at for the order of dates."""
_SAMPLES = 3


def first_look(path: Path, options: ReadOptions, law: Law) -> HowRead:
    """Of a class list by its headings and first rows, of a roster by reading it. BadFileError,
    UnsafeFileError."""
    if kind_of(path) != "list":
        reading = read_roll(path, options, law)
        return HowRead(reading.format_name, notes=tuple(reading.notes))
    opened = open_class_list(path, options)
    first = opened.tables[0]
    columns: dict[str, ColumnSeen] = {}
    for table in opened.tables:
        for seen in _columns(table, options.mapping):
            columns.setdefault(seen.column, seen)
    days = [seen.column for seen in columns.values() if seen.field in PUPIL_DAYS]
    proven = options.date_order or unambiguous_order(
        row.get(day, "") for table in opened.tables for row in _some(table, _ROWS) for day in days
    )
    notes = chain.from_iterable(table.notes for table in opened.tables)
    return HowRead(
        "class list",
        notes=tuple(dict.fromkeys(notes)),
        encoding=first.encoding,
        delimiter=first.delimiter,
        date_order=proven or usual_order(law),
        header=tuple(columns),
        mapping=tuple((seen.column, seen.field) for seen in columns.values() if seen.field),
        header_line=first.start,
        sheets=opened.sheets,
        readings=first.readings,
        doubt=first.doubt,
        columns=tuple(columns.values()),
    )


def is_smaller(path: Path, least: int) -> bool:
    """Whether a file has fewer bytes; one that is not there has."""
    try:
        return path.stat().st_size < least
    except OSError:
        return True


def _columns(table: Table, mapping: Mapping) -> list[ColumnSeen]:
    by_hand = {column: field for column, field in mapping if column in table.header}
    fields = by_hand or dict(guess_mapping(table.header))
    rows = list(_some(table, 50))
    return [
        ColumnSeen(
            column,
            fields.get(column, ""),
            tuple(dict.fromkeys(filter(None, (row[column] for row in rows))))[:_SAMPLES],
        )
        for column in table.header
    ]


def _some(table: Table, count: int) -> list[dict[str, str]]:
    return [row for _, row in islice(table.rows(), count)]
