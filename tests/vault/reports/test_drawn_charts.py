"""Charts on paper: every sign and number is a letter of the page, and nothing is a picture."""

from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from tests.vault.reports.test_paper_pages import text_of
from vault.domain.charts import BandMatrix, BandSpread, ClassMap, DayCell, ShareBars, Tone, YearMap
from vault.domain.line_data import Line, LineData
from vault.domain.papers import Heading, Paper, Table
from vault.reports.paper_pages import paper_pdf

FIRST, LAST = date(2026, 9, 1), date(2027, 7, 20)
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
YEAR = YearMap(
    "Each day in two halves.",
    FIRST,
    LAST,
    {
        (day, half): DayCell("Y3", Tone.BAD) if day.day == 9 else DayCell("/", Tone.GOOD)
        for day in DAYS
        for half in (0, 1)
    },
    frozenset(DAYS),
)
SPREAD = BandSpread(
    "How many stand in each band.",
    ("Well below", "Below", "Expected", "Above"),
    (("Autumn", (3, 7, 19, 11)), ("Spring", (0, 0, 0, 0))),
)
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
MATRIX = BandMatrix(
    "Who moved from band to band.",
    SPREAD.bands,
    {(1, 2): ("Ann Ash", "Bo Lee"), (3, 2): tuple(f"Pupil {n}" for n in range(600))},
    "Reading, Sep, at the start",
    "Reading, Nov, now",
)
SHARES = ShareBars("How many are not secure.", (("Rounds", 7, 9), ("Counts", 1, 4)))
CLASS = ClassMap(
    "Sessions missed.",
    (date(2026, 9, 7), date(2026, 9, 14), date(2026, 10, 5)),
    (("Ash, Ann", (DayCell("", Tone.GOOD), DayCell("7", Tone.BAD), None)),),
)


def kinds_of_objects(pdf):
    document = pypdfium2.PdfDocument(pdf)
    kinds = {item.type for page in document for item in page.get_objects()}
    document.close()
    return kinds


@pytest.mark.parametrize("chart", [YEAR, SPREAD, LINES, MATRIX, SHARES, CLASS])
def test_a_chart_is_lines_areas_and_letters(chart):
    pdf = paper_pdf(Paper("Title", "", (chart, Table(("a",), (("b",),)))))
    kinds = kinds_of_objects(pdf)
    assert pdfium.FPDF_PAGEOBJ_IMAGE not in kinds
    assert {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_TEXT} <= kinds
    assert chart.text in text_of(pdf)


def test_a_map_says_each_day_that_is_not_usual_and_no_other():
    text = text_of(paper_pdf(Paper("Title", "", (YEAR,))))
    ninths = [day for day in DAYS if day.day == 9 and day.weekday() < 5]
    assert text.count("Y3") == 2 * len(ninths)
    assert "/" not in text
    assert "Sep" in text


def test_bars_say_their_numbers_and_what_the_shades_mean():
    text = text_of(paper_pdf(Paper("Title", "", (SPREAD,))))
    for word in ("Autumn", "3", "7", "19", "11", "nothing to compare", *SPREAD.bands):
        assert word in text


def test_lines_say_their_axis_and_which_is_which_without_colour():
    text = text_of(paper_pdf(Paper("Title", "", (LINES,))))
    for word in ("Sep", "Nov", "Jan", "90", "110", "Finn", "Target, 108", "Class, middle half"):
        assert word in text


def test_a_matrix_says_how_many_moved_and_who_as_far_as_there_is_room():
    text = text_of(paper_pdf(Paper("Title", "", (MATRIX,))))
    for word in ("2", "Ann Ash, Bo Lee", "600", "Pupil 0,", MATRIX.at_start, MATRIX.at_end):
        assert word in text
    shown = text.count("Pupil ")
    assert 0 < shown < 600
    assert f"+{600 - shown}" in text


def test_bars_of_shares_say_their_numbers_and_go_on_on_the_next_page():
    text = text_of(paper_pdf(Paper("Title", "", (SHARES,))))
    for word in ("Rounds", "78 % · 7 / 9", "Counts", "25 % · 1 / 4"):
        assert word in text
    many = replace(SHARES, rows=tuple((f"Objective {n}.", n, 100) for n in range(100)))
    pdf = paper_pdf(Paper("Title", "", (Heading("Gaps"), many)))
    text = text_of(pdf)
    assert len(pypdfium2.PdfDocument(pdf)) == 3, "no page is left half empty for them"
    assert all(f"Objective {n}." in text for n in range(100))


def test_a_class_has_a_line_for_each_pupil_also_where_they_go_over_pages():
    text = text_of(paper_pdf(Paper("Title", "", (CLASS,))))
    for word in ("Ash, Ann", "7", "Sep", "Oct"):
        assert word in text
    many = replace(CLASS, rows=tuple((f"Pupil {n}.", CLASS.rows[0][1]) for n in range(90)))
    text = text_of(paper_pdf(Paper("Title", "", (Heading("Weeks"), many))))
    assert all(f"Pupil {n}." in text for n in range(90))


def test_as_text_a_chart_is_its_words():
    assert "How many stand in each band" in Paper("Title", "", (SPREAD,)).markdown()
