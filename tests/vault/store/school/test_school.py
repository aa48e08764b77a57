"""The school's own facts: changed by one at a time, and shown to each role as it may."""

from dataclasses import replace

import pytest

from tests.vault.store.school.school_facts import refused, room, undo
from vault.actions.classes import ReadClassFacts, SetClass
from vault.actions.school import SchoolFacts, SetSchool
from vault.actions.staff import ListStaff, SetStaff
from vault.domain.access import Role
from vault.domain.school_values import StaffMember
from vault.errors import StaleRecordError


def test_the_school_is_changed_by_one_at_a_time(school):
    facts = school.run(SchoolFacts())
    school.run(SetSchool("Oak Hill", "933/2001", "Taunton", facts.version))
    with pytest.raises(StaleRecordError):
        school.run(SetSchool("Elm Hill", "", "", facts.version))
    refused(school, SetSchool(" ", "", "", facts.version + 1))
    undo(school)
    assert school.run(SchoolFacts()).name == facts.name


def test_an_assistant_reads_own_classes_and_names_only(unlock_as, school, tess):
    school.run(SetStaff(StaffMember(tess, 1, "Ms", "Tess", "Teacher", "TT", "t@x.example")))
    school.run(SetClass(replace(room(school), teachers=(tess,))))
    session = unlock_as(Role.ASSISTANT)
    (member,) = session.run(ListStaff())
    assert (member.name, member.code, member.email) == ("Ms Tess Teacher", "", "")
    (mine,) = session.run(ReadClassFacts())
    assert (mine.name, mine.teacher_names) == ("4A", "Ms Teacher")
