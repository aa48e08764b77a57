"""The texts of values that cells have."""

from datetime import date, datetime, time, timedelta

import pytest

from vault.exchange.cell_text import text_of


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (12.0, "12"),
        (0.5, "0.5"),
        (datetime(2016, 9, 3), "2016-09-03"),  # noqa: DTZ001 - a cell has no zone
        (date(1899, 12, 31), ""),
        (time(0, 0), ""),
        (time(8, 30), "08:30"),
        (timedelta(0), ""),
        (True, "TRUE"),
        ("x", "x"),
    ],
)
def test_numbers_have_no_point_and_a_blank_lookup_is_nothing(value, text):
    assert text_of(value) == text
