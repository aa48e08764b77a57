"""A date as it is typed: read, or told why it cannot be."""

from datetime import date

import pytest

from ui.widgets.date_field import typed_date
from vault.errors import InvalidValueError


@pytest.mark.parametrize("text", ["03/09/2016", "3.9.2016", "3-9-2016", " 3 9 2016 ", "2016-09-03"])
def test_a_date_is_read_as_people_write_it(text):
    assert typed_date(text, "Born") == date(2016, 9, 3)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31/02/2026", "there is no 31 February"),
        ("29/02/2026", "there is no 29 February in 2026"),
        ("31/04/2026", "there is no 31 April"),
        ("00/04/2026", "there is no 0 April"),
        ("04/13/2026", "a date looks like 03/09/2016"),
        ("01/01/0000", "a date looks like 03/09/2016"),
        ("soon", "a date looks like 03/09/2016"),
        ("1/2/26", "a date looks like 03/09/2016"),
    ],
)
def test_what_is_no_date_is_told_as_what_it_is(text, reason):
    with pytest.raises(InvalidValueError) as error:
        typed_date(text, "Born")
    assert error.value.details == {"field": "Born", "reason": reason}


def test_nothing_is_no_date():
    assert typed_date("  ", "Born") is None
