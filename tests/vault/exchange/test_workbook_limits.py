"""Workbooks that are not as large as they claim: told before the library has them."""

import pytest

from tests.vault.exchange.books import DATA, changed, made, of_rows, pupils, read, written
from vault.errors import BadFileError, UnsafeFileError

HEAD = ("Surname", "Forename")
SMALL = of_rows(HEAD, ("Lee", "Ann"))


def with_rows(*rows):
    return lambda text: text.replace(b"</sheetData>", b"".join(rows) + b"</sheetData>")


CELL = b'<row r="1048576"><c r="%s" t="str"><v>x</v></c></row>'


@pytest.mark.parametrize(
    "rows",
    [
        CELL % b"XFD1048576",
        CELL % b"A1048576" + CELL % b"ZZ7",
        b"<row r='9'><c t='str' r = 'XFD1048576'><v>x</v></c></row>",
        b'<x:row><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>',
        b"<row>" + b"<c><v>1</v></c>" * 3_300 + b"</row>",
    ],
    ids=["last cell", "tall and wide", "another spelling", "with a prefix", "cells without a name"],
)
def test_a_sheet_that_reaches_far_is_refused_before_it_is_read(tmp_path, rows, no_library):
    with pytest.raises(UnsafeFileError):
        read(written(tmp_path, changed(SMALL, with_rows(rows))))
    assert no_library == []


def test_coloured_cells_without_content_at_the_end_are_no_reason_to_refuse(tmp_path):
    rows = b'<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    reading = read(written(tmp_path, changed(SMALL, with_rows(rows))))
    assert list(pupils(reading)) == ["Ann Lee"]


def test_a_long_text_in_very_many_cells_is_refused(tmp_path, no_library):
    def fill(book):
        sheet = book.add_worksheet()
        for row in range(200):
            sheet.write_string(row, 0, "x" * 32_000)

    with pytest.raises(UnsafeFileError):
        read(written(tmp_path, made(fill)))
    assert no_library == []


def test_a_part_that_unpacks_to_more_than_it_claims_is_counted(tmp_path, no_library):
    text = b"<row><c><v>1</v></c></row>" * 40_000
    raw = bytearray(changed(SMALL, with_rows(text)))
    # The size in the directory of the ZIP is a claim: here it says that the part has ten bytes.
    at = raw.rindex(b"xl/worksheets/sheet1.xml") - 46
    assert raw[at : at + 4] == b"PK\x01\x02"
    raw[at + 24 : at + 28] = (10).to_bytes(4, "little")
    with pytest.raises(UnsafeFileError):
        read(written(tmp_path, bytes(raw)))
    assert no_library == []


@pytest.mark.parametrize("cut", [100, 700, 3000])
@pytest.mark.parametrize("name", ["office.xlsx", "office.ods", "office.xls"])
def test_a_workbook_that_was_cut_is_a_plain_error(tmp_path, name, cut):
    raw = (DATA / name).read_bytes()
    with pytest.raises(BadFileError):
        read(written(tmp_path, raw[:-cut] if name != "office.xls" else raw[:cut], name))


def test_markup_without_an_end_costs_no_time(tmp_path):
    raw = changed(SMALL, with_rows(b"<c " * 500_000))
    with pytest.raises(BadFileError):
        read(written(tmp_path, raw))
