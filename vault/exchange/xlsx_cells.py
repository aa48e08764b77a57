"""What the library makes of single cells, asked in workbooks that hold nothing else.

So dates, formulas, errors and texts in several scripts are read by one reader, however large the
sheet is that they stand in."""

import io
import re
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from vault.errors import BadFileError
from vault.exchange.xlsx_padding import shown_digits

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKED = "http://schemas.openxmlformats.org/package/2006"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLE = re.compile(rb"\bs=[\"']([0-9]{1,6})[\"']")
_FIXED = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKED}/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_SPREADSHEET}.sheet.main+xml"/>'
    f'<Override PartName="/xl/s.xml" ContentType="{_SPREADSHEET}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKED}/relationships"><Relationship Id="r1"'
    f' Type="{_LINK}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKED}/relationships">'
    f'<Relationship Id="r1" Type="{_LINK}/worksheet" Target="s.xml"/>'
    f'<Relationship Id="r2" Type="{_LINK}/sharedStrings" Target="sharedStrings.xml"/>'
    f'<Relationship Id="r3" Type="{_LINK}/styles" Target="styles.xml"/></Relationships>',
}
Cell = tuple[bytes, bytes]
"""The attributes of a cell behind its place, and what stands in it, as they are written."""
Merged = list[tuple[tuple[int, int], tuple[int, int]]]


class LibraryCells:
    """`styles` is the workbook's part of that name, empty for none; `is_1904` its kind of dates."""

    def __init__(self, styles: bytes, *, is_1904: bool) -> None:
        self._styles = styles
        self._digits = shown_digits(styles)
        self._book = (
            f'<workbook {_MAIN} xmlns:r="{_LINK}"><workbookPr date1904="{int(is_1904)}"/>'
            '<sheets><sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>'
        )

    def digits(self, attributes: bytes) -> int:
        """How many a whole number in such a cell is shown with at least."""
        style = _STYLE.search(attributes) if self._digits else None
        return self._digits.get(style[1].decode(), 0) if style else 0

    def values(self, cells: Sequence[Cell]) -> list[Any]:
        """What the library gives for each. BadFileError for what is no cell."""
        rows = (
            b'<row r="%d"><c r="A%d"%s>%s</c></row>' % (line, line, attributes, inner)
            for line, (attributes, inner) in enumerate(cells, start=1)
        )
        return self._column(b"".join(rows), b"", len(cells))

    def texts(self, items: Sequence[bytes]) -> list[str]:
        """Of shared texts, as their items (`<si>…</si>`) are written. BadFileError."""
        rows = (
            b'<row r="%d"><c r="A%d" t="s"><v>%d</v></c></row>' % (line, line, line - 1)
            for line in range(1, len(items) + 1)
        )
        shared = b"<sst %s>%s</sst>" % (_MAIN.encode(), b"".join(items))
        return [str(value) for value in self._column(b"".join(rows), shared, len(items))]

    def merged(self, tag: bytes) -> Merged:
        """The first and last cell (row, column, from 0) of each range of a `<mergeCells>` tag."""
        return list(self._sheet(b"", b"", tag).merged_cell_ranges or ())

    def _column(self, rows: bytes, shared: bytes, count: int) -> list[Any]:
        try:
            found = [row[0] for row in self._sheet(rows, shared).iter_rows()]
        except (OverflowError, ValueError) as error:
            raise BadFileError(reason="a cell in it holds a date that is none") from error
        return found + [""] * (count - len(found))

    def _sheet(self, rows: bytes, shared: bytes, behind: bytes = b"") -> "CalamineSheet":
        import python_calamine

        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
            for name, text in _FIXED.items():
                packed.writestr(name, text)
            packed.writestr("xl/workbook.xml", self._book)
            if self._styles:
                packed.writestr("xl/styles.xml", self._styles)
            if shared:
                packed.writestr("xl/sharedStrings.xml", shared)
            sheet = b"<worksheet %s><sheetData>%s</sheetData>%s</worksheet>"
            packed.writestr("xl/s.xml", sheet % (_MAIN.encode(), rows, behind))
        out.seek(0)
        try:
            return python_calamine.load_workbook(out).get_sheet_by_name("s")
        except (python_calamine.CalamineError, OSError, ValueError) as error:
            raise BadFileError(reason="it is not a whole workbook") from error
