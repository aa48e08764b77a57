"""Names are found with the keys at hand, and numbers by their beginning and by nothing else."""

import pytest

from vault.actions.classes import AddClass
from vault.actions.history import UndoStep
from vault.actions.pupils import AddPupil, ChangePupil, ListPupils, OpenPupil, SearchEverything
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


def add(session, given, family, room=None, **more):
    facts = (("legal_given", given), ("legal_family", family), *more.items())
    return session.run(AddPupil(facts, room))


@pytest.mark.parametrize(
    ("typed", "given", "family"),
    [
        ("lukasik", "Ewa", "Łukasik"),
        ("oystein", "Øystein", "Berg"),
        ("thor", "Þór", "Jónsson"),
        ("yilmaz", "Can", "Yılmaz"),
        ("strauss", "Eva", "Strauß"),
        ("obrien", "Siobhán", "O’Brien"),
        ("mueller", "Jörg", "Müller"),
    ],
)
def test_a_name_is_found_with_the_keys_of_an_english_keyboard(school, typed, given, family):
    add(school, given, family)
    assert found(school, typed) == [given]
    assert found(school, family) == [given]
    assert titles(school, typed) == [f"{given} {family}"]


def test_an_indic_name_is_found_whole_and_is_no_other(school):
    add(school, "किरण", "राम")
    add(school, "कारण", "राम")
    assert found(school, "किरण") == ["किरण"]
    assert found(school, "कि") == ["किरण"]


def test_a_name_that_was_corrected_is_found_as_it_is_now(school):
    ewa = add(school, "Ewa", "Lukasic")
    facts = school.run(OpenPupil(ewa)).facts
    school.run(ChangePupil(ewa, facts.version, (("legal_family", "Łukasik"),)))
    assert found(school, "lukasik") == ["Ewa"]
    assert found(school, "lukasic") == []
    school.run(UndoStep(school.undo_steps[-1]))
    assert found(school, "lukasik") == []
    assert found(school, "lukasic") == ["Ewa"]


def test_pupils_are_listed_by_a_collation_and_as_they_are_called(school):
    for given, family in (("Zoe", "Łukasik"), ("Ann", "Zhou"), ("Bo", "Álvarez"), ("Al", "Ödman")):
        add(school, given, family)
    add(school, "Cy", "Zett", preferred_family="Barr")
    families = [row.called.family for row in school.run(ListPupils())]
    asked = ["Álvarez", "Barr", "Łukasik", "Ödman", "Zhou"]
    assert [name for name in families if name in asked] == asked
    assert [row.called.family for row in school.run(ListPupils(limit=1))] == ["Álvarez"]
