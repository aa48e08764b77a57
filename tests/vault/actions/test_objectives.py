"""Objectives: judging, what stands until it is confirmed, and that undo, scope, sealed files,
erasure, the family's copy and the schedule know of judgements by their declaration alone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.erasures import School
from tests.rules.objective_arguments import programme_of
from tests.two_vaults import two_places
from vault.actions.calendar import SetTerm, SetYear
from vault.actions.history import PupilHistory, UndoStep
from vault.actions.objectives import (
    AddEvidencePicture,
    DraftObjectives,
    Judge,
    ListProgrammes,
    ListStarts,
    OpenObjectives,
    OpenPupilObjectives,
    RemoveProgramme,
    SetEvidence,
    SetProgramme,
    SetSummative,
)
from vault.actions.photos import AddPhotoFile, FetchFaces, FetchPhoto, RemovePhoto
from vault.actions.policy import SetPolicy
from vault.actions.pupils import AddPupil, ChangePupil, OpenPupil, SearchEverything
from vault.actions.retention import AdoptPack, ListDue
from vault.actions.rights import ConfirmIdentity, OpenRequest
from vault.actions.send import CountSend
from vault.actions.subject_access import PreviewDossier
from vault.demo.figures import figure_jpeg
from vault.domain.access import Role
from vault.domain.bands import Band
from vault.domain.catalogue.objectives import JUDGEMENT_KIND, OBJECTIVES
from vault.domain.data_kinds import DataKind
from vault.domain.ids import NEW, RecordId
from vault.domain.objectives import Judgement, Judging, Rhythm, tally
from vault.domain.policy import Country, Policy
from vault.domain.retention import HeldData
from vault.domain.rights import RequestKind
from vault.domain.school_values import AcademicYear, Term
from vault.domain.transfer import Selection, Standing
from vault.domain.undone import Act
from vault.errors import (
    InvalidValueError,
    NotFoundError,
    PermissionDeniedError,
    PhotoRejectedError,
    StaleRecordError,
)

TODAY = date.today()
SECURE, DEEP, NOT_YET = Judgement.SECURE, Judgement.DEEP, Judgement.NOT_YET


def make(session, title="Writing, Year 4", *texts, **more):
    return session.run(SetProgramme(programme_of(title, *texts, **more)))


def grid(session, programme, half_term=None, room=None):
    return session.run(OpenObjectives(room or session.ids["a"], programme, half_term))


def judge(session, programme, pupil, judgement, place=0, half_term=None, room=None, version=None):
    seen = grid(session, programme, half_term, room)
    objective = seen.programme.objectives[place].id
    there = seen.judged.get((pupil, objective))
    stands = there is not None and not seen.is_carried(there)
    if version is None:
        version = there.version if stands else 0
    cell = Judging(pupil, objective, judgement, version)
    return session.run(Judge((cell,), seen.half_term))[pupil, objective]


def cells(session, programme, half_term=None, room=None):
    """{(given name, objective): (judgement, is carried)}."""
    seen = grid(session, programme, half_term, room)
    texts = {objective.id: objective.text for objective in seen.programme.objectives}
    names = {pupil.pupil: pupil.called.given for pupil in seen.pupils}
    return {
        (names[pupil], texts[objective]): (judged.judgement, seen.is_carried(judged))
        for (pupil, objective), judged in seen.judged.items()
    }


def test_a_judgement_of_an_earlier_half_term_stands_until_it_is_confirmed(school):
    ann, programme = school.ids["ann"], make(school)
    now = grid(school, programme).half_term
    before = now.moved(-1)
    judge(school, programme, ann, SECURE, half_term=before)
    assert school.changed == {JUDGEMENT_KIND}
    assert cells(school, programme, before) == {("Ann", "Writes a letter"): (SECURE, False)}
    assert cells(school, programme) == {("Ann", "Writes a letter"): (SECURE, True)}
    assert cells(school, programme, before.moved(-1)) == {}
    confirmed = judge(school, programme, ann, SECURE)
    assert (confirmed.judged_on, confirmed.half_term) == (TODAY, now)
    assert cells(school, programme) == {("Ann", "Writes a letter"): (SECURE, False)}
    judge(school, programme, ann, None)
    assert cells(school, programme) == {("Ann", "Writes a letter"): (SECURE, True)}


def test_a_programme_judged_once_a_term_has_three_points_a_year(school):
    programme = make(school, rhythm=Rhythm.TERM)
    point = grid(school, programme).half_term
    assert point.number in (2, 4, 6)
    assert grid(school, programme, point.moved(-1)).half_term == point
    judge(school, programme, school.ids["ann"], DEEP)
    objective = grid(school, programme).programme.objectives[0].id
    cell = Judging(school.ids["ann"], objective, SECURE)
    with pytest.raises(InvalidValueError):
        school.run(Judge((cell,), point.moved(-1)))


def test_the_terms_that_the_school_entered_say_which_half_term_it_is(school):
    starts = TODAY - timedelta(days=300)
    year = school.run(SetYear(AcademicYear(NEW, 0, "Long", starts, TODAY + timedelta(days=60))))
    for number in range(6):
        first = starts + timedelta(days=55 * number)
        last = first + timedelta(days=40)
        school.run(SetTerm(Term(NEW, 0, year, f"T{number}", first, last)))
    point = grid(school, make(school)).half_term
    assert (point.year, point.number) == (starts.year, 6)


def test_a_block_is_filled_at_once_and_taken_back_at_once(school):
    ann = school.ids["ann"]
    bea = school.run(AddPupil((("legal_given", "Bea"),), school.ids["a"]))
    programme = make(school, "Maths", *(f"Objective {n}" for n in range(20)))
    seen = grid(school, programme)
    block = tuple(
        Judging(pupil, objective.id, SECURE)
        for pupil in (ann, bea)
        for objective in seen.programme.objectives
    )
    written = school.run(Judge(block, seen.half_term))
    assert {(judged.judgement, judged.version) for judged in written.values()} == {(SECURE, 1)}
    assert len(cells(school, programme)) == 40
    school.run(UndoStep(school.undo_steps[-1]))
    assert cells(school, programme) == {}


def test_of_a_block_with_one_wrong_cell_nothing_is_written(school):
    ann, programme = school.ids["ann"], make(school)
    judge(school, programme, ann, SECURE)
    seen = grid(school, programme)
    first, second = (objective.id for objective in seen.programme.objectives)
    gone = school.run(AddPupil((("legal_given", "Gus"),), school.ids["a"]))
    page = school.run(OpenPupil(gone)).facts
    yesterday = TODAY - timedelta(days=1)
    school.run(ChangePupil(gone, page.version, (("left_on", yesterday),)))
    good = Judging(ann, second, DEEP)
    for wrong, error in (
        (Judging(ann, first, DEEP, 0), StaleRecordError),
        (Judging(ann, first, DEEP, 7), StaleRecordError),
        (Judging(gone, first, DEEP), InvalidValueError),
        (Judging(ann, second, SECURE), InvalidValueError),
        (Judging(ann, RecordId("0" * 32), DEEP), NotFoundError),
        (Judging(RecordId("0" * 32), first, DEEP), NotFoundError),
    ):
        with pytest.raises(error):
            school.run(Judge((good, wrong), seen.half_term))
    with pytest.raises(InvalidValueError) as early:
        school.run(Judge((good,), seen.half_term.moved(1)))
    assert early.value.details["field"] == "term"
    assert cells(school, programme) == {("Ann", "Writes a letter"): (SECURE, False)}


def test_a_class_without_pupils_and_one_with_a_hundred_objectives_open(school):
    programme = make(school, "Long", *(f"Objective {n}" for n in range(100)))
    (bob,) = grid(school, programme, room=school.ids["b"]).pupils
    facts = school.run(OpenPupil(bob.pupil)).facts
    left = (("left_on", TODAY - timedelta(days=1)),)
    school.run(ChangePupil(bob.pupil, facts.version, left))
    empty = grid(school, programme, room=school.ids["b"])
    assert (empty.pupils, len(empty.programme.objectives)) == ((), 100)


def test_a_programme_is_changed_in_place_and_never_loses_what_was_judged(school):
    ann, programme = school.ids["ann"], make(school)
    judge(school, programme, ann, SECURE, place=1)
    (here,) = school.run(ListProgrammes())
    letter, spells = here.objectives
    with pytest.raises(InvalidValueError):
        school.run(SetProgramme(replace(here, objectives=(letter,))))
    with pytest.raises(InvalidValueError):
        school.run(RemoveProgramme(programme, here.version))
    ended = replace(spells, text="Spells hard words", ended=TODAY - timedelta(days=1))
    school.run(SetProgramme(replace(here, objectives=(ended,))))
    (here,) = school.run(ListProgrammes())
    assert [objective.text for objective in here.objectives] == ["Spells hard words"]
    assert cells(school, programme) == {("Ann", "Spells hard words"): (SECURE, False)}
    judge(school, programme, ann, None)
    assert grid(school, programme).programme.objectives == ()
    school.run(RemoveProgramme(programme, here.version))
    assert school.run(ListProgrammes()) == ()


def test_a_programme_that_makes_no_sense_is_refused_on_its_field(school):
    make(school)
    for wrong, field in (
        (programme_of(" "), "title"),
        (programme_of("WRITING, YEAR 4"), "title"),
        (programme_of("Twins", "Same", "Other", "same "), "objective"),
        (programme_of("Empty", " "), "objective"),
        (programme_of("Long", "x" * 301), "objective"),
        (programme_of("Many", *(str(n) for n in range(501))), "objective"),
    ):
        with pytest.raises(InvalidValueError) as refused:
            school.run(SetProgramme(wrong))
        assert refused.value.details["field"] == field
    assert len(school.run(ListProgrammes())) == 1


def test_after_its_last_day_a_programme_is_read_and_not_judged(school):
    ann, programme = school.ids["ann"], make(school)
    judge(school, programme, ann, SECURE)
    (here,) = school.run(ListProgrammes())
    school.run(SetProgramme(replace(here, ended=TODAY - timedelta(days=1))))
    with pytest.raises(InvalidValueError):
        judge(school, programme, ann, DEEP)
    assert len(cells(school, programme)) == 1


def test_a_note_stands_with_its_judgement_and_undo_says_whose_it_was(school):
    ann, programme = school.ids["ann"], make(school)
    judged = judge(school, programme, ann, SECURE)
    school.run(SetEvidence(judged.id, judged.version, "Her letter to the mayor"))
    (stands,) = grid(school, programme).judged.values()
    assert (stands.note, stands.has_evidence) == ("Her letter to the mayor", True)
    assert judge(school, programme, ann, DEEP).note == "Her letter to the mayor"
    with pytest.raises(StaleRecordError):
        school.run(SetEvidence(judged.id, judged.version, "Older"))
    changed = school.run(UndoStep(school.undo_steps[-1]))
    assert (changed.act, changed.table, changed.pupil) == (Act.CHANGED, "judgement", "Ann Ash")
    told = {c.field for c in school.run(PupilHistory(ann)) if c.table == "judgement"}
    assert {"judgement", "note"} <= told


def test_a_summative_judgement_is_the_teachers_own_whatever_the_ticks_say(school):
    ann, programme = school.ids["ann"], make(school)
    judge(school, programme, ann, NOT_YET)
    point = grid(school, programme).half_term
    assert grid(school, programme).pupils[0].summative is None
    school.run(SetSummative(ann, programme, point, 0, Band.ABOVE, "in class she shines"))
    given = grid(school, programme).pupils[0].summative
    assert (given.band, given.note) == (Band.ABOVE, "in class she shines")
    judge(school, programme, ann, DEEP)
    assert grid(school, programme).pupils[0].summative == given
    with pytest.raises(StaleRecordError):
        school.run(SetSummative(ann, programme, point, 0, Band.BELOW))
    school.run(SetSummative(ann, programme, point, given.version, None))
    assert grid(school, programme).pupils[0].summative is None


def test_a_pupils_way_is_told_programme_by_programme_and_point_by_point(school):
    ann, programme = school.ids["ann"], make(school)
    make(school, "Not begun")
    now = grid(school, programme).half_term
    judge(school, programme, ann, NOT_YET, half_term=now.moved(-1))
    judge(school, programme, ann, SECURE, place=1, half_term=now.moved(-1))
    judge(school, programme, ann, DEEP)
    (progress,) = school.run(OpenPupilObjectives(ann))
    assert progress.programme.title == "Writing, Year 4"
    assert [(p, t.judged, t.secure) for p, t in progress.over_time] == [
        (now.moved(-1), 2, 1),
        (now, 2, 2),
    ]
    assert (progress.tally.gaps, progress.tally.is_insecure_for_most) == (0, False)


def test_what_nobody_judged_is_no_gap():
    seen = tally((None, SECURE, DEEP, NOT_YET, Judgement.DEVELOPING, Judgement.BEGINNING))
    assert (seen.judged, seen.secure, seen.gaps, seen.is_insecure_for_most) == (5, 2, 3, True)
    assert not tally((None, None)).is_insecure_for_most


def test_a_teacher_judges_own_classes_and_writes_no_programme(school, unlock_as):
    ids, programme = school.ids, make(school)
    judge(school, programme, ids["bob"], SECURE, room=ids["b"])
    objective = grid(school, programme).programme.objectives[0].id
    teacher = unlock_as(Role.TEACHER)
    teacher.ids = ids
    judge(teacher, programme, ids["ann"], DEEP)
    point = grid(teacher, programme).half_term
    for wrong in (
        OpenObjectives(ids["b"], programme),
        OpenPupilObjectives(ids["bob"]),
        Judge((Judging(ids["bob"], objective, DEEP, 1),), point),
        SetSummative(ids["bob"], programme, point, 0, Band.ABOVE),
    ):
        with pytest.raises(NotFoundError):
            teacher.run(wrong)
    with pytest.raises(PermissionDeniedError):
        make(teacher, "Mine")


@pytest.mark.parametrize("role", [Role.ASSISTANT, Role.SEND_COORDINATOR])
def test_who_helps_or_advises_reads_judgements_and_makes_none(school, unlock_as, role):
    ann, programme = school.ids["ann"], make(school)
    judge(school, programme, ann, SECURE)
    helper = unlock_as(role)
    helper.ids = school.ids
    assert len(cells(helper, programme)) == 1
    with pytest.raises(PermissionDeniedError):
        judge(helper, programme, ann, DEEP)


@pytest.mark.parametrize("role", [Role.COVER, Role.AUDITOR, Role.TECHNICIAN])
def test_who_does_not_teach_the_class_sees_no_judgement(school, unlock_as, role):
    programme = make(school)
    other = unlock_as(role)
    for action in (ListProgrammes(), OpenObjectives(school.ids["a"], programme)):
        with pytest.raises(PermissionDeniedError):
            other.run(action)


@pytest.fixture
def office_and_teacher(tmp_path):
    office, teacher = two_places(tmp_path)
    for place in (office, teacher):
        place.ids = {"a": office.room}
    yield office, teacher
    for place in (office, teacher):
        place.lock()


def test_judgements_of_two_vaults_stand_together_after_the_files_went_round(office_and_teacher):
    office, teacher = office_and_teacher
    ann, bob = office.pupils
    programme = make(office)
    unused = make(office, "Maths, Year 4")
    judge(office, programme, ann, SECURE)
    judge(office, programme, bob, NOT_YET)
    point = grid(office, programme).half_term
    office.run(SetSummative(ann, programme, point, 0, Band.EXPECTED))
    teacher.receive(office.send([teacher], classes=[office.room]))
    assert {p.id for p in teacher.run(ListProgrammes())} == {programme, unused}
    assert cells(teacher, programme) == cells(office, programme)
    theirs = {p.called.given: p.pupil for p in grid(teacher, programme).pupils}
    judge(teacher, programme, theirs["Ann"], DEEP, place=1)
    judge(teacher, programme, theirs["Bob"], SECURE)
    judge(office, programme, bob, DEEP)
    seen = office.preview(back := teacher.send([office], classes=[office.room]))
    asked = [item for item in seen.items if item.standing is Standing.CONFLICT]
    assert [(item.table, item.label) for item in asked] == [("judgement", "Bob Birch")]
    office.receive(back, prefer="theirs")
    assert cells(office, programme) == {
        ("Ann", "Writes a letter"): (SECURE, False),
        ("Ann", "Spells long words"): (DEEP, False),
        ("Bob", "Writes a letter"): (SECURE, False),
    }
    assert cells(office, programme) == cells(teacher, programme)
    assert grid(teacher, programme).pupils[0].summative.band is Band.EXPECTED


def test_the_same_programme_entered_on_both_sides_becomes_one(office_and_teacher):
    office, teacher = office_and_teacher
    without = frozenset(DataKind) - {OBJECTIVES, DataKind.HEALTH, DataKind.SAFEGUARDING}
    theirs = make(office)
    judge(office, theirs, office.pupils[0], SECURE)
    teacher.receive(office.send([teacher], classes=[office.room], kinds=without))
    own = make(teacher)
    assert teacher.run(ListProgrammes())[0].id == own
    bob = next(p.pupil for p in grid(teacher, own).pupils if p.called.given == "Bob")
    judge(teacher, own, bob, DEEP)
    teacher.receive(office.send([teacher], classes=[office.room]))
    assert [p.id for p in teacher.run(ListProgrammes())] == [own]
    assert len(teacher.run(ListProgrammes())[0].objectives) == 2
    assert {name for name, _ in cells(teacher, own)} == {"Ann", "Bob"}
    counted = office.run(CountSend(Selection((office.room,), (), without | {OBJECTIVES})))
    assert counted.by_kind[OBJECTIVES] == 1


def test_an_erased_childs_judgements_are_gone_from_every_page_of_the_files(tmp_path):
    school = School(tmp_path)
    school.lead.ids = school.ids
    programme = make(school.lead)
    judged = judge(school.lead, programme, school.pupil, SECURE)
    school.lead.run(SetEvidence(judged.id, 1, "Jabberwock"))
    school.lead.run(SetEvidence(judged.id, 2, "Bandersnatch"))
    report = school.erase()
    assert report.row.counts["judgement"] == 1
    assert school.found(("Jabberwock", "Bandersnatch", "Writes a letter")) == ["Writes a letter"]


def test_the_familys_copy_says_what_was_judged_by_which_objective(school):
    ann, programme = school.ids["ann"], make(school)
    judged = judge(school, programme, ann, SECURE)
    school.run(SetEvidence(judged.id, 1, "better than Bob"))
    school.run(SetSummative(ann, programme, judged.half_term, 0, Band.ABOVE, "a joy"))
    case = school.run(OpenRequest(ann, RequestKind.ACCESS, "the mother", TODAY))
    school.run(ConfirmIdentity(case, "known at the gate"))
    dossier = school.run(PreviewDossier(case))
    sections = {section.key: section for section in dossier.sections}
    (row,) = (
        dict(zip(s.columns, r, strict=True)) for s in (sections["judgement"],) for r in s.rows
    )
    assert (row["objective"], row["judgement"]) == ("Writes a letter", "secure")
    assert row["note"] == "better than Bob"
    assert sections["summative"].rows[0][0] == "Writing, Year 4"
    assert {(f.section, f.person) for f in dossier.findings} >= {("judgement", "Bob Birch")}


def test_judgements_of_a_child_who_left_are_due_by_a_rule_of_their_own(tmp_path):
    school = School(tmp_path)
    lead = school.lead
    lead.ids = school.ids
    facts = (("born", date(2010, 9, 3)), ("started", date(2015, 9, 1)))
    olga = lead.run(AddPupil((("legal_given", "Olga"), *facts), school.room))
    judge(lead, make(lead), olga, SECURE)
    vault = lead._vault
    with vault.parts.fence.inside() as token:
        vault._connection.execute(
            f"{token} UPDATE main.pupil SET left_on = '2020-07-20' WHERE id = ?", (olga,)
        )
    lead.run(AdoptPack("england-secondary"))
    due = {item.data for item in lead.run(ListDue()).items if item.record == olga}
    assert HeldData.PROGRESS in due
    lead.lock()


def test_search_finds_objectives_for_who_reads_them(school, unlock_as):
    make(school, "Writing, Year 4", "Writes 100% of letters", "Spells")
    (hit,) = school.run(SearchEverything("00% of LETT"))
    assert (hit.kind, hit.title, hit.detail) == (
        "objective",
        "Writes 100% of letters",
        "Writing, Year 4",
    )
    assert school.run(SearchEverything("it")) == ()
    assert unlock_as(Role.COVER).run(SearchEverything("letters")) == ()


def test_a_picture_of_the_work_stands_with_its_judgement_and_is_never_the_childs_face(
    school, tmp_path
):
    ann, programme = school.ids["ann"], make(school)
    work, face = tmp_path / "work.jpg", tmp_path / "face.jpg"
    work.write_bytes(figure_jpeg(5))
    face.write_bytes(figure_jpeg(3))
    portrait = school.run(AddPhotoFile(ann, face, TODAY))
    judged = judge(school, programme, ann, SECURE)
    version = school.run(AddEvidencePicture(judged.id, judged.version, work))
    (stands,) = grid(school, programme).judged.values()
    assert stands.has_evidence
    assert school.run(FetchPhoto(stands.photo))[:2] == b"\xff\xd8"
    assert [photo.id for photo in school.run(OpenPupil(ann)).photos] == [portrait]
    school.run(RemovePhoto(portrait))
    assert school.run(OpenPupil(ann)).current_photo is None
    assert school.run(FetchFaces((ann,))) == {}
    with pytest.raises(PhotoRejectedError):
        school.run(AddEvidencePicture(judged.id, version, _text(tmp_path)))
    judge(school, programme, ann, None)
    with pytest.raises(NotFoundError):
        school.run(FetchPhoto(stands.photo))
    school.run(UndoStep(school.undo_steps[-1]))
    assert school.run(FetchPhoto(stands.photo))[:2] == b"\xff\xd8"


def _text(folder):
    path = folder / "text.jpg"
    path.write_text("no picture")
    return path


def test_a_picture_that_is_evidence_goes_into_no_sealed_file(office_and_teacher, tmp_path):
    office, teacher = office_and_teacher
    ann, programme = office.pupils[0], make(office)
    work = tmp_path / "work.jpg"
    work.write_bytes(figure_jpeg(5))
    judged = judge(office, programme, ann, SECURE)
    office.run(AddEvidencePicture(judged.id, judged.version, work))
    teacher.receive(office.send([teacher], classes=[office.room]))
    assert office.report.photos == 1, "her face"
    (there,) = grid(teacher, programme).judged.values()
    assert (there.judgement, there.photo) == (SECURE, None)
    office.receive(teacher.send([office], classes=[office.room]))
    assert next(iter(grid(office, programme).judged.values())).photo is not None


def test_programmes_begin_with_names_of_areas_and_no_objectives_of_somebody_elses(school):
    starts = school.run(ListStarts())
    maths = next(one for one in starts if one.title == "Mathematics, Year 4")
    assert ("4", "Fractions and decimals") in {(maths.year_group, o.area) for o in maths.objectives}
    assert {o.text for one in starts for o in one.objectives} == {""}
    school.run(SetPolicy(Policy(country=Country.UNITED_STATES)))
    assert school.run(ListStarts()) == ()


def test_two_judgements_of_one_programme_are_never_called_alike(school):
    programme = make(school)
    here = next(one for one in school.run(ListProgrammes()) if one.id == programme)
    for called in (("a", "A", "", "", ""), ("Secure", "", "", "", ""), ("x" * 25, "", "", "", "")):
        with pytest.raises(InvalidValueError):
            school.run(SetProgramme(replace(here, called=called)))
    swapped = ("", "", "", "Deep", "Secure")
    school.run(SetProgramme(replace(here, called=swapped)))
    grid = school.run(OpenObjectives(school.ids["a"], programme))
    assert grid.programme.name_of(Judgement.DEEP) == "Secure"
    paper = "\n".join(map(str, school.run(DraftObjectives(school.ids["a"], programme)).pieces))
    assert "4 Deep, 5 Secure" in paper
