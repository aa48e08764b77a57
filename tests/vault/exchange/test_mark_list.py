"""Tables of marks: which column is what."""

import pytest

from vault.domain.law import LAWS
from vault.domain.policy import Country
from vault.domain.preview import ReadOptions
from vault.errors import BadFileError
from vault.exchange.mark_list import read_marks

LAW = LAWS[Country.ENGLAND]


def reading(tmp_path, text, title="Reading", mapping=()):
    path = tmp_path / "marks.csv"
    path.write_text(text, encoding="utf-8")
    return read_marks(path, ReadOptions(mapping=mapping), LAW, title)


@pytest.mark.parametrize(
    ("header", "mapping"),
    [
        ("Surname,Forename,Reg,Mark,Comment", "legal_family legal_given class mark note"),
        ("Name,Year,Reading,Score", "full_name mark"),
        ("id_assessment,id_student,date_submitted,is_banked,score", "assessment pupil mark"),
        ("Pupil ID,UPN,Result", "admission_no upn mark"),
        ("Student,Grade", "pupil mark"),
        ("Adno,Name,Grade", "admission_no full_name mark"),
    ],
)
def test_columns_are_known_by_their_headers(tmp_path, header, mapping):
    found = reading(tmp_path, f"{header}\n").roll.mapping
    assert sorted(field for _, field in found) == sorted(mapping.split())


def test_a_column_of_the_assessments_title_is_taken_before_any_other(tmp_path):
    read = reading(tmp_path, "Name,Score,Reading\nAnn Ash,1,2\n")
    assert [mark.text for mark in read.marks] == ["2"]
    by_hand = (("Name", "full_name"), ("Score", "mark"))
    read = reading(tmp_path, "Name,Score,Reading\nAnn Ash,1,2\n", mapping=by_hand)
    assert [mark.text for mark in read.marks] == ["1"]


def test_rows_of_one_child_have_one_key_and_rows_without_a_mark_are_counted(tmp_path):
    read = reading(tmp_path, "Name,Mark\nAnn Ash,1\nBob Birch,\nAnn Ash,2\n")
    assert len({mark.key for mark in read.marks}) == len(read.roll.pupils) == 1
    assert (len(read.marks), read.empty) == (2, 1)


def test_an_open_quotation_mark_is_told_and_nobody_gets_the_marks_behind_it(tmp_path):
    read = reading(tmp_path, 'Name,Mark\n"Ann Ash,1\nBob Birch,2\n')
    assert read.marks == []
    assert [problem.refused for problem in read.roll.problems] == [True]


def test_what_is_no_table_is_refused(tmp_path):
    path = tmp_path / "marks.xlsx"
    path.write_bytes(b"PK")
    with pytest.raises(BadFileError):
        read_marks(path, ReadOptions(), LAW, "Reading")


def test_columns_without_a_name_are_not_told(tmp_path):
    read = reading(tmp_path, "Name,Mark,,Shoe size,\nAnn Ash,1,,38,\n")
    assert read.roll.notes == ["Columns that were not read: Shoe size."]
    assert reading(tmp_path, "Name,Mark,,\nAnn Ash,1,,\n").roll.notes == []
