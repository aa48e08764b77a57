"""Objectives on paper: a line for each pupil, and what is earlier in brackets."""

from datetime import date

from vault.domain.bands import Band
from vault.domain.half_terms import HalfTerm
from vault.domain.ids import ClassId, PupilId, RecordId
from vault.domain.objective_papers import objectives_paper
from vault.domain.objectives import (
    Judged,
    Judgement,
    Objective,
    ObjectiveGrid,
    Programme,
    PupilOfGrid,
    Rhythm,
    Summative,
)
from vault.domain.papers import Table
from vault.domain.people import Called

NOW = HalfTerm(2026, 2)


def judged(judgement, half_term=NOW):
    return Judged(RecordId("j"), 1, judgement, date(2026, 11, 3), half_term)


def grid_of(texts):
    objectives = tuple(Objective(RecordId(text), "Number", text) for text in texts)
    programme = Programme(RecordId("p"), 1, "Maths", "", "4", Rhythm.HALF_TERM, None, objectives)
    ann, bob = PupilId(RecordId("ann")), PupilId(RecordId("bob"))
    pupils = (
        PupilOfGrid(
            ann,
            Called("Ann", "Ash"),
            "4",
            summative=Summative(RecordId("s"), 1, Band.BELOW, NOW),
        ),
        PupilOfGrid(bob, Called("Bob", "Birch"), "4"),
    )
    cells = {
        (ann, objectives[0].id): judged(Judgement.SECURE, NOW.moved(-1)),
        (ann, objectives[1].id): judged(Judgement.NOT_YET),
        (bob, objectives[0].id): judged(Judgement.BEGINNING),
    }
    return ObjectiveGrid(ClassId(RecordId("c")), "4A", programme, NOW, pupils, cells)


def tables_of(grid):
    paper = objectives_paper(grid, "Dana Lead")
    return paper, [piece for piece in paper.pieces if isinstance(piece, Table)]


def test_each_pupil_has_a_line_with_gaps_and_an_earlier_judgement_stands_in_brackets():
    paper, (objectives, pupils, *_) = tables_of(grid_of(("Counts", "Rounds")))
    assert objectives.rows == (
        ("1", "Number", "Counts", "1 of 2"),
        ("2", "Number", "Rounds", "0 of 1"),
    )
    assert pupils.header == ("Pupil", "1", "2", "Gaps")
    assert pupils.rows == (("Ash, Ann (Below)", "(4)", "1", "1"), ("Birch, Bob", "2", "", "1"))
    assert (paper.title, paper.subtitle, paper.pupils) == ("4A: Maths", NOW.title, 2)


def test_more_objectives_than_a_sheet_is_wide_go_on_in_another_table():
    _, tables = tables_of(grid_of(tuple(f"Objective {n}" for n in range(20))))
    assert [len(table.header) for table in tables[:3]] == [4, 18, 6]
    assert {table.rows[0][-1] for table in tables[1:3]} == {"1"}, "gaps are of all of them"
