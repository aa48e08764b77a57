"""Charts on paper: every sign and number is a letter of the page, and nothing is a picture."""

from datetime import date, timedelta

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from tests.vault.reports.test_drawn_class import CLASS
from tests.vault.reports.test_drawn_lines import LINES
from tests.vault.reports.test_drawn_matrix import MATRIX
from tests.vault.reports.test_drawn_shares import SHARES
from tests.vault.reports.test_paper_pages import text_of
from vault.domain.charts import BandSpread, DayCell, Tone, YearMap
from vault.domain.papers import Paper, Table
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


def test_as_text_a_chart_is_its_words():
    assert "How many stand in each band" in Paper("Title", "", (SPREAD,)).markdown()
