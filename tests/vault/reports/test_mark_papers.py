"""Marks and progress on paper: every pupil, no state as a number, and names in the cells."""

from datetime import date

import pytest

from tests.marks import DAY, SCALED, assess, enter
from vault.actions.markbook import DraftMarks, DraftProgress
from vault.actions.pupils import AddPupil
from vault.errors import NotFoundError


def test_marks_and_progress_are_drafted(school):
    room, ann = school.ids["a"], school.ids["ann"]
    cy = school.run(AddPupil((("legal_given", "Cy"), ("legal_family", "Zed")), room))
    before = assess(school, room, "Reading", SCALED, date(2026, 9, 10), 1)
    after = assess(school, room, "Reading", SCALED, DAY, 2)
    enter(school, room, before, {ann: "95", cy: "missing"})
    enter(school, room, after, {ann: "101", cy: "110"})
    (table,) = school.run(DraftMarks(room)).pieces
    assert table.rows == (
        ("Ash, Ann", "95", "101"),
        ("Zed, Cy", "missing", "110"),
        ("Class mean", "95.0", "105.5"),
    )
    paper = school.run(DraftProgress(room, before, after))
    assert paper.pieces[0].text == ("up: 1, the same: 0, down: 0, without a band at one of them: 1")
    assert "Ann Ash" in paper.pieces[1].rows[2]
    with pytest.raises(NotFoundError):
        school.run(DraftProgress(school.ids["b"], before, after))
