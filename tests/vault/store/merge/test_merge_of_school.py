"""What is the school's own goes into a colleague's copy with the office's file: terms, closures and
own attendance codes, changed and removed ones too; from a teacher each is a question."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.two_vaults import PASSWORD, Place
from vault.actions.attendance_codes import EndCode, ReadCodes, SetCodes
from vault.actions.calendar import ListYears, RemoveTerm, SetTerm, SetYear
from vault.actions.classes import AddClass
from vault.actions.history import UndoStep
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.actions.timetable import ListClosures, RemoveClosure, SetClosure
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.attendance_codes import AttendanceCode, Counts
from vault.domain.ids import NEW
from vault.domain.school_values import AcademicYear, Term
from vault.domain.secrets import Password
from vault.domain.timetable import Closure, ClosureKind, Part
from vault.domain.transfer import Standing
from vault.errors import UndecidedError
from vault.unlock import unlock_vault

SEPTEMBER, DECEMBER, JULY = date(2026, 9, 2), date(2026, 12, 18), date(2027, 7, 20)
OWN = (
    AttendanceCode("OK", "here", "Here", Counts.PRESENT),
    AttendanceCode("GONE", "away", "Away", Counts.UNAUTHORISED),
)


@pytest.fixture
def filled(places):
    office, teacher = places
    year = office.run(SetYear(AcademicYear(NEW, 0, "2026/27", SEPTEMBER, JULY)))
    office.run(SetTerm(Term(NEW, 0, year, "Autumn", SEPTEMBER, DECEMBER)))
    office.run(
        SetClosure(Closure(NEW, 0, "INSET", ClosureKind.INSET, SEPTEMBER, SEPTEMBER, Part.DAY))
    )
    office.run(SetCodes(OWN))
    return office, teacher


def hand_over(sender, receiver, **more):
    return receiver.receive(sender.send([receiver], classes=[sender.room]), **more)


def terms(place):
    (year,) = place.run(ListYears())
    return [(term.name, term.starts, term.ends) for term in year.terms]


def codes(place):
    return {(c.code, c.counts, c.ends) for c in place.run(ReadCodes()).codes}


def test_a_copy_has_the_terms_closures_and_codes_of_the_office(filled):
    office, teacher = filled
    hand_over(office, teacher)
    assert terms(teacher) == terms(office) == [("Autumn", SEPTEMBER, DECEMBER)]
    assert [c.title for c in teacher.run(ListClosures())] == ["INSET"]
    assert codes(teacher) == codes(office)
    teacher.run(UndoStep(teacher.session.undo_steps[-1]))
    assert teacher.run(ListYears()) == ()
    assert len(teacher.run(ReadCodes()).codes) > 30


def test_what_the_office_changes_and_removes_is_changed_and_removed_there(filled):
    office, teacher = filled
    hand_over(office, teacher)
    (year,) = office.run(ListYears())
    (term,) = year.terms
    office.run(SetTerm(replace(term, ends=DECEMBER - timedelta(days=1))))
    office.run(EndCode(office.run(ReadCodes()).codes[0], DECEMBER))
    (closure,) = office.run(ListClosures())
    office.run(RemoveClosure(closure.id, closure.version))
    hand_over(office, teacher)
    assert terms(teacher) == [("Autumn", SEPTEMBER, DECEMBER - timedelta(days=1))]
    assert teacher.run(ListClosures()) == ()
    assert codes(teacher) == codes(office)
    (term,) = office.run(ListYears())[0].terms
    office.run(RemoveTerm(term.id, term.version))
    hand_over(office, teacher)
    assert terms(teacher) == []


@pytest.mark.parametrize("prefer", ["mine", "theirs"])
def test_what_both_changed_is_a_question(filled, prefer):
    office, teacher = filled
    hand_over(office, teacher)
    ours, mine = DECEMBER - timedelta(days=1), DECEMBER + timedelta(days=1)
    for place, ends in ((office, ours), (teacher, mine)):
        (term,) = place.run(ListYears())[0].terms
        place.run(SetTerm(replace(term, ends=ends)))
    path = office.send([teacher], classes=[office.room])
    asked = [i for i in teacher.preview(path).items if i.table == "term"]
    assert [i.standing for i in asked] == [Standing.CONFLICT]
    with pytest.raises(UndecidedError):
        teacher.receive(path)
    teacher.receive(path, prefer=prefer)
    assert terms(teacher) == [("Autumn", SEPTEMBER, mine if prefer == "mine" else ours)]


def test_a_file_of_a_teacher_changes_none_of_it_unasked(filled):
    office, teacher = filled
    hand_over(office, teacher)
    teacher.run(
        AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD), frozenset({office.room}))
    )
    # As it stands in a copy whose data lead wrote there what the office did not.
    (term,) = teacher.run(ListYears())[0].terms
    teacher.run(SetTerm(replace(term, ends=DECEMBER + timedelta(days=1))))
    teacher.run(SetTerm(Term(NEW, 0, term.year, "Spring", date(2027, 1, 4), date(2027, 3, 26))))
    (closure,) = teacher.run(ListClosures())
    teacher.run(RemoveClosure(closure.id, closure.version))
    teacher.run(SetCodes((OWN[0], AttendanceCode("SICK", "ill", "Ill", Counts.AUTHORISED))))
    before = (terms(office), office.run(ListClosures()), codes(office))
    teacher.lock()
    teacher.session = unlock_vault(teacher.folder, "Tess", Password.typed(PASSWORD), params=FLOOR)
    teacher.lead, teacher.room = "Tess", office.room
    office.knows(teacher)
    hand_over(teacher, office, prefer="theirs")
    assert (terms(office), office.run(ListClosures()), codes(office)) == before


def test_a_file_of_another_school_changes_none_of_it_unasked(filled, tmp_path):
    """Not even one of its data lead, who sends a child with their years and registers."""
    _, teacher = filled
    (other := tmp_path / "other").mkdir()
    oak = Place(other, "Oak Hill", "Olga Other", other_keys=True)
    oak.room = oak.run(AddClass("5B"))
    oak.run(AddPupil((("legal_given", "Cleo"),), oak.room))
    year = oak.run(SetYear(AcademicYear(NEW, 0, "2026/27", SEPTEMBER, JULY)))
    oak.run(SetTerm(Term(NEW, 0, year, "Autumn", SEPTEMBER, DECEMBER)))
    oak.run(SetCodes(OWN))
    oak.knows(teacher)
    teacher.knows(oak)
    path = oak.send([teacher], classes=[oak.room])
    asked = {i.table for i in teacher.preview(path).items if i.standing is Standing.CONFLICT}
    assert asked == {"term", "attendance_code"}
    teacher.receive(path, prefer="theirs")
    assert terms(teacher) == []
    assert len(codes(teacher)) > 30
    oak.lock()
