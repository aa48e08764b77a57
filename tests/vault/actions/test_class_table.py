"""A class as a table, and one decision for many of its children."""

from datetime import date, timedelta

import pytest

from vault.actions.class_table import DecideConsents, ReadClassTable
from vault.actions.contacts import DecideConsent, SetAlert, SetContact
from vault.actions.history import UndoStep
from vault.actions.pupils import AddPupil
from vault.domain.access import Role
from vault.domain.class_table import Decided
from vault.domain.ids import NEW, ContactId
from vault.domain.people import Contact
from vault.errors import InvalidValueError, StaleRecordError

TODAY = date.today()


@pytest.fixture
def room(school):
    school.ids["cat"] = school.run(
        AddPupil((("legal_given", "Cat"), ("legal_family", "Cole")), school.ids["a"])
    )
    ann = school.ids["ann"]
    for place, name in ((2, "Gran"), (1, "Mum")):
        contact = Contact(
            ContactId(NEW), 0, name, "Ash", "mother", f"0770090000{place}", "", "", place
        )
        school.run(SetContact(ann, contact))
    school.run(SetAlert(ann, NEW, "other", "Sits at the front."))
    school.run(SetAlert(ann, NEW, "allergy", "Severe nut allergy. Two pens."))
    return school.ids["a"]


def lines(session, room):
    return {line.face.called.given: line for line in session.run(ReadClassTable(room))}


def states(session, room, purpose="trips"):
    return {name: line.state(purpose) for name, line in lines(session, room).items()}


def test_a_line_says_whom_to_call_first_and_what_is_most_dangerous(school, room):
    ann = lines(school, room)["Ann"]
    assert (ann.call_first, ann.phone) == ("Mum Ash", "07700900001")
    assert ann.face.alerts == ("allergy", "other")
    assert ann.face.must_know == "Severe nut allergy. Two pens."
    assert lines(school, room)["Cat"].call_first == ""


def test_children_of_another_class_are_not_in_it(school, room):
    assert set(lines(school, room)) == {"Ann", "Cat"}


def test_one_form_is_one_step_for_all_of_them(school, room):
    pupils = (Decided(school.ids["ann"], 0), Decided(school.ids["cat"], 0))
    school.run(DecideConsents(pupils, "trips", "given", "signed form", TODAY))
    assert states(school, room) == {"Ann": "given", "Cat": "given"}
    school.run(UndoStep(school.undo_steps[-1]))
    assert states(school, room) == {"Ann": "", "Cat": ""}


def test_where_one_was_decided_meanwhile_none_is_decided(school, room):
    school.run(DecideConsent(school.ids["cat"], "trips", "refused", "Robin", TODAY))
    pupils = (Decided(school.ids["ann"], 0), Decided(school.ids["cat"], 0))
    with pytest.raises(StaleRecordError):
        school.run(DecideConsents(pupils, "trips", "given", "signed form", TODAY))
    assert states(school, room) == {"Ann": "", "Cat": "refused"}


def test_a_form_of_tomorrow_is_refused(school, room):
    tomorrow = TODAY + timedelta(days=1)
    action = DecideConsents((Decided(school.ids["ann"], 0),), "trips", "given", "form", tomorrow)
    with pytest.raises(InvalidValueError):
        school.run(action)
    assert states(school, room)["Ann"] == ""


@pytest.mark.parametrize("role", [Role.ASSISTANT, Role.COVER])
def test_who_may_not_read_a_column_gets_the_class_without_it(role, room, unlock_as):
    ann = lines(unlock_as(role), room)["Ann"]
    assert ann.born is None
    assert ann.face.must_know


def test_a_birthday_names_the_age_that_is_reached_today(school):
    born = TODAY.replace(year=TODAY.year - 9) if (TODAY.month, TODAY.day) != (2, 29) else TODAY
    values = (("legal_given", "Eve"), ("legal_family", "Earl"), ("born", born.isoformat()))
    school.run(AddPupil(values, school.ids["b"]))
    turns = {n: line.face.turns for n, line in lines(school, school.ids["b"]).items()}
    assert turns == {"Bob": None, "Eve": 9 if born != TODAY else None}
