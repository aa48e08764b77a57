"""What is suggested of a contact, as it is read before somebody decides."""

from dataclasses import replace
from datetime import date

import pytest

from tests.suggestions import ROBIN, WANTED, suggestion
from ui.pupils.suggestion_words import (
    by_words,
    name_words,
    now_words,
    quiet_words,
    title_words,
    value_words,
    wanted_words,
    warning_words,
)
from vault.domain.contact_suggestions import SuggestionState
from vault.domain.ids import NEW
from vault.domain.people import Contact


def test_a_contact_is_called_as_it_stands_now():
    renamed = replace(ROBIN, given="Roberta")
    assert title_words(suggestion(wanted=renamed)) == "Robin Ash"
    assert title_words(suggestion(wanted=renamed, now=None)) == "Robin Ash"
    assert name_words(suggestion(now=replace(ROBIN, family="Oak"))) == "Robin Oak"
    new = Contact(NEW, 0, given="Joan")
    assert title_words(suggestion(wanted=new, before=None, now=None)) == "New contact: Joan"


def test_without_a_name_it_is_called_by_the_relationship():
    nameless = replace(ROBIN, given="", family="", relationship="mother")
    assert name_words(suggestion(before=nameless, now=nameless)) == "Mother"


@pytest.mark.parametrize(
    ("is_from_file", "words"),
    [
        (False, "Suggested by Tess on 03/09/2026"),
        (True, "Suggested by Tess on 03/09/2026, in a received file"),
    ],
)
def test_a_name_that_only_a_file_tells_is_told_as_that(is_from_file, words):
    assert by_words(suggestion(is_from_file=is_from_file)) == words


def test_who_decides_is_warned_of_what_happened_to_the_contact_since():
    assert warning_words(suggestion()) == ""
    assert "was removed since" in warning_words(suggestion(now=None))
    assert "was changed since" in warning_words(suggestion(now=replace(ROBIN, phone="1")))
    assert warning_words(suggestion(now=replace(ROBIN, address="1 Mill Lane"))) == ""


def test_beside_what_stands_there_now_stands_what_stood_there_then():
    phone, email = suggestion(now=replace(ROBIN, phone="0113 496 0000")).fields
    assert now_words(phone) == "0113 496 0000 (when it was suggested: 01632 960001)"
    assert now_words(email) == "r@x.org"


def test_flags_are_yes_and_no_and_what_is_emptied_is_a_dash():
    wanted = replace(ROBIN, version=0, phone="", emergency=False, parental_responsibility=True)
    fields = {field.name: field for field in suggestion(wanted=wanted).fields}
    assert {name: value_words(field.wanted) for name, field in fields.items()} == {
        "phone": "–",
        "parental_responsibility": "yes",
        "emergency": "no",
    }
    assert wanted_words(suggestion(wanted=wanted)).startswith("phone –, ")


@pytest.mark.parametrize(
    ("state", "reason", "words"),
    [
        (SuggestionState.ACCEPTED, "", "Accepted by Dana on 04/09/2026: phone 1."),
        (SuggestionState.DECLINED, "", "Declined by Dana on 04/09/2026: phone 1."),
        (
            SuggestionState.DECLINED,
            "he says no",
            "Declined by Dana on 04/09/2026: phone 1. Reason: he says no",
        ),
    ],
)
def test_what_came_of_it_is_told_with_who_and_why(state, reason, words):
    done = {"state": state, "reason": reason, "decided_by": "Dana"}
    wanted = replace(ROBIN, version=0, phone="1")
    assert quiet_words(suggestion(wanted=wanted, decided_on=date(2026, 9, 4), **done)) == words
    assert quiet_words(suggestion(wanted=WANTED)).endswith("The office has not looked at it yet.")


def test_in_the_united_states_the_month_stands_first(in_the_united_states):
    done = {"state": SuggestionState.ACCEPTED, "decided_by": "Dana"}
    assert by_words(suggestion()) == "Suggested by Tess on 09/03/2026"
    words = quiet_words(suggestion(decided_on=date(2026, 9, 4), **done))
    assert words.startswith("Accepted by Dana on 09/04/2026: ")
