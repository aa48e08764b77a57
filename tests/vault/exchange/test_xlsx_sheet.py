"""Sheets that are read as a stream: the same as the library reads of the whole workbook."""

import io
from datetime import date, datetime

import pytest
import python_calamine
from hypothesis import given
from hypothesis import strategies as st

from tests.vault.exchange.books import DATA, changed, made, many_rows, of_rows
from vault.errors import BadFileError
from vault.exchange.cell_text import text_of
from vault.exchange.tables import ready
from vault.exchange.workbook_kind import Kind
from vault.exchange.workbooks import open_workbook
from vault.exchange.xlsx_book import KeptRows

FORMATS = ("dd/mm/yyyy", "0.00", "@", '"d"0', "hh:mm", "[h]:mm", "yyyy-mm-dd hh:mm", "0%", "mmm d")
DAYS = st.datetimes(datetime(1901, 1, 1), datetime(2090, 1, 1)).map(  # noqa: DTZ001 - a cell
    lambda moment: moment.replace(microsecond=0)
)
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=9)
CELLS = st.one_of(
    st.none(),
    TEXTS,
    st.sampled_from(
        (
            " a  b ",
            "O'Brien & <Co>",
            "_x0041_",
            "0012",
            "x\ny",
            "",
            "=1",
            "'0012",
            '="07"',
            "é",
            "Å",
        )
    ),
    st.booleans(),
    st.integers(-(10**6), 10**6),
    st.floats(-1e5, 1e5, allow_nan=False, width=32),
    DAYS,
)
ROWS = st.lists(st.lists(st.tuples(CELLS, st.integers(0, len(FORMATS))), max_size=5), max_size=9)


def book_of(rows, **options):
    def fill(book):
        sheet = book.add_worksheet("P")
        formats = [None, *(book.add_format({"num_format": f}) for f in FORMATS)]
        for line, row in enumerate(rows):
            for column, (cell, form) in enumerate(row):
                put(sheet, line, column, cell, formats[form])

    return made(fill, **options)


def put(sheet, line, column, cell, form):
    if isinstance(cell, str):
        if cell.startswith("="):
            sheet.write_formula(line, column, "=A1", form, cell[1:])
        else:
            sheet.write_string(line, column, cell, form)
    elif isinstance(cell, datetime):
        sheet.write_datetime(line, column, cell, form)
    else:
        sheet.write(line, column, cell, form)


def of_library(raw):
    """Lines with something in them, as the library reads the whole sheet."""
    sheet = python_calamine.load_workbook(io.BytesIO(raw)).get_sheet_by_index(0)
    lines = ([ready(text_of(cell)) for cell in row] for row in sheet.iter_rows())
    return {line: bare(row) for line, row in enumerate(lines, start=1) if any(row)}


def bare(row):
    while row and not row[-1]:
        row = row[:-1]
    return row


def streamed(raw):
    (table,) = open_workbook(raw, Kind.XLSX, "f").tables
    assert isinstance(table.source, KeptRows)
    lines = table.source.records(lambda _, __: None)
    return {line: bare(list(row)) for line, row in lines if any(row)}


@given(ROWS, st.booleans())
def test_a_stream_is_what_the_library_reads(rows, is_1904):
    raw = book_of([[("Surname", 0)] * 2, *rows], date_1904=is_1904)
    assert streamed(raw) == of_library(raw)


@pytest.mark.parametrize("name", ["office.xlsx"])
def test_a_workbook_of_libreoffice_is_streamed_too(name):
    raw = (DATA / name).read_bytes()
    tables = open_workbook(raw, Kind.XLSX, name).tables
    assert {type(table.source) for table in tables} == {KeptRows}
    book = python_calamine.load_workbook(io.BytesIO(raw))
    for table in tables:
        rows = [
            [text_of(c) for c in row] for row in book.get_sheet_by_name(table.sheet).iter_rows()
        ]
        lines = dict(table.source.records(lambda _, __: None))
        assert {at: bare(row) for at, row in lines.items() if any(row)} == {
            at: bare(row) for at, row in enumerate(rows, start=1) if any(row)
        }


SMALL = of_rows(("Surname", "Forename"), ("Lee", "Ann"))


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(b"<c r=", b"<c  r="),
        lambda text: text.replace(b"</sheetData>", b"<!-- x --></sheetData>"),
        lambda text: text.replace(b"<row r", b"<row  spans='1:2' r").replace(b' r="A2"', b""),
        lambda text: text.replace(b"</row>", b"<x/></row>"),
        lambda text: text.replace(b'r="B2"', b'r="B1"'),
    ],
)
def test_what_is_built_in_another_way_is_left_to_the_library(change):
    (table,) = open_workbook(changed(SMALL, change), Kind.XLSX, "f").tables
    assert not isinstance(table.source, KeptRows)
    assert dict(table.source.records(lambda _, __: None))[1][0] == "Surname"


def test_a_sheet_that_would_ask_about_each_of_its_cells_is_left_to_the_library():
    rows = b"".join(
        b'<row r="%d"><c r="A%d" s="%d"><v>1</v></c></row>' % (n, n, n) for n in range(3, 2000)
    )
    raw = changed(SMALL, lambda text: text.replace(b"</sheetData>", rows + b"</sheetData>"))
    (table,) = open_workbook(raw, Kind.XLSX, "f").tables
    assert not isinstance(table.source, KeptRows)


def test_empty_cells_with_an_end_tag_are_empty():
    raw = changed(
        SMALL, lambda text: text.replace(b"</row></sheet", b'<c r="C2"></c></row></sheet')
    )
    assert streamed(raw) == {1: ["Surname", "Forename"], 2: ["Lee", "Ann"]}


def test_a_day_that_is_none_is_a_plain_error():
    with pytest.raises(BadFileError):
        streamed(book_of([[("Surname", 0)], [(1e12, 6)]]))


def test_the_first_rows_are_read_alone():
    (table,) = open_workbook(many_rows(SMALL, 40_000), Kind.XLSX, "f", most=100).tables
    assert 100 <= len(list(table.source.records(lambda _, __: None))) < 40_000


def test_a_day_is_a_day_in_every_row():
    rows = [[("Surname", 0), ("Born", 0)]]
    rows += [[("Lee", 0), (datetime(2016, 9, 1 + n % 28), 1)] for n in range(300)]  # noqa: DTZ001
    found = streamed(book_of(rows))
    assert [row[1] for row in list(found.values())[1:]] == [
        date(2016, 9, 1 + n % 28).isoformat() for n in range(300)
    ]
