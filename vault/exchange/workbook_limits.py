"""How large a workbook really is, counted before the library is given it.

A file of some kilobytes can name a cell in row 1,048,576, or unpack to gigabytes, and the library
keeps every cell between the first and the last. What the file says of its own size is not believed:
its parts are unpacked and counted, and thrown away.
"""

import io
import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from vault.domain.english.wording import worded
from vault.errors import BadFileError, UnsafeFileError

MOST_CELLS = 3_200_000
"""Between the first and the last cell of a sheet; 214,000 rows of 12 take 180 MB in the library."""
_MOST_PART = 400 << 20
MOST_TEXTS = 64 << 20
_MOST_PARTS = 2000
_PIECE = 1 << 20
TOO_LARGE = "it would unpack to a far larger size"
_TEXT = re.compile(rb"<(?:\w+:)?si\b")
_SHARED = re.compile(rb"\st\s*=\s*[\"']s[\"'][^<>]*>\s*<(?:\w+:)?v[^<>]*>\s*(\d{1,9})")
Parts = dict[str, zipfile.ZipInfo]
_PLAIN = re.compile(rb'<c r="([A-Z]{1,3}[0-9]{1,7})"')
"""As spreadsheet programs write a cell."""
_DIGITS, _LETTERS = b"0123456789", b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CELL = re.compile(
    rb"<(?:\w+:)?c(?=[\s/>])(?:[^<>]*?\sr\s*=\s*[\"']\$?([A-Za-z]{1,3})\$?(\d{1,7})[\"'])?[^<>]*?(/?)>"
)
"""As any program may; at last whether it is empty."""
_HIDDEN = re.compile(rb"<(?:\w+:)?row\b[^<>]*?\shidden\s*=\s*[\"'](?:1|true)[\"'][^<>]*>")
_ROW_NUMBER = re.compile(rb"\sr\s*=\s*[\"'](\d{1,7})[\"']")
FAILED = re.compile(rb"\st\s*=\s*[\"']e[\"']")


_Cells = Callable[[bytes], tuple[list[bytes], list[bytes], int]]


@dataclass
class Seen:
    """What was counted in one part: the last row and column with something in them (from 1)."""

    rows: int = 0
    columns: int = 0
    cells: int = 0
    hidden: list[int] = field(default_factory=list)
    failed: int = 0
    """Cells with an error such as #N/A, which the library reads as empty."""
    unworked: int = 0
    """Formulas without a value, as programs write them that do not count themselves."""
    uses: Counter[int] = field(default_factory=Counter)
    """In how many cells each shared text stands, by its number (XLS and XLSB)."""

    @property
    def is_small(self) -> bool:
        """Whether the library can be given it."""
        return self.rows * self.columns <= MOST_CELLS and self.cells <= MOST_CELLS

    def check(self) -> None:
        """UnsafeFileError where the library would need too much memory."""
        if not self.is_small:
            reason = worded("it reaches to row {0} and column {1}, which is too large to be read")
            raise UnsafeFileError(reason=reason.format(self.rows, self.columns))


def parts_of(raw: bytes) -> Parts:
    """The parts of a zipped workbook by their names in small letters. UnsafeFileError for a ZIP in
    it and for far too many parts; BadFileError for one that is protected."""
    with zipfile.ZipFile(io.BytesIO(raw)) as opened:
        infos = opened.infolist()
    parts = {info.filename.lower().lstrip("/"): info for info in infos}
    if len(infos) > _MOST_PARTS or len(parts) < len(infos):
        raise UnsafeFileError(reason="it is built as no spreadsheet program builds a workbook")
    if any(info.flag_bits & 1 for info in infos):
        raise BadFileError(reason="it is protected by a password")
    if any(name.endswith((".zip", ".7z", ".rar")) for name in parts):
        raise UnsafeFileError(reason="there is a ZIP file in it")
    return parts


def unpacked(raw: bytes, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of a part, piece by piece, as they really are: until its stream ends and not until
    the size that the file claims. UnsafeFileError, BadFileError."""
    name_length, extra_length = struct.unpack_from("<HH", raw, info.header_offset + 26)
    start = info.header_offset + 30 + name_length + extra_length
    packed = memoryview(raw)[start : start + info.compress_size]
    if info.compress_type == zipfile.ZIP_STORED:
        yield from (bytes(packed[at : at + _PIECE]) for at in range(0, len(packed), _PIECE))
        return
    if info.compress_type != zipfile.ZIP_DEFLATED:
        raise BadFileError(reason="it is packed in a way that spreadsheets do not use")
    engine, total = zlib.decompressobj(-15), 0
    rest: bytes | memoryview = packed
    while not engine.eof:
        try:
            piece = engine.decompress(rest, _PIECE)
        except zlib.error as error:
            raise BadFileError(reason="it is damaged") from error
        rest = engine.unconsumed_tail
        if not piece and not rest:
            break
        total += len(piece)
        if total > _MOST_PART:
            raise UnsafeFileError(reason=TOO_LARGE)
        yield piece


def kept_whole(raw: bytes, info: zipfile.ZipInfo) -> bytes:
    """A part that the library keeps as it is. UnsafeFileError where it is far too large."""
    found = bytearray()
    for piece in unpacked(raw, info):
        found += piece
        if len(found) > MOST_TEXTS:
            raise UnsafeFileError(reason=TOO_LARGE)
    return bytes(found)


def check_texts(raw: bytes, texts: bytes, sheets: dict[str, Seen], parts: Parts) -> None:
    """UnsafeFileError where few long texts stand in so many cells that the library, which keeps a
    copy for each cell, would need too much memory."""
    lengths = [len(text) for text in _TEXT.split(texts)[1:]]
    longest = max(lengths, default=0)
    for name, seen in sheets.items():
        if longest * seen.cells <= 2 * MOST_TEXTS:
            continue
        total = 0
        for piece in _whole_tags(unpacked(raw, parts[name]), b"<c"):
            numbers = map(int, _SHARED.findall(piece))
            total += sum(lengths[number] for number in numbers if number < len(lengths))
            if total > 2 * MOST_TEXTS:
                raise UnsafeFileError(reason=TOO_LARGE)


def check_uses(uses: Counter[int], lengths: Sequence[int], whole: int) -> None:
    """UnsafeFileError for the same, by how often each text is used. One of which the length is not
    known is as long as all of them, which are `whole` bytes."""
    total = sum(
        (lengths[number] if number < len(lengths) else whole) * count
        for number, count in uses.items()
    )
    if total > 2 * MOST_TEXTS:
        raise UnsafeFileError(reason=TOO_LARGE)


def seen_in_sheet(raw: bytes, info: zipfile.ZipInfo) -> Seen:
    """Of a sheet of an XLSX workbook. UnsafeFileError, BadFileError."""
    seen = _seen(raw, info, _cells)
    # Cells that have a colour and no content may stand at the end of the sheet; none is kept.
    return seen if seen.is_small else _seen(raw, info, _filled_cells)


def _seen(raw: bytes, info: zipfile.ZipInfo, cells: _Cells) -> Seen:
    seen, letters, numbers = Seen(), set[bytes](), set[bytes]()
    unnamed = rows = 0
    for text in _whole_tags(unpacked(raw, info)):
        columns, lines, nameless = cells(text)
        seen.cells += len(columns) + nameless
        letters.update(columns)
        numbers.update(lines)
        # Cells without a name stand behind the one before, wherever that is.
        unnamed = max(unnamed, nameless)
        rows += text.count(b"<row") if nameless or unnamed else 0
        seen.failed += len(FAILED.findall(text)) if b'"e"' in text or b"'e'" in text else 0
        for row in _HIDDEN.finditer(text) if b"hidden" in text else ():
            number = _ROW_NUMBER.search(row[0])
            seen.hidden.append(int(number[1]) if number else 0)
        if seen.cells > 4 * MOST_CELLS:
            break
    seen.columns = max(map(_column, letters), default=0) + 2 * unnamed
    seen.rows = max(map(int, numbers), default=0) + (rows or int(unnamed > 0))
    return seen


def _whole_tags(pieces: Iterator[bytes], tag: bytes = b"<") -> Iterator[bytes]:
    """Cut before a tag. Markup of any length without an end is refused."""
    rest = b""
    for piece in pieces:
        text = rest + piece
        if b"\x00" in text:
            raise BadFileError(reason="its letters cannot be read")
        cut = max(text.rfind(tag), 0)
        if len(text) - cut > _PIECE:
            raise UnsafeFileError(reason="it is built as no spreadsheet program builds a workbook")
        rest = text[cut:]
        yield text[:cut]
    yield rest


def _cells(text: bytes) -> tuple[list[bytes], list[bytes], int]:
    """The columns and the rows of the cells in a piece, and how many do not say where they are."""
    plain = _PLAIN.findall(text)
    if len(plain) == text.count(b"<c") + text.count(b":c"):
        joined = b" ".join(plain)
        return (
            joined.translate(None, _DIGITS).split(),
            joined.translate(None, _LETTERS).split(),
            0,
        )
    return _told(_CELL.findall(text))


def _filled_cells(text: bytes) -> tuple[list[bytes], list[bytes], int]:
    return _told([cell for cell in _CELL.findall(text) if not cell[2]])


def _told(found: list[tuple[bytes, bytes, bytes]]) -> tuple[list[bytes], list[bytes], int]:
    named = [cell for cell in found if cell[0]]
    return [cell[0] for cell in named], [cell[1] for cell in named], len(found) - len(named)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
