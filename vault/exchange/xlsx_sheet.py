"""The rows of one sheet of an XLSX workbook, read as a stream and kept packed.

Cells as spreadsheet programs write them are read here; of everything else in a cell the library is
asked (`xlsx_cells.py`), and a sheet that is built in another way is left to it as a whole."""

import re
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import cast

from vault.domain.packed import Packed
from vault.errors import UnsafeFileError
from vault.exchange import workbook_limits
from vault.exchange.cell_text import text_of
from vault.exchange.tables import MOST_COLUMNS, ready
from vault.exchange.workbook_limits import FAILED, TOO_LARGE, Seen, unpacked
from vault.exchange.xlsx_cells import Cell, LibraryCells, Merged
from vault.exchange.xlsx_padding import padded

_HEAD_ENDS = re.compile(rb"<sheetData\s*(/?)>")
_ROWS_END = b"</sheetData>"
_MOST_BESIDE = 8 << 20
"""Of what stands in front of the rows and behind them."""
_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"([^<>/]*)'
    rb"(?:/>|>(?:<v>([^<]+)</v></c>|((?!</c>)[^<]*(?:<(?!/?c[ />]|/row)[^<]*)*)</c>|</c>))"
)
"""Column, row and other attributes of a cell; its plain value, or else what stands in it."""
_EMPTY_PAIR = re.compile(rb"<c [^<>/]*></c>")
_HIDDEN = re.compile(
    rb"<row(?=[^<>]*\shidden\s*=\s*[\"'](?:1|true)[\"'])[^<>]*\sr\s*=\s*[\"']([0-9]{1,7})"
)
_UNWORKED = re.compile(
    rb"<c(?![^<>]* t=[\"']str)[^<>]*><f(?:[^<>]*/>|[^<>]*>[^<]*</f>)(?:<v ?/>|<v></v>)?</c>"
)
"""A formula and no value; one that came to an empty text says that it is a text."""
_NOT_HIDDEN = (b'hidden="false"', b'hidden="0"')
_FORM = re.compile(rb'(?: s="([0-9]{1,6})")?(?: t="(s|n)")?')
_MOST_KEPT = 100_000
_MOST_KINDS = 1000
"""So many ways to write a cell; the library is asked about each, which takes its time."""
_Read = Callable[[bytes], str | None]
Row = tuple[int, list[str]]
_Found = list[str | None]
_Place = tuple[_Found, int, bytes]
"""A row, a place in it, and the value as it is written."""


class UnusualSheetError(Exception):
    """It is built in a way that only the library reads."""


class _Numbers(dict[bytes, str]):
    """The texts of plain numbers, which come again; with `digits` at least."""

    def __init__(self, digits: int = 0) -> None:
        super().__init__()
        self._digits = digits

    def __missing__(self, value: bytes) -> str:
        text = padded(text_of(float(value)), self._digits)
        if len(self) < _MOST_KEPT:
            self[value] = text
        return text


class _Readers(dict[bytes, _Read]):
    """By a cell's attributes: what gives the text of its value, and None where the library is
    asked."""

    def __init__(self, texts: Sequence[str], library: LibraryCells) -> None:
        super().__init__()
        self._texts, self._library = texts, library
        self._numbers = _Numbers()
        self._known: dict[bytes, dict[bytes, str]] = {}

    def __missing__(self, attributes: bytes) -> _Read:
        if len(self) == _MOST_KINDS:
            raise UnusualSheetError
        form = _FORM.fullmatch(attributes.rstrip())
        if form is not None and form[2] == b"s":
            read = _shared(self._texts)
        elif form is not None and self._is_plain(attributes):
            digits = self._library.digits(attributes)
            read = (_Numbers(digits) if digits else self._numbers).__getitem__
        else:
            read = self._known.setdefault(attributes, {}).get
        self[attributes] = read
        return read

    def remember(self, attributes: bytes, value: bytes, text: str) -> None:
        """What the library said, of days above all."""
        known = self._known.get(attributes)
        if known is not None and value and len(known) < _MOST_KEPT:
            known[value] = text

    def _is_plain(self, attributes: bytes) -> bool:
        """What a style makes of a number, only the library says."""
        (value,) = self._library.values([(attributes, b"<v>1.5</v>")])
        return type(value) is float


def _shared(texts: Sequence[str]) -> _Read:
    return lambda value: texts[int(value)]


@dataclass(frozen=True, slots=True)
class _Shape:
    """Where the cells of a row belong, and how their values are read."""

    places: tuple[int, ...]
    readers: tuple[_Read, ...]
    is_dense: bool

    def spread(self, found: _Found) -> _Found:
        """With nothing in between."""
        row: _Found = [""] * (max(self.places) + 1)
        for place, text in zip(self.places, found, strict=True):
            row[place] = text
        return row


@dataclass
class SheetText:
    """Rows with something in them, by their numbers; cells from the first column that is used."""

    rows: Packed[Row] = field(default_factory=lambda: Packed[Row](tuple, tuple))
    seen: Seen = field(default_factory=Seen)
    first_column: int = 0
    """From 0."""
    merged: Merged = field(default_factory=list)


class SheetReader:
    """`texts` are the workbook's shared ones. Reads the whole sheet, or up to `most` rows."""

    def __init__(self, texts: Sequence[str], library: LibraryCells, most: int = 0) -> None:
        self._library, self._most = library, most
        self._readers = _Readers(texts, library)
        self._shapes: dict[tuple[tuple[bytes, ...], tuple[bytes, ...]], _Shape] = {}
        """By the columns and the attributes of a row's cells; a sheet has few."""
        self._found = SheetText()
        self._first = MOST_COLUMNS
        self._letters = self._line = 0

    def read(self, raw: bytes, info: zipfile.ZipInfo) -> SheetText:
        """UnusualSheetError; BadFileError, UnsafeFileError."""
        seen = self._found.seen
        tail = b""
        for block, tail in _blocks(raw, info):
            if tail:
                break
            self._read_block(block)
            if self._most and len(self._found.rows) >= self._most:
                break
        self._found.first_column = self._first if seen.columns else 0
        if b"mergeCell" in tail:
            tag = re.search(rb"<mergeCells[ >].*?</mergeCells>", tail, re.DOTALL)
            if tag is None:
                raise UnusualSheetError
            self._found.merged = self._library.merged(tag[0])
        return self._found

    def _read_block(self, block: bytes) -> None:
        rows: list[tuple[bytes, _Found, _Shape]] = []
        asked: dict[Cell, list[_Place]] = defaultdict(list)
        marks = 0
        for piece in block.split(b"<row")[1:]:
            cells = _CELL.findall(piece)
            if not cells:
                continue
            letters, lines, kinds, values, inners = zip(*cells, strict=True)
            line = lines[0]
            if lines.count(line) < len(lines):
                raise UnusualSheetError
            shape = self._shapes.get((letters, kinds)) or self._shape_of(letters, kinds)
            try:
                if b"" in values:
                    marks += _marks_of(inners, values)
                    found = _some_texts(shape.readers, values, inners)
                else:
                    marks += 4 * len(values)
                    found = [read(value) for read, value in zip(shape.readers, values, strict=True)]
            except (ValueError, IndexError) as error:
                raise UnusualSheetError from error
            if None in found:
                for at, text in enumerate(found):
                    if text is None:
                        content = inners[at] or b"<v>%s</v>" % values[at]
                        asked[kinds[at], content].append((found, at, values[at]))
            rows.append((line, found, shape))
        _check_markup(block, marks)
        self._ask(asked)
        self._note(block)
        for line, found, shape in rows:
            self._keep(int(line), found if shape.is_dense else shape.spread(found))

    def _shape_of(self, letters: tuple[bytes, ...], kinds: tuple[bytes, ...]) -> _Shape:
        places = tuple(map(_place, letters))
        readers = tuple(self._readers[kind] for kind in kinds)
        shape = _Shape(places, readers, is_dense=places == tuple(range(len(places))))
        if len(self._shapes) < _MOST_KINDS:
            self._shapes[letters, kinds] = shape
        return shape

    def _ask(self, asked: dict[Cell, list[_Place]]) -> None:
        """Of what is not plain, or comes for the first time, and then of all that is like it."""
        if not asked:
            return
        values = self._library.values(list(asked))
        for (kind, _), places, value in zip(asked, asked.values(), values, strict=True):
            text = ready(text_of(value))
            if type(value) is float:
                text = padded(text, self._library.digits(kind))
            for found, at, _ in places:
                found[at] = text
            self._readers.remember(kind, places[0][2], text)

    def _note(self, block: bytes) -> None:
        seen = self._found.seen
        if b'"e"' in block or b"'e'" in block:
            seen.failed += len(FAILED.findall(block))
        if b"<f" in block:
            seen.unworked += len(_UNWORKED.findall(block))
        if b"hidden" in block and sum(map(block.count, _NOT_HIDDEN)) < block.count(b"hidden"):
            seen.hidden += map(int, _HIDDEN.findall(block))

    def _keep(self, line: int, found: list[str | None]) -> None:
        row = cast("list[str]", found)
        if line <= self._line:
            raise UnusualSheetError
        self._line = line
        while row and not row[-1]:
            row.pop()
        if not row:
            return
        seen, wide = self._found.seen, len(row)
        seen.rows = line
        seen.cells += wide
        seen.columns = max(seen.columns, wide)
        if self._first and row[0]:
            self._first = 0
        elif self._first:
            first = next(place for place, text in enumerate(row) if text)
            self._first = min(self._first, first)
        if line * seen.columns > workbook_limits.MOST_CELLS:
            seen.check()
        self._letters += len("".join(row))
        if self._letters > 2 * workbook_limits.MOST_TEXTS:
            raise UnsafeFileError(reason=TOO_LARGE)
        self._found.rows.append((line, row))


def _blocks(raw: bytes, info: zipfile.ZipInfo) -> Iterator[tuple[bytes, bytes]]:
    """Whole rows, and at the end nothing and what stands behind them."""
    rest, is_within, checked = b"", False, 0
    for piece in unpacked(raw, info):
        checked = zlib.crc32(piece, checked)
        rest += piece
        if not is_within:
            begins = _HEAD_ENDS.search(rest)
            if begins is not None:
                _check_head(rest[: begins.start()])
                is_within, rest = not begins[1], rest[begins.end() :]
        if is_within:
            ends = rest.find(_ROWS_END)
            if ends >= 0:
                yield rest[:ends], b""
                is_within, rest = False, b"</sheetData>" + rest[ends + len(_ROWS_END) :]
            elif (cut := rest.rfind(b"</row>") + 6) > 5:
                yield rest[:cut], b""
                rest = rest[cut:]
        if len(rest) > _MOST_BESIDE:
            raise UnusualSheetError
    if is_within or checked != info.CRC or not rest.rstrip().endswith(b"</worksheet>"):
        raise UnusualSheetError
    yield b"", rest


def _check_markup(block: bytes, marks: int) -> None:
    """UnusualSheetError where anything stands between rows and cells, which have `marks`."""
    # A count of single signs would go from one to the next: there are very many.
    found = len(block) - len(block.translate(None, b"<"))
    marks += block.count(b"<row") + block.count(b"</row>")
    if marks < found:
        marks += len(_EMPTY_PAIR.findall(block))
    if marks != found or b"<!" in block or b"<?" in block:
        raise UnusualSheetError


def _marks_of(inners: Sequence[bytes], values: Sequence[bytes]) -> int:
    marks = 0
    for inner, value in zip(inners, values, strict=True):
        marks += 4 if value else 2 + inner.count(b"<") if inner else 1
    return marks


def _some_texts(
    readers: Sequence[_Read], values: Sequence[bytes], inners: Sequence[bytes]
) -> list[str | None]:
    """Of a row in which some cells have no value."""
    return [
        read(value) if value else None if inner else ""
        for read, value, inner in zip(readers, values, inners, strict=True)
    ]


def _check_head(head: bytes) -> None:
    declared = re.search(rb"<\?xml[^>]*encoding=[\"']([^\"']*)", head)
    is_plain = declared is None or declared[1].lower() == b"utf-8"
    if not is_plain or b"<!" in head or not re.search(rb"<worksheet[ >]", head):
        raise UnusualSheetError


def _place(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
