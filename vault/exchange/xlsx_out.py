"""Workbooks for spreadsheets: every cell is a text, a number or a day, and never a formula."""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import date

Cell = str | int | float | date | None
_LONGEST_SHEET, _LONGEST_CELL = 31, 32_767
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_WIDEST, _AIR, _LOOKED_AT = 60, 2, 200
_SHORT_DATE = 14
"""The built-in format (ECMA-376, 18.8.30) that each spreadsheet shows as dates are written where it
runs: day first in the United Kingdom, month first in the United States."""
_PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def as_xlsx(title: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """One sheet (ECMA-376) with its header in the first line, which stays in sight. A text is a
    text, however it begins; days are days of the spreadsheet's calendar."""
    from xlsxwriter import Workbook  # late: it takes a moment to load

    out = io.BytesIO()
    lines = list(rows)
    with Workbook(out, _PLAIN) as book:
        sheet = book.add_worksheet(sheet_name(title))
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": _SHORT_DATE})
        sheet.write_row(0, 0, [text[:_LONGEST_CELL] for text in header], bold)
        for number, line in enumerate(lines, start=1):
            for place, cell in enumerate(line):
                if isinstance(cell, str):
                    sheet.write_string(number, place, cell[:_LONGEST_CELL])
                elif isinstance(cell, date):
                    sheet.write_datetime(number, place, cell, day)
                elif cell is not None:
                    sheet.write_number(number, place, cell)
        for place, words in enumerate(header):
            cells = (line[place] for line in lines[:_LOOKED_AT] if place < len(line))
            widest = max(len(str(cell)) for cell in (words, *cells) if cell is not None)
            sheet.set_column(place, place, min(widest + _AIR, _WIDEST))
        sheet.freeze_panes(1, 0)
    return out.getvalue()


def sheet_name(title: str) -> str:
    """What spreadsheets take as the name of a sheet: 31 characters, no signs of theirs, and no
    apostrophe at either end."""
    name = _NOT_IN_A_NAME.sub(" ", title).strip(" '")[:_LONGEST_SHEET].strip(" '")
    return name if name and name.casefold() != "history" else "List"
