"""Years, terms, staff and classes: kept with checks, changed by one at a time, taken back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from vault.actions.calendar import ListYears, RemoveTerm, RemoveYear, SetTerm, SetYear
from vault.actions.classes import (
    AddClass,
    EndClass,
    Enrol,
    ListClasses,
    OpenClass,
    ReadClassFacts,
    ReopenClass,
    SetClass,
)
from vault.actions.history import UndoStep
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.actions.pupils import ListPupils, OpenPupil, SearchEverything
from vault.actions.school import SchoolFacts, SetSchool
from vault.actions.staff import ListStaff, RemoveStaff, SetStaff
from vault.domain.access import Role
from vault.domain.ids import NEW
from vault.domain.preview import ReadOptions
from vault.domain.school_values import AcademicYear, SchoolClass, StaffMember, Term
from vault.errors import InvalidValueError, NotFoundError, StaleRecordError, UndoConflictError

SEPTEMBER, JULY = date(2026, 9, 1), date(2027, 7, 21)
CHRISTMAS, EASTER = date(2026, 12, 18), date(2027, 3, 25)
YESTERDAY = date.today() - timedelta(days=1)


@pytest.fixture
def year(school):
    return school.run(SetYear(AcademicYear(NEW, 0, " 2026/27 ", SEPTEMBER, JULY)))


@pytest.fixture
def tess(school):
    return school.run(SetStaff(StaffMember(NEW, 0, "Ms", "Tess", "Teacher", "TT")))


def the_year(school):
    (found,) = school.run(ListYears())
    return found


def room(school, name="4A"):
    (found,) = [r for r in school.run(ReadClassFacts()) if r.name == name]
    return found


def undo(school):
    school.run(UndoStep(school.undo_steps[-1]))


def refused(session, action):
    with pytest.raises(InvalidValueError) as error:
        session.run(action)
    return error.value.details["reason"]


def test_a_year_has_a_name_and_days_in_order(school, year):
    assert the_year(school).name == "2026/27"
    for name, starts, ends in (
        ("", SEPTEMBER, JULY),
        ("2027/28", JULY, SEPTEMBER),
        ("2027/28", SEPTEMBER, SEPTEMBER),
        ("2027/28", None, JULY),
        ("2027/28", SEPTEMBER, None),
        ("x" * 201, SEPTEMBER, JULY),
    ):
        refused(school, SetYear(AcademicYear(NEW, 0, name, starts, ends)))
    said = refused(school, SetYear(AcademicYear(NEW, 0, "2026/27", SEPTEMBER, JULY)))
    assert "already" in said
    assert len(school.run(ListYears())) == 1


def test_a_term_lies_in_its_year_and_a_year_round_its_terms(school, year):
    autumn = school.run(SetTerm(Term(NEW, 0, year, "Autumn", SEPTEMBER, CHRISTMAS)))
    refused(school, SetTerm(Term(NEW, 0, year, "Spring", CHRISTMAS, JULY + timedelta(days=1))))
    refused(school, SetTerm(Term(NEW, 0, year, "autumn", CHRISTMAS, EASTER)))
    with pytest.raises(NotFoundError):
        school.run(SetTerm(Term(NEW, 0, NEW, "Spring", CHRISTMAS, EASTER)))
    said = refused(school, SetYear(AcademicYear(year, 1, "2026/27", EASTER, JULY)))
    assert "Autumn" in said
    (term,) = the_year(school).terms
    assert (term.id, term.name, term.ends) == (autumn, "Autumn", CHRISTMAS)
    school.run(SetTerm(replace(term, ends=EASTER)))
    with pytest.raises(StaleRecordError):
        school.run(SetTerm(replace(term, name="Autumn and spring")))
    with pytest.raises(StaleRecordError):
        school.run(RemoveTerm(autumn, term.version))
    school.run(RemoveTerm(autumn, term.version + 1))
    assert the_year(school).terms == ()
    undo(school)
    assert the_year(school).terms[0].ends == EASTER


def test_a_year_goes_with_its_terms_but_not_from_under_a_class(school, year):
    school.run(SetTerm(Term(NEW, 0, year, "Autumn", SEPTEMBER, CHRISTMAS)))
    school.run(SetClass(replace(room(school), year=year)))
    assert the_year(school).classes == 1
    assert "1 class belongs" in refused(school, RemoveYear(year, 1))
    school.run(SetClass(replace(room(school), year=None)))
    with pytest.raises(StaleRecordError):
        school.run(RemoveYear(year, 7))
    school.run(RemoveYear(year, 1))
    assert school.run(ListYears()) == ()
    undo(school)
    assert [t.name for t in the_year(school).terms] == ["Autumn"]


def test_two_of_one_name_need_codes_and_no_code_is_given_twice(school, tess):
    refused(school, SetStaff(StaffMember(NEW, 0, "Mr", " ", "")))
    refused(school, SetStaff(StaffMember(NEW, 0, "", "Tess", "Teacher")))
    assert "code" in refused(school, SetStaff(StaffMember(NEW, 0, "", "Tim", "Tell", "tt")))
    for address in ("tess", "@x", "a b@c", "a@b@c"):
        refused(school, SetStaff(StaffMember(NEW, 0, "", "Tim", "Tell", email=address)))
    school.run(SetStaff(StaffMember(NEW, 0, "", "Tess", "Teacher", "T2", "t@x.example")))
    assert [m.code for m in school.run(ListStaff())] == ["TT", "T2"]


def test_a_class_is_changed_with_its_teachers_and_taken_back_whole(school, year, tess):
    before = room(school)
    after = replace(
        before,
        name="4 Oak",
        code="4O",
        kind="teaching",
        subject="Maths",
        year=year,
        teachers=(tess,),
    )
    school.run(SetClass(after))
    found = room(school, "4 Oak")
    assert (found.teacher_names, found.year_name, found.pupils) == ("Ms Teacher", "2026/27", 1)
    assert [m.classes for m in school.run(ListStaff())] == ["4 Oak"]
    assert school.run(OpenClass(before.id)).row.teachers == "Ms Teacher"
    assert [r.given for r in school.run(ListPupils("oak"))] == ["Ann"]
    with pytest.raises(StaleRecordError):
        school.run(SetClass(before))
    undo(school)
    assert replace(room(school), version=before.version) == before
    assert [r.given for r in school.run(ListPupils("4A"))] == ["Ann"]
    assert school.run(ListPupils("oak")) == ()
    school.run(UndoStep(school.redo_steps[-1]))
    assert room(school, "4 Oak").teachers == (tess,)
    assert [r.given for r in school.run(ListPupils("oak"))] == ["Ann"]


def test_what_a_class_cannot_be(school, year):
    refused(school, SetClass(replace(room(school), name=" ")))
    refused(school, SetClass(replace(room(school), kind="club")))
    assert "4b" in refused(school, SetClass(replace(room(school), name="4b")))
    refused(school, AddClass("4A"))
    refused(school, AddClass(""))
    with pytest.raises(NotFoundError):
        school.run(SetClass(replace(room(school), teachers=("f" * 32,))))
    other = school.run(SetYear(AcademicYear(NEW, 0, "2027/28", JULY, date(2028, 7, 21))))
    school.run(SetClass(replace(room(school), year=year)))
    school.run(SetClass(SchoolClass(NEW, 0, "4A", year=other)))
    assert len([r for r in school.run(ReadClassFacts()) if r.name == "4A"]) == 2


def test_who_leaves_the_staff_teaches_no_more_and_undo_brings_all_back(school, tess):
    school.run(SetClass(replace(room(school), teachers=(tess,))))
    with pytest.raises(StaleRecordError):
        school.run(RemoveStaff(tess, 5))
    school.run(RemoveStaff(tess, 1))
    assert room(school).teachers == ()
    assert school.run(ListStaff()) == ()
    undo(school)
    assert room(school).teacher_names == "Ms Teacher"


def test_an_ended_class_is_in_no_list_and_its_pupils_are_out_of_it(school):
    found = room(school)
    refused(school, EndClass(found.id, found.version, date.today() + timedelta(days=1)))
    with pytest.raises(StaleRecordError):
        school.run(EndClass(found.id, 9, YESTERDAY))
    school.run(EndClass(found.id, found.version, YESTERDAY))
    assert [r.name for r in school.run(ListClasses())] == ["4B"]
    assert [hit.kind for hit in school.run(SearchEverything("4A"))] == []
    (enrolment,) = school.run(OpenPupil(school.ids["ann"])).enrolments
    assert enrolment.ends == YESTERDAY
    with pytest.raises(NotFoundError):
        school.run(Enrol(school.ids["bob"], found.id))
    refused(school, EndClass(found.id, 2, YESTERDAY))
    ended = room(school)
    assert (ended.ended, ended.pupils) == (YESTERDAY, 0)
    undo(school)
    assert room(school).pupils == 1
    assert [hit.kind for hit in school.run(SearchEverything("4A"))] == ["pupil", "class"]


def test_a_class_cannot_end_before_its_pupils_came(school):
    school.run(Enrol(school.ids["bob"], school.ids["a"], date.today()))
    assert "1 of its" in refused(school, EndClass(school.ids["a"], 1, YESTERDAY))


def test_an_ended_class_goes_on_with_who_was_in_it_to_the_end(school):
    refused(school, ReopenClass(school.ids["a"], 1))
    school.run(EndClass(school.ids["a"], 1, YESTERDAY))
    again = school.run(AddClass("4A"))
    assert "4A" in refused(school, ReopenClass(school.ids["a"], 2))
    school.run(SetClass(replace(SchoolClass(again, 1, "4A new"))))
    school.run(ReopenClass(school.ids["a"], 2))
    assert (room(school).ended, room(school).pupils) == (None, 1)


def test_the_school_is_changed_by_one_at_a_time(school):
    facts = school.run(SchoolFacts())
    school.run(SetSchool("Oak Hill", "933/2001", "Taunton", facts.version))
    with pytest.raises(StaleRecordError):
        school.run(SetSchool("Elm Hill", "", "", facts.version))
    refused(school, SetSchool(" ", "", "", facts.version + 1))
    undo(school)
    assert school.run(SchoolFacts()).name == facts.name


def test_undo_does_not_tear_a_year_away_from_a_class(school, year):
    (step,) = school.undo_steps[-1:]
    school.run(SetClass(replace(room(school), year=year)))
    with pytest.raises(UndoConflictError):
        school.run(UndoStep(step))


def test_an_assistant_reads_own_classes_and_names_only(unlock_as, school, tess):
    school.run(SetStaff(StaffMember(tess, 1, "Ms", "Tess", "Teacher", "TT", "t@x.example")))
    school.run(SetClass(replace(room(school), teachers=(tess,))))
    session = unlock_as(Role.ASSISTANT)
    (member,) = session.run(ListStaff())
    assert (member.name, member.code, member.email) == ("Ms Tess Teacher", "", "")
    (mine,) = session.run(ReadClassFacts())
    assert (mine.name, mine.teacher_names) == ("4A", "Ms Teacher")


def test_a_roll_opens_again_the_class_it_brought_and_not_another_of_that_name(school, tmp_path):
    roll = tmp_path / "list.csv"
    roll.write_text("Surname,Forename,Reg\nCole,Cy,6C\n")

    def bring_in():
        preview = school.run(PreviewRoll(roll))
        school.run(ApplyRoll(roll, ReadOptions(), preview.digest))
        return preview

    bring_in()
    brought = room(school, "6C")
    school.run(EndClass(brought.id, brought.version, date.today()))
    (change,) = [item for item in bring_in().changed if item.label == "6C"]
    assert [diff.field for diff in change.fields] == ["ended"]
    assert (room(school, "6C").id, room(school, "6C").pupils) == (brought.id, 1)
    school.run(EndClass(school.ids["a"], 1, YESTERDAY))
    roll.write_text("Surname,Forename,Reg\nCole,Cy,6C\nDay,Di,4A\n")
    bring_in()
    assert {(r.name, r.ended is None) for r in school.run(ReadClassFacts())} == {
        ("4A", True),
        ("4A", False),
        ("4B", True),
        ("6C", True),
    }
