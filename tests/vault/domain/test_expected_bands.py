"""What is expected, as a table that a person reads and changes."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from vault.domain.bands import Band
from vault.domain.expected_bands import changed_from, in_force, own_now, spans
from vault.domain.ids import NEW, RecordId
from vault.domain.scales import Editor, Evaluation, Scale

SHIPPED = Evaluation(0, 0, 100, 110)
BEFORE, FIRST = date(2026, 8, 31), date(2026, 9, 1)


def scale(*evaluations, lowest=80, highest=120):
    return Scale(NEW, 0, "Score", Editor.POINTS, lowest, highest, evaluations=evaluations)


def own(half_term, *marks, name="e1", **more):
    return Evaluation(half_term, *marks, id=RecordId(name), version=3, **more)


@given(st.lists(st.integers(0, 130), min_size=3, max_size=3).map(sorted))
def test_each_mark_is_in_the_span_of_its_band_and_in_no_other(marks):
    evaluation = Evaluation(0, *marks)
    found = spans(scale(), evaluation)
    for mark in range(80, 121):
        inside = [span.band for span in found if span.first <= mark <= span.last]
        assert inside == [evaluation.band(Decimal(mark))]


def test_a_year_that_is_alike_is_one_line_and_else_each_half_term_has_its_own():
    assert in_force(scale(SHIPPED), FIRST) == ((0, SHIPPED),)
    mine = own(3, 85, 95, 105)
    lines = dict(in_force(scale(mine, SHIPPED), FIRST))
    assert (lines[3], lines[2], len(lines)) == (mine, SHIPPED, 6)


def test_what_was_expected_before_the_first_day_stays():
    old = own(0, 85, 95, 105)
    changed = scale(*changed_from(scale(old, SHIPPED), [(0, 90, 100, 110)], FIRST), SHIPPED)
    assert changed.evaluation(2, BEFORE).expected_from == 95
    assert changed.evaluation(2, FIRST).expected_from == 100
    assert changed.band("97", 2, BEFORE) is Band.EXPECTED
    assert changed.band("97", 2, FIRST) is Band.BELOW


def test_without_a_first_day_a_line_changes_in_place_and_an_empty_one_goes():
    rows = (own(0, 85, 95, 105), own(3, 86, 96, 106, name="e2"))
    (left,) = changed_from(scale(*rows, SHIPPED), [(0, 90, 100, 110)], None)
    assert (left.id, left.version, left.expected_from) == ("e1", 3, 100)


def test_lines_that_are_as_they_were_and_those_that_ended_are_left_alone():
    over = own(0, 70, 80, 90, name="e0", ends=date(2025, 8, 31))
    now = own(0, 85, 95, 105, starts=FIRST)
    assert set(changed_from(scale(over, now), [(0, 85, 95, 105)], None)) == {over, now}
    assert own_now(scale(over, now, SHIPPED)) == {0: now}
