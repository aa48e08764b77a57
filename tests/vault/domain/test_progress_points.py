"""Summative judgements beside assessments: the bands that were given, at their half-terms."""

from datetime import date

from vault.domain.bands import BANDS, Band
from vault.domain.half_terms import HALF_TERMS, HalfTerm, first_day, half_term_on
from vault.domain.ids import NEW
from vault.domain.markbook import Assessment, CellMark, Markbook, MarkLine, band_of
from vault.domain.objectives import Summative
from vault.domain.people import Called
from vault.domain.progress import column_figures, movement, titles_of
from vault.domain.progress_points import GIVEN, Given, is_given, with_given
from vault.domain.scales import Editor, Evaluation, Scale

READING = Assessment("r", 1, "c", "Reading", "points", date(2026, 9, 10), 1)
POINTS = Scale("points", 1, "Points", Editor.POINTS, evaluations=(Evaluation(0, 20, 50, 80),))
ANN = MarkLine("ann", Called("Ann", "Ash"), {"r": CellMark("m", 1, "60")})
BOB = MarkLine("bob", Called("Bob", "Birch"), {})
BOOK = Markbook("c", "4A", (READING,), {"points": POINTS}, (ANN, BOB))


def given(pupil, band, number=2, programme="w", title="Writing"):
    summative = Summative(NEW, 1, band, HalfTerm(2026, number))
    return Given(pupil, programme, title, summative)


def test_each_band_that_was_given_is_the_band_that_is_compared():
    for band in BANDS:
        book = with_given(BOOK, [given("ann", band)])
        (column,) = (one for one in book.assessments if is_given(one))
        line = book.lines[0]
        assert band_of(book.scale(column), column, line.mark(column.id).value) is band
        cells = movement(book, READING, column).cells
        assert [who.pupil for who in cells[Band.EXPECTED, band]] == ["ann"]


def test_a_programme_has_a_point_for_each_half_term_and_the_later_judgement_counts():
    judged = [given("ann", Band.BELOW, 1), given("ann", Band.EXPECTED), given("bob", Band.BELOW)]
    book = with_given(BOOK, [*judged, given("ann", Band.ABOVE)])
    titles = titles_of(book)
    assert {title: len(several) for title, several in titles.items()} == {
        "Reading": 1,
        "Writing (objectives)": 2,
    }
    first, second = titles["Writing (objectives)"]
    assert first.day < second.day
    figures = column_figures(book, second)
    assert (figures.count, figures.bands[Band.ABOVE], figures.bands[Band.BELOW]) == (2, 1, 1)
    assert figures.mean is None


def test_where_nobody_was_judged_the_book_is_the_markbook():
    assert with_given(BOOK, []) is BOOK
    assert GIVEN not in BOOK.scales


def test_a_half_term_is_found_again_by_its_first_day():
    for number in range(1, HALF_TERMS + 1):
        assert half_term_on(first_day(HalfTerm(2026, number))) == HalfTerm(2026, number)
