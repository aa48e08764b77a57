"""Figures of marks, held against the standard library's own."""

import statistics
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault.domain.bands import Band
from vault.domain.law import LAWS
from vault.domain.mark_figures import Tally, by_points, figures_of, quantile
from vault.domain.policy import Country
from vault.domain.scales import MarkState

SCALES = {scale.code: scale for scale in LAWS[Country.ENGLAND].scales}
DAY = date(2026, 11, 10)


def tally(value, number=1, scale="england.scaled", out_of=0, day=DAY, half_term=2):
    return Tally(scale, half_term, day, out_of, value, number)


@given(st.lists(st.integers(80, 120), min_size=1, max_size=60))
def test_mean_spread_and_quantiles_are_those_of_the_marks(marks):
    figures = figures_of([tally(str(m), n) for m, n in Counter(marks).items()], SCALES)
    assert figures.count == len(marks)
    assert float(figures.mean) == pytest.approx(statistics.fmean(marks))
    assert float(figures.spread) == pytest.approx(statistics.pstdev(marks), abs=1e-9)
    assert (figures.lowest, figures.highest) == (min(marks), max(marks))
    if len(marks) > 1:
        quarters = statistics.quantiles(marks, n=4, method="inclusive")
        found = (figures.quarter, figures.middle, figures.three_quarters)
        assert [float(q) for q in found] == pytest.approx(quarters)


def test_states_and_codes_are_counted_apart_and_change_no_mean():
    some = [tally("100", 3), tally("missing", 9), tally("late"), tally("A", 5)]
    figures = figures_of(some, SCALES)
    assert (figures.count, figures.mean, figures.uncounted) == (3, 100, 5)
    assert figures.states[MarkState.MISSING] == 9
    assert figures.states[MarkState.LATE] == 1
    assert figures.share_at_expected == 1


def test_letters_have_bands_and_no_mean():
    some = [tally(code, 2, "england.depth") for code in ("PK1", "WTS", "EXS", "GDS")]
    figures = figures_of(some, SCALES)
    assert (figures.mean, figures.spread, figures.middle) == (None, None, None)
    assert set(figures.bands.values()) == {2}
    assert (figures.at_expected, figures.share_at_expected) == (4, Decimal("0.5"))


def test_without_a_threshold_nothing_is_in_a_band():
    figures = figures_of([tally("20", 4, "england.tables")], SCALES)
    assert (figures.mean, figures.unbanded, figures.share_at_expected) == (20, 4, None)
    assert not any(figures.bands.values())


def test_of_nothing_there_are_no_figures():
    figures = figures_of([], SCALES)
    assert (figures.count, figures.mean, figures.highest) == (0, None, None)
    assert quantile([], 50) is None


def test_different_totals_are_put_together_in_percent():
    some = [tally("10", 1, "own.test", 20), tally("40", 1, "own.test", 40)]
    figures = figures_of(some, SCALES)
    assert (figures.mean, figures.in_percent) == (75, True)
    assert figures.bands[Band.ABOVE] == 1


def test_points_of_the_year_follow_each_other():
    some = [
        tally("100", day=date(2027, 1, 20), half_term=3),
        tally("90", day=date(2026, 9, 20), half_term=1),
        tally("92", day=date(2026, 10, 2), half_term=1),
    ]
    points = by_points(some, SCALES)
    assert [(p.point.title, p.figures.mean) for p in points] == [
        ("Autumn 1, 2026/27", 91),
        ("Spring 1, 2026/27", 100),
    ]
