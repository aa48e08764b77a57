"""Shared texts and merged cells of a workbook that is read as a stream."""

from tests.vault.exchange.books import changed, made, of_rows
from vault.exchange.xlsx_book import KeptRows, streamed_sheets

SMALL = of_rows(("Surname", "Forename"), ("Lee", "Ann"))
TEXTS = "xl/sharedStrings.xml"


def rows_of(raw, sheets=()):
    (sheet,) = streamed_sheets(raw, sheets)
    return dict(KeptRows(sheet.text).records(lambda _, __: None))


def test_texts_are_read_however_they_are_written():
    def change(text):
        text = text.replace(b"<t>Lee</t>", b'<t xml:space="preserve"> L\nee</t>')
        return text.replace(b"<t>Ann</t>", b"<r><t>An</t></r><r><t>n &amp; Bo</t></r>")

    assert rows_of(changed(SMALL, change, TEXTS))[2] == ["L\nee", "Ann & Bo"]


def test_texts_in_another_encoding_are_left_to_the_library():
    change = lambda text: text.replace(b"UTF-8", b"latin-1")  # noqa: E731
    assert streamed_sheets(changed(SMALL, change, TEXTS), ()) is None


def test_a_cell_that_names_no_text_is_left_to_the_library():
    change = lambda text: text.replace(b"<v>3</v>", b"<v>9</v>")  # noqa: E731
    assert streamed_sheets(changed(SMALL, change), ()) is None


def test_cells_that_are_merged_downwards_hold_below_also_behind_an_empty_column():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.merge_range(1, 1, 3, 1, "4P")
        sheet.write_row(0, 1, ("Reg", "Surname"))
        sheet.write(1, 2, "Lee")
        sheet.write(3, 2, "Ray")

    assert rows_of(made(fill)) == {
        1: ["Reg", "Surname"],
        2: ["4P", "Lee"],
        3: ["4P", ""],
        4: ["4P", "Ray"],
    }
