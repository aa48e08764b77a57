"""Next year's class is in the office's lists at once; its teacher sees the pupils from day one."""

from datetime import date, timedelta

import pytest

from tests.fresh_vault import PASSWORD
from vault.actions.access_review import ReadReviewOverview
from vault.actions.classes import Enrol, ListClasses, OpenClass
from vault.actions.contacts import SetAlert
from vault.actions.profiles import AddProfile
from vault.actions.pupils import ListPupils, OpenPupil, SearchEverything
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.ids import NEW
from vault.domain.secrets import Password
from vault.errors import NotFoundError
from vault.unlock import unlock_vault

TODAY = date.today()
TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
WAYS_IN = [Role.TEACHER, Role.ASSISTANT, Role.COVER]


def seen(session):
    return {row.id for row in session.run(ListPupils())}


@pytest.fixture
def as_teacher_of_a(school):
    """Lock the office, unlock as somebody who has class 4A."""
    opened = []

    def unlock(role=Role.TEACHER):
        name = f"Some {role.value}"
        rooms = frozenset({school.ids["a"]})
        school.run(AddProfile(name, role, Password.typed(PASSWORD), rooms))
        pupils = {line.profile.name: line.pupils for line in school.run(ReadReviewOverview()).lines}
        school.lock()
        opened.append(unlock_vault(school.folder, name, Password.typed(PASSWORD), params=FLOOR))
        return opened[0], pupils[name]

    yield unlock
    for session in opened:
        session.lock()


@pytest.mark.parametrize("role", WAYS_IN)
@pytest.mark.parametrize("starts", [TODAY, YESTERDAY, None])
def test_from_the_first_day_the_teacher_has_the_pupil(school, as_teacher_of_a, role, starts):
    bob = school.ids["bob"]
    school.run(Enrol(bob, school.ids["a"], starts))
    session, reviewed = as_teacher_of_a(role)
    assert seen(session) == {school.ids["ann"], bob}
    assert reviewed == 2
    assert session.run(OpenPupil(bob)).facts.known_as == "Bob Birch"


@pytest.mark.parametrize("role", WAYS_IN)
def test_before_the_first_day_nobody_of_the_class_sees_anything_of_the_pupil(
    school, as_teacher_of_a, role
):
    bob = school.ids["bob"]
    school.run(SetAlert(bob, NEW, "medical", "Inhaler"))
    school.run(Enrol(bob, school.ids["a"], TOMORROW))
    session, reviewed = as_teacher_of_a(role)
    assert seen(session) == {school.ids["ann"]}
    assert reviewed == 1
    with pytest.raises(NotFoundError):
        session.run(OpenPupil(bob))
    assert {face.pupil for face in session.run(OpenClass(school.ids["a"])).faces} == {
        school.ids["ann"]
    }
    assert session.run(SearchEverything("Birch")) == ()
    assert [row.pupils for row in session.run(ListClasses())] == [1]


def test_the_office_sees_next_years_class_as_soon_as_it_is_there(school):
    bob = school.ids["bob"]
    school.run(Enrol(bob, school.ids["a"], TOMORROW))
    faces = {face.pupil for face in school.run(OpenClass(school.ids["a"])).faces}
    assert faces == {school.ids["ann"], bob}


def test_the_teacher_of_now_keeps_the_pupil_until_the_last_day(school, as_teacher_of_a):
    ann = school.ids["ann"]
    school.run(Enrol(ann, school.ids["b"], TOMORROW))
    session, _ = as_teacher_of_a()
    assert seen(session) == {ann}
