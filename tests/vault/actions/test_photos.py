"""Each child's picture comes with that child, and with nobody who is out of sight."""

from datetime import date, timedelta

import pytest

from tests.pictures import figure_file
from vault.actions.classes import EndEnrolment, Enrol, ListClasses, OpenClass
from vault.actions.photos import AddPhotoFile, FetchFaces, FetchThumbs
from vault.actions.pupils import AddPupil, ChangePupil, OpenPupil
from vault.domain.access import Role
from vault.errors import NotFoundError
from vault.store.database import work
from vault.store.database.work import no_report

TODAY = date.today()


@pytest.fixture
def pictures(school, tmp_path):
    """Pupil to the photos of theirs, the one that shows last."""
    return {
        name: [
            school.run(AddPhotoFile(school.ids[name], figure_file(tmp_path, number), TODAY))
            for number in numbers
        ]
        for name, numbers in (("ann", (1, 2)), ("bob", (3,)))
    }


def shown(session, photo):
    return session.run(FetchThumbs((photo,)))[photo]


@pytest.mark.parametrize("at_once", [1, 400])
def test_every_thumbnail_is_that_of_its_own_photo(school, pictures, monkeypatch, at_once):
    photos = (*pictures["bob"], *pictures["ann"])
    apart = {photo: shown(school, photo) for photo in photos}
    assert len(set(apart.values())) == 3
    monkeypatch.setattr(work, "_AT_ONCE", at_once)
    together = school.run(FetchThumbs((*photos, "f" * 32)))
    assert list(together.items()) == list(apart.items())


def test_every_pupil_has_the_face_of_the_photo_that_shows_now(school, pictures):
    ann, bob = school.ids["ann"], school.ids["bob"]
    zoe = school.run(AddPupil((("legal_given", "Zoe"), ("legal_family", "Zog"))))
    assert school.run(FetchFaces((zoe, bob, ann))) == {
        bob: shown(school, pictures["bob"][0]),
        ann: shown(school, pictures["ann"][1]),
    }


def test_a_teacher_gets_no_picture_of_another_class(school, pictures, unlock_as):
    teacher = unlock_as(Role.TEACHER)
    photos = (*pictures["ann"], *pictures["bob"])
    assert set(teacher.run(FetchThumbs(photos))) == set(pictures["ann"])
    assert set(teacher.run(FetchFaces((school.ids["ann"], school.ids["bob"])))) == {
        school.ids["ann"]
    }


def test_a_picture_that_is_lost_is_said_to_be(school, pictures):
    (lost,) = pictures["bob"]
    vault = school._vault
    with vault.glance(no_report) as look:
        thumb = look.select_value("SELECT thumb FROM photo WHERE id = ?", (lost,))
    vault.parts.pictures.open().remove([thumb])
    with pytest.raises(NotFoundError):
        school.run(FetchThumbs((pictures["ann"][0], lost)))


@pytest.mark.parametrize("role", [Role.DATA_LEAD, Role.TEACHER, Role.COVER])
def test_a_class_counts_whom_its_page_shows(school, role, unlock_as):
    """Who has left the school, or the class, stands in neither; who came twice counts once."""
    room = school.ids["a"]
    for name in ("Cy", "Di", "Ed"):
        made = school.run(AddPupil((("legal_given", name), ("legal_family", "Doe")), room))
        page = school.run(OpenPupil(made))
        if name == "Cy":
            left = (("left_on", (TODAY - timedelta(days=2)).isoformat()),)
            school.run(ChangePupil(made, page.facts.version, left))
        if name == "Di":
            school.run(EndEnrolment(page.enrolments[0].id, TODAY))
        if name == "Ed":
            school.run(Enrol(made, room, TODAY))
    session = school if role is Role.DATA_LEAD else unlock_as(role)
    page = session.run(OpenClass(room))
    assert [face.known_as for face in page.faces] == ["Ann Ash", "Ed Doe"]
    assert page.row == next(row for row in session.run(ListClasses()) if row.id == room)
    assert page.row.pupils == 2
