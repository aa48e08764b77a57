"""One door for every reader: marks, registers, codes and timetables out of workbooks too."""

from tests.vault.exchange.books import ENGLAND, made, of_rows, written
from vault.domain.preview import ReadOptions
from vault.exchange.attendance_code_file import read_code_file
from vault.exchange.mark_list import read_marks
from vault.exchange.objective_list import read_programmes
from vault.exchange.register_file import read_register_file

MARKS = ("Surname", "Forename", "Mark", "Note")


def test_marks_come_from_the_sheet_that_holds_them(tmp_path):
    def fill(book):
        book.add_worksheet("Cover").write(0, 0, "Reading test")
        sheet = book.add_worksheet("Marks")
        sheet.write(0, 0, "Reading, autumn")
        sheet.write_row(2, 0, MARKS)
        sheet.write_row(3, 0, ("Lee", "Ann", 102, "well done"))
        sheet.write_formula(4, 2, "=A1", None, 98.5)
        sheet.write_row(4, 0, ("Ray", "Bob"))

    reading = read_marks(written(tmp_path, made(fill)), ReadOptions(), ENGLAND, "Reading")
    assert [(mark.text, mark.note) for mark in reading.marks] == [
        ("102", "well done"),
        ("98.5", ""),
    ]


def test_registers_come_from_a_workbook(tmp_path):
    rows, problems = read_register_file(
        written(tmp_path, of_rows(("Pupil", "Code", "Minutes"), ("Ann Lee", "L", 12))), ENGLAND
    )
    assert [(row.pupil, row.code, row.minutes) for row in rows] == [("Ann Lee", "L", 12)]
    assert problems == ()


def test_programmes_and_codes_come_from_a_workbook(tmp_path):
    book = of_rows(("Programme", "Area", "Objective"), ("Maths", "Number", "Counts to ten"))
    programmes = read_programmes(written(tmp_path, book), ReadOptions()).programmes
    assert [one.title for _, one in programmes.values()] == ["Maths"]
    book = of_rows(("code", "meaning", "counts"), ("Z", "On a trip", "present"))
    assert [code.code for code in read_code_file(written(tmp_path, book, "codes.xlsx"))] == ["Z"]
