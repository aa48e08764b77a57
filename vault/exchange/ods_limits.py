"""How large the sheets of an ODS workbook really are: a cell there may stand for a million."""

import zipfile
from collections.abc import Iterable
from xml.parsers import expat

from vault.errors import BadFileError, UnsafeFileError
from vault.exchange.workbook_limits import MOST_CELLS, Seen, unpacked

_TABLE, _ROW = "table:table", "table:table-row"
_CELLS = ("table:table-cell", "table:covered-table-cell")
_MOST_DEPTH = 60
_MOST_LETTERS = 100 << 20


class _Counter:
    """Counts what has content: empty rows and cells at the end are not kept by the library."""

    def __init__(self) -> None:
        self.sheets: dict[str, Seen] = {}
        self._seen = Seen()
        self._row = self._repeats = self._column = self._filled = self._depth = 0
        self._wide, self._letters, self._texts = 1, 0, 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _MOST_DEPTH:
            raise UnsafeFileError(reason="it is built as no spreadsheet program builds a workbook")
        if name == _TABLE:
            self._seen = Seen()
            self.sheets[attributes.get("table:name", "")] = self._seen
            self._row = 0
        elif name == _ROW:
            self._repeats = _count(attributes, "table:number-rows-repeated")
            self._column = self._filled = self._letters = 0
            if attributes.get("table:visibility") in ("collapse", "filter"):
                self._seen.hidden.extend(
                    range(self._row + 1, self._row + 1 + min(self._repeats, 99))
                )
        elif name in _CELLS:
            self._wide = _count(attributes, "table:number-columns-repeated")
            self._column += self._wide
            if "office:value-type" in attributes or "calcext:value-type" in attributes:
                self._fill()
            if attributes.get("calcext:value-type") == "error":
                self._seen.failed += 1
        elif name == "text:p":
            self._fill()

    def end(self, name: str) -> None:
        self._depth -= 1
        if name == _ROW:
            self._row += self._repeats
            self._texts += self._letters * self._repeats
            if self._texts > _MOST_LETTERS:
                raise UnsafeFileError(reason="it would unpack to a far larger size")
            if self._filled:
                self._seen.rows = self._row
                self._seen.columns = max(self._seen.columns, self._filled)
                self._seen.cells += self._repeats * self._filled
                if self._seen.cells > MOST_CELLS:
                    self._seen.check()

    def letters(self, text: str) -> None:
        """What stands in a cell stands in each of those that it stands for."""
        self._letters += len(text) * min(self._wide, MOST_CELLS)

    def _fill(self) -> None:
        self._filled = self._column


def seen_in_ods(raw: bytes, info: zipfile.ZipInfo) -> dict[str, Seen]:
    """What was counted in each sheet. UnsafeFileError, BadFileError."""
    counter = _Counter()
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = counter.start, counter.end
    parser.CharacterDataHandler = counter.letters
    parser.EntityDeclHandler = _refuse_entities
    try:
        _feed(parser, unpacked(raw, info))
    except expat.ExpatError as error:
        raise BadFileError(reason="it is damaged") from error
    return counter.sheets


def _feed(parser: expat.XMLParserType, pieces: Iterable[bytes]) -> None:
    for piece in pieces:
        parser.Parse(piece, False)
    parser.Parse(b"", True)


def _refuse_entities(*_: object) -> None:
    raise UnsafeFileError(reason="it is built as no spreadsheet program builds a workbook")


def _count(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    if not (text.isascii() and text.isdecimal() and len(text) < 9):
        raise BadFileError(reason="it is damaged")
    return max(int(text), 1)
