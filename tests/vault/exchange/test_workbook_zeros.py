"""Workbooks whose zeros in front are lost say so."""

import struct
import zipfile
from io import BytesIO

import pytest

from tests.vault.exchange.books import DATA
from vault.exchange.workbook_kind import Kind
from vault.exchange.workbook_limits import parts_of
from vault.exchange.workbook_parts import look_inside
from vault.exchange.workbook_zeros import shows_zeros

ZEROS = "numbers that it shows with zeros in front"


def record(code):
    """A FORMAT record of an XLS workbook."""
    text = code.encode()
    body = struct.pack("<HHB", 165, len(text), 0) + text
    return struct.pack("<HH", 0x041E, len(body)) + body


def packed(name, content):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr(name, content)
    return out.getvalue()


def styles_bin(code):
    return b"\x2c\x09\xa5\x00" + struct.pack("<I", len(code)) + code.encode("utf-16-le")


def cell(text):
    value = '<table:table-cell office:value-type="float" office:value="45">'
    return f"<office:body>{' ' * 70_000}{value}<text:p>{text}</text:p></table:table-cell>"


@pytest.mark.parametrize(
    ("kind", "made"),
    [
        (Kind.XLS, record),
        (Kind.XLSB, lambda code: packed("xl/styles.bin", styles_bin(code))),
        (
            Kind.XLSX,
            lambda code: packed(
                "xl/styles.xml",
                f'<a><numFmts><numFmt numFmtId="170" formatCode="{code}"/></numFmts>'
                '<cellXfs><xf numFmtId="170"/></cellXfs></a>',
            ),
        ),
    ],
)
def test_a_format_of_zeros_alone_is_known_in_each_kind(kind, made):
    found = {}
    for code in ("000000", "0000", "0", "0.00", "#,##0"):
        raw = made(code)
        found[code] = shows_zeros(raw, kind, {} if kind is Kind.XLS else parts_of(raw))
    assert found == {"000000": True, "0000": True, "0": False, "0.00": False, "#,##0": False}


@pytest.mark.parametrize(("text", "shown"), [("000045", True), ("45", False), ("0.5", False)])
def test_of_ods_it_is_what_a_cell_shows(text, shown):
    raw = packed("content.xml", cell(text))
    assert shows_zeros(raw, Kind.ODS, parts_of(raw)) is shown


@pytest.mark.parametrize("name", ["office.ods", "office.xls", "office.xlsx"])
def test_a_workbook_without_such_numbers_says_nothing(name):
    raw = (DATA / name).read_bytes()
    kind = Kind(name.rpartition(".")[2].upper())
    assert not any(ZEROS in note for note in look_inside(raw, kind).notes)


def test_it_is_told_of_the_workbook():
    raw = (DATA / "office.xls").read_bytes() + record("000000")
    assert any(ZEROS in note for note in look_inside(raw, Kind.XLS).notes)
