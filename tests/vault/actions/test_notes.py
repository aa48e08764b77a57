"""Notes: one child's part is never seen in another's, and who wrote it, and what follows."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.erasures import School
from tests.two_vaults import two_places
from vault.actions.history import PupilHistory, UndoStep
from vault.actions.notes import (
    ChangeNote,
    DraftNotes,
    FollowUpNote,
    ListNotes,
    NoteCategories,
    PupilNotes,
    RemoveNote,
    WriteNotes,
)
from vault.actions.pupils import AddPupil, ChangePupil, OpenPupil
from vault.actions.restrictions import SetHold
from vault.actions.retention import AdoptPack, ConfirmDisposal, ListDue, ProposeDisposal
from vault.actions.rights import ConfirmIdentity, OpenRequest
from vault.actions.send import CountSend
from vault.actions.subject_access import PreviewDossier
from vault.actions.today import ReadToday
from vault.domain.access import Role
from vault.domain.catalogue.notes import NOTE_KIND, NOTES
from vault.domain.data_kinds import DataKind
from vault.domain.notes import NoteChange, NoteFacts, NoteKind, Part, WhichNotes
from vault.domain.retention import HeldData
from vault.domain.rights import RequestKind
from vault.domain.today import DueKind, Urgency
from vault.domain.transfer import Selection
from vault.errors import (
    InvalidValueError,
    NotFoundError,
    PermissionDeniedError,
    StaleRecordError,
)

TODAY = date.today()
FACTS = NoteFacts(TODAY, NoteKind.NEGATIVE, "Disruption", "Shouting in the library")


@pytest.fixture
def cem(school):
    return school.run(AddPupil((("legal_given", "Cem"), ("legal_family", "Ash")), school.ids["a"]))


def write(session, *pupils, facts=FACTS, texts=(), no_names=False):
    texts = texts or ("",) * len(pupils)
    parts = tuple(Part(p, t) for p, t in zip(pupils, texts, strict=True))
    return session.run(WriteNotes(facts, parts, no_names))


def only(session, pupil):
    (note,) = session.run(PupilNotes(pupil))
    return note


def test_each_child_of_an_occasion_has_their_own_part_and_nobody_elses(school, cem):
    ann = school.ids["ann"]
    write(school, ann, cem, texts=("Began it", "Went along"))
    assert school.changed == {NOTE_KIND}
    theirs = only(school, ann)
    assert (theirs.words, theirs.others) == ("Shouting in the library\nBegan it", 1)
    assert (theirs.written_by, theirs.is_mine) == ("Dana Lead", True)
    for pupil, other in ((ann, ("Went along", "Cem")), (cem, ("Began it", "Ann"))):
        shown = [
            repr(only(school, pupil)),
            repr(school.run(DraftNotes(pupil))),
            repr(school.run(PupilHistory(pupil))),
        ]
        assert not [text for text in shown for word in other if word in text]


def test_the_familys_copy_has_the_childs_part_alone_and_no_id_that_joins_it(school, cem):
    ann = school.ids["ann"]
    write(school, ann, cem, texts=("Began it", "Went along"))
    note = only(school, ann)
    school.run(RemoveNote(note.id, note.version))
    write(school, ann, cem, texts=("Began it again", "Went along again"))
    case = school.run(OpenRequest(ann, RequestKind.ACCESS, "the mother", TODAY))
    school.run(ConfirmIdentity(case, "known at the gate"))
    dossier = school.run(PreviewDossier(case))
    (section,) = [s for s in dossier.sections if s.key == "pupil_note"]
    assert "occasion" not in section.columns
    (row,) = section.rows
    assert "Began it again" in row
    assert "Went along" not in repr(dossier.sections)


@pytest.mark.parametrize(
    ("facts", "texts", "field"),
    [
        (replace(FACTS, shared="Ann shouted"), ("", ""), "shared"),
        (
            replace(FACTS, follow_up="Talk to Ann's mother", follow_up_on=TODAY),
            ("", ""),
            "follow_up",
        ),
        (FACTS, ("Hit Cem", ""), "own_part"),
    ],
)
def test_a_text_that_names_another_child_in_it_is_refused_unless_none_is_meant(
    school, cem, facts, texts, field
):
    ann = school.ids["ann"]
    with pytest.raises(InvalidValueError) as refused:
        write(school, ann, cem, facts=facts, texts=texts)
    assert refused.value.details["field"] == field
    assert school.run(PupilNotes(ann)) == ()
    write(school, ann, cem, facts=facts, texts=texts, no_names=True)
    assert len(school.run(PupilNotes(ann))) == 1


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("Lex began it", True),
        ("Alexander began it", True),
        ("Zoe's book was torn", True),
        ("ZOË ran out", True),
        ("lex and zoë ran out", True),
        ("Mary-Ann began it", True),
        ("Mary Ann began it", True),
        ("Birch began it", True),
        ("They ran to the birch", False),
        ("A zoë, whatever that is", False),
        ("Both were at the zoo", False),
    ],
)
def test_a_child_is_known_by_every_name_however_it_is_spelt(school, text, is_named):
    names = (
        {"legal_given": "Alexander", "preferred_given": "Lex", "legal_family": "Birch"},
        {"legal_given": "Zoë", "legal_family": "Åkesson"},
        {"legal_given": "Mary-Ann", "legal_family": "Li"},
    )
    pupils = [school.run(AddPupil(tuple(each.items()), school.ids["a"])) for each in names]
    facts = replace(FACTS, shared=text)
    if not is_named:
        write(school, *pupils, facts=facts)
        return
    with pytest.raises(InvalidValueError) as refused:
        write(school, *pupils, facts=facts)
    assert refused.value.details["field"] == "shared"


def test_a_family_name_of_brother_and_sister_names_neither(school, cem):
    write(school, school.ids["ann"], cem, facts=replace(FACTS, shared="Both of the Ash family"))
    assert only(school, cem).others == 1


def test_a_changed_part_may_not_name_the_others_either(school, cem):
    ann = school.ids["ann"]
    write(school, ann, cem, texts=("Began it", "Went along"))
    note = only(school, ann)
    change = NoteChange(note.id, note.version, note.facts, "Began it with Cem")
    with pytest.raises(InvalidValueError):
        school.run(ChangeNote(change))
    school.run(ChangeNote(replace(change, text="Sorry now")))
    assert only(school, ann).text == "Sorry now"
    assert only(school, cem).words == "Shouting in the library\nWent along"
    with pytest.raises(StaleRecordError):
        school.run(ChangeNote(change, no_names=True))


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (replace(FACTS, category=" "), "category"),
        (replace(FACTS, category="x" * 41), "category"),
        (replace(FACTS, shared=""), "shared"),
        (replace(FACTS, shared="x" * 2001), "shared"),
        (replace(FACTS, day=TODAY + timedelta(days=1)), "day"),
        (replace(FACTS, follow_up="Ring home"), "follow_up_on"),
        (replace(FACTS, follow_up_on=TODAY - timedelta(days=1)), "follow_up_on"),
    ],
)
def test_what_cannot_be_is_refused_on_its_field_and_nothing_is_half_written(school, facts, field):
    with pytest.raises(InvalidValueError) as refused:
        write(school, school.ids["ann"], facts=facts)
    assert refused.value.details["field"] == field
    assert school.run(ListNotes()).notes == ()


def test_nobody_somebody_twice_and_one_who_left_are_refused(school, cem):
    ann = school.ids["ann"]
    version = school.run(OpenPupil(cem)).facts.version
    school.run(ChangePupil(cem, version, (("left_on", TODAY - timedelta(days=3)),)))
    for pupils in ((), (ann, ann), (ann, cem)):
        with pytest.raises(InvalidValueError) as refused:
            write(school, *pupils)
        assert refused.value.details["field"] == "pupils"
    assert "Cem Ash" in refused.value.details["reason"]
    assert school.run(ListNotes()).notes == ()


def test_notes_are_found_by_who_wrote_them_words_kind_class_and_what_waits(school, unlock_as, cem):
    ann, bob = school.ids["ann"], school.ids["bob"]
    good = replace(FACTS, kind=NoteKind.POSITIVE, category="Kindness", shared="Held the door")
    write(school, ann, facts=replace(good, follow_up_on=TODAY + timedelta(days=2)))
    write(school, bob)
    teacher = unlock_as(Role.TEACHER)
    write(teacher, cem)

    def found(session, **which):
        return [n.called.given for n in session.run(ListNotes(WhichNotes(**which))).notes]

    assert found(teacher, mine=True) == ["Cem"]
    assert sorted(found(teacher)) == ["Ann", "Cem"]
    assert found(teacher, kind=NoteKind.POSITIVE) == ["Ann"]
    assert found(teacher, words="held ann") == ["Ann"]
    assert found(teacher, waiting=True) == ["Ann"]
    assert found(teacher, class_id=school.ids["b"]) == []
    used = teacher.run(NoteCategories())
    assert used[NoteKind.POSITIVE] == ("Kindness",)


def test_a_follow_up_comes_up_on_its_day_for_who_wrote_it_and_goes_once_done(school, unlock_as):
    ann = school.ids["ann"]

    def cards(session):
        due = session.run(ReadToday()).due
        return [(c.count, c.urgency) for c in due if c.kind is DueKind.NOTES]

    soon = replace(FACTS, follow_up="Ring home", follow_up_on=TODAY + timedelta(days=1))
    write(school, ann, facts=soon)
    assert cards(school) == []
    (note,) = write(school, ann, facts=replace(soon, follow_up_on=TODAY))
    assert cards(school) == [(1, Urgency.DUE)]
    school.run(FollowUpNote(note, TODAY))
    assert cards(school) == []
    school.run(UndoStep(school.undo_steps[-1]))
    assert cards(school) == [(1, Urgency.DUE)]
    late = replace(soon, day=TODAY - timedelta(days=9), follow_up_on=TODAY - timedelta(days=1))
    write(school, ann, facts=late)
    assert cards(school) == [(2, Urgency.LATE)]
    assert cards(unlock_as(Role.TEACHER)) == []


def test_a_note_that_asks_for_nothing_cannot_be_followed_up(school):
    (note,) = write(school, school.ids["ann"])
    with pytest.raises(InvalidValueError):
        school.run(FollowUpNote(note, TODAY))


def test_a_teacher_writes_of_own_classes_and_changes_own_notes_alone(school, unlock_as):
    ann, bob = school.ids["ann"], school.ids["bob"]
    write(school, ann)
    write(school, bob)
    leads = only(school, ann)
    teacher = unlock_as(Role.TEACHER)
    for refused in (PupilNotes(bob), WriteNotes(FACTS, (Part(bob),)), DraftNotes(bob)):
        with pytest.raises(NotFoundError):
            teacher.run(refused)
    for theirs in (
        RemoveNote(leads.id, leads.version),
        ChangeNote(NoteChange(leads.id, leads.version, FACTS, "Not so")),
    ):
        with pytest.raises(PermissionDeniedError):
            teacher.run(theirs)
    (mine,) = write(teacher, ann)
    teacher.run(RemoveNote(mine, 1))
    assert [n.id for n in teacher.run(PupilNotes(ann))] == [leads.id]


def test_an_assistant_writes_notes_too(school, unlock_as):
    ann = school.ids["ann"]
    write(school, ann)
    assistant = unlock_as(Role.ASSISTANT)
    write(assistant, ann)
    assert len(assistant.run(PupilNotes(ann))) == 2


def test_who_covers_a_lesson_reads_no_notes(school, unlock_as):
    ann = school.ids["ann"]
    write(school, ann)
    cover = unlock_as(Role.COVER)
    for action in (PupilNotes(ann), ListNotes(), WriteNotes(FACTS, (Part(ann),))):
        with pytest.raises(PermissionDeniedError):
            cover.run(action)


def test_notes_go_along_only_when_they_are_ticked_and_of_those_who_are_sent(tmp_path):
    office, teacher = two_places(tmp_path)
    ann, bob = office.pupils
    write(office, ann, bob, texts=("Began it", "Went along"))
    without = frozenset(DataKind) - {NOTES, DataKind.HEALTH, DataKind.SAFEGUARDING}
    teacher.receive(office.send([teacher], classes=[office.room], kinds=without))
    assert teacher.run(ListNotes()).notes == ()
    counted = office.run(CountSend(Selection((), (ann,), frozenset({DataKind.NAMES, NOTES}))))
    assert counted.by_kind[NOTES] == 1
    teacher.receive(office.send([teacher], classes=[office.room]))
    notes = teacher.run(ListNotes()).notes
    assert sorted((n.text, n.others, n.is_mine) for n in notes) == [
        ("Began it", 1, False),
        ("Went along", 1, False),
    ]
    for place in (office, teacher):
        place.lock()


def test_an_erased_childs_notes_are_gone_and_the_others_stay(tmp_path):
    school = School(tmp_path)
    other = school.lead.run(AddPupil((("legal_given", "Uma"),), school.room))
    write(school.lead, school.pupil, other, texts=("Jabberwock", "Bandersnatch"))
    report = school.erase()
    assert report.row.counts["pupil_note"] == 1
    assert only(school.lead, other).text == "Bandersnatch"
    assert school.found(("Jabberwock", "Bandersnatch")) == ["Bandersnatch"]
    school.lead.lock()


def test_notes_are_kept_a_year_and_longer_under_a_hold(tmp_path):
    school = School(tmp_path)
    old = replace(FACTS, day=TODAY - timedelta(days=370))
    write(school.lead, school.pupil, facts=old)
    write(school.lead, school.pupil, facts=replace(FACTS, day=TODAY - timedelta(days=300)))
    school.lead.run(AdoptPack("england-primary"))
    (due,) = [i for i in school.lead.run(ListDue()).items if i.data is HeldData.NOTES]
    assert due.label == f"Notes {old.day:%B %Y}"
    held = school.lead.run(SetHold(school.pupil, "a claim"))
    assert held
    (due,) = [i for i in school.lead.run(ListDue()).items if i.data is HeldData.NOTES]
    assert due.kept == "a hold stands: a claim"
    school.lead.lock()


def test_a_note_that_is_over_goes_and_nothing_else(tmp_path):
    school = School(tmp_path)
    write(school.lead, school.pupil, facts=replace(FACTS, day=TODAY - timedelta(days=370)))
    write(school.lead, school.pupil, facts=replace(FACTS, category="Damage"))
    school.lead.run(AdoptPack("england-primary"))
    due = [i.key for i in school.lead.run(ListDue()).items if i.data is HeldData.NOTES]
    batch = school.lead.run(ProposeDisposal(tuple(due), "time is over", TODAY))
    school.unlock("Lee Lead")
    report = school.lead.run(ConfirmDisposal(batch, TODAY))
    assert report.row.counts == {"pupil_note": 1}
    assert [n.facts.category for n in school.lead.run(ListNotes()).notes] == ["Damage"]
    school.lead.lock()
