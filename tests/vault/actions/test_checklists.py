"""Checklists: marking, and that undo, scope, sealed files, erasure, the family's copy and the
schedule know of them by their declaration alone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.erasures import School
from tests.two_vaults import PASSWORD, two_places
from vault.actions.checklists import (
    CountMarks,
    DraftChecklist,
    ListChecklists,
    OpenChecklist,
    RemoveChecklist,
    RemoveChecklistColumn,
    SaveChecklist,
    SetChecklist,
    SetMark,
)
from vault.actions.classes import AddClass, EndEnrolment, Enrol
from vault.actions.history import PupilHistory, UndoStep
from vault.actions.policy import SetPolicy
from vault.actions.pupils import AddPupil, OpenPupil
from vault.actions.retention import AdoptPack, ConfirmDisposal, ListDue, ProposeDisposal
from vault.actions.rights import ConfirmIdentity, OpenRequest
from vault.actions.send import CountSend
from vault.actions.subject_access import PreviewDossier
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.catalogue.checklists import CHECKLIST_KIND, CHECKLISTS
from vault.domain.checklists import Checklist, ChecklistColumn, ColumnKind, value_of
from vault.domain.data_kinds import DataKind
from vault.domain.ids import NEW
from vault.domain.policy import Country, Policy
from vault.domain.retention import HeldData
from vault.domain.rights import RequestKind
from vault.domain.secrets import Password
from vault.domain.transfer import Selection, Standing
from vault.domain.undone import Act
from vault.errors import (
    FolderExistsError,
    InvalidValueError,
    NotFoundError,
    PermissionDeniedError,
    StaleRecordError,
    UndoConflictError,
)
from vault.unlock import unlock_vault

TODAY = date.today()


def columns(*kinds):
    return tuple(ChecklistColumn(NEW, kind.value, kind) for kind in kinds)


def make(session, room, title="Slips", ends=None, kinds=(ColumnKind.TICK,)):
    return session.run(SetChecklist(Checklist(NEW, 0, room, title, ends, columns(*kinds))))


def cells(session, checklist):
    """{(known as, column title): value} of all cells that are not empty."""
    page = session.run(OpenChecklist(checklist))
    titles = {column.id: column.title for column in page.checklist.columns}
    return {
        (line.called.known_as, titles[column]): mark.value
        for line in page.lines
        for column, mark in line.marks.items()
    }


def mark(session, checklist, pupil, text="1", column=0, version=None):
    page = session.run(OpenChecklist(checklist))
    into = page.checklist.columns[column].id
    have = next(line.mark(into).version for line in page.lines if line.pupil == pupil)
    return session.run(SetMark(into, pupil, have if version is None else version, text))


def test_what_is_marked_stands_with_the_child_and_is_cleared_again(school):
    ann, checklist = school.ids["ann"], make(school, school.ids["a"], kinds=tuple(ColumnKind))
    for place, text in enumerate(("1", "3", "a", "lost it", "03/09/2026")):
        mark(school, checklist, ann, text, place)
        assert school.changed == {CHECKLIST_KIND}
    assert list(cells(school, checklist).values()) == ["1", "3", "A", "lost it", "2026-09-03"]
    mark(school, checklist, ann, "4", 1)
    mark(school, checklist, ann, "", 0)
    assert list(cells(school, checklist).values()) == ["4", "A", "lost it", "2026-09-03"]
    rows = school.run(DraftChecklist(checklist)).pieces[0].rows
    assert rows == (("Ash, Ann", "", "4", "A", "lost it", "03/09/2026"),)


def test_in_the_united_states_a_day_is_read_and_printed_with_its_month_first(school):
    school.run(SetPolicy(Policy(country=Country.UNITED_STATES)))
    for typed in ("09/03/2026", "9/3/26", "2026-09-03"):
        assert value_of(ColumnKind.DATE, typed, is_month_first=True) == "2026-09-03"
    with pytest.raises(InvalidValueError) as refused:
        value_of(ColumnKind.DATE, "25/09/2026", is_month_first=True)
    assert refused.value.details["reason"] == "a date looks like 09/03/2026"
    checklist = make(school, school.ids["a"], kinds=(ColumnKind.DATE,))
    mark(school, checklist, school.ids["ann"], "2026-09-03")
    assert school.run(DraftChecklist(checklist)).pieces[0].rows == (("Ash, Ann", "09/03/2026"),)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (ColumnKind.TICK, "x"),
        (ColumnKind.COUNTER, "-1"),
        (ColumnKind.COUNTER, "99999"),
        (ColumnKind.COUNTER, "²"),
        (ColumnKind.CODE, "AB"),
        (ColumnKind.CODE, "ß"),
        (ColumnKind.TEXT, "x" * 61),
        (ColumnKind.DATE, "31/02/2026"),
    ],
)
def test_what_does_not_belong_into_a_cell_is_refused_on_the_value(kind, text):
    with pytest.raises(InvalidValueError) as refused:
        value_of(kind, text)
    assert refused.value.details["field"] == "value"


def test_a_list_without_title_or_columns_or_with_twins_is_refused_on_its_field(school):
    good = Checklist(NEW, 0, school.ids["a"], "Slips", None, columns(ColumnKind.TICK))
    for wrong, field in (
        (replace(good, title=" "), "title"),
        (replace(good, title="x" * 81), "title"),
        (replace(good, columns=()), "columns"),
        (replace(good, columns=columns(ColumnKind.TICK, ColumnKind.TICK)), "columns"),
        (replace(good, columns=columns(ColumnKind.TICK) * 31), "columns"),
    ):
        with pytest.raises(InvalidValueError) as refused:
            school.run(SetChecklist(wrong))
        assert refused.value.details["field"] == field
    assert school.run(ListChecklists()) == ()


def test_a_column_is_renamed_added_and_moved_and_never_lost_with_its_marks(school):
    ann, checklist = school.ids["ann"], make(school, school.ids["a"])
    mark(school, checklist, ann)
    here = school.run(OpenChecklist(checklist)).checklist
    (back,) = here.columns
    more = (ChecklistColumn(NEW, "Paid", ColumnKind.COUNTER), replace(back, title="Slip back"))
    school.run(SetChecklist(replace(here, title="Trip", columns=more)))
    here = school.run(OpenChecklist(checklist)).checklist
    assert [c.title for c in here.columns] == ["Paid", "Slip back"]
    assert cells(school, checklist) == {("Ann Ash", "Slip back"): "1"}
    for wrong in (here.columns[:1], (here.columns[0], replace(here.columns[1], kind="text"))):
        with pytest.raises(InvalidValueError):
            school.run(SetChecklist(replace(here, columns=wrong)))
    assert cells(school, checklist) == {("Ann Ash", "Slip back"): "1"}


def test_what_another_marked_meanwhile_is_not_written_over(school):
    ann, checklist = school.ids["ann"], make(school, school.ids["a"], kinds=(ColumnKind.COUNTER,))
    mark(school, checklist, ann, "2")
    for version, text in ((0, "5"), (2, "5"), (0, "")):
        with pytest.raises(StaleRecordError):
            mark(school, checklist, ann, text, version=version)
    here = school.run(OpenChecklist(checklist)).checklist
    school.run(SetChecklist(replace(here, title="Newer")))
    with pytest.raises(StaleRecordError):
        school.run(SetChecklist(replace(here, title="Older")))
    assert cells(school, checklist) == {("Ann Ash", "counter"): "2"}


def test_after_its_last_day_a_list_is_read_and_not_marked(school):
    ann, checklist = school.ids["ann"], make(school, school.ids["a"], ends=TODAY)
    mark(school, checklist, ann)
    here = school.run(OpenChecklist(checklist)).checklist
    school.run(SetChecklist(replace(here, ends=TODAY - timedelta(days=1))))
    with pytest.raises(InvalidValueError):
        mark(school, checklist, ann, "")
    assert len(cells(school, checklist)) == 1


def test_only_who_is_in_the_class_is_marked(school):
    checklist = make(school, school.ids["a"])
    column = school.run(OpenChecklist(checklist)).checklist.columns[0].id
    with pytest.raises(NotFoundError):
        school.run(SetMark(column, school.ids["bob"], 0, "1"))


def test_undo_takes_a_mark_back_and_says_whose_it_was(school):
    ann, checklist = school.ids["ann"], make(school, school.ids["a"], kinds=(ColumnKind.CODE,))
    mark(school, checklist, ann, "a")
    mark(school, checklist, ann, "b")
    changed = school.run(UndoStep(school.undo_steps[-1]))
    assert (changed.act, changed.table, changed.pupil) == (Act.CHANGED, "checklist_mark", "Ann Ash")
    assert cells(school, checklist) == {("Ann Ash", "code"): "A"}
    mark(school, checklist, ann, "")
    removed = school.run(UndoStep(school.undo_steps[-1]))
    assert (removed.act, removed.pupil) == (Act.REMOVED, "Ann Ash")
    assert cells(school, checklist) == {("Ann Ash", "code"): "A"}
    told = {c.field for c in school.run(PupilHistory(ann)) if c.table == "checklist_mark"}
    assert told == {"value", "removed"}


def test_a_list_in_which_something_is_marked_is_not_taken_back_with_it(school):
    checklist = make(school, school.ids["a"])
    made = school.undo_steps[-1]
    mark(school, checklist, school.ids["ann"])
    with pytest.raises(UndoConflictError):
        school.run(UndoStep(made))
    assert cells(school, checklist) == {("Ann Ash", "tick"): "1"}
    mark(school, checklist, school.ids["ann"], "")
    school.run(UndoStep(made))
    assert school.run(ListChecklists()) == ()


def test_a_teacher_keeps_lists_of_own_classes_and_knows_of_no_other(school, unlock_as):
    ids = school.ids
    theirs, other = make(school, ids["a"]), make(school, ids["b"], "Other")
    mark(school, other, ids["bob"])
    column = school.run(OpenChecklist(other)).checklist.columns[0].id
    teacher = unlock_as(Role.TEACHER)
    assert [row.id for row in teacher.run(ListChecklists())] == [theirs]
    mark(teacher, theirs, ids["ann"])
    make(teacher, ids["a"], "Book bags")
    for wrong in (
        OpenChecklist(other),
        SetMark(column, ids["bob"], 1, ""),
        SetMark(column, ids["ann"], 0, "1"),
        SetChecklist(Checklist(NEW, 0, ids["b"], "Mine", None, columns(ColumnKind.TICK))),
    ):
        with pytest.raises(NotFoundError):
            teacher.run(wrong)


@pytest.mark.parametrize("role", [Role.ASSISTANT, Role.COVER])
def test_who_helps_in_the_class_ticks_and_makes_no_lists(school, unlock_as, role):
    checklist, room, ann = make(school, school.ids["a"]), school.ids["a"], school.ids["ann"]
    helper = unlock_as(role)
    mark(helper, checklist, ann)
    assert cells(helper, checklist) == {("Ann Ash", "tick"): "1"}
    mark(helper, checklist, ann, "")
    assert cells(helper, checklist) == {}
    with pytest.raises(PermissionDeniedError):
        make(helper, room)
    with pytest.raises(PermissionDeniedError):
        helper.run(DraftChecklist(checklist))


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.TECHNICIAN])
def test_who_teaches_nobody_reads_no_list(school, unlock_as, role):
    checklist = make(school, school.ids["a"])
    session = unlock_as(role)
    for action in (ListChecklists(), OpenChecklist(checklist)):
        with pytest.raises(PermissionDeniedError):
            session.run(action)


@pytest.fixture
def office_and_teacher(tmp_path):
    office, teacher = two_places(tmp_path)
    yield office, teacher
    for place in (office, teacher):
        place.lock()


def test_marks_that_two_vaults_set_stand_together_after_the_files_went_round(office_and_teacher):
    office, teacher = office_and_teacher
    ann, bob = office.pupils
    checklist = make(office, office.room, kinds=(ColumnKind.TICK, ColumnKind.CODE))
    mark(office, checklist, ann)
    mark(office, checklist, bob, "x", 1)
    teacher.receive(office.send([teacher], classes=[office.room]))
    (there,) = teacher.run(ListChecklists())
    assert cells(teacher, there.id) == cells(office, checklist)
    lines = teacher.run(OpenChecklist(there.id)).lines
    theirs = {line.called.given: line.pupil for line in lines}
    mark(teacher, there.id, theirs["Bob"])
    mark(teacher, there.id, theirs["Ann"], "")
    mark(teacher, there.id, theirs["Bob"], "y", 1)
    mark(office, checklist, bob, "z", 1)
    seen = office.preview(back := teacher.send([office], classes=[there.class_id]))
    (asked,) = [item for item in seen.items if item.standing is Standing.CONFLICT]
    assert (asked.table, asked.label) == ("checklist_mark", "Bob Birch")
    office.receive(back, prefer="theirs")
    assert cells(office, checklist) == {("Bob Birch", "tick"): "1", ("Bob Birch", "code"): "Y"}
    assert cells(office, checklist) == cells(teacher, there.id)


def test_the_same_list_made_on_both_sides_becomes_one(office_and_teacher):
    office, teacher = office_and_teacher
    without = frozenset(DataKind) - {CHECKLISTS, DataKind.HEALTH, DataKind.SAFEGUARDING}
    checklist = make(office, office.room)
    mark(office, checklist, office.pupils[0])
    teacher.receive(office.send([teacher], classes=[office.room], kinds=without))
    assert teacher.run(ListChecklists()) == ()
    own = make(teacher, office.room)
    lines = teacher.run(OpenChecklist(own)).lines
    mark(teacher, own, next(x.pupil for x in lines if x.called.given == "Bob"))
    teacher.receive(office.send([teacher], classes=[office.room]))
    assert [row.id for row in teacher.run(ListChecklists())] == [own]
    assert {name for name, _ in cells(teacher, own)} == {"Ann Ash", "Bob Birch"}


def test_lists_of_a_class_that_was_not_chosen_stay_here(office_and_teacher):
    office, teacher = office_and_teacher
    swimming = office.run(AddClass("Swimming", "teaching"))
    office.run(Enrol(office.pupils[0], swimming))
    mark(office, make(office, swimming, "Towels"), office.pupils[0])
    mark(office, make(office, office.room), office.pupils[0])
    kinds = frozenset({DataKind.NAMES, CHECKLISTS})
    counted = office.run(CountSend(Selection((office.room,), (), kinds))).by_kind
    assert counted[CHECKLISTS] == 1
    seen = teacher.preview(office.send([teacher], classes=[office.room], kinds=kinds))
    assert seen.left_aside == 0
    tables = [item.table for item in seen.items if item.table.startswith("checklist")]
    assert sorted(tables) == ["checklist", "checklist_column", "checklist_mark"]


def test_an_erased_childs_marks_are_gone_from_every_page_of_the_files(tmp_path):
    school = School(tmp_path)
    checklist = make(school.lead, school.room, kinds=(ColumnKind.TEXT,))
    mark(school.lead, checklist, school.pupil, "Jabberwock")
    mark(school.lead, checklist, school.pupil, "Bandersnatch")
    report = school.erase()
    assert report.row.counts["checklist_mark"] == 1
    assert cells(school.lead, checklist) == {}
    assert school.found(("Jabberwock", "Bandersnatch", "Slips")) == ["Slips"]


def test_the_familys_copy_says_what_was_marked_on_which_list_and_finds_other_names(school):
    ann, checklist = school.ids["ann"], make(school, school.ids["a"], kinds=(ColumnKind.TEXT,))
    mark(school, checklist, ann, "Bob has it")
    case = school.run(OpenRequest(ann, RequestKind.ACCESS, "the mother", TODAY))
    school.run(ConfirmIdentity(case, "known at the gate"))
    dossier = school.run(PreviewDossier(case))
    (section,) = [s for s in dossier.sections if s.key == "checklist_mark"]
    assert section.columns == ("checklist", "checklist_column", "value")
    assert section.rows == (("Slips", "text", "Bob has it"),)
    assert {(f.section, f.person) for f in dossier.findings} >= {("checklist_mark", "Bob Birch")}


def test_marks_of_a_child_who_left_are_due_by_a_rule_of_their_own(tmp_path):
    school = School(tmp_path)
    left = (("born", date(2010, 9, 3)), ("started", date(2015, 9, 1)))
    olga = school.lead.run(AddPupil((("legal_given", "Olga"), *left), school.room))
    checklist = make(school.lead, school.room)
    mark(school.lead, checklist, olga)
    vault = school.lead._vault
    with vault.parts.fence.inside() as token:
        vault._connection.execute(
            f"{token} UPDATE main.pupil SET left_on = '2020-07-20' WHERE id = ?", (olga,)
        )
    school.lead.run(AdoptPack("england-secondary"))
    due = [item for item in school.lead.run(ListDue()).items if item.record == olga]
    assert HeldData.TEACHING in {item.data for item in due}
    chosen = tuple(item.key for item in due if item.data is HeldData.TEACHING)
    batch = school.lead.run(ProposeDisposal(chosen, "time is over", TODAY))
    school.unlock("Lee Lead")
    report = school.lead.run(ConfirmDisposal(batch, TODAY))
    assert report.row.counts == {"checklist_mark": 1}
    school.lead.lock()


def test_marks_are_there_after_a_lock_and_an_unlock(school):
    checklist = make(school, school.ids["a"])
    mark(school, checklist, school.ids["ann"])
    school.lock()
    again = unlock_vault(school.folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
    assert cells(again, checklist) == {("Ann Ash", "tick"): "1"}
    again.lock()


def test_a_list_or_a_column_goes_with_what_stands_in_it_and_comes_back_with_it(school):
    ann, checklist = school.ids["ann"], make(school, school.ids["a"], kinds=tuple(ColumnKind))
    mark(school, checklist, ann, "1", 0)
    mark(school, checklist, ann, "3", 1)
    here = school.run(OpenChecklist(checklist)).checklist
    counter = here.columns[1].id
    assert [school.run(CountMarks(checklist, of)) for of in (None, counter)] == [2, 1]
    school.run(RemoveChecklistColumn(checklist, counter, here.version))
    assert cells(school, checklist) == {("Ann Ash", "tick"): "1"}
    with pytest.raises(StaleRecordError):
        school.run(RemoveChecklist(checklist, here.version + 1))
    with pytest.raises(NotFoundError):
        school.run(RemoveChecklistColumn(checklist, counter, here.version))
    school.run(UndoStep(school.undo_steps[-1]))
    assert len(cells(school, checklist)) == 2
    here = school.run(OpenChecklist(checklist)).checklist
    school.run(RemoveChecklist(checklist, here.version))
    assert school.run(ListChecklists()) == ()
    school.run(UndoStep(school.undo_steps[-1]))
    assert len(cells(school, checklist)) == 2
    assert {c.field for c in school.run(PupilHistory(ann)) if c.table == "checklist_mark"}


def test_the_last_column_stays(school):
    checklist = make(school, school.ids["a"])
    here = school.run(OpenChecklist(checklist)).checklist
    with pytest.raises(InvalidValueError):
        school.run(RemoveChecklistColumn(checklist, here.columns[0].id, here.version))


def test_who_does_not_see_whose_marks_stand_in_a_list_does_not_remove_it(school, unlock_as):
    ids = school.ids
    checklist = make(school, ids["a"])
    mark(school, checklist, ids["ann"])
    gone = school.run(AddPupil((("legal_given", "Gus"),), ids["a"]))
    mark(school, checklist, gone)
    (enrolment,) = school.run(OpenPupil(gone)).enrolments
    school.run(EndEnrolment(enrolment.id, TODAY - timedelta(days=1)))
    teacher = unlock_as(Role.TEACHER)
    here = teacher.run(OpenChecklist(checklist)).checklist
    assert teacher.run(CountMarks(checklist)) == 2
    with pytest.raises(InvalidValueError):
        teacher.run(RemoveChecklist(checklist, here.version))
    assert cells(teacher, checklist) == {("Ann Ash", "tick"): "1"}


def test_a_list_is_saved_as_csv_that_no_spreadsheet_computes(school, tmp_path):
    ann, kinds = school.ids["ann"], (ColumnKind.TICK, ColumnKind.TEXT, ColumnKind.DATE)
    checklist = make(school, school.ids["a"], kinds=kinds)
    for place, text in enumerate(("1", "=1+1", "2026-09-03")):
        mark(school, checklist, ann, text, place)
    out = tmp_path / "list.csv"
    assert school.run(SaveChecklist(out, checklist)) == 1
    assert out.read_text(encoding="utf-8-sig").splitlines() == [
        "Surname,Forename,tick,text,date",
        "Ash,Ann,yes,'=1+1,03/09/2026",
    ]
    with pytest.raises(FolderExistsError):
        school.run(SaveChecklist(out, checklist))
