"""How large the sheets of an XLS or XLSB workbook really are.

XLS: a compound file ([MS-CFB]) with one stream of records of four bytes and their data ([MS-XLS]).
XLSB: a ZIP whose sheets are streams of records with lengths of one to four bytes ([MS-XLSB]).
"""

import struct
import zipfile
from collections import Counter
from collections.abc import Iterator

from vault.errors import BadFileError, UnsafeFileError
from vault.exchange.shared_texts import lengths_in_xls
from vault.exchange.workbook_kind import locked
from vault.exchange.workbook_limits import Seen, check_uses, kept_whole, unpacked

_END = 0xFFFFFFFA
_BOF, _EOF, _FILEPASS, _ROW, _BOUNDSHEET = 0x0809, 0x000A, 0x002F, 0x0208, 0x0085
_CELLS = {0x0006, 0x0203, 0x0204, 0x0205, 0x027E, 0x00BD, 0x00D6, 0x00FD}
"""FORMULA, NUMBER, LABEL, BOOLERR, RK, MULRK, RSTRING, LABELSST; those without content are kept by
nobody."""
_MULRK, _BOOLERR, _LABELSST = 0x00BD, 0x0205, 0x00FD
_SST, _CONTINUE = 0x00FC, 0x003C
_XLSB_TEXT, _XLSB_SHARED = 19, 7
"""BrtSSTItem and BrtCellIsst."""
_SHEET = b"\x10\x00"


def seen_in_xls(raw: bytes) -> dict[str, Seen]:
    """What was counted in each sheet, by its name. UnsafeFileError, BadFileError."""
    sheets: dict[str, Seen] = {}
    names: dict[int, str] = {}
    texts: list[bytes] = []
    seen, depth, is_in_texts = None, 0, False
    for at, kind, data in _records(_workbook_stream(raw)):
        if kind == _FILEPASS:
            raise locked()
        if kind == _BOUNDSHEET and len(data) > 8:
            names[struct.unpack_from("<I", data)[0]] = _short_text(data[6:])
        elif kind == _BOF:
            depth += 1
            if depth == 1 and data[2:4] == _SHEET:
                seen = sheets[names.get(at, f"{at}")] = Seen()
        elif kind == _EOF:
            depth -= 1
        elif kind == _SST and texts:
            raise UnsafeFileError(reason="it is built as no spreadsheet program builds a workbook")
        elif kind == _SST or (kind == _CONTINUE and is_in_texts):
            texts.append(data)
        elif seen is not None and depth == 1:
            _count(seen, kind, data)
        is_in_texts = kind == _SST or (kind == _CONTINUE and is_in_texts)
    uses = sum((seen.uses for seen in sheets.values()), Counter[int]())
    check_uses(uses, lengths_in_xls(texts), sum(map(len, texts)))
    return sheets


def _short_text(data: bytes) -> str:
    """A text with its length and the width of its letters in front."""
    length, is_wide = data[0], data[1] & 1
    return (
        data[2 : 2 + 2 * length].decode("utf-16-le", "replace")
        if is_wide
        else (data[2 : 2 + length].decode("latin-1"))
    )


def _count(seen: Seen, kind: int, data: bytes) -> None:
    if kind == _ROW and len(data) >= 16:
        row, flags = struct.unpack_from("<H10xH", data)
        if flags & 0x20:
            seen.hidden.append(row + 1)
    elif kind in _CELLS and len(data) >= 6:
        row, column = struct.unpack_from("<HH", data)
        last = column
        if kind == _MULRK:
            (last,) = struct.unpack_from("<H", data, len(data) - 2)
        seen.rows = max(seen.rows, row + 1)
        seen.columns = max(seen.columns, last + 1)
        seen.cells += max(last - column + 1, 1)
        if kind == _BOOLERR and len(data) >= 8 and data[7]:
            seen.failed += 1
        if kind == _LABELSST and len(data) >= 10:
            seen.uses[struct.unpack_from("<I", data, 6)[0]] += 1


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """(where it stands, its kind, its data)."""
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _workbook_stream(raw: bytes) -> bytes:
    try:
        return _Compound(raw).stream("workbook", "book")
    except (struct.error, IndexError, ValueError) as error:
        raise BadFileError(reason="it is damaged") from error


class _Compound:
    """The streams of a compound file; a chain never goes through more sectors than there are."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        shift, mini_shift = struct.unpack_from("<HH", raw, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise ValueError("no compound file")
        self._size = 1 << shift
        fats, directory, self._cut, mini_fat, _, more, _ = struct.unpack_from("<II4xIIIII", raw, 44)
        sectors = list(struct.unpack_from("<109I", raw, 76))
        while more < _END and len(sectors) < fats:
            entries = struct.unpack_from(f"<{self._size // 4}I", raw, (more + 1) * self._size)
            sectors += entries[:-1]
            more = entries[-1]
        self._fat: list[int] = []
        for sector in sectors[:fats]:
            self._fat += struct.unpack_from(f"<{self._size // 4}I", raw, (sector + 1) * self._size)
        self._directory = self._chain(directory)
        self._mini_fat = self._chain(mini_fat) if mini_fat < _END else b""

    def stream(self, *names: str) -> bytes:
        """The first stream of one of the names, in small letters."""
        root = None
        for at in range(0, len(self._directory) - 127, 128):
            entry = self._directory[at : at + 128]
            (length,) = struct.unpack_from("<H", entry, 64)
            name = entry[: max(min(length, 64) - 2, 0)].decode("utf-16-le").lower()
            start, size = struct.unpack_from("<II", entry, 116)
            if root is None:
                root = start
            elif name in names:
                whole = self._small(root, start) if size < self._cut else self._chain(start)
                return whole[:size]
        raise ValueError("no workbook")

    def _chain(self, sector: int) -> bytes:
        found = bytearray()
        while sector < _END:
            if len(found) > len(self._raw):
                raise ValueError("a chain that ends nowhere")
            found += self._raw[(sector + 1) * self._size : (sector + 2) * self._size]
            sector = self._fat[sector]
        return bytes(found)

    def _small(self, root: int, sector: int) -> bytes:
        whole, found = self._chain(root), bytearray()
        while sector < _END:
            if len(found) > len(self._raw):
                raise ValueError("a chain that ends nowhere")
            found += whole[sector * 64 : sector * 64 + 64]
            (sector,) = struct.unpack_from("<I", self._mini_fat, sector * 4)
        return bytes(found)


def seen_in_xlsb(raw: bytes, info: zipfile.ZipInfo) -> Seen:
    """Of a sheet of an XLSB workbook. UnsafeFileError, BadFileError."""
    seen, row = Seen(), 0
    stream = b"".join(unpacked(raw, info))
    for kind, at, length in _xlsb_records(stream):
        try:
            if kind == 0:
                (row,) = struct.unpack_from("<I", stream, at)
                if length >= 13 and stream[at + 11] & 0x10:
                    seen.hidden.append(row + 1)
            elif 2 <= kind <= 11:
                (column,) = struct.unpack_from("<I", stream, at)
                seen.rows, seen.columns = max(seen.rows, row + 1), max(seen.columns, column + 1)
                seen.cells += 1
                seen.failed += kind in (3, 11)
                if kind == _XLSB_SHARED:
                    seen.uses[struct.unpack_from("<I", stream, at + 8)[0]] += 1
                if not seen.is_small:
                    return seen
        except (IndexError, struct.error) as error:
            raise BadFileError(reason="it is damaged") from error
    return seen


def lengths_in_xlsb(raw: bytes, info: zipfile.ZipInfo) -> list[int]:
    """In bytes, of the texts that cells of an XLSB share. UnsafeFileError, BadFileError."""
    records = _xlsb_records(kept_whole(raw, info))
    return [length for kind, _, length in records if kind == _XLSB_TEXT]


def _xlsb_records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """(its kind, where its data stands, how long that is)."""
    at, end = 0, len(stream)
    while at < end:
        try:
            kind, at = _number(stream, at, 2)
            length, at = _number(stream, at, 4)
        except IndexError as error:
            raise BadFileError(reason="it is damaged") from error
        yield kind, at, length
        at += length


def _number(stream: bytes, at: int, most: int) -> tuple[int, int]:
    value = 0
    for place in range(most):
        byte = stream[at + place]
        value |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:
            return value, at + place + 1
    if most == 4:
        raise UnsafeFileError(reason="it is built as no spreadsheet program builds a workbook")
    return value, at + most
