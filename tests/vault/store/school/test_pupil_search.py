"""Numbers are found by their beginning, and by nothing else."""

from vault.actions.pupils import AddPupil, ListPupils
from vault.domain.access import Role


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
