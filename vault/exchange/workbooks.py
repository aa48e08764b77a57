"""Workbooks (XLSX, XLSM, XLSB, XLS, ODS) as tables of text, a table for each sheet.

python-calamine gives values: of formulas what they came to, of dates the day in both systems. What
it does not say (hidden rows, errors, links, macros) is read from the parts of the file.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from vault.domain.english.wording import worded
from vault.domain.incoming import SheetSeen
from vault.errors import BadFileError, UnsafeFileError
from vault.exchange.tables import MOST_COLUMNS, Refuse, Table, bare, distinct
from vault.exchange.workbook_kind import Kind, locked
from vault.exchange.workbook_parts import Inside, look_inside

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_MOST_SHEETS = 200
_NO_DAYS = (date(1899, 12, 30), date(1899, 12, 31), date(1904, 1, 1))
"""What a lookup that found an empty cell is as a date."""
_MIDNIGHT = time(0, 0)
_LINES_TOLD = 8


@dataclass(frozen=True)
class SheetRows:
    """The rows of a sheet. Merged cells that go downwards stand in each row that they cover."""

    sheet: "CalamineSheet"
    filled: tuple[tuple[int, int, int, str], ...] = ()
    """(first row, last row, column, text), counted from the sheet's first row and column."""

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


def text_of(cell: Any) -> str:
    """The text of a cell's value: numbers without '.0', days as 2016-09-03, a blank lookup as
    nothing."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else f"{cell:.15g}"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == _MIDNIGHT else str(cell)[:19]
    if isinstance(cell, date):
        return "" if cell in _NO_DAYS else cell.isoformat()
    if isinstance(cell, time):
        return "" if cell == _MIDNIGHT else cell.isoformat("minutes")
    if isinstance(cell, timedelta):
        return "" if not cell else str(cell)
    return str(cell).upper() if isinstance(cell, bool) else str(cell)


@dataclass(frozen=True)
class Workbook:
    """The sheets that hold something, and the names of all others with why they are not there."""

    tables: list[Table]
    others: tuple[SheetSeen, ...]


def open_workbook(raw: bytes, kind: Kind, file: str, sheets: tuple[str, ...] = ()) -> Workbook:
    """A table for each of `sheets`, or of all that are not hidden. BadFileError and its kin."""
    inside = look_inside(raw, kind)
    book = _opened(raw)
    tables: list[Table] = []
    others: list[SheetSeen] = []
    for data in book.sheets_metadata[:_MOST_SHEETS]:
        is_hidden = not str(data.visible).endswith(".Visible")
        if data.name not in sheets if sheets else is_hidden:
            why = "" if sheets else worded("it is hidden")
            others.append(SheetSeen(data.name, 0, is_read=False, why=why))
            continue
        table = _table(_sheet(book, data.name), data.name, file, inside)
        if table is None:
            others.append(SheetSeen(data.name, 0, is_read=False, why=worded("it is empty")))
        else:
            tables.append(table)
    if not tables:
        raise BadFileError(reason="none of its sheets holds a list")
    tables[0].notes[:0] = inside.notes
    return Workbook(tables, tuple(others))


def height_of(table: Table) -> int:
    """How many rows a sheet reaches down to."""
    end = table.source.sheet.end if isinstance(table.source, SheetRows) else None
    # total_height is one less (findings/calamine-iter-rows-cuts-left-and-not-above.sh).
    return end[0] + 1 if end else 0


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


def _table(sheet: "CalamineSheet", name: str, file: str, inside: Inside) -> Table | None:
    """None for an empty sheet."""
    if sheet.start is None or not sheet.height:
        return None
    if sheet.width > MOST_COLUMNS:
        reason = worded("the sheet {0} has far too many columns").format(name)
        raise UnsafeFileError(reason=reason)
    source = SheetRows(sheet, _filled(sheet))
    for place, (line, row) in enumerate(source.records(lambda _, __: None)):
        names = tuple(cell.strip() for cell in row)
        if any(names):
            table = Table(
                distinct(tuple(map(bare, names))),
                source,
                f"{file}, {name}",
                sheet=name,
                start=line,
                skips=place + 1,
                heads=(names,),
            )
            _tell(table, inside)
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


def _tell(table: Table, inside: Inside) -> None:
    seen = inside.sheets.get(table.sheet)
    if seen is None:
        return
    hidden = [line for line in sorted(seen.hidden) if line > table.start]
    if hidden:
        shown = ", ".join(map(str, hidden[:_LINES_TOLD])) + (" …" if hidden[_LINES_TOLD:] else "")
        words = worded("hidden rows were read too (lines {0})").format(shown)
        table.notes.append(words)
    if seen.failed:
        words = worded("cells with an error such as #N/A were read as empty: {0}")
        table.notes.append(words.format(seen.failed))
