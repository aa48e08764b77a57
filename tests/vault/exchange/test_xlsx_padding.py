"""Zeros that a workbook shows in front of its numbers belong to them."""

import pytest

from tests.vault.exchange.books import made, pupils, read, written
from vault.exchange.xlsx_padding import padded, shown_digits

FORMATS = ("000000", "0", "0000", "0.00", '"A"000', "00.0")


def _fill(book):
    sheet = book.add_worksheet("P")
    six = book.add_format({"num_format": "000000"})
    sheet.write_row(0, 0, ("Surname", "Forename", "Adm No", "Date of birth"))
    sheet.write_row(1, 0, ("Lee", "Ann", "", "3 Sep 2016"))
    sheet.write_number(1, 2, 45, six)
    sheet.write_row(2, 0, ("Ray", "Bob", "", "4 Sep 2016"))
    sheet.write_formula(2, 2, "=C2+1", six, 46)
    sheet.write_row(3, 0, ("Fox", "Cat", 47, "5 Sep 2016"))


def test_numbers_come_in_as_they_are_shown_written_or_worked_out(tmp_path):
    found = pupils(read(written(tmp_path, made(_fill))))
    assert {name: values["admission_no"] for name, values in found.items()} == {
        "Ann Lee": "000045",
        "Bob Ray": "000046",
        "Cat Fox": "47",
    }


def test_only_formats_of_zeros_alone_count_and_by_the_place_of_the_style():
    formats = "".join(
        f'<numFmt numFmtId="{n}" formatCode="{code.replace(chr(34), "&quot;")}"/>'
        for n, code in enumerate(FORMATS, start=170)
    )
    cells = "".join(f'<xf numFmtId="{n}"/>' for n in range(170, 176))
    styles = (
        f'<styleSheet><numFmts>{formats}</numFmts><cellStyleXfs><xf numFmtId="170"/></cellStyleXfs>'
        f'<cellXfs><xf numFmtId="0"/>{cells}</cellXfs></styleSheet>'
    )
    assert shown_digits(styles.encode()) == {"1": 6, "3": 4}


@pytest.mark.parametrize(
    "styles", [b"", b'<a formatCode="000"', b'<!DOCTYPE a><a formatCode="00"/>']
)
def test_styles_that_cannot_be_read_pad_nothing(styles):
    assert shown_digits(styles) == {}


def test_what_is_no_whole_number_stays():
    assert [padded(text, 6) for text in ("45", "1234567", "4.5", "-4", "A4", "")] == [
        *("000045", "1234567", "4.5", "-4", "A4", "")
    ]
