"""A pupil's attendance on paper: days in the order of the country, and words where all was well."""

from dataclasses import replace

import pytest

from tests.vault.domain.test_pupil_attendance import HERE, YEAR
from vault.domain.papers import Table, Text
from vault.reports.attendance_papers import attendance_paper


@pytest.mark.parametrize(("is_month_first", "day"), [(False, "23/11/2026"), (True, "11/23/2026")])
def test_the_table_has_what_was_not_as_usual(is_month_first, day):
    paper = attendance_paper(YEAR, "Ann", "Printed", is_month_first=is_month_first)
    assert paper.pieces[1] == YEAR.as_map()
    (table,) = (piece for piece in paper.pieces if isinstance(piece, Table))
    assert [row[0] for row in table.rows][:2] == [day, day]
    assert [row[2] for row in table.rows] == ["L", "O", "I"]


def test_a_year_without_absence_says_so():
    well = replace(YEAR, marks=(HERE,), lessons=())
    paper = attendance_paper(well, "Ann", "Printed", is_month_first=False)
    assert paper.pieces[-1] == Text("No absence and nothing late.")
