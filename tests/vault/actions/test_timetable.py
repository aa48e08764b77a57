"""The timetable is kept with checks, read by who has the class, and taken back."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from tests.made_once import copy_of
from tests.two_vaults import two_places
from vault.actions.calendar import SetTerm, SetYear
from vault.actions.classes import AddClass
from vault.actions.history import UndoStep
from vault.actions.profiles import AddProfile
from vault.actions.staff import ListStaff, RemoveStaff, SetStaff
from vault.actions.timetable import (
    ListClosures,
    ReadClassDay,
    ReadSchoolDays,
    ReadTimetable,
    RemoveLesson,
    RemovePeriod,
    SetClosure,
    SetLesson,
    SetLessonChange,
    SetPeriod,
)
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.ids import NEW
from vault.domain.school_values import AcademicYear, StaffMember, Term
from vault.domain.secrets import Password
from vault.domain.timetable import (
    ChangeKind,
    Closure,
    ClosureKind,
    Lesson,
    LessonChange,
    Part,
    Period,
    PeriodKind,
)
from vault.errors import InvalidValueError, NotFoundError, PermissionDeniedError
from vault.unlock import create_vault, unlock_vault

PASSWORD = "lantern-orchard-violin-pebble"
MONDAY = date(2026, 9, 7)


def _school(folder):
    lead, _ = create_vault(folder / "v.tuckbox", "Willow", "Dana", Password.typed(PASSWORD), FLOOR)
    room, other = lead.run(AddClass("4A")), lead.run(AddClass("4B"))
    tess = lead.run(SetStaff(StaffMember(NEW, 0, "Ms", "Tess", "Teacher", "TT")))
    one = Period(NEW, 0, "Period 1", PeriodKind.LESSON, time(9), time(10))
    period = lead.run(SetPeriod(one))
    lesson = lead.run(SetLesson(Lesson(NEW, 0, room, period, 1, subject="Maths", staff=tess)))
    lead.run(SetLesson(Lesson(NEW, 0, other, period, 1, subject="Art")))
    for role in (Role.TEACHER, Role.COVER):
        lead.run(AddProfile(role.value, role, Password.typed(PASSWORD), frozenset({room})))
    lead.lock()
    return room, other, period, lesson, tess


@pytest.fixture
def scene(tmp_path):
    return copy_of(_school, tmp_path)


@pytest.fixture
def who(tmp_path):
    sessions = []

    def unlock(name="Dana"):
        for session in sessions:
            session.lock()
        sessions[:] = [unlock_vault(tmp_path / "v.tuckbox", name, Password.typed(PASSWORD))]
        return sessions[0]

    yield unlock
    for session in sessions:
        session.lock()


def lessons(session):
    return session.run(ReadTimetable(MONDAY, MONDAY)).lessons


def test_a_teacher_reads_own_lessons_with_teachers_and_changes_none(scene, who):
    room, other, period, _, _ = scene
    for name in ("teacher", "cover-teacher"):
        session = who(name)
        (seen,) = lessons(session)
        assert (seen.subject, seen.class_name, seen.staff_name) == ("Maths", "4A", "Ms Teacher")
        with pytest.raises(PermissionDeniedError):
            session.run(SetLesson(Lesson(NEW, 0, room, period, 2)))
        with pytest.raises(NotFoundError):
            session.run(ReadClassDay(other, MONDAY))


def test_the_day_of_a_class_has_its_lesson_and_its_halves(scene, who):
    day, sittings = who("teacher").run(ReadClassDay(scene[0], MONDAY))
    assert day.is_open
    assert [(s.session, s.subject) for s in sittings] == [("am", ""), ("1", "Maths"), ("pm", "")]


def test_a_period_goes_with_its_lessons_and_comes_back_with_them(scene, who):
    lead = who()
    lead.run(RemovePeriod(scene[2], 1))
    assert lead.run(ReadTimetable(MONDAY, MONDAY)).periods == ()
    assert lessons(lead) == ()
    lead.run(UndoStep(lead.undo_steps[-1]))
    assert len(lessons(lead)) == 2


def test_a_teacher_who_leaves_the_staff_leaves_the_lesson_standing(scene, who):
    lead = who()
    (tess,) = lead.run(ListStaff())
    lead.run(RemoveStaff(tess.id, tess.version))
    assert {lesson.staff_name for lesson in lessons(lead)} == {""}


def test_a_change_is_of_a_day_on_which_the_lesson_is(scene, who):
    room, _, period, lesson, _ = scene
    lead = who()
    off = LessonChange(NEW, 0, room, MONDAY, period, ChangeKind.CANCELLED, lesson, note="Trip")
    with pytest.raises(InvalidValueError):
        lead.run(SetLessonChange(replace(off, day=MONDAY + timedelta(days=1))))
    with pytest.raises(InvalidValueError):
        lead.run(SetLessonChange(replace(off, day=MONDAY - timedelta(days=1))))
    lead.run(SetLessonChange(off))
    with pytest.raises(InvalidValueError):
        lead.run(SetLessonChange(off))
    _, sittings = lead.run(ReadClassDay(room, MONDAY))
    assert [s.is_cancelled for s in sittings] == [False, True, False]
    lead.run(RemoveLesson(lesson, 1))
    assert lead.run(ReadTimetable(MONDAY, MONDAY)).changes == ()


def test_an_extra_lesson_comes_where_the_class_has_none(scene, who):
    room, _, period, _, _ = scene
    lead = who()
    extra = LessonChange(NEW, 0, room, MONDAY, period, ChangeKind.EXTRA, subject="Choir")
    with pytest.raises(InvalidValueError):
        lead.run(SetLessonChange(extra))
    lead.run(SetLessonChange(replace(extra, day=MONDAY + timedelta(days=1))))


def test_a_closure_closes_its_days_and_gets_a_title(scene, who):
    lead = who()
    lead.run(SetClosure(Closure(NEW, 0, " ", ClosureKind.INSET, MONDAY, MONDAY)))
    assert lead.run(ListClosures())[0].title == "INSET day"
    monday, tuesday = lead.run(ReadSchoolDays(MONDAY, MONDAY + timedelta(days=1)))
    assert (monday.why, tuesday.is_open) == ("INSET day", True)
    back = Closure(NEW, 0, "", ClosureKind.INSET, MONDAY, MONDAY - timedelta(days=1))
    halves = replace(back, ends=MONDAY + timedelta(days=1), part=Part.MORNING)
    for wrong in (back, halves):
        with pytest.raises(InvalidValueError):
            lead.run(SetClosure(wrong))


@pytest.fixture
def office_and_teacher(tmp_path):
    office, teacher = two_places(tmp_path)
    yield office, teacher
    for place in (office, teacher):
        place.lock()


def test_a_class_that_is_sent_brings_its_lessons_and_the_schools_closures(office_and_teacher):
    office, teacher = office_and_teacher
    one = Period(NEW, 0, "Period 1", PeriodKind.LESSON, time(9), time(10))
    period = office.run(SetPeriod(one))
    tess = office.run(SetStaff(StaffMember(NEW, 0, "Ms", "Tess", "Teacher")))
    other = office.run(AddClass("Another"))
    for room, subject in ((office.room, "Maths"), (other, "Art")):
        office.run(SetLesson(Lesson(NEW, 0, room, period, 1, subject=subject, staff=tess)))
    office.run(SetClosure(Closure(NEW, 0, "Snow", ClosureKind.CLOSED, MONDAY, MONDAY)))
    teacher.receive(office.send([teacher], classes=[office.room]))
    there = teacher.run(ReadTimetable(MONDAY, MONDAY))
    assert [(p.name, p.begins, p.weekdays) for p in there.periods] == [
        ("Period 1", time(9), (1, 2, 3, 4, 5))
    ]
    assert [(one.subject, one.staff_name) for one in there.lessons] == [("Maths", "")]
    assert [closure.title for closure in teacher.run(ListClosures())] == ["Snow"]
    teacher.receive(office.send([teacher], classes=[office.room]))
    assert len(teacher.run(ReadTimetable(MONDAY, MONDAY)).lessons) == 1


@pytest.mark.parametrize(
    ("starts", "ends", "field"),
    [
        (date(2026, 12, 18), date(2027, 3, 25), "first day"),
        (date(2026, 9, 1), date(2026, 9, 10), "last day"),
    ],
)
def test_a_school_year_that_overlaps_another_is_refused_at_its_day(scene, who, starts, ends, field):
    lead = who()
    lead.run(SetYear(AcademicYear(NEW, 0, "y", date(2026, 9, 3), date(2026, 12, 18))))
    with pytest.raises(InvalidValueError) as error:
        lead.run(SetYear(AcademicYear(NEW, 0, "z", starts, ends)))
    assert error.value.details["field"] == field
    after = lead.run(SetYear(AcademicYear(NEW, 0, "z", date(2027, 9, 1), date(2028, 7, 21))))
    with pytest.raises(InvalidValueError):
        lead.run(SetYear(AcademicYear(after, 1, "z", date(2026, 12, 18), date(2028, 7, 21))))
    lead.run(SetYear(AcademicYear(after, 1, "z", date(2027, 8, 31), date(2028, 7, 21))))


@pytest.mark.parametrize(
    ("starts", "ends", "field"),
    [
        (date(2026, 12, 18), date(2027, 3, 25), "first day"),
        (date(2026, 9, 1), date(2026, 9, 10), "last day"),
    ],
)
def test_a_term_that_overlaps_another_is_refused_at_its_day(scene, who, starts, ends, field):
    lead = who()
    year = lead.run(SetYear(AcademicYear(NEW, 0, "y", date(2026, 9, 1), date(2027, 7, 21))))
    lead.run(SetTerm(Term(NEW, 0, year, "Autumn", date(2026, 9, 3), date(2026, 12, 18))))
    with pytest.raises(InvalidValueError) as error:
        lead.run(SetTerm(Term(NEW, 0, year, "Other", starts, ends)))
    assert error.value.details["field"] == field
