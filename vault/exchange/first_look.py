"""How a list is understood, before its rows are held against the vault."""

from pathlib import Path

from vault.domain.law.shape import Law
from vault.domain.people import PUPIL_DAYS
from vault.domain.preview import HowRead, ReadOptions
from vault.exchange.dates import unambiguous_order, usual_order
from vault.exchange.list_columns import Mapping, guess_mapping
from vault.exchange.recognise import kind_of, open_class_list, read_roll
from vault.exchange.table_look import look_of, some_rows

_ROWS = 5000
"""How many rows are looked at for the order of dates."""


def first_look(path: Path, options: ReadOptions, law: Law, *, is_quick: bool = False) -> HowRead:
    """Of a class list by its headings and first rows, of a roster by reading it. A quick one does
    not go through a large workbook, and may not know what is odd further down. BadFileError,
    UnsafeFileError."""
    if kind_of(path) != "list":
        reading = read_roll(path, options, law)
        return HowRead(reading.format_name, notes=tuple(reading.notes))
    opened = open_class_list(path, options, _ROWS if is_quick else 0)

    def fields(header: tuple[str, ...]) -> Mapping:
        by_hand = tuple((column, field) for column, field in options.mapping if column in header)
        return by_hand or guess_mapping(header)

    days = (
        row[column]
        for table in opened.tables
        for column, field in fields(table.header)
        if field in PUPIL_DAYS
        for row in some_rows(table, _ROWS)
    )
    proven = options.date_order or unambiguous_order(days)
    return look_of(opened, fields, "class list", proven or usual_order(law))


def is_smaller(path: Path, least: int) -> bool:
    """Whether a file has fewer bytes; one that is not there has."""
    try:
        return path.stat().st_size < least
    except OSError:
        return True
