"""A contact of a list goes to its own child, and renames nobody."""

import pytest

from tests.vault.exchange.rolls import bring_in, oneroster, questions
from tests.vault.store.roll.roll_files import USERS, page
from vault.actions.import_roll import PreviewRoll
from vault.errors import InvalidValueError


def test_who_stands_first_in_a_row_may_be_another_parent(lead, put):
    head = "Forename,Surname,Adno,DOB,Contact 1 Name,Contact 1 Relationship,Contact 1 Phone\n"
    bring_in(lead, put(head + "Ann,Lee,1,03/09/2016,Mia Lee,Mother,07700 900001\n"))
    bring_in(lead, put(head + "Ann,Lee,1,03/09/2016,Tom Lee,Father,07700 900002\n"))
    found = [(c.given, c.relationship, c.phone) for c in page(lead, "Ann").contacts]
    assert sorted(found) == [("Mia", "Mother", "07700 900001"), ("Tom", "Father", "07700 900002")]
    other = put(head + "Ann,Lee,1,03/09/2016,Mia Lee,Mother,07700 900009\n", "other.csv")
    bring_in(lead, other)
    assert len(page(lead, "Ann").contacts) == 2


def test_a_number_that_went_to_another_child_does_not_take_the_contacts_along(lead, put):
    head = "Forename,Surname,Adno,DOB,Contact 1 Name,Contact 1 Phone\n"
    bring_in(lead, put(head + "Ann,Lee,1,03/09/2016,Mia Lee,07700 900001\n"))
    bring_in(lead, put("Forename,Surname,DOB\nBob,Lee,04/10/2019\n", "b.csv"))
    path = put(head + "Bob,Lee,1,04/10/2019,Mia Lee,07700 900002\n")
    (question,) = questions(lead, path)
    bob = page(lead, "Bob").facts.id
    bring_in(lead, path, ((question.id, f"same:{bob}"),))
    assert [c.phone for c in page(lead, "Ann").contacts] == ["07700 900001"]
    assert [c.phone for c in page(lead, "Bob").contacts] == ["07700 900002"]
    again = lead.run(PreviewRoll(path))
    assert (again.questions, again.will_write) == ((), False)


def test_a_guardians_id_that_is_now_the_other_parent_renames_nobody(lead, tmp_path):
    child = USERS + "1,,student,Ann,Lee,A1,g1\n"
    for parent in ("Mia", "Tom"):
        path = oneroster(tmp_path / "a.zip", users=child + f"g1,,parent,{parent},Lee,,\n")
        bring_in(lead, path)
    assert sorted(c.given for c in page(lead, "Ann").contacts) == ["Mia", "Tom"]
    assert not lead.run(PreviewRoll(path)).will_write


def test_a_contact_of_the_same_name_stays_with_its_own_child(lead, put):
    head = "Forename,Surname,Adno,DOB,Contact 1 Name,Contact 1 Phone\n"
    bring_in(lead, put(head + "Ann,Lee,1,03/09/2016,Mia Lee,07700 900001\n", "a.csv"))
    bring_in(lead, put(head + "Bob,Lee,2,04/10/2013,Mia Lee,07700 900002\n", "b.csv"))
    assert [c.phone for c in page(lead, "Ann").contacts] == ["07700 900001"]
    assert [c.phone for c in page(lead, "Bob").contacts] == ["07700 900002"]


def test_answered_without_contacts_the_child_changes_and_the_contacts_stay(lead, put):
    head = "Forename,Surname,Adno,DOB,Contact 1 Name,Contact 1 Phone\n"
    bring_in(lead, put(head + "Ann,Lee,1,03/09/2016,Mia Lee,07700 900001\n"))
    path = put(head + "Anne,Li,1,03/09/2016,Mia Li,07700 900002\n", "b.csv")
    (question,) = questions(lead, path)
    answers = ((question.id, "same,without-contacts"),)
    doubts = [doubt.reason for doubt in lead.run(PreviewRoll(path, answers=answers)).doubtful]
    assert "contacts of the file are left out by your answer" in doubts
    bring_in(lead, path, answers)
    assert [(c.given, c.phone) for c in page(lead, "Anne").contacts] == [("Mia", "07700 900001")]


@pytest.mark.parametrize("answer", ["skip,without-contacts", "new,without-contacts", "same,more"])
def test_nothing_else_can_be_added_to_an_answer(lead, put, answer):
    head = "Forename,Surname,Adno,DOB\n"
    bring_in(lead, put(head + "Ann,Lee,1,03/09/2016\n"))
    path = put(head + "Bob,Li,1,03/09/2016\n", "b.csv")
    (question,) = questions(lead, path)
    with pytest.raises(InvalidValueError):
        bring_in(lead, path, ((question.id, answer),))
