"""A date as it is typed: read, or told why it cannot be."""

from datetime import date, datetime

import pytest

from ui.pupils.suggestion_words import by_words
from ui.questions.question_words import FIELDS
from ui.transfers.transfer_words import value_words
from ui.widgets.date_field import shown_date, typed_date
from ui.widgets.dates import moment_text
from vault.domain.contact_suggestions import ContactSuggestion
from vault.domain.identity.questions import Candidate
from vault.domain.people import Contact
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


def test_where_the_month_stands_first_a_date_is_read_and_shown_so(in_the_united_states):
    """Else a child born on the third of September is one of the ninth of March, and another."""
    assert typed_date("09/03/2016", "Born") == date(2016, 9, 3)
    assert shown_date(date(2016, 9, 3)) == "09/03/2016"
    assert typed_date(shown_date(date(2016, 12, 1)), "Born") == date(2016, 12, 1)
    assert moment_text(datetime(2016, 9, 3, 14, 5).astimezone()) == "09/03/2016 14:05"
    with pytest.raises(InvalidValueError) as error:
        typed_date("02/31/2026", "Born")
    assert error.value.details["reason"] == "there is no 31 February"
    with pytest.raises(InvalidValueError) as error:
        typed_date("25/09/2016", "Born")
    assert error.value.details["reason"] == "a date looks like 09/03/2016"


def test_where_children_are_told_apart_days_are_shown_so_too(in_the_united_states):
    born = dict(FIELDS)["Born"]
    assert born(Candidate("", "Ann Lee", "2016-09-03", "4A", "123")) == "09/03/2016"
    assert born(Candidate("", "Ann Lee", "", "4A", "123")) == ""
    assert value_words("born", "2016-09-03") == "09/03/2016"
    wanted = Contact("", 0, given="Robin")
    suggestion = ContactSuggestion("", 1, wanted, None, None, "Tess", date(2016, 9, 3))
    assert by_words(suggestion) == "Suggested by Tess on 09/03/2016"
