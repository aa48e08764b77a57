"""Where the header of a table is, whatever stands above it."""

import pytest

from tests.vault.exchange.books import contacts, of_rows, pupils, read, written
from tests.vault.exchange.test_workbooks import HEAD


@pytest.mark.parametrize(
    "above",
    [
        "Oak School\n\nParents evening of class 4P,,,\n",
        ",,,\n,,,\n",
        "Printed 27/11/2026,,,\nName of the list,4P,,\n",
        "Pupil,,,\n",
    ],
)
def test_titles_above_the_header_are_passed_over(tmp_path, above):
    text = f"{above}Surname,Forename,DOB,Reg\nLee,Ann,03/09/2016,4P\n"
    reading = read(written(tmp_path, text, "list.csv"))
    assert pupils(reading) == {"Ann Lee": {"born": "2016-09-03"}}


def test_an_upper_header_ends_where_the_lower_one_speaks_of_something_else(tmp_path):
    text = "Pupil,,Contact 1,,,\nSurname,Forename,Name,Phone,UPN,Adno\nLee,Ann,Mia Lee,1,,7\n"
    reading = read(written(tmp_path, text, "list.csv"))
    assert pupils(reading) == {"Ann Lee": {"admission_no": "7"}}
    assert contacts(reading) == ["Mia Lee"]


def test_a_header_line_can_be_chosen(tmp_path):
    path = written(tmp_path, of_rows(HEAD, ("Nachname", "Vorname"), ("Lee", "Ann")))
    assert list(pupils(read(path, header_line=2))) == ["Ann Lee"]


def test_a_header_that_comes_again_is_not_taken_for_the_only_one(tmp_path):
    head = "Surname,Forename,DOB,Contact Surname,Contact Forename,Relationship,Telephone\n"
    rows = "Patel,Asha,02/03/2016,Patel,Raj,Father,1\nPatel,Asha,12/11/2015,Patel,Sam,Father,2\n"
    text = f"{head}{rows}{head}Quill,Peter,04/08/2015,,,,\n"
    reading = read(written(tmp_path, text, "list.csv"))
    assert len(reading.pupils) == 3
    assert [p.line for p in reading.problems if p.refused] == [4]
