"""Rows of one child, and of two who are not to be taken for one."""

from tests.vault.exchange.books import made, pupils, read, told, written

HEAD = "Adno,Surname,Forename,DOB,Class\n"


def test_rows_for_each_class_are_one_pupil_and_a_row_that_says_nothing_new_is_told(tmp_path):
    rows = "1,Lee,Ann,03/09/2016,9A\n1,Lee,Ann,03/09/2016,9B\n1,Lee,Ann,03/09/2016,9a\n"
    reading = read(written(tmp_path, HEAD + rows, "list.csv"))
    assert list(pupils(reading)) == ["Ann Lee"]
    assert [enrolment.class_key for enrolment in reading.enrolments] == ["9A", "9B"]
    assert "the same pupil stands in line 2 already" in told(reading)


def test_one_number_with_two_names_is_two_rows_that_somebody_looks_at(tmp_path):
    rows = "1,Lee,Ann,03/09/2016,9A\n1,Ray,Bob,04/10/2015,9B\n"
    reading = read(written(tmp_path, HEAD + rows, "list.csv"))
    assert [pupil.key for pupil in reading.pupils] == ["admission_no:1", "admission_no:1#1"]


def test_a_child_on_two_sheets_is_one_in_both_classes(tmp_path):
    def fill(book):
        for name in ("9A", "9B"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, HEAD.strip().split(","))
            sheet.write_row(1, 0, ("1", "Lee", "Ann", "03/09/2016", name))

    reading = read(written(tmp_path, made(fill)))
    assert list(pupils(reading)) == ["Ann Lee"]
    assert {enrolment.class_key for enrolment in reading.enrolments} == {"9A", "9B"}


def test_who_owns_a_team_is_no_pupil(tmp_path):
    text = "Name,Email,Role\nAnn Lee,a@x.example,Student\nTess Byrne,t@x.example,Owner\n"
    reading = read(written(tmp_path, text, "list.csv"))
    assert list(pupils(reading)) == ["Ann Lee"]
    assert [p.line for p in reading.problems if p.refused] == [3]


def test_grades_below_the_first_are_read_as_powerschool_counts_them(tmp_path):
    rows = "Lee,Ann,0\nRay,Bob,-1\nFox,Cat,1\n"
    path = written(tmp_path, f"Last_Name,First_Name,Grade_Level\n{rows}", "list.csv")
    years = {name: values["year_group"] for name, values in pupils(read(path)).items()}
    assert years == {"Ann Lee": "K", "Bob Ray": "PK", "Cat Fox": "1"}
    path = written(tmp_path, f"Surname,Forename,Year Group\n{rows}", "uk.csv")
    reading = read(path)
    assert "year_group" not in pupils(reading)["Ann Lee"]
    assert "Cells with 0" in told(reading)
