"""Scales: what somebody typed becomes a mark or is refused, and stands in one of four bands."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault.domain.bands import Band
from vault.domain.ids import NEW
from vault.domain.law import LAWS
from vault.domain.policy import Country
from vault.domain.scales import (
    Editor,
    Evaluation,
    MarkState,
    Scale,
    ScaleValue,
    checked_scale,
    find_scale,
)
from vault.errors import InvalidValueError

ENGLAND = LAWS[Country.ENGLAND].scales
EVERY = {scale.code: scale for law in LAWS.values() for scale in law.scales}


@pytest.mark.parametrize(
    ("code", "typed", "stored"),
    [
        ("england.scaled", "102", "102"),
        ("england.scaled", " 102.0 ", "102"),
        ("england.scaled", "ns", "NS"),
        ("england.phonics", "wa", "Wa"),
        ("england.phonics", "WT", "Wt"),
        ("england.phonics", "040", "40"),
        ("england.depth", "gds", "GDS"),
        ("england.writing", "pkf", "PKF"),
        ("england.early-years", "2", "2"),
        ("own.test", "17,5", "17.5"),
        ("own.test", "80%", "80"),
        ("own.tick", "x", "1"),
        ("own.counter", "12", "12"),
        ("own.text", "  quite  good ", "quite good"),
        ("united-states.letters", "b+", "B+"),
        ("united-states.percent", "92.5", "92.5"),
        ("own.test", "Missing", "missing"),
        ("own.test", "exc", "excused"),
        ("england.depth", "in progress", "in progress"),
        ("england.depth", "", ""),
    ],
)
def test_what_is_typed_is_stored_in_one_spelling(code, typed, stored):
    assert EVERY[code].stored(typed) == stored
    assert EVERY[code].stored(stored) == stored


@pytest.mark.parametrize(
    ("code", "typed"),
    [
        ("england.scaled", "79"),
        ("england.scaled", "121"),
        ("england.scaled", "100.5"),
        ("england.phonics", "41"),
        ("england.tables", "26"),
        ("england.depth", "EX"),
        ("own.test", "101"),
        ("own.test", "1.25"),
        ("own.test", "."),
        ("own.test", "٣"),
        ("own.tick", "yes"),
        ("own.counter", "10000"),
        ("own.text", "x" * 61),
    ],
)
def test_what_is_out_of_scale_is_refused_and_said_what_belongs_there(code, typed):
    with pytest.raises(InvalidValueError) as refused:
        EVERY[code].stored(typed)
    assert refused.value.details["field"] == "value"
    assert refused.value.details["reason"]


@pytest.mark.parametrize(
    ("code", "value", "day", "band"),
    [
        ("england.scaled", "99", None, Band.BELOW),
        ("england.scaled", "100", None, Band.EXPECTED),
        ("england.scaled", "110", None, Band.ABOVE),
        ("england.phonics", "31", date(2026, 6, 10), Band.BELOW),
        ("england.phonics", "32", date(2026, 6, 10), Band.EXPECTED),
        ("england.phonics", "40", date(2019, 6, 10), Band.EXPECTED),
        ("england.phonics", "32", date(2020, 6, 10), None),
        ("england.phonics", "32", date(2011, 6, 10), Band.EXPECTED),
        ("england.tables", "25", None, None),
        ("england.depth", "PK3", None, Band.WELL_BELOW),
        ("england.depth", "WTS", None, Band.BELOW),
        ("england.depth", "EXS", None, Band.EXPECTED),
        ("england.depth", "GDS", None, Band.ABOVE),
        ("england.writing", "BLW", date(2017, 6, 1), Band.WELL_BELOW),
        ("england.early-years", "1", None, Band.BELOW),
        ("england.early-years", "2", None, Band.EXPECTED),
        ("united-states.letters", "F", None, Band.WELL_BELOW),
        ("united-states.letters", "D-", None, Band.BELOW),
        ("united-states.letters", "C-", None, Band.EXPECTED),
        ("united-states.letters", "A-", None, Band.ABOVE),
        ("united-states.percent", "89.5", None, Band.EXPECTED),
    ],
)
def test_shipped_thresholds_hold_from_their_days(code, value, day, band):
    assert EVERY[code].band(value, 6, day) is band


def test_what_does_not_count_stands_in_no_band():
    for scale in EVERY.values():
        uncounted = [value.code for value in scale.values if not value.counts]
        for text in (*uncounted, *MarkState, ""):
            assert scale.rank(text) is None
            assert scale.band(text, 1) is None
            assert scale.amount(text) is None


def test_no_code_of_a_scale_can_be_mistaken_for_a_state():
    for scale in EVERY.values():
        for value in scale.values:
            assert scale.stored(value.code) == value.code
            assert scale.stored(value.code) not in set(MarkState)


def test_a_test_with_a_total_is_evaluated_in_percent_of_it():
    test = EVERY["own.test"]
    bands = [test.band(value, 1, None, 20) for value in ("7.5", "8", "11", "16")]
    assert bands == [Band.WELL_BELOW, Band.BELOW, Band.EXPECTED, Band.ABOVE]
    assert test.stored("20", 20) == "20"
    with pytest.raises(InvalidValueError) as refused:
        test.stored("20.5", 20)
    assert refused.value.details["reason"] == "a number from 0 to 20 belongs here"
    with pytest.raises(InvalidValueError) as refused:
        test.stored("0.85", 20)
    assert refused.value.details["reason"] == "at most one digit behind the point"


def test_the_schools_own_evaluation_stands_before_the_programs_and_a_point_before_any():
    own = Scale(
        NEW,
        0,
        "Own",
        Editor.POINTS,
        evaluations=(
            Evaluation(0, 10, 20, 30, id="mine"),
            Evaluation(2, 40, 50, 60),
            Evaluation(3, 70, 80, 90, id="mine too"),
        ),
    )
    assert own.evaluation(1).below_from == own.evaluation(2).below_from == 10
    assert own.evaluation(3).below_from == 70


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": " "}, "title"),
        ({"lowest": 10, "highest": 10}, "highest"),
        ({"highest": 10_001}, "highest"),
        ({"decimals": 3}, "decimals"),
        ({"editor": Editor.LETTERS}, "values"),
        ({"values": (ScaleValue("A", ""), ScaleValue("a", ""))}, "values"),
        ({"values": (ScaleValue("late", ""),)}, "values"),
        ({"evaluations": (Evaluation(0, 3, 2, 4),)}, "expected_from"),
        ({"evaluations": (Evaluation(7, 1, 2, 4),)}, "half_term"),
        ({"evaluations": (Evaluation(0, 1, 2, 4, date(2026, 2, 1), date(2026, 1, 1)),)}, "ends"),
    ],
)
def test_a_scale_that_makes_no_sense_is_refused_on_its_field(wrong, field):
    good = {"title": "Own", "editor": Editor.POINTS}
    with pytest.raises(InvalidValueError) as refused:
        checked_scale(Scale(NEW, 0, **{**good, **wrong}))
    assert refused.value.details["field"] == field


def test_a_scale_is_found_by_its_title_and_its_code():
    assert find_scale(ENGLAND, "SCALED score") is find_scale(ENGLAND, "england.scaled")
    assert find_scale(ENGLAND, "none such") is None


@given(st.integers(0, 2000), st.integers(1, 1000))
def test_a_better_mark_is_never_in_a_lower_band(tenths, out_of):
    test = EVERY["own.test"]
    amount = min(Decimal(tenths) / 10, Decimal(out_of))
    more = min(amount + Decimal("0.5"), Decimal(out_of))
    bands = list(Band)
    low, high = (test.band(test.stored(str(x), out_of), 1, None, out_of) for x in (amount, more))
    assert bands.index(low) <= bands.index(high)
