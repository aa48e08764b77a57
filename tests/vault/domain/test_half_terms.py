"""Half-terms: a day is in one of six, by the school's own terms where it has entered them."""

from datetime import date, timedelta

import pytest

from vault.domain.english.spoken import English, Speech, speaking
from vault.domain.half_terms import HalfTerm, half_term_of, half_term_on
from vault.domain.ids import NEW
from vault.domain.school_values import AcademicYear, Term
from vault.errors import InvalidValueError


def year_with(*spans):
    terms = tuple(Term(NEW, 0, NEW, str(n), *span) for n, span in enumerate(spans))
    return AcademicYear(NEW, 0, "2026/27", date(2026, 9, 1), date(2027, 7, 31), terms)


def test_each_day_of_a_year_is_in_one_and_they_follow_each_other():
    day, seen = date(2026, 9, 1), []
    while day < date(2027, 9, 1):
        point = half_term_on(day)
        assert point.year == 2026
        seen += [] if seen[-1:] == [point.number] else [point.number]
        day += timedelta(days=1)
    assert seen == [1, 2, 3, 4, 5, 6]
    assert half_term_on(date(2026, 8, 31)) == HalfTerm(2025, 6)


def test_the_schools_own_terms_decide_halves_or_whole_ones():
    three = year_with(
        (date(2026, 9, 1), date(2026, 12, 18)),
        (date(2027, 1, 4), date(2027, 3, 24)),
        (date(2027, 4, 12), date(2027, 7, 23)),
    )
    for day, number in ((10, 1), (22, 1), (26, 2)):
        assert half_term_on(date(2026, 10, day), [three]) == HalfTerm(2026, number)
    assert half_term_on(date(2026, 12, 27), [three]).number == 2, "holidays belong to before"
    six = year_with(*((date(2026, 9, 1) + timedelta(days=50 * n),) * 2 for n in range(6)))
    assert half_term_on(date(2026, 9, 1) + timedelta(days=149), [six]).number == 3
    two = year_with((date(2026, 9, 1), date(2027, 1, 20)), (date(2027, 1, 21), date(2027, 7, 1)))
    assert half_term_on(date(2026, 11, 28), [two]) == half_term_on(date(2026, 11, 28))


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("Autumn 2, 2026/27", HalfTerm(2026, 2)),
        ("2026/27 spring 1", HalfTerm(2026, 3)),
        ("2026/6", HalfTerm(2026, 6)),
        ("Spring 2026/27", HalfTerm(2026, 4)),
        ("Summer term 2026/2027", HalfTerm(2026, 6)),
    ],
)
def test_what_people_write_for_a_half_term_is_read(text, point):
    assert half_term_of(text) == point
    assert half_term_of(point.title) == point


@pytest.mark.parametrize(
    "text", ["", "Autumn 3, 2026/27", "Autumn 1", "2026/7", "2026/28 Autumn 1"]
)
def test_what_is_no_half_term_is_refused_on_its_field(text):
    with pytest.raises(InvalidValueError) as refused:
        half_term_of(text)
    assert refused.value.details["field"] == "term"


def test_in_the_united_states_autumn_is_fall_and_either_is_read():
    with speaking(Speech(English.AMERICAN)):
        assert HalfTerm(2026, 1).title == "Fall 1, 2026/27"
        assert half_term_of("Fall 1, 2026/27") == half_term_of("Autumn 1, 2026/27")
