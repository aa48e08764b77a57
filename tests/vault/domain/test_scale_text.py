"""Values of a scale as they are typed, and what is expected when their order changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault.domain.scale_text import as_typed, from_typed, moved
from vault.domain.scales import Evaluation, ScaleValue
from vault.errors import InvalidValueError

WRITING = from_typed(
    "PKS: Below\nWTS: Towards\n= WTS2\nEXS: Expected\nGDS\n# Not compared\nA: Away"
)
CODES = st.text("abc=-+1 .", min_size=1, max_size=6).map(lambda t: " ".join(t.split()))


def test_the_lowest_comes_first_and_what_is_not_compared_last():
    assert [(v.code, v.rank, v.counts) for v in WRITING] == [
        ("PKS", 1, True),
        ("WTS", 2, True),
        ("WTS2", 2, True),
        ("EXS", 3, True),
        ("GDS", 4, True),
        ("A", 0, False),
    ]


@given(
    st.lists(
        st.tuples(CODES, st.integers(0, 3), st.booleans()), max_size=8, unique_by=lambda t: t[0]
    )
)
def test_what_was_typed_reads_as_it_stood(drawn):
    named = [t for t in drawn if t[0] and not t[0].startswith("= ")]
    values = [ScaleValue(code, "m", rank, counts) for code, rank, counts in named]
    again = from_typed(as_typed(values), values)
    counting = [v for v in values if v.counts]
    assert {v.code: v.counts for v in again} == {v.code: v.counts for v in values}
    places = {v.code: v.rank for v in again}
    for one in counting:
        for other in counting:
            assert (one.rank < other.rank) == (places[one.code] < places[other.code])


def test_bands_keep_their_values_where_one_is_put_in_between():
    more = from_typed("PKS\nEM\nWTS\nEXS\nEXS+\nGDS", WRITING)
    (after,) = moved((Evaluation(0, 2, 3, 4),), WRITING, more)
    assert (after.below_from, after.expected_from, after.above_from) == (3, 4, 6)


def test_a_band_whose_first_value_is_gone_begins_with_the_next_higher_one():
    (after,) = moved((Evaluation(0, 2, 3, 4),), WRITING, from_typed("PKS\nEXS", WRITING))
    assert (after.below_from, after.expected_from, after.above_from) == (2, 2, 3)


def test_an_order_that_turns_the_bands_round_is_refused():
    with pytest.raises(InvalidValueError) as refused:
        moved((Evaluation(0, 2, 3, 4),), WRITING, from_typed("GDS\nEXS\nWTS", WRITING))
    assert "turns round" in refused.value.details["reason"]


def test_a_line_without_a_code_is_refused():
    with pytest.raises(InvalidValueError) as refused:
        from_typed("EXS\n: at the standard")
    assert "has no code" in refused.value.details["reason"]
