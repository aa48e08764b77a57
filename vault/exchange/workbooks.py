"""Workbooks (XLSX, XLSM, XLSB, XLS, ODS) as tables of text, a table for each sheet.

python-calamine gives values: of formulas what they came to, of dates the day in both systems. What
it does not say (hidden rows, errors, links, macros) is read from the parts of the file.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vault.domain.english.wording import worded
from vault.domain.incoming import SheetSeen
from vault.errors import BadFileError, UnsafeFileError
from vault.exchange.cell_text import text_of
from vault.exchange.tables import MOST_COLUMNS, Refuse, Table, bare, distinct
from vault.exchange.workbook_kind import Kind, locked
from vault.exchange.workbook_limits import Seen, parts_of
from vault.exchange.workbook_parts import Inside, look_inside, notes_of
from vault.exchange.xlsx_book import KeptRows, StreamedSheet, streamed_sheets

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_MOST_SHEETS = 200
_LINES_TOLD = 8


@dataclass(frozen=True)
class SheetRows:
    """The rows of a sheet. Merged cells that go downwards stand in each row that they cover."""

    sheet: "CalamineSheet"
    filled: tuple[tuple[int, int, int, str], ...] = ()
    """(first row, last row, column, text), counted from the sheet's first row and column."""

    @property
    def height(self) -> int:
        """How many rows the sheet reaches down to."""
        end = self.sheet.end
        # total_height is one less (findings/calamine-iter-rows-cuts-left-and-not-above.sh).
        return end[0] + 1 if end else 0

    @property
    def width(self) -> int:
        """From the first column that is used to the last."""
        return self.sheet.width

    def records(self, _refuse: Refuse) -> Iterator[tuple[int, list[str]]]:
        """(line number, cells)."""
        down = {
            (row, column): text
            for first, last, column, text in self.filled
            for row in range(first + 1, last + 1)
        }
        for number, cells in enumerate(self.sheet.iter_rows()):
            row = [cell if type(cell) is str else text_of(cell) for cell in cells]
            if down:
                row = [cell or down.get((number, place), "") for place, cell in enumerate(row)]
            yield number + 1, row


_Found = tuple[str, SheetRows | KeptRows | None, Seen | None]
"""A sheet's title, its rows where it is read, and what was counted in it."""


@dataclass(frozen=True)
class Workbook:
    """The sheets that hold something, and the names of all others with why they are not there."""

    tables: list[Table]
    others: tuple[SheetSeen, ...]


def open_workbook(
    raw: bytes, kind: Kind, file: str, sheets: tuple[str, ...] = (), most: int = 0
) -> Workbook:
    """A table for each of `sheets`, or of all that are not hidden; with the first `most` rows of
    each, where that spares time. BadFileError and its kin."""
    streamed = streamed_sheets(raw, sheets, most) if kind is Kind.XLSX else None
    if streamed is not None:
        notes = notes_of(parts_of(raw))
        found = _streamed(streamed)
    else:
        inside = look_inside(raw, kind)
        notes, found = inside.notes, _of_library(_opened(raw), inside, sheets)
    tables: list[Table] = []
    others: list[SheetSeen] = []
    for title, source, seen in found:
        table = _table(title, file, source, seen) if source and source.height else None
        if table is not None:
            tables.append(table)
            continue
        why = worded("it is empty") if source else "" if sheets else worded("it is hidden")
        others.append(SheetSeen(title, 0, is_read=False, why=why))
    if not tables:
        raise BadFileError(reason="none of its sheets holds a list")
    tables[0].notes[:0] = notes
    return Workbook(tables, tuple(others))


def _streamed(sheets: list[StreamedSheet]) -> Iterator[_Found]:
    for title, text in sheets:
        yield title, KeptRows(text) if text else None, text.seen if text else None


def _of_library(
    book: "CalamineWorkbook", inside: Inside, sheets: tuple[str, ...]
) -> Iterator[_Found]:
    for data in book.sheets_metadata[:_MOST_SHEETS]:
        is_hidden = not str(data.visible).endswith(".Visible")
        if data.name not in sheets if sheets else is_hidden:
            yield data.name, None, None
        else:
            sheet = _sheet(book, data.name)
            yield data.name, SheetRows(sheet, _filled(sheet)), inside.sheets.get(data.name)


def _opened(raw: bytes) -> "CalamineWorkbook":
    import python_calamine

    try:
        return python_calamine.load_workbook(io.BytesIO(raw))
    except python_calamine.PasswordError as error:
        raise locked() from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise BadFileError(reason="it is not a whole workbook") from error


def _sheet(book: "CalamineWorkbook", name: str) -> "CalamineSheet":
    import python_calamine

    try:
        return book.get_sheet_by_name(name)
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise BadFileError(reason=worded("the sheet {0} cannot be read").format(name)) from error


def _table(title: str, file: str, source: SheetRows | KeptRows, seen: Seen | None) -> Table | None:
    """None for a sheet with nothing in it."""
    if source.width > MOST_COLUMNS:
        reason = worded("the sheet {0} has far too many columns").format(title)
        raise UnsafeFileError(reason=reason)
    for place, (line, row) in enumerate(source.records(lambda _, __: None)):
        names = tuple(cell.strip() for cell in row)
        if any(names):
            table = Table(
                distinct(tuple(map(bare, names))),
                source,
                f"{file}, {title}",
                sheet=title,
                start=line,
                skips=place + 1,
                heads=(names,),
                is_ready=isinstance(source, KeptRows),
            )
            if seen is not None:
                _tell(table, seen)
            return table
    return None


def _filled(sheet: "CalamineSheet") -> tuple[tuple[int, int, int, str], ...]:
    """Cells that are merged downwards in one column, with the text that stands in the first."""
    start = sheet.start
    tall = [
        (top, bottom, left - start[1])
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        if start and left == right and bottom > top and left >= start[1]
    ]
    if not tall:
        return ()
    firsts = {top for top, _, _ in tall}
    rows = {number: row for number, row in enumerate(sheet.iter_rows()) if number in firsts}
    return tuple(
        (top, min(bottom, sheet.total_height), column, text_of(rows[top][column]))
        for top, bottom, column in tall
        if top in rows and column < len(rows[top])
    )


def _tell(table: Table, seen: Seen) -> None:
    hidden = [line for line in sorted(seen.hidden) if line > table.start]
    if hidden:
        shown = ", ".join(map(str, hidden[:_LINES_TOLD])) + (" …" if hidden[_LINES_TOLD:] else "")
        words = worded("hidden rows were read too (lines {0})").format(shown)
        table.notes.append(words)
    if seen.failed:
        words = worded("cells with an error such as #N/A were read as empty: {0}")
        table.notes.append(words.format(seen.failed))
    if seen.unworked:
        words = worded(
            "formulas without a value were read as empty: {0};"
            " open the workbook in a spreadsheet program, save it, and bring it in again"
        )
        table.notes.append(words.format(seen.unworked))
