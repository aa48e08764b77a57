"""Any file with a table in it: the one door of all readers of lists, marks, registers and the like.

What the file is, its content says and not its name. A reader gives a function that says how much of
a header it understands; by it are found the sheet, and the header below titles."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path

from vault.domain.english.wording import worded
from vault.domain.file_names import readable
from vault.domain.incoming import SheetSeen
from vault.domain.preview import ReadOptions
from vault.errors import BadFileError, LettersDoubtfulError
from vault.exchange.header_rows import Known, under_header
from vault.exchange.html_tables import open_html
from vault.exchange.tables import Table
from vault.exchange.text_tables import open_table
from vault.exchange.workbook_kind import Kind, kind_of_bytes
from vault.exchange.workbooks import open_workbook
from vault.platform.plain_file import read_told

MOST_BYTES = 100 << 20
Alike = Callable[[tuple[str, ...]], Hashable]
"""What two headers have in common if their sheets are parts of one list."""


@dataclass(frozen=True)
class Opened:
    """The tables that are read, and every sheet of the file, read or not."""

    tables: tuple[Table, ...]
    sheets: tuple[SheetSeen, ...] = ()


def raw_of(path: Path, most: int = MOST_BYTES) -> bytes:
    """A file's bytes. BadFileError, FileNotReadError."""
    try:
        raw = read_told(path, most + 1)
    except OSError as error:
        raise BadFileError(reason="it cannot be opened") from error
    if len(raw) > most:
        raise BadFileError(reason="it is far too large for a list")
    return raw


def open_tables(
    raw: bytes,
    file: str,
    known: Known,
    options: ReadOptions,
    alike: Alike | None = None,
    most: int = 0,
) -> Opened:
    """The table that is understood best. With `alike`, also the other sheets that are parts of the
    same list; where a person chose sheets, those. With `most`, the first rows, where that spares
    time. BadFileError, UnsafeFileError."""
    tables, others = _all_tables(raw, readable(file), options, most)
    under = [under_header(table, known, options.header_line) for table in tables]
    scores = [known(table.header) for table in under]
    best = under[scores.index(max(scores))]
    chosen = [best]
    if alike is not None and max(scores):
        wanted = alike(best.header)
        chosen = [
            table
            for table, score in zip(under, scores, strict=True)
            if score and (options.sheets or alike(table.header) == wanted)
        ]
    if chosen[0] is not under[0]:
        chosen[0].notes[:0] = under[0].notes
    seen = [
        SheetSeen(
            table.sheet,
            getattr(table.source, "height", 0),
            is_read=table in chosen,
            why="" if table in chosen else _why_not(score),
        )
        for table, score in zip(under, scores, strict=True)
        if table.sheet
    ]
    return Opened(tuple(chosen), (*seen, *others))


def _why_not(score: int) -> str:
    if score:
        return worded("it has other columns; choose it to read it too")
    return worded("it holds another kind of list")


def open_one(path: Path, known: Known, options: ReadOptions, most: int = MOST_BYTES) -> Table:
    """The one table of a file, as `one_table` reads it."""
    return one_table(raw_of(path, most), path.name, known, options)


def one_table(raw: bytes, file: str, known: Known, options: ReadOptions) -> Table:
    """The one table of a file's bytes. LettersDoubtfulError where its letters look wrong and nobody
    has said how they are read: a name that is read wrongly is another child's, or nobody's."""
    (table,) = open_tables(raw, file, known, options).tables
    if table.doubt:
        readings = tuple((one.encoding, one.samples) for one in table.readings)
        raise LettersDoubtfulError(table.doubt, readings)
    return table


def _all_tables(
    raw: bytes, file: str, options: ReadOptions, most: int
) -> tuple[list[Table], tuple[SheetSeen, ...]]:
    kind = kind_of_bytes(raw)
    if kind is Kind.TEXT:
        return [open_table(raw, file, options.encoding, options.delimiter)], ()
    if kind is Kind.HTML:
        return open_html(raw, file, options.encoding), ()
    book = open_workbook(raw, kind, file, options.sheets, most)
    return book.tables, book.others
