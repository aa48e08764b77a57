"""Marks and progress on paper: every pupil, no state as a number, and names in the cells."""

from datetime import date

import pytest

from tests.marks import DAY, SCALED, assess, enter
from tests.vault.reports.test_paper_pages import text_of
from vault.actions.charts_out import DraftPupilMarks
from vault.actions.markbook import DraftMarks, DraftProgress, SetTarget
from vault.actions.pupils import AddPupil
from vault.domain.charts import BandMatrix
from vault.domain.ids import NEW
from vault.domain.line_data import LineData
from vault.domain.markbook import Target
from vault.errors import NotFoundError
from vault.reports.paper_pages import paper_pdf


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
    (matrix,) = (piece for piece in paper.pieces if isinstance(piece, BandMatrix))
    assert {step: names for step, names in matrix.cells.items() if names} == {(1, 2): ("Ann Ash",)}
    assert paper.pieces[1] is matrix
    assert "Ann Ash" in paper.pieces[2].rows[2]
    (trend,) = (piece for piece in paper.pieces if isinstance(piece, LineData))
    assert trend.table()[1] == (("Sep", "0 %"), ("Nov", "100 %"))
    assert paper.pieces[-1].rows == trend.table()[1]
    with pytest.raises(NotFoundError):
        school.run(DraftProgress(school.ids["b"], before, after))


def test_a_pupil_is_drawn_against_the_target_and_the_class_with_every_mark(school):
    room, ann = school.ids["a"], school.ids["ann"]
    for day, value in ((date(2026, 9, 10), "95"), (DAY, "101")):
        enter(school, room, assess(school, room, "Reading", SCALED, day, 1), {ann: value})
    school.run(SetTarget(Target(NEW, 0, ann, SCALED, "Reading", "108", None)))
    paper = school.run(DraftPupilMarks(ann))
    heading, chart, table, _, marks = paper.pieces
    assert [line.name for line in chart.lines] == ["Ann", "Target, 108", "Class mean"]
    assert table.rows == chart.table()[1]
    assert [row[3] for row in marks.rows] == ["101", "95"]
    text = text_of(paper_pdf(paper))
    for words in (heading.text, "Target, 108", "Class mean", "Sep", "Nov"):
        assert words in text
