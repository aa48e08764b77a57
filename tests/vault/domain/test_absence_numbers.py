"""Persistent from a tenth on, severe from a half on, counted exactly."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault.domain.absence_numbers import Numbers, numbers_of
from vault.domain.law import law_of
from vault.domain.policy import Country

ENGLAND = law_of(Country.ENGLAND).codes
DAY = date(2026, 11, 24)
CODES = [c.code for c in ENGLAND.codes]


@pytest.mark.parametrize(
    ("possible", "missed", "persistent", "severe"),
    [
        (0, 0, 0, 0),
        (20, 2, 1, 0),
        (20, 1, 0, 0),
        (21, 2, 0, 0),
        (10, 5, 1, 1),
        (11, 5, 1, 0),
        (2003, 200, 0, 0),  # 10.0 % when it is rounded, and less than a tenth
    ],
)
def test_from_which_share_on_an_absence_is_persistent_and_severe(
    possible, missed, persistent, severe
):
    numbers = Numbers(possible, possible - missed, missed, 0)
    assert (numbers.is_persistent, numbers.is_severe) == (bool(persistent), bool(severe))
    shown = numbers.percent_missed
    assert (shown >= 10, shown >= 50) == (numbers.is_persistent, numbers.is_severe)


@given(st.dictionaries(st.sampled_from([*CODES, "??"]), st.integers(0, 400)))
def test_every_possible_session_was_attended_or_missed(counts):
    numbers = numbers_of(counts, ENGLAND, DAY)
    assert numbers.possible == numbers.attended + numbers.missed
    assert numbers.unknown == counts.get("??", 0)
    assert numbers.possible <= sum(counts.values())
    if numbers.possible:
        assert numbers.percent_attended + numbers.percent_missed == pytest.approx(100, abs=0.11)


def test_numbers_of_several_add_up():
    one, other = numbers_of({"/": 3, "I": 1}, ENGLAND, DAY), numbers_of({"O": 2}, ENGLAND, DAY)
    assert one + other == numbers_of({"/": 3, "I": 1, "O": 2}, ENGLAND, DAY)
