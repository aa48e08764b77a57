"""Rows that are read from what was read before say what they say when each is looked at."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from tests.vault.exchange.books import ENGLAND
from vault.domain.preview import ReadOptions
from vault.exchange.class_list import fields_of, read_class_list, understood
from vault.exchange.list_plain_rows import PlainRows
from vault.exchange.table_files import open_tables

NAMES = st.sampled_from(
    ("Ann", "Bob", "Zoë", "Ann Marie", "", "NULL", "0", "a\u200bb", "A\nB", "Al", "Ann (Annie)")
)
CELLS = {
    "Surname": st.sampled_from(("Lee", "Ray", "O'Brien", "", "lee", "Lee ")),
    "Forename": NAMES,
    "Preferred name": st.sampled_from(("", "", "Ann", "Annie", "Annie Lee", "Lee, Annie")),
    "DOB": st.sampled_from(("2016-09-03", "2015-01-02", "", "soon", "1950-01-01", "2090-01-01")),
    "Sex": st.sampled_from(("F", "male", "", "divers", "what", "0")),
    "Adno": st.sampled_from(("00123", "123", "7", "0", "N/A", "A-1", "x" * 210)),
    "UPN": st.sampled_from(("", "A123456789012", "nonsense", "0")),
    "Year": st.sampled_from(("Year 4", "4", "Reception", "0", "")),
    "Class": st.sampled_from(("4P", "4p", "5W", "", "0", "#N/A")),
    "Contact 1 Name": st.sampled_from(("Mia Lee", "Lee, Mia", "Mia", "", "0", "Tom Lee")),
    "Mother phone": st.sampled_from(("", "07700 900001", "0", "1\u200b2")),
    "Contact 2 Name": st.sampled_from(("", "Tom Lee", "Mia Lee", "Mia Lee (Mum)")),
    "Contact 2 Relationship": st.sampled_from(("", "Father", "0")),
}
FULL = {
    "Full name": st.sampled_from(("Lee, Ann", "Ann Lee", "Lee", ",", "LEE, Ann (SEN)")),
    **CELLS,
}
del FULL["Surname"], FULL["Forename"]


def lists(cells):
    return st.tuples(
        st.lists(st.sampled_from(tuple(cells)), unique=True, max_size=len(cells)).map(tuple),
        st.just(tuple(cells)[:2]),
    ).flatmap(
        lambda heads: rows_of(tuple(dict.fromkeys((*heads[1], *heads[0]))), cells),
    )


def rows_of(heads, cells):
    return st.lists(st.tuples(*(cells[head] for head in heads)), max_size=12).map(
        lambda rows: (heads, *rows)
    )


def reading_of(rows):
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    raw = text.getvalue().encode()
    opened = open_tables(raw, "list.csv", understood, ReadOptions(), fields_of)
    return read_class_list(opened, ENGLAND, ReadOptions())


def content_of(reading):
    """All that a plan rests on; fields without a value count for nothing."""
    pupils = [(p.key, p.line, [v for v in p.values if v[1]]) for p in reading.pupils]
    problems = sorted(map(tuple, reading.problems))
    rest = (reading.notes, reading.classes, reading.doubt, reading.one_registration)
    return pupils, list(reading.contacts), list(reading.enrolments), problems, rest


@given(st.one_of(lists(CELLS), lists(FULL)))
def test_a_plain_row_says_what_it_says_when_it_is_looked_at(rows):
    plainly = content_of(reading_of(rows))
    begin = PlainRows.begin
    try:
        PlainRows.begin = lambda self, *rest: (
            begin(self, *rest),
            setattr(self, "is_possible", False),
        )
        assert content_of(reading_of(rows)) == plainly
    finally:
        PlainRows.begin = begin


def test_most_rows_are_plain():
    heads = ("Surname", "Forename", "DOB", "Adno", "Class", "Contact 1 Name", "Contact 1 Phone")
    rows = [
        ("Lee", "Ann", "2016-09-03", str(n + 1), "4P", "Mia Lee", "07700 900001") for n in range(9)
    ]
    looked_at = []
    row = PlainRows.row
    try:
        PlainRows.row = lambda self, values: looked_at.append(row(self, values)) or looked_at[-1]
        reading_of([heads, *rows, ("Ray", "Bob", "soon", "99", "4P", "", "")])
    finally:
        PlainRows.row = row
    assert [found is None for found in looked_at] == [False] * 9 + [True]
