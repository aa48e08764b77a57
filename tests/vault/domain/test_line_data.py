"""What a chart of lines shows stands in the table behind it too."""

from hypothesis import given
from hypothesis import strategies as st

from vault.domain.line_data import Line, LineData

AMOUNTS = st.lists(st.integers(0, 50_000).map(lambda n: n / 100), min_size=1, max_size=6)
"""Marks and percentages, which have two places at most."""
NEARLY = 1e-9


@given(AMOUNTS)
def test_every_value_lies_within_the_axis(values):
    data = LineData("", ("a",) * len(values), (Line("x", tuple(enumerate(values)), "accent"),))
    low, high, step = data.span()
    assert low - NEARLY <= min(values) <= max(values) <= high + NEARLY
    assert 0 < step <= high - low + NEARLY


def test_the_table_has_every_line_and_the_ground():
    line = Line("Finn", ((0, 96.0), (1, 101.5)), "accent")
    data = LineData("Reading", ("Sep", "Nov"), (line,), ((0, 90.0, 104.0),), "Class")
    assert data.table() == (
        ("", "Finn", "Class (from)", "Class (to)"),
        (("Sep", "96", "90", "104"), ("Nov", "101.5", "", "")),
    )
