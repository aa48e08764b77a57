"""A query writes nothing, whatever it tries; numbers are found by their beginning."""

import pytest

from vault.actions.pupils import AddPupil, ChangePupil, ListPupils, OpenPupil
from vault.domain.access import Role
from vault.store.database.engine import sqlcipher
from vault.store.database.work import no_report


def write_in(work, ann):
    with pytest.raises(sqlcipher.OperationalError, match="readonly"):
        work.execute("UPDATE main.pupil SET middle = ? WHERE id = ?", ("X", ann))


def test_what_only_reads_is_refused_any_write_before_and_after_changes(school):
    ann, vault = school.ids["ann"], school._vault
    for middle in ("A", "B"):
        with vault.glance(no_report) as work:
            write_in(work, ann)
        school.run(ListPupils())
        with vault.unit("pupil.look", no_report, writes=False) as work, vault.read_only():
            write_in(work, ann)
        version = school.run(OpenPupil(ann)).facts.version
        school.run(ChangePupil(ann, version, (("middle", middle),)))
        assert school.run(OpenPupil(ann)).facts.middle == middle


def found(session, text):
    return [row.given for row in session.run(ListPupils(text))]


def test_numbers_are_found_by_their_beginning_however_they_are_spelled(school):
    school.run(AddPupil((("legal_given", "Cy"), ("admission_no", "Ab12")), school.ids["a"]))
    assert found(school, "b8012") == ["Bob"]
    assert found(school, " B801200005001 ") == ["Bob"]
    assert found(school, "aB1") == ["Cy"]
    assert found(school, "b12") == []
    assert found(school, "801") == []


def test_signs_that_stand_for_anything_elsewhere_stand_for_themselves(school):
    assert found(school, "%") == []
    assert found(school, "_8012") == []
    assert found(school, "B80%") == []


def test_a_number_of_another_class_is_not_found_by_its_teacher(unlock_as):
    teacher = unlock_as(Role.TEACHER)
    assert found(teacher, "B8012") == []
    assert found(teacher, "Ann") == ["Ann"]
