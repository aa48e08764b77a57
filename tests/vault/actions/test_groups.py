"""Groups of one's own: made of pupils whom one may see, used wherever a class can, and nobody
else's."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from vault.actions.checklists import OpenChecklist, SetChecklist
from vault.actions.classes import ListClasses, OpenClass, ReadClassFacts
from vault.actions.groups import ChangeGroup, CreateGroup, EndGroup, SetGroupMembers
from vault.actions.history import UndoStep
from vault.actions.pupils import ListPupils, OpenPupil
from vault.actions.seating import OpenSeating
from vault.domain.access import Role
from vault.domain.checklists import Checklist, ChecklistColumn, ColumnKind
from vault.domain.ids import NEW
from vault.domain.school_values import GroupFacts
from vault.errors import InvalidValueError, NotFoundError, StaleRecordError

TODAY = date.today()
MAKERS = (Role.TEACHER, Role.SEND_COORDINATOR)


def facts_of(session, group):
    return next(c for c in session.run(ReadClassFacts()) if c.id == group)


def names_in(session, group):
    return {face.known_as for face in session.run(OpenClass(group)).faces}


@pytest.mark.parametrize("role", MAKERS)
def test_a_group_has_its_pupils_its_purpose_and_its_days_and_stands_among_the_classes(
    school, unlock_as, cleo, role
):
    teacher, until = unlock_as(role), TODAY + timedelta(days=42)
    ann = school.ids["ann"]
    group = teacher.run(CreateGroup("Phonics", "Letter sounds", (ann, cleo), ends=until))
    row = next(row for row in teacher.run(ListClasses()) if row.id == group)
    assert (row.name, row.kind, row.pupils) == ("Phonics", "group", 2)
    assert row.kept_by == teacher.profile.id
    assert facts_of(teacher, group).aim == "Letter sounds"
    stay = next(e for e in teacher.run(OpenPupil(ann)).enrolments if e.class_id == group)
    assert (stay.starts, stay.ends) == (TODAY, until)


def test_a_group_is_changed_and_ended_by_who_keeps_it(school, unlock_as, cleo):
    teacher = unlock_as(Role.TEACHER)
    group = teacher.run(CreateGroup("Phonics", "", (school.ids["ann"],)))
    facts = GroupFacts("Sounds", "Letter sounds", "intervention", "Reading", "1")
    teacher.run(ChangeGroup(group, facts_of(teacher, group).version, facts))
    with pytest.raises(StaleRecordError):
        teacher.run(ChangeGroup(group, 1, facts))
    teacher.run(SetGroupMembers(group, (cleo,), TODAY, TODAY + timedelta(days=9)))
    assert names_in(teacher, group) == {"Cleo Cole"}
    changed = facts_of(teacher, group)
    assert (changed.name, changed.kind, changed.subject) == ("Sounds", "intervention", "Reading")
    teacher.run(EndGroup(group, changed.version, TODAY))
    assert group not in {row.id for row in teacher.run(ListClasses())}
    # Who had a last day still to come has left it with its end.
    stay = next(e for e in teacher.run(OpenPupil(cleo)).enrolments if e.class_id == group)
    assert stay.ends == TODAY


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": " "}, "name"),
        ({"title": "4b"}, "name"),
        ({"kind": "registration"}, "kind"),
        ({"ends": TODAY}, "last day"),
        ({"starts": TODAY - timedelta(days=9), "ends": TODAY - timedelta(days=2)}, "last day"),
    ],
)
def test_a_group_that_cannot_be_is_told_at_the_field(school, unlock_as, change, field):
    teacher = unlock_as(Role.TEACHER)
    wanted = replace(CreateGroup("Phonics", "", (school.ids["ann"],)), **change)
    with pytest.raises(InvalidValueError) as told:
        teacher.run(wanted)
    assert told.value.details["field"] == field


def test_a_group_takes_nobody_of_another_class_and_shows_nobody_who_left_the_own(
    school, unlock_as, cleo
):
    bob = school.ids["bob"]
    teacher = unlock_as(Role.TEACHER)
    with pytest.raises(NotFoundError):
        teacher.run(CreateGroup("Phonics", "", (bob,)))
    group = teacher.run(CreateGroup("Phonics", "", (school.ids["ann"],)))
    with pytest.raises(NotFoundError):
        teacher.run(SetGroupMembers(group, (bob,), TODAY))
    assert {p.called.known_as for p in teacher.run(ListPupils())} == {"Ann Ash", "Cleo Cole"}


def test_a_group_is_of_use_where_a_class_is(school, unlock_as):
    teacher = unlock_as(Role.TEACHER)
    group = teacher.run(CreateGroup("Phonics", "", (school.ids["ann"],)))
    tick = (ChecklistColumn(NEW, "Read", ColumnKind.TICK),)
    made = teacher.run(SetChecklist(Checklist(NEW, 0, group, "Books", None, tick)))
    assert [line.called.known_as for line in teacher.run(OpenChecklist(made)).lines] == ["Ann Ash"]
    assert len(teacher.run(OpenSeating(group)).page.faces) == 1


def test_making_and_ending_a_group_is_taken_back(school, unlock_as):
    teacher = unlock_as(Role.TEACHER)
    group = teacher.run(CreateGroup("Phonics", "", (school.ids["ann"],)))
    made = teacher.undo_steps[-1]
    teacher.run(EndGroup(group, facts_of(teacher, group).version, TODAY))
    teacher.run(UndoStep(teacher.undo_steps[-1]))
    assert names_in(teacher, group) == {"Ann Ash"}
    teacher.run(UndoStep(made))
    assert group not in {row.id for row in teacher.run(ListClasses())}
