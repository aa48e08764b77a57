"""What a suggestion asks for, and what happened to its contact since."""

from dataclasses import replace

import pytest

from tests.suggestions import ROBIN, WANTED, suggestion
from vault.domain.contact_suggestions import check_suggestion
from vault.domain.ids import NEW
from vault.domain.people import Contact
from vault.errors import InvalidValueError


def test_what_somebody_wrote_just_so_meanwhile_is_no_reason_to_warn():
    assert not suggestion(now=replace(ROBIN, phone=WANTED.phone, email=WANTED.email)).has_moved


def test_one_field_that_was_changed_since_is_reason_enough():
    one = suggestion(now=replace(ROBIN, phone="0113 496 0000"))
    assert [(f.name, f.has_moved) for f in one.fields] == [("phone", True), ("email", False)]
    assert one.has_moved


def test_a_new_contact_was_never_there_to_be_removed():
    assert not suggestion(before=None, now=None).is_gone
    assert suggestion(now=None).is_gone


def test_accepted_it_takes_no_more_than_what_was_suggested():
    now = replace(ROBIN, version=9, address="1 Mill Lane", email="new@x.org")
    wanted = replace(ROBIN, version=0, phone="0161 496 0123")
    assert suggestion(wanted=wanted, now=now).accepted() == replace(now, phone=wanted.phone)


def test_where_there_is_no_contact_any_more_a_new_one_is_added():
    """A file may name one that was never here: to write to it would fail."""
    assert suggestion(now=None).accepted() == replace(WANTED, id=NEW, version=0)


def test_of_a_new_contact_all_that_is_filled_in_is_shown():
    """The office confirms too who is called in an emergency, and when."""
    new = Contact(NEW, 0, given="Joan", phone="1")
    shown = {f.name: f.wanted for f in suggestion(wanted=new, before=None, now=None).fields}
    assert shown == {"given": "Joan", "phone": "1", "priority": 1, "emergency": True}


@pytest.mark.parametrize("name", ["given", "family"])
def test_either_name_is_enough(name):
    check_suggestion(None, Contact(NEW, 0, **{name: "Ash"}))
    with pytest.raises(InvalidValueError) as refused:
        check_suggestion(None, Contact(NEW, 0, phone="0161 496 0123"))
    assert refused.value.details["field"] == "name"
