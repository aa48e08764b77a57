"""A class goes to a colleague as a sealed file, is merged, changed on both sides, and back."""

from datetime import date

import pytest

from vault.actions.contacts import DecideConsent, RemoveContact
from vault.actions.history import UndoStep
from vault.actions.photos import AddPhotoFile, FetchPhoto, RemovePhoto
from vault.actions.pupils import ChangePupil, ListPupils, OpenPupil
from vault.demo.figures import figure_jpeg
from vault.domain.transfer import Standing
from vault.errors import AlreadyMergedError, UndecidedError


def change(place, pupil, **fields):
    version = place.run(OpenPupil(pupil)).facts.version
    place.run(ChangePupil(pupil, version, tuple(fields.items())))


def test_a_class_arrives_whole_with_photos_contacts_and_alerts(places):
    office, teacher = places
    path = office.send([teacher], classes=[office.room])
    seen = teacher.preview(path)
    assert seen.sender.name == "Olive Office"
    assert seen.count(Standing.NEW) == len(seen.items) == 8
    teacher.receive(path)
    mine, theirs = (p.run(OpenPupil(office.pupils[0])) for p in (office, teacher))
    assert mine.facts.legal_given == theirs.facts.legal_given
    assert mine.facts.upn == theirs.facts.upn
    assert [c.phone for c in theirs.contacts] == ["01632 1"]
    assert [a.text for a in theirs.alerts] == ["Inhaler in the office"]
    assert office.run(FetchPhoto(mine.current_photo)) == teacher.run(
        FetchPhoto(theirs.current_photo)
    )
    assert theirs.class_name == "4A"


def test_what_was_merged_is_not_merged_again_and_changes_nothing_if_it_comes_anew(places):
    office, teacher = places
    path = office.send([teacher], classes=[office.room])
    teacher.receive(path)
    with pytest.raises(AlreadyMergedError):
        teacher.receive(path)
    again = teacher.preview(office.send([teacher], classes=[office.room]))
    assert again.items == ()
    assert again.same == 8


def test_changes_flow_both_ways_and_a_field_changed_on_both_sides_is_asked_about(places):
    office, teacher = places
    ann, bob = office.pupils
    teacher.receive(office.send([teacher], classes=[office.room]))
    change(office, ann, middle="Office", languages="French")
    change(teacher, ann, middle="Teacher")
    change(teacher, bob, preferred_given="Bobby")
    room = teacher.run(ListPupils())[0]
    assert room.class_name == "4A"
    back = teacher.send([office], classes=[office.room])
    seen = office.preview(back)
    asked = [f for i in seen.items for f in i.fields if f.is_conflict]
    assert [(f.field, f.mine, f.theirs) for f in asked] == [("middle", "Office", "Teacher")]
    assert asked[0].mine_by == "Olive Office"
    assert asked[0].theirs_by == "Theo Teacher"
    with pytest.raises(UndecidedError):
        office.receive(back)
    office.receive(back, choices=((f"{ann} middle", "theirs"),))
    facts = office.run(OpenPupil(ann)).facts
    assert (facts.middle, facts.languages) == ("Teacher", "French")
    assert office.run(OpenPupil(bob)).facts.preferred_given == "Bobby"
    # The decision goes back to the other side without another question.
    teacher.receive(office.send([teacher], classes=[office.room]))
    facts = teacher.run(OpenPupil(ann)).facts
    assert (facts.middle, facts.languages) == ("Teacher", "French")


def test_a_removal_goes_along_unless_the_record_was_changed_meanwhile(places):
    office, teacher = places
    ann = office.pupils[0]
    teacher.receive(office.send([teacher], classes=[office.room]))
    contact = office.run(OpenPupil(ann)).contacts[0]
    office.run(RemoveContact(ann, contact.id))
    path = office.send([teacher], classes=[office.room])
    assert [i.standing for i in teacher.preview(path).items] == [Standing.REMOVED]
    teacher.receive(path)
    assert teacher.run(OpenPupil(ann)).contacts == ()


def items(sender, receiver, room):
    return receiver.preview(sender.send([receiver], classes=[room])).items


def test_a_photo_that_is_kept_here_and_was_removed_there_is_asked_about_once(places, tmp_path):
    """It is not the current one any more, so its picture does not go along and cannot come back
    there: the other side still says that it removed it, each time."""
    office, teacher = places
    ann, room = office.pupils[0], office.room
    teacher.receive(office.send([teacher], classes=[room]))
    (photo,) = teacher.run(OpenPupil(ann)).photos
    teacher.run(RemovePhoto(photo.id))
    picture = tmp_path / "new.jpg"
    picture.write_bytes(figure_jpeg(9))
    office.run(AddPhotoFile(ann, picture, date(2026, 10, 1)))
    back = teacher.send([office], classes=[room])
    assert [(i.table, i.standing) for i in office.preview(back).items] == [
        ("photo", Standing.CONFLICT)
    ]
    office.receive(back, prefer="mine")
    assert len(office.run(OpenPupil(ann)).photos) == 2
    teacher.receive(office.send([teacher], classes=[room]))
    assert len(teacher.run(OpenPupil(ann)).photos) == 1
    assert items(teacher, office, room) == ()
    assert items(office, teacher, room) == ()
    assert len(office.run(OpenPupil(ann)).photos) == 2


def test_a_consent_that_was_made_anew_here_is_one_with_that_which_comes_back(places):
    office, teacher = places
    ann, room = office.pupils[0], office.room
    office.run(DecideConsent(ann, "photo-display", "given", "Robin", date(2026, 9, 1)))
    teacher.receive(office.send([teacher], classes=[room]))
    old = teacher.send([office], classes=[room])
    office.run(UndoStep(office.session.undo_steps[-1]))
    office.run(DecideConsent(ann, "photo-display", "refused", "Robin", date(2026, 9, 2)))
    # The teacher's has changed meanwhile, so it is not covered by the removal.
    teacher.run(DecideConsent(ann, "photo-display", "withdrawn", "Ash", date(2026, 9, 3), 1))
    office.receive(old, prefer="mine")
    office.receive(teacher.send([office], classes=[room]), prefer="theirs")
    (one,) = [c for c in office.run(OpenPupil(ann)).consents if c.purpose == "photo-display"]
    assert one.state == "withdrawn"
    teacher.receive(office.send([teacher], classes=[room]), prefer="mine")
    assert items(teacher, office, room) == ()
    assert items(office, teacher, room) == ()


def test_a_merge_is_taken_back_as_one_and_can_then_be_done_again(places):
    office, teacher = places
    ann = office.pupils[0]
    path = office.send([teacher], classes=[office.room])
    teacher.receive(path)
    teacher.run(UndoStep(teacher.session.undo_steps[-1]))
    assert teacher.run(ListPupils()) == ()
    teacher.receive(path)
    assert len(teacher.run(ListPupils())) == 2
    change(office, ann, middle="M")
    path = office.send([teacher], classes=[office.room])
    teacher.receive(path)
    teacher.run(UndoStep(teacher.session.undo_steps[-1]))
    assert teacher.run(OpenPupil(ann)).facts.middle == ""
    teacher.receive(path)
    assert teacher.run(OpenPupil(ann)).facts.middle == "M"
