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
