"""HTML tables, as many programs write them and call them .xls."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from vault.errors import BadFileError, UnsafeFileError
from vault.exchange.tables import MOST_COLUMNS, Refuse, Table, distinct
from vault.exchange.text_encoding import decoded, letters_of
from vault.exchange.workbook_limits import MOST_CELLS

_MOST_BYTES = 100 << 20
_CELLS = ("td", "th")
_SILENT = ("script", "style", "title")


@dataclass(frozen=True)
class KeptRows:
    """Rows that are held as they are."""

    rows: list[list[str]]

    def records(self, _refuse: Refuse) -> Iterator[tuple[int, list[str]]]:
        """(number of the row in its table, cells)."""
        yield from enumerate((list(row) for row in self.rows), start=1)


@dataclass
class _Reader(HTMLParser):
    """Tables as rows of cells; a cell over several columns or rows stands in its first."""

    tables: list[list[list[str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._cell: list[str] | None = None
        self._wide = self._cells = 0
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent = tag in _SILENT
        if tag == "table":
            self._end_cell()
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self._end_cell()
            self.tables[-1].append([])
        elif tag in _CELLS and self.tables:
            self._end_cell()
            self._cell = []
            wide = dict(attrs).get("colspan") or "1"
            self._wide = int(wide) if wide.isascii() and wide.isdecimal() and len(wide) < 4 else 1
        elif tag in ("br", "p", "div") and self._cell:
            self._cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._silent = False
        if tag in (*_CELLS, "tr", "table"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._silent:
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        if not self.tables[-1]:
            self.tables[-1].append([])
        row = self.tables[-1][-1]
        row += [" ".join("".join(self._cell).split())] + [""] * (self._wide - 1)
        self._cell = None
        self._cells += self._wide
        if self._cells > MOST_CELLS or len(row) > MOST_COLUMNS:
            raise UnsafeFileError(reason="it is far too large for a list")


def open_html(raw: bytes, file: str, encoding: str = "") -> list[Table]:
    """A table for each that has at least two rows. BadFileError, UnsafeFileError."""
    if len(raw) > _MOST_BYTES:
        raise BadFileError(reason="it is far too large for a list")
    letters = letters_of(raw)
    used = encoding or letters.encoding
    try:
        text = decoded(raw, used)
    except (UnicodeDecodeError, LookupError) as error:
        raise BadFileError(reason="its letters cannot be read; choose another encoding") from error
    reader = _Reader()
    reader.feed(text)
    reader.close()
    found = []
    for rows in reader.tables:
        width = max(map(len, rows), default=0)
        filled = [number for number, row in enumerate(rows) if any(row)]
        if width < 2 or len(filled) < 2:
            continue
        names = (*rows[filled[0]], *[""] * (width - len(rows[filled[0]])))
        found.append(
            Table(
                distinct(names),
                KeptRows(rows),
                file,
                used,
                start=filled[0] + 1,
                skips=filled[0] + 1,
                heads=(names,),
                readings=letters.readings,
            )
        )
    if not found:
        raise BadFileError(reason="it is a web page without a table")
    return found
