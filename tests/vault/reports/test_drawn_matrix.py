"""The transition matrix on paper: how many moved, and who."""

from tests.vault.reports.test_paper_pages import text_of
from vault.domain.charts import BandMatrix
from vault.domain.papers import Paper
from vault.reports.paper_pages import paper_pdf

MATRIX = BandMatrix(
    "Who moved from band to band.",
    ("Well below", "Below", "Expected", "Above"),
    {(1, 2): ("Ann Ash", "Bo Lee"), (3, 2): tuple(f"Pupil {n}" for n in range(600))},
    "Reading, Sep, at the start",
    "Reading, Nov, now",
)


def test_a_matrix_says_how_many_moved_and_who_as_far_as_there_is_room():
    text = text_of(paper_pdf(Paper("Title", "", (MATRIX,))))
    for word in ("2", "Ann Ash, Bo Lee", "600", "Pupil 0,", MATRIX.at_start, MATRIX.at_end):
        assert word in text
    shown = text.count("Pupil ")
    assert 0 < shown < 600
    assert f"+{600 - shown}" in text
