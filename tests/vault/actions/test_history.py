"""When a contact or an alert was added is told to who reads history, of rows that they see."""

import pytest

from vault.actions.contacts import RemoveAlert, SetAlert, SetContact
from vault.actions.history import PupilAdditions
from vault.domain.access import Role
from vault.domain.ids import NEW
from vault.domain.people import Contact
from vault.errors import PermissionDeniedError


def told(session, pupil):
    return [(one.table, one.record, one.profile) for one in session.run(PupilAdditions(pupil))]


def test_each_row_that_is_there_is_told_with_who_made_it(school, unlock_as):
    ann = school.ids["ann"]
    robin = school.run(SetContact(ann, Contact(NEW, 0, given="Robin")))
    gone = school.run(SetAlert(ann, NEW, "medical", "Inhaler"))
    school.run(RemoveAlert(ann, gone))
    teacher = unlock_as(Role.TEACHER)
    nuts = teacher.run(SetAlert(ann, NEW, "allergy", "Nuts"))
    assert set(told(teacher, ann)) == {
        ("alert", nuts, "Some teacher"),
        ("contact", robin, "Dana Lead"),
        ("pupil", ann, "Dana Lead"),
    }


def test_nothing_is_told_of_a_child_of_another_class(school, unlock_as):
    bob = school.ids["bob"]
    school.run(SetAlert(bob, NEW, "medical", "Inhaler"))
    assert told(unlock_as(Role.TEACHER), bob) == []


def test_who_reads_no_history_is_refused(school, unlock_as):
    with pytest.raises(PermissionDeniedError):
        unlock_as(Role.ASSISTANT).run(PupilAdditions(school.ids["ann"]))
