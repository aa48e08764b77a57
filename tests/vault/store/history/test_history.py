"""What was done can be taken back and done again, and who changed what stays written down."""

from datetime import date

import pytest

from tests.pictures import figure_file
from vault.actions.classes import AddClass, EndEnrolment, Enrol, OpenClass
from vault.actions.contacts import DecideConsent, RemoveAlert, RemoveContact, SetAlert, SetContact
from vault.actions.history import PupilHistory, PupilLooks, UndoStep
from vault.actions.photos import AddPhotoFile, RemovePhoto
from vault.actions.pupils import ChangePupil, OpenPupil
from vault.actions.school import SchoolFacts, SetSchool
from vault.domain.ids import NEW
from vault.domain.people import Contact
from vault.errors import NotFoundError, StaleRecordError, UndoConflictError

TODAY = date(2026, 9, 1)


def page(session):
    return session.run(OpenPupil(session.ids["ann"]))


def without_versions(found):
    """What a person sees of a page: everything but the counters behind it."""
    return repr(
        (
            found.facts.known_as,
            found.facts.middle,
            [(c.given, c.phone) for c in found.contacts],
            [(a.kind, a.text) for a in found.alerts],
            [(c.purpose, c.state) for c in found.consents],
            [(e.class_name, e.ends) for e in found.enrolments],
            [p.is_current for p in found.photos],
        )
    )


def steps(school, folder):
    """Each kind of change on one pupil, as (name, action)."""
    ann, ids = school.ids["ann"], school.ids
    contact = school.run(SetContact(ann, Contact(NEW, 0, given="Robin", phone="1")))
    alert = school.run(SetAlert(ann, NEW, "medical", "Inhaler"))
    school.run(DecideConsent(ann, "trips", "given", "Robin", TODAY))
    photo = school.run(AddPhotoFile(ann, figure_file(folder, 1), TODAY))
    now = page(school)
    return {
        "change a name": ChangePupil(ann, now.facts.version, (("middle", "Rose"),)),
        "change a contact": SetContact(ann, Contact(contact, 1, given="Robin", phone="2")),
        "remove a contact": RemoveContact(ann, contact),
        "add a contact": SetContact(ann, Contact(NEW, 0, given="Kim")),
        "change an alert": SetAlert(ann, alert, "allergy", "Nuts", version=1),
        "remove an alert": RemoveAlert(ann, alert),
        "decide a consent": DecideConsent(ann, "trips", "refused", "Robin", TODAY, 1),
        "first decision": DecideConsent(ann, "photo-press", "refused", "Robin", TODAY),
        "into another class": Enrol(ann, ids["b"], TODAY),
        "out of a class": EndEnrolment(now.enrolments[0].id, TODAY),
        "another photo": AddPhotoFile(ann, figure_file(folder, 2), TODAY),
        "remove the photo": RemovePhoto(photo),
    }


NAMES = (
    "change a name",
    "change a contact",
    "remove a contact",
    "add a contact",
    "change an alert",
    "remove an alert",
    "decide a consent",
    "first decision",
    "into another class",
    "out of a class",
    "another photo",
    "remove the photo",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_change_is_taken_back_and_done_again(name, school, tmp_path):
    action = steps(school, tmp_path)[name]
    before = without_versions(page(school))
    school.run(action)
    after = without_versions(page(school))
    assert before != after
    school.run(UndoStep(school.undo_steps[-1]))
    assert without_versions(page(school)) == before
    school.run(UndoStep(school.redo_steps[-1]))
    assert without_versions(page(school)) == after


def test_fifty_steps_can_be_taken_back_one_after_the_other(school):
    ann = school.ids["ann"]
    for n in range(60):
        version = page(school).facts.version
        school.run(ChangePupil(ann, version, (("middle", f"name {n}"),)))
    assert len(school.undo_steps) == 50
    for _ in range(50):
        school.run(UndoStep(school.undo_steps[-1]))
    assert page(school).facts.middle == "name 9"


def test_what_was_changed_again_since_is_not_undone_over_it(school):
    ann = school.ids["ann"]
    school.run(ChangePupil(ann, page(school).facts.version, (("middle", "one"),)))
    first = school.undo_steps[-1]
    school.run(ChangePupil(ann, page(school).facts.version, (("middle", "two"),)))
    with pytest.raises(UndoConflictError):
        school.run(UndoStep(first))
    assert page(school).facts.middle == "two"


def test_a_change_on_an_old_reading_is_refused_and_nothing_is_lost(school):
    ann, version = school.ids["ann"], page(school).facts.version
    school.run(ChangePupil(ann, version, (("middle", "mine"),)))
    with pytest.raises(StaleRecordError):
        school.run(ChangePupil(ann, version, (("middle", "theirs"),)))
    assert page(school).facts.middle == "mine"


def test_history_tells_field_by_field_who_changed_what_and_looks_tell_who_looked(school):
    ann = school.ids["ann"]
    school.run(ChangePupil(ann, page(school).facts.version, (("middle", "Rose"),)))
    (change,) = [c for c in school.run(PupilHistory(ann)) if c.field == "middle"]
    assert (change.profile, change.old, change.new) == ("Dana Lead", "", "Rose")
    kinds = [look.kind for look in school.run(PupilLooks(ann))]
    assert {"pupil.open", "pupil.change", "pupil.history"} <= set(kinds)


def test_undo_reaches_classes_and_the_school_too(school):
    room = school.run(AddClass("9Z"))
    school.run(UndoStep(school.undo_steps[-1]))
    with pytest.raises(NotFoundError):
        school.run(OpenClass(room))
    school.run(SetSchool("Oak Hill", "", ""))
    school.run(UndoStep(school.undo_steps[-1]))
    assert school.run(SchoolFacts()).name == "Willow Bank"


def test_what_was_added_and_removed_is_taken_back_one_after_the_other(school):
    ann = school.ids["ann"]

    def texts():
        return [alert.text for alert in school.run(OpenPupil(ann)).alerts]

    def take_back():
        school.run(UndoStep(school.undo_steps[-1]))

    alert = school.run(SetAlert(ann, NEW, "other", "Bus"))
    school.run(RemoveAlert(ann, alert))
    take_back()
    assert texts() == ["Bus"]
    take_back()
    assert texts() == []
    for words in (["Bus"], []):
        school.run(UndoStep(school.redo_steps[-1]))
        assert texts() == words


def test_what_was_put_back_and_changed_since_is_not_taken_away(school):
    ann = school.ids["ann"]
    alert = school.run(SetAlert(ann, NEW, "other", "Bus"))
    added = school.undo_steps[-1]
    school.run(RemoveAlert(ann, alert))
    school.run(UndoStep(school.undo_steps[-1]))
    school.run(SetAlert(ann, alert, "other", "Taxi", version=1))
    with pytest.raises(UndoConflictError):
        school.run(UndoStep(added))
    assert [a.text for a in school.run(OpenPupil(ann)).alerts] == ["Taxi"]
