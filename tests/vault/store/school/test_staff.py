"""Staff: kept with checks, and out of every class when they leave."""

from dataclasses import replace

import pytest

from tests.vault.store.school.school_facts import refused, room, undo
from vault.actions.classes import SetClass
from vault.actions.staff import ListStaff, RemoveStaff, SetStaff
from vault.domain.ids import NEW
from vault.domain.school_values import StaffMember
from vault.errors import StaleRecordError


def test_two_of_one_name_need_codes_and_no_code_is_given_twice(school, tess):
    refused(school, SetStaff(StaffMember(NEW, 0, "Mr", " ", "")))
    refused(school, SetStaff(StaffMember(NEW, 0, "", "Tess", "Teacher")))
    assert "code" in refused(school, SetStaff(StaffMember(NEW, 0, "", "Tim", "Tell", "tt")))
    for address in ("tess", "@x", "a b@c", "a@b@c"):
        refused(school, SetStaff(StaffMember(NEW, 0, "", "Tim", "Tell", email=address)))
    school.run(SetStaff(StaffMember(NEW, 0, "", "Tess", "Teacher", "T2", "t@x.example")))
    assert [m.code for m in school.run(ListStaff())] == ["TT", "T2"]


def test_who_leaves_the_staff_teaches_no_more_and_undo_brings_all_back(school, tess):
    school.run(SetClass(replace(room(school), teachers=(tess,))))
    with pytest.raises(StaleRecordError):
        school.run(RemoveStaff(tess, 5))
    school.run(RemoveStaff(tess, 1))
    assert room(school).teachers == ()
    assert school.run(ListStaff()) == ()
    undo(school)
    assert room(school).teacher_names == "Ms Teacher"
