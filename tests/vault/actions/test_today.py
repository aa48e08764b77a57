"""Today shows what the role may see and no other child."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.vault.actions.todays import PASSWORD, TODAY, born, open_as
from vault.actions.audit import ReadAudit
from vault.actions.classes import AddClass, EndEnrolment, Enrol, ListClasses, OpenClass
from vault.actions.contacts import DecideConsent, SetAlert
from vault.actions.photos import AddPhotoFile
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil, ChangePupil, OpenPupil
from vault.actions.today import ReadToday
from vault.demo.figures import figure_jpeg
from vault.domain.access import Role
from vault.domain.alert_order import Danger
from vault.domain.ids import NEW
from vault.domain.people import ALERT_KINDS
from vault.domain.secrets import Password
from vault.domain.today import MOST_ALERTS, MOST_FACES_OF, NoPhoto

OWN = (Role.TEACHER, Role.ASSISTANT, Role.COVER)

WHOLE = (Role.DATA_LEAD, Role.SAFEGUARDING_LEAD, Role.SEND_COORDINATOR)


def called(lines):
    return [line.pupil.called.known_as for line in lines]


@pytest.fixture
def furnished(school, tmp_path):
    """Ann in 4A and Bob in 4B, each with an alert, a photo and their birthday today."""
    picture = tmp_path / "a.jpg"
    picture.write_bytes(figure_jpeg(3))
    for name in ("ann", "bob"):
        pupil = school.ids[name]
        version = school.run(OpenPupil(pupil)).facts.version
        school.run(ChangePupil(pupil, version, (("born", born(9).isoformat()),)))
        school.run(SetAlert(pupil, NEW, "allergy", f"No nuts for {name}."))
        school.run(AddPhotoFile(pupil, picture, TODAY))
    return school


@pytest.mark.parametrize("role", OWN)
def test_who_teaches_a_class_sees_its_children_and_no_other(furnished, unlock_as, role):
    today = unlock_as(role).run(ReadToday())
    assert today.is_own
    assert [(c.row.name, c.row.pupils) for c in today.classes] == [("4A", 1)]
    (face,) = today.classes[0].faces
    assert face.pupil.called.known_as == "Ann Ash"
    assert face.pupil.photo is not None
    assert face.danger is Danger.HIGH
    assert called(today.must_know.lines) == ["Ann Ash"]
    assert today.must_know.lines[0].text == "No nuts for ann."
    assert today.pupils == 1
    assert "Bob" not in repr(today)
    assert furnished.ids["bob"] not in repr(today)


def test_only_who_may_read_a_date_of_birth_sees_birthdays(furnished, unlock_as):
    today = unlock_as(Role.ASSISTANT).run(ReadToday())
    assert today.birthdays.rows == ()
    assert not today.classes[0].faces[0].has_birthday


@pytest.mark.parametrize("role", WHOLE)
def test_who_has_the_whole_school_sees_its_classes_with_their_counts(furnished, unlock_as, role):
    today = unlock_as(role).run(ReadToday())
    assert not today.is_own
    assert [(c.row.name, c.row.pupils, c.faces) for c in today.classes] == [
        ("4A", 1, ()),
        ("4B", 1, ()),
    ]
    assert (today.classes_in_all, today.pupils) == (2, 2)
    assert called(today.must_know.lines) == ["Ann Ash", "Bob Birch"]
    assert [line.class_name for line in today.must_know.lines] == ["4A", "4B"]
    assert [(b.called.known_as, b.turns) for b in today.birthdays.rows] == [
        ("Ann Ash", 9),
        ("Bob Birch", 9),
    ]


@pytest.mark.parametrize("role", [Role.TECHNICIAN, Role.AUDITOR])
def test_who_sees_no_pupils_sees_none_here(furnished, unlock_as, role):
    today = unlock_as(role).run(ReadToday())
    assert not today.sees_pupils
    assert (today.classes, today.pupils, today.classes_in_all) == ((), 0, 0)
    assert today.must_know.alerts == today.birthdays.total == 0
    assert today.steps is None
    for word in ("Ann", "Bob", furnished.ids["ann"], furnished.ids["bob"]):
        assert word not in repr(today)


def test_that_it_was_looked_at_stands_in_the_trail(furnished):
    furnished.run(ReadToday())
    assert furnished.run(ReadAudit())[0].kind == "today.open"


def test_without_a_photo_it_says_why(school, tmp_path):
    picture = tmp_path / "a.jpg"
    picture.write_bytes(figure_jpeg(3))
    ids = [school.run(AddPupil((("legal_given", n),), school.ids["a"])) for n in ("Cat", "Dan")]
    for pupil in (school.ids["ann"], ids[0]):
        school.run(AddPhotoFile(pupil, picture, TODAY))
    school.run(DecideConsent(ids[0], "photo-class", "refused", "mother", TODAY))
    school.run(DecideConsent(ids[1], "photo-class", "given", "mother", TODAY))
    extra = school.run(AddPupil((("legal_given", "Eve"),), school.ids["a"]))
    school.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD), {school.ids["a"]}))
    school.lock()
    with open_as(school, "Tess") as session:
        faces = session.run(ReadToday()).classes[0].faces
    found = {face.pupil.id: (face.pupil.photo is not None, face.pupil.no_photo) for face in faces}
    assert found == {
        school.ids["ann"]: (True, None),
        ids[0]: (False, NoPhoto.REFUSED),
        ids[1]: (False, NoPhoto.NOT_TAKEN),
        extra: (False, NoPhoto.NOT_ASKED),
    }


def test_a_pupil_who_moved_or_left_is_not_shown(furnished, unlock_as):
    ann = furnished.ids["ann"]
    enrolment = furnished.run(OpenPupil(ann)).enrolments[0].id
    furnished.run(EndEnrolment(enrolment, TODAY))
    version = furnished.run(OpenPupil(furnished.ids["bob"])).facts.version
    left = (TODAY - timedelta(days=1)).isoformat()
    furnished.run(ChangePupil(furnished.ids["bob"], version, (("left_on", left),)))
    assert called(furnished.run(ReadToday()).must_know.lines) == ["Ann Ash"]
    today = unlock_as(Role.TEACHER).run(ReadToday())
    assert today.classes[0].faces == ()
    assert today.must_know.alerts == today.birthdays.total == 0


def test_an_alert_that_has_ended_is_not_shown(school):
    yesterday = TODAY - timedelta(days=1)
    school.run(SetAlert(school.ids["ann"], NEW, "medical", "Plaster", ends=yesterday))
    school.run(SetAlert(school.ids["bob"], NEW, "medical", "Inhaler", ends=TODAY))
    assert called(school.run(ReadToday()).must_know.lines) == ["Bob Birch"]


@pytest.mark.parametrize("role", [Role.TEACHER, Role.SAFEGUARDING_LEAD])
def test_of_many_alerts_the_most_dangerous_come_first_and_all_are_counted(school, unlock_as, role):
    for number in range(MOST_ALERTS):
        school.run(SetAlert(school.ids["ann"], NEW, "other", f"Number {number}"))
    for kind in ("access", "collection", "medical", "allergy"):
        school.run(SetAlert(school.ids["ann"], NEW, kind, f"A {kind}"))
    known = unlock_as(role).run(ReadToday()).must_know
    assert len(known.lines) == MOST_ALERTS
    assert (known.alerts, known.pupils, known.more) == (MOST_ALERTS + 4, 1, 4)
    assert [line.kind for line in known.lines[:5]] == [
        *("allergy", "medical", "collection", "access", "other"),
    ]


def test_a_teacher_of_very_many_classes_sees_them_as_a_list(school):
    ids = {school.run(AddClass(f"Set {n}")) for n in range(MOST_FACES_OF)} | {school.ids["a"]}
    school.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD), frozenset(ids)))
    school.run(SetAlert(school.ids["ann"], NEW, "medical", "Inhaler"))
    school.lock()
    with open_as(school, "Tess") as session:
        today = session.run(ReadToday())
    assert len(today.classes) == MOST_FACES_OF + 1
    assert all(not one.faces for one in today.classes)
    assert called(today.must_know.lines) == ["Ann Ash"]


NAMES = st.sampled_from(("Zoë", "Ann", "李", "Åsa", "bob", "O'Neill"))

PUPILS = st.lists(
    st.tuples(
        NAMES,
        st.sampled_from(("a", "b", "")),
        st.sampled_from((None, -1, 0, 1)),  # last day in the class, from today
        st.sampled_from((None, -1, 0, 1)),  # last day at the school
        st.sampled_from(("", *ALERT_KINDS)),
    ),
    min_size=1,
    max_size=6,
)


def day_text(offset):
    return "" if offset is None else (TODAY + timedelta(days=offset)).isoformat()


@settings(
    max_examples=examples(12),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(PUPILS)
def test_faces_and_counts_are_those_of_the_class_page(as_teacher, school, some):
    for given_name, where, ends, left, alert in some:
        values = (("legal_given", given_name), ("left_on", day_text(left)))
        pupil = school.run(AddPupil(values, school.ids[where] if where else None))
        if where and ends is not None:
            enrolment = school.run(OpenPupil(pupil)).enrolments[0].id
            school.run(EndEnrolment(enrolment, TODAY + timedelta(days=ends)))
        if alert:
            school.run(SetAlert(pupil, NEW, alert, "Something"))
    listed = {row.id: row.pupils for row in school.run(ListClasses())}
    whole = school.run(ReadToday())
    assert {one.row.id: one.row.pupils for one in whole.classes} == listed
    today = as_teacher(school)
    for one in today.classes:
        page = school.run(OpenClass(one.row.id))
        assert [face.pupil.id for face in one.faces] == [face.pupil for face in page.faces]
        assert [set(face.alerts) for face in one.faces] == [set(f.alerts) for f in page.faces]
        assert one.row.pupils == len(one.faces) == page.row.pupils
    shown = {face.pupil.id for one in today.classes for face in one.faces if face.alerts}
    assert today.must_know.pupils == len(shown)


@pytest.fixture
def as_teacher(monkeypatch):
    """Both classes as their teacher sees them, without a second unlock for each example."""

    def read(school):
        with monkeypatch.context() as patch:
            patch.setattr("vault.governance.today.SCOPED_ROLES", frozenset(Role))
            return school.run(ReadToday())

    return read


def test_a_child_in_two_of_ones_classes_is_in_both_and_their_alert_once(school):
    school.run(Enrol(school.ids["ann"], school.ids["b"], TODAY))
    school.run(SetAlert(school.ids["ann"], NEW, "medical", "Inhaler"))
    both = frozenset({school.ids["a"], school.ids["b"]})
    school.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD), both))
    school.lock()
    with open_as(school, "Tess") as session:
        today = session.run(ReadToday())
    assert [len(one.faces) for one in today.classes] == [1, 2]
    assert today.pupils == 2
    assert [line.class_name for line in today.must_know.lines] == ["4A, 4B"]
