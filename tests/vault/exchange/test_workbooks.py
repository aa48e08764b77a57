"""Workbooks as lists: what stands in their cells, whatever program wrote them."""

import pytest

from tests.vault.exchange.books import (
    BORN,
    DATA,
    changed,
    contacts,
    made,
    of_rows,
    pupils,
    read,
    told,
    written,
)
from vault.errors import BadFileError, UnsafeFileError

HEAD = ("Surname", "Forename", "DOB", "Adno", "Reg")


def class_lists(book):
    """Two classes, a cover, a hidden sheet; titles, a merged header, a hidden row, a total."""
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    book.add_worksheet("Cover").write(0, 0, "Oak School")
    for name, rows in (("4P", ("Lee Ann 00123", "Ray Bob 00045")), ("5W", ("Fox Cat 00046",))):
        sheet = book.add_worksheet(name)
        sheet.merge_range(0, 0, 0, 8, f"Class list {name}")
        sheet.merge_range(2, 5, 2, 6, "Contact 1")
        sheet.merge_range(2, 7, 2, 8, "Contact 2")
        sheet.write_row(3, 0, (*HEAD, "Name", "Phone", "Name", "Phone", "Left"))
        for line, row in enumerate(rows, start=4):
            family, given, number = row.split()
            sheet.write_row(line, 0, (family, given))
            sheet.write_datetime(line, 2, BORN, day)
            sheet.write_string(line, 3, number)
            sheet.write_formula(line, 4, '=A1&""', None, name)
            sheet.write_row(line, 5, (f"Mia {family}", "07700 900001", f"Tom {family}"))
            sheet.write_formula(line, 9, "=Z1", day, 0)
        sheet.write(9, 0, "Total pupils: 2")
        sheet.set_row(5, None, None, {"hidden": True})
    hidden = book.add_worksheet("Old")
    hidden.hide()
    hidden.write_row(0, 0, HEAD)
    hidden.write_row(1, 0, ("Gone", "Gus"))


@pytest.mark.parametrize("name", ["made.xlsx", "office.xlsx", "office.ods", "office.xls"])
def test_class_lists_of_several_sheets_are_read_whoever_wrote_them(tmp_path, name):
    path = written(tmp_path, made(class_lists)) if name == "made.xlsx" else DATA / name
    reading = read(path)
    born = {"born": "2016-09-03"}
    assert pupils(reading) == {
        "Ann Lee": {**born, "admission_no": "00123"},
        "Bob Ray": {**born, "admission_no": "00045"},
        "Cat Fox": {**born, "admission_no": "00046"},
    }
    assert contacts(reading)[:2] == ["Mia Lee", "Tom Lee"]
    assert [(s.name, s.is_read) for s in reading.sheets] == [
        ("Cover", False),
        ("4P", True),
        ("5W", True),
        ("Old", False),
    ]
    assert "hidden rows were read too (lines 6)" in told(reading)
    assert len([p for p in reading.problems if p.refused and "total" in p.reason]) == 2
    if name == "office.xls":
        assert "Cells with 0 where a text belongs were read as empty: 3" in told(reading)
    else:
        assert {e.class_key for e in reading.enrolments} == {"4P", "5W"}


def test_the_day_of_1904_is_the_same_day(tmp_path):
    def fill(book):
        sheet = book.add_worksheet("P")
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, ("Lee", "Ann"))
        sheet.write_datetime(1, 2, BORN, book.add_format({"num_format": "dd/mm/yyyy"}))

    reading = read(written(tmp_path, made(fill, date_1904=True)))
    assert pupils(reading)["Ann Lee"]["born"] == "2016-09-03"


def test_numbers_have_no_point_and_texts_keep_their_zeros(tmp_path):
    reading = read(
        written(tmp_path, of_rows(HEAD, ("Lee", "Ann", 42616, 123), ("Ray", "Bob", "", "007")))
    )
    assert [values["admission_no"] for values in pupils(reading).values()] == ["123", "007"]
    assert pupils(reading)["Ann Lee"]["born"] == "2016-09-03"


def test_a_sheet_can_be_chosen_also_a_hidden_one(tmp_path):
    path = written(tmp_path, made(class_lists))
    assert list(pupils(read(path, sheets=("5W",)))) == ["Cat Fox"]
    assert list(pupils(read(path, sheets=("Old",)))) == ["Gus Gone"]


def test_cells_merged_downwards_hold_for_each_row(tmp_path):
    def fill(book):
        sheet = book.add_worksheet("P")
        sheet.write_row(0, 0, ("Reg", "Surname", "Forename"))
        sheet.merge_range(1, 0, 2, 0, "4P")
        sheet.write_row(1, 1, ("Lee", "Ann"))
        sheet.write_row(2, 1, ("Ray", "Bob"))

    reading = read(written(tmp_path, made(fill)))
    assert [e.class_key for e in reading.enrolments] == ["4P", "4P"]


def test_failed_lookups_links_and_macros_are_told(tmp_path):
    def fill(book):
        sheet = book.add_worksheet("P")
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, ("Lee", "Ann"))
        sheet.write_formula(1, 3, "=VLOOKUP(1,A:B,2)", None, "#N/A")

    path = written(tmp_path, made(fill))
    assert "#N/A were read as empty: 1" in told(read(path))


@pytest.mark.parametrize("name", ["locked.xlsx", "locked.ods", "locked.xls"])
def test_a_password_is_told_plainly(name):
    with pytest.raises(BadFileError) as refused:
        read(DATA / name)
    assert "protected by a password" in str(refused.value.details["reason"])
    assert not isinstance(refused.value, UnsafeFileError)


@pytest.mark.parametrize("value", [b"<v></v>", b"<v />", b""])
def test_a_formula_that_was_never_worked_out_is_told(tmp_path, value):
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("Surname", "Forename"))
        sheet.write_formula(1, 0, '=UPPER("lee")', None, 7)
        sheet.write(1, 1, "Ann")
        sheet.write_formula(2, 0, '=""', None, "")
        sheet.write(2, 1, "Bob")

    def without_value(sheet):
        # As Excel writes a formula that came to no text.
        return sheet.replace(b"<v>7</v>", value).replace(b'<c r="A3"', b'<c r="A3" t="str"')

    raw = changed(made(fill), without_value)
    assert "formulas without a value were read as empty: 1" in told(read(written(tmp_path, raw)))
