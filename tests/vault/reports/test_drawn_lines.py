"""Lines on paper: what the axis says, and which line is which without any colour."""

from tests.vault.reports.test_paper_pages import text_of
from vault.domain.line_data import Line, LineData
from vault.domain.papers import Paper
from vault.reports.paper_pages import paper_pdf

LINES = LineData(
    "Reading, beside the class",
    ("Sep", "Nov", "Jan"),
    (
        Line("Finn", ((0, 96.0), (1, 101.5)), "accent"),
        Line("Target, 108", ((0, 96.0), (2, 108.0)), "text", "dash", dots=False),
    ),
    ((0, 90.0, 104.0), (1, 92.0, 106.0)),
    "Class, middle half",
)


def test_lines_say_their_axis_and_which_is_which_without_colour():
    text = text_of(paper_pdf(Paper("Title", "", (LINES,))))
    for word in ("Sep", "Nov", "Jan", "90", "110", "Finn", "Target, 108", "Class, middle half"):
        assert word in text
