"""A class teacher writes alerts for the pupils of their classes, and for nobody else."""

import pytest

from vault.actions.contacts import RemoveAlert, SetAlert
from vault.actions.history import PupilHistory, UndoStep
from vault.actions.pupils import OpenPupil
from vault.domain.access import Permission, Role
from vault.domain.ids import NEW
from vault.errors import NotFoundError, PermissionDeniedError, TuckboxError


def texts(session, pupil):
    return [alert.text for alert in session.run(OpenPupil(pupil)).alerts]


def test_a_teacher_adds_an_alert_corrects_it_and_takes_it_back(school, unlock_as):
    ann = school.ids["ann"]
    teacher = unlock_as(Role.TEACHER)
    alert = teacher.run(SetAlert(ann, NEW, "allergy", "Nuts"))
    teacher.run(SetAlert(ann, alert, "allergy", "Nuts: pens in the red bag", version=1))
    (change,) = teacher.run(PupilHistory(ann))
    assert (change.profile, change.old, change.new) == (
        "Some teacher",
        "Nuts",
        "Nuts: pens in the red bag",
    )
    teacher.run(UndoStep(teacher.undo_steps[-1]))
    assert texts(teacher, ann) == ["Nuts"]
    teacher.run(UndoStep(teacher.undo_steps[-1]))
    assert texts(teacher, ann) == []


def test_a_child_of_another_class_is_out_of_reach(school, unlock_as):
    bob = school.ids["bob"]
    alert = school.run(SetAlert(bob, NEW, "medical", "Inhaler"))
    teacher = unlock_as(Role.TEACHER)
    for act in (
        SetAlert(bob, NEW, "other", "x"),
        SetAlert(bob, alert, "medical", "None", version=1),
        RemoveAlert(bob, alert),
    ):
        with pytest.raises(TuckboxError) as refused:
            teacher.run(act)
        assert isinstance(refused.value, NotFoundError), act


@pytest.mark.parametrize("role", [Role.ASSISTANT, Role.COVER])
def test_who_only_helps_in_the_class_writes_none(school, unlock_as, role):
    helper = unlock_as(role)
    assert not helper.may(Permission.ALERT_WRITE)
    with pytest.raises(PermissionDeniedError):
        helper.run(SetAlert(school.ids["ann"], NEW, "other", "x"))
