"""Gaps in order, in the window and on paper: most first, and of what was judged alone."""

from tests.vault.domain.test_objective_papers import grid_of
from vault.domain.charts import ShareBars
from vault.domain.objective_gaps import gaps_by_objective, gaps_by_pupil, gaps_table
from vault.domain.objective_papers import objectives_paper


def test_most_gaps_come_first_and_what_nobody_judged_has_no_bar():
    grid = grid_of(("Counts", "Rounds", "Adds"))
    rows = [(row.name, row.percent) for row in gaps_by_objective(grid)]
    assert rows == [("Rounds", 100), ("Counts", 50), ("Adds", 0)]
    assert [(row.name, row.percent) for row in gaps_by_pupil(grid)] == [
        ("Birch, Bob", 100),
        ("Ash, Ann", 50),
    ]
    assert [row[:3] for row in gaps_table(grid)[1]] == [
        ("Objective", "Rounds", "100"),
        ("Objective", "Counts", "50"),
        ("Objective", "Adds", "0"),
        ("Pupil", "Birch, Bob", "100"),
        ("Pupil", "Ash, Ann", "50"),
    ]
    alone = objectives_paper(grid, "Dana Lead", only_gaps=True).pieces
    assert alone == objectives_paper(grid, "Dana Lead").pieces[-6:]
    pieces = objectives_paper(grid, "Dana Lead").pieces
    objectives, pupils = (piece.rows for piece in pieces if isinstance(piece, ShareBars))
    assert objectives == (("Rounds", 1, 1), ("Counts", 1, 2))
    assert pupils == (("Birch, Bob", 1, 1), ("Ash, Ann", 1, 2))
    assert pieces[-1].rows[0] == ("Birch, Bob", "100 %", "1", "1")
