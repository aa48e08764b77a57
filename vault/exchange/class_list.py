"""Class lists, from whatever file: columns matched to fields by name, or by hand."""

from collections.abc import Iterable, Iterator
from itertools import chain

from vault.domain.english.wording import worded
from vault.domain.incoming import (
    Problem,
    Reading,
)
from vault.domain.law.shape import Law
from vault.domain.packed_records import (
    packed_characteristics,
    packed_contacts,
    packed_enrolments,
    packed_problems,
    packed_pupils,
)
from vault.domain.people import PUPIL_DAYS
from vault.domain.preview import ReadOptions
from vault.exchange.dates import (
    ORDER_WORDS,
    could_be_either,
    unambiguous_order,
    usual_order,
)
from vault.exchange.header_rows import has_titles
from vault.exchange.list_columns import (
    NAMES,
    Mapping,
    guess_mapping,
    known_field,
    plain,
)
from vault.exchange.list_rows import RowReader
from vault.exchange.table_files import Opened
from vault.exchange.tables import Table

NO_NAMES = "no column holds names; match the columns by hand"


def understood(header: tuple[str, ...]) -> int:
    """How many columns of a header are known; 0 where none of them holds a name."""
    fields = {field for _, field in guess_mapping(header)}
    return len(fields) if fields & NAMES else 0


def fields_of(header: tuple[str, ...]) -> frozenset[str]:
    """Two sheets with the same fields are parts of one list."""
    return frozenset(field for _, field in guess_mapping(header))


def read_class_list(opened: Opened, law: Law, options: ReadOptions) -> Reading:
    """The rows of the tables as plain records. The options' `mapping` is guessed when empty, their
    `date_order` (one of ORDERS) found out from the dates. Rows that cannot be read are in
    `problems`; when no column holds a name the reading is empty and says so."""
    first, *_ = opened.tables
    columns = dict.fromkeys(chain.from_iterable(table.header for table in opened.tables))
    by_hand = tuple((column, field) for column, field in options.mapping if column in columns)
    used = [(table, by_hand or guess_mapping(table.header)) for table in opened.tables]
    days: dict[str, None] = {}
    proven = options.date_order or unambiguous_order(_unseen(_dates(used), days))
    reading = Reading(
        "class list",
        f"class list:{first.file.removesuffix(f', {first.sheet}')}",
        encoding=first.encoding,
        delimiter=first.delimiter,
        date_order=proven or usual_order(law),
        header=tuple(columns),
        mapping=tuple({column: field for _, pairs in used for column, field in pairs}.items()),
        header_line=first.start,
        sheets=opened.sheets,
        readings=first.readings,
        doubt=first.doubt,
        one_registration=True,
        has_classes_by_rows=True,
        pupils=packed_pupils(),
        contacts=packed_contacts(),
        enrolments=packed_enrolments(),
        characteristics=packed_characteristics(),
        problems=packed_problems(),
    )
    if not {field for _, pairs in used for _, field in pairs} & NAMES:
        reading.needs_columns = True
        reading.problems.append(Problem(first.start, "", NO_NAMES, first.file))
        return reading
    reader = RowReader(reading, law, any_age=options.any_age)
    for table, pairs in used:
        if not by_hand:
            _note_guesses(reading, table, pairs)
        _note_doubts(reading, table)
        reader.read_all(table, pairs)
    reader.finish()
    if not options.sheets:
        _note_sheets(reading, first.file)
    if not proven:
        _note_order(reading, days)
    ignored = [c for c in columns if c[:1].strip() and c not in dict(reading.mapping)]
    if ignored:
        reading.notes.append("Columns that were not read: " + ", ".join(ignored) + ".")
    return reading


def _dates(used: list[tuple[Table, Mapping]]) -> Iterator[str]:
    for table, mapping in used:
        columns = [column for column, field in mapping if field in PUPIL_DAYS]
        if columns:
            places = [table.header.index(column) for column in columns if column in table.header]
            yield from (values[place] for _, values in table.values() for place in places)


def _unseen(texts: Iterable[str], seen: dict[str, None]) -> Iterator[str]:
    """Each text once, noted as it goes by: a school has few days."""
    for text in texts:
        if text not in seen:
            seen[text] = None
            yield text


def _note_guesses(reading: Reading, table: Table, mapping: Mapping) -> None:
    for column, field in mapping:
        if known_field(plain(column)) is None:
            reason = f"the column '{column[:40]}' was taken for this"
            reading.problems.append(Problem(table.start, field, reason, table.file, refused=False))


def _note_doubts(reading: Reading, table: Table) -> None:
    """What was taken to mean something that the file does not say letter for letter."""
    notes = [*table.notes]
    if has_titles(table):
        notes.append(f"the lines above the header in line {table.start} were not read")
    reading.problems.extend(
        Problem(table.start, "", note, table.file, refused=False) for note in notes
    )


def _note_sheets(reading: Reading, file: str) -> None:
    """Nobody is left out unseen: what stands in a sheet that was not read might be a class."""
    words = worded("the sheet '{0}' was not read: {1}")
    reading.problems.extend(
        Problem(0, "", words.format(sheet.name, sheet.why), file, refused=False)
        for sheet in reading.sheets
        if not sheet.is_read and sheet.why
    )


def _note_order(reading: Reading, days: Iterable[str]) -> None:
    either = next(filter(could_be_either, days), "")
    if either:
        reading.notes.append(
            f"Dates such as {either} can be read two ways; they were read"
            f" {ORDER_WORDS[reading.date_order]}."
        )
