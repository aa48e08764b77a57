"""Classes: kept with checks, ended, opened again and taken back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.vault.store.school.school_facts import refused, room, undo
from vault.actions.calendar import SetYear
from vault.actions.classes import (
    AddClass,
    EndClass,
    Enrol,
    ListClasses,
    OpenClass,
    ReadClassFacts,
    ReopenClass,
    SetClass,
    SetMembers,
)
from vault.actions.history import UndoStep
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.actions.pupils import ListPupils, OpenPupil, SearchEverything
from vault.actions.staff import ListStaff
from vault.domain.ids import NEW
from vault.domain.preview import ReadOptions
from vault.domain.school_values import AcademicYear, SchoolClass
from vault.errors import NotFoundError, StaleRecordError

YESTERDAY = date.today() - timedelta(days=1)


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
    next_year = AcademicYear(NEW, 0, "2027/28", date(2027, 9, 1), date(2028, 7, 21))
    other = school.run(SetYear(next_year))
    school.run(SetClass(replace(room(school), year=year)))
    school.run(SetClass(SchoolClass(NEW, 0, "4A", year=other)))
    assert len([r for r in school.run(ReadClassFacts()) if r.name == "4A"]) == 2


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
    assert [hit.kind for hit in school.run(SearchEverything("4A"))] == ["class", "pupil"]


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


def test_a_group_says_what_it_is_for_and_is_used_wherever_a_class_is(school):
    ann, a = school.ids["ann"], school.ids["a"]
    made = school.run(
        SetClass(SchoolClass(NEW, 0, "Reading boost", kind="intervention", aim="Letter sounds"))
    )
    monday, friday = date.today() - timedelta(days=4), date.today()
    school.run(SetMembers(made, (ann,), monday))
    group = room(school, "Reading boost")
    assert (group.kind, group.aim, group.pupils) == ("intervention", "Letter sounds", 1)
    assert [face.pupil for face in school.run(OpenClass(made)).faces] == [ann]
    assert made in {row.id for row in school.run(ListClasses())}
    school.run(SetMembers(made, (), friday))
    assert school.run(OpenClass(made)).faces == ()
    (there,) = [e for e in school.run(OpenPupil(ann)).enrolments if e.class_id == made]
    assert (there.starts, there.ends) == (monday, friday)
    assert school.run(OpenPupil(ann)).class_name == "4A", "it is no registration class"
    undo(school)
    assert [face.pupil for face in school.run(OpenClass(made)).faces] == [ann]
    assert {face.pupil for face in school.run(OpenClass(a)).faces} == {ann}


def test_nobody_leaves_a_group_before_they_came(school):
    ann, made = school.ids["ann"], school.run(AddClass("Reading boost", "group"))
    school.run(SetMembers(made, (ann,), date.today()))
    assert "after that day" in refused(school, SetMembers(made, (), YESTERDAY))
    assert [face.pupil for face in school.run(OpenClass(made)).faces] == [ann]
