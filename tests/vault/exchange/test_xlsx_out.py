"""A workbook that goes out holds what was shown, and nothing that a spreadsheet would run."""

import io
import zipfile
from datetime import date

import pytest
from python_calamine import load_workbook

from vault.exchange.xlsx_out import as_xlsx, sheet_name

HEADER = ("Surname", "Born", "Marks")
ROWS = (
    ("=HYPERLINK(1)", date(2016, 9, 3), 12.5),
    ("https://x.invalid", None, 0),
    ("00123", None, 7),
)


def test_texts_days_and_numbers_come_out_as_they_went_in():
    book = load_workbook(io.BytesIO(as_xlsx("4A: register/marks", HEADER, ROWS)))
    assert book.sheet_names == ["4A  register marks"]
    assert book.get_sheet_by_index(0).to_python() == [
        list(HEADER),
        ["=HYPERLINK(1)", date(2016, 9, 3), 12.5],
        ["https://x.invalid", "", 0.0],
        ["00123", "", 7.0],
    ]


def test_there_is_no_formula_and_no_link_in_it():
    with zipfile.ZipFile(
        io.BytesIO(as_xlsx("x", ("=1+1", "https://x.invalid", "3"), ROWS))
    ) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml")
        assert b"<f>" not in sheet
        assert b"hyperlink" not in sheet
        assert not any("rels" in name and "sheet" in name for name in parts.namelist())


def test_a_day_is_shown_as_the_spreadsheet_writes_days_where_it_runs():
    with zipfile.ZipFile(io.BytesIO(as_xlsx("x", HEADER, ROWS))) as parts:
        styles = parts.read("xl/styles.xml")
    assert b'numFmtId="14"' in styles
    assert b"formatCode" not in styles


@pytest.mark.parametrize("title", ["", "History", "'", "[a]:*?/\\", "x" * 60, "\x01"])
def test_a_sheet_has_a_name_that_spreadsheets_take(title):
    name = sheet_name(title)
    assert 0 < len(name) <= 31
    assert load_workbook(io.BytesIO(as_xlsx(title, ("a",), ()))).sheet_names == [name]
