"""Two people are compared alike from both sides, and a slip of the pen is known."""

from hypothesis import given, settings

from tests.examples import examples
from tests.vault.domain.identity.people import PEOPLE
from vault.domain.identity.comparing import compare, looks_mistyped


def test_dates_that_look_mistyped():
    assert looks_mistyped("2016-09-03", "2016-03-09")
    assert looks_mistyped("2016-09-03", "2016-09-13")
    assert looks_mistyped("2016-09-12", "2016-09-21")
    assert not looks_mistyped("2016-09-03", "2016-09-03")
    assert not looks_mistyped("2016-09-03", "2017-10-04")
    assert not looks_mistyped("", "2016-09-03")


@settings(max_examples=examples(200), deadline=None)
@given(one=PEOPLE, other=PEOPLE)
def test_comparing_is_the_same_from_both_sides(one, other):
    assert compare(one, other) == compare(other, one)
    mirrored = compare(one, one)
    assert mirrored.differing == 0
