"""Numbers are found by their beginning, and by nothing else."""

from vault.actions.classes import AddClass
from vault.actions.pupils import AddPupil, ListPupils, SearchEverything
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


def titles(session, text):
    return [hit.title for hit in session.run(SearchEverything(text))]


def test_who_types_a_class_by_its_name_means_the_class_and_not_its_first_pupil(school):
    room = school.run(AddClass("Class 5Q"))
    school.run(AddPupil((("legal_given", "Ada"), ("legal_family", "Zed")), room))
    assert titles(school, "5q") == ["Class 5Q", "Ada Zed"]
    assert titles(school, " class 5Q ")[0] == "Class 5Q"
    assert titles(school, "Ada 5Q") == ["Ada Zed"]


def test_a_child_comes_before_a_class_of_the_same_name(school):
    school.run(AddClass("Rose"))
    school.run(AddPupil((("legal_given", "Rose"), ("legal_family", "Zed"))))
    assert titles(school, "rose") == ["Rose Zed", "Rose"]


def test_a_child_with_just_that_number_comes_before_a_class(school):
    school.run(AddClass("Year 12"))
    school.run(AddPupil((("legal_given", "Cy"), ("legal_family", "Zed"), ("admission_no", "12"))))
    assert titles(school, "12")[:2] == ["Cy Zed", "Year 12"]
