"""XLS and XLSB workbooks whose cells reach far."""

import io
import struct
import zipfile

import pytest

from tests.vault.exchange.books import DATA, read, written
from vault.errors import UnsafeFileError
from vault.exchange.workbook_limits import parts_of
from vault.exchange.xls_limits import seen_in_xls, seen_in_xlsb


def test_a_last_cell_far_away_in_an_xls_is_refused(tmp_path, no_library):
    raw = bytearray((DATA / "office.xls").read_bytes())
    # A LABELSST record (FD) of row 4, column 0: it is moved to row 65536, column 255.
    at = raw.index(b"\xfd\x00\x0a\x00\x03\x00\x00\x00")
    raw[at + 4 : at + 8] = b"\xff\xff\xff\x00"
    with pytest.raises(UnsafeFileError):
        read(written(tmp_path, bytes(raw), "list.xls"))
    assert no_library == []


def test_rows_and_cells_of_an_xls_are_counted_by_sheet():
    seen = seen_in_xls((DATA / "office.xls").read_bytes())
    assert list(seen) == ["Cover", "4P", "5W", "Old"]
    assert (seen["4P"].rows, seen["4P"].columns, seen["4P"].hidden) == (10, 10, [6])


def test_rows_and_cells_of_an_xlsb_are_counted():
    """Records of [MS-XLSB]: a row that is hidden, and in it two cells with numbers."""
    row = bytes((0, 17)) + struct.pack("<III", 6, 0, 0x1000_0000 | 300)[:12] + bytes(5)
    cell = b"".join(bytes((2, 12)) + struct.pack("<II", column, 0) + bytes(4) for column in (0, 4))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("xl/worksheets/sheet1.bin", row + cell)
    raw = out.getvalue()
    seen = seen_in_xlsb(raw, parts_of(raw)["xl/worksheets/sheet1.bin"])
    assert (seen.rows, seen.columns, seen.cells, seen.hidden) == (7, 5, 2, [7])


def record(kind, data):
    return struct.pack("<HH", kind, len(data)) + data


def compound(stream):
    """A compound file with one stream, 'Workbook': table of sectors, directory, data."""
    sectors = -(-len(stream) // 512)
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, sectors + 2), 0xFFFFFFFE]
    table = struct.pack("<128I", *chain, *[0xFFFFFFFF] * (128 - len(chain)))
    entries = b""
    for name, kind, start, size in (
        ("Root Entry", 5, 0xFFFFFFFE, 0),
        ("Workbook", 2, 2, len(stream)),
    ):
        coded = name.encode("utf-16-le")
        entry = coded.ljust(64, b"\x00") + struct.pack("<HBB", len(coded) + 2, kind, 1)
        entries += entry.ljust(116, b"\x00") + struct.pack("<IQ", start, size)
    head = (
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
    )
    head = head.ljust(44, b"\x00") + struct.pack(
        "<IIIIIIII", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0
    )
    head += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    return head + table + entries.ljust(512, b"\x00") + stream.ljust(sectors * 512, b"\x00")


def test_a_long_text_in_very_many_cells_of_an_xls_is_refused(tmp_path, no_library):
    begin = [record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 0, 0, 0)) for kind in (5, 16)]
    text = struct.pack("<IIHB", 100, 1, 30_000, 0) + b"x" * 8000
    more = b"".join(record(0x003C, b"\x00" + b"x" * 5500) for _ in range(4))
    cells = b"".join(record(0x00FD, struct.pack("<HHHI", row, 0, 0, 0)) for row in range(100))
    end = record(0x000A, b"")
    stream = begin[0] + record(0x00FC, text) + more + end + begin[1] + cells + end
    with pytest.raises(UnsafeFileError):
        read(written(tmp_path, compound(stream), "list.xls"))
    assert no_library == []
    few = begin[0] + record(0x00FC, text) + more + end + begin[1] + cells[:140] + end
    (seen,) = seen_in_xls(compound(few)).values()
    assert seen.cells == 10


def test_a_long_text_in_very_many_cells_of_an_xlsb_is_refused(tmp_path, no_library):
    row = bytes((0, 17)) + struct.pack("<I", 0) + bytes(13)
    cells = b"".join(bytes((7, 12)) + struct.pack("<III", n, 0, 0) for n in range(100))
    text = struct.pack("<BI", 0, 15_000) + "x".encode("utf-16-le") * 15_000
    size = bytes((len(text) & 0x7F | 0x80, len(text) >> 7 & 0x7F | 0x80, len(text) >> 14))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("[Content_Types].xml", "<Types/>")
        bundle.writestr("xl/workbook.bin", b"")
        bundle.writestr("xl/worksheets/sheet1.bin", row + cells)
        bundle.writestr("xl/sharedStrings.bin", bytes((19,)) + size + text)
    with pytest.raises(UnsafeFileError):
        read(written(tmp_path, out.getvalue(), "list.xlsb"))
    assert no_library == []
