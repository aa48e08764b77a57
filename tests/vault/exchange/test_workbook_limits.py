"""Workbooks that are not as large as they claim: told before the library has them."""

import io
import re
import zipfile

import pytest
import python_calamine

from tests.vault.exchange.books import DATA, made, of_rows, pupils, read, told, written
from vault.errors import BadFileError, UnsafeFileError
from vault.exchange import workbook_limits

HEAD = ("Surname", "Forename")
SMALL = of_rows(HEAD, ("Lee", "Ann"))


def changed(raw, change, part="xl/worksheets/sheet1.xml", more=()):
    """The workbook with one part changed, and others added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for info in before.infolist():
            text = before.read(info.filename)
            after.writestr(info.filename, change(text) if info.filename == part else text)
        for name, text in more:
            after.writestr(name, text)
    return out.getvalue()


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


@pytest.fixture
def no_library(monkeypatch):
    """What the library was given; with limits that small files can pass."""
    monkeypatch.setattr(workbook_limits, "MOST_CELLS", 3200)
    monkeypatch.setattr(workbook_limits, "_MOST_TEXTS", 1 << 20)
    given = []
    monkeypatch.setattr(python_calamine, "load_workbook", given.append)
    return given


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


def test_a_row_that_stands_for_a_million_in_an_ods_is_refused(tmp_path, no_library):
    def repeat(text):
        return re.sub(
            rb"<table:table-row ",
            b'<table:table-row table:number-rows-repeated="1000000" ',
            text,
        )

    raw = changed((DATA / "office.ods").read_bytes(), repeat, "content.xml")
    with pytest.raises(BadFileError):
        read(written(tmp_path, raw, "list.ods"))
    assert no_library == []


def test_entities_in_an_ods_are_refused(tmp_path, no_library):
    bomb = b'<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]>'
    raw = changed(
        (DATA / "office.ods").read_bytes(),
        lambda text: text.replace(b"?>", b"?>" + bomb, 1),
        "content.xml",
    )
    with pytest.raises(UnsafeFileError):
        read(written(tmp_path, raw, "list.ods"))
    assert no_library == []


def test_a_last_cell_far_away_in_an_xls_is_refused(tmp_path, no_library):
    raw = bytearray((DATA / "office.xls").read_bytes())
    # A LABELSST record (FD) of row 4, column 0: it is moved to row 65536, column 255.
    at = raw.index(b"\xfd\x00\x0a\x00\x03\x00\x00\x00")
    raw[at + 4 : at + 8] = b"\xff\xff\xff\x00"
    with pytest.raises(UnsafeFileError):
        read(written(tmp_path, bytes(raw), "list.xls"))
    assert no_library == []


def test_a_zip_in_a_zip_is_refused_plainly(tmp_path):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as bundle:
        bundle.writestr("list.csv", "Surname,Forename\nLee,Ann\n")
    for name in ("list.zip", "list.xlsx"):
        outer = tmp_path / name
        with zipfile.ZipFile(outer, "w") as bundle:
            bundle.writestr("list.zip", inner.getvalue())
        with pytest.raises(UnsafeFileError) as refused:
            read(outer)
        assert "ZIP file in it" in str(refused.value.details["reason"])


def test_links_outside_and_macros_are_told_and_left(tmp_path):
    more = (("xl/externalLinks/externalLink1.xml", "<a/>"), ("xl/vbaProject.bin", b"\x00"))
    reading = read(written(tmp_path, changed(SMALL, lambda text: text, more=more), "list.xlsm"))
    assert list(pupils(reading)) == ["Ann Lee"]
    assert "links to other files; they were not followed" in told(reading)
    assert "macros; they were not run" in told(reading)


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
