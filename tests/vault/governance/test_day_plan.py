"""Today's lessons of a person's own classes, and which registers wait."""

from datetime import date, time, timedelta

import pytest

from tests.made_once import copy_of
from vault.actions.classes import SetClass
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.actions.registers import CloseRegister, MarkRegister
from vault.actions.timetable import SetClosure, SetLesson, SetPeriod
from vault.actions.today import ReadToday
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.ids import NEW
from vault.domain.registers import NewMark, RegisterOf
from vault.domain.school_values import SchoolClass
from vault.domain.secrets import Password
from vault.domain.timetable import Closure, ClosureKind, Lesson, Period, PeriodKind
from vault.domain.today import DueKind, Urgency
from vault.unlock import create_vault, unlock_vault

PASSWORD = Password.typed("lantern-orchard-violin-pebble")
TODAY = date.today()
EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)


def _school(folder):
    lead, _ = create_vault(folder / "v.tuckbox", "Willow", "Dana", PASSWORD, FLOOR)
    rooms = [
        lead.run(SetClass(SchoolClass(NEW, 0, name, kind=kind, subject="Art")))
        for name, kind in (("4A", "registration"), ("9B", "teaching"), ("9C", "teaching"))
    ]
    one = Period(NEW, 0, "Period 1", PeriodKind.LESSON, time(0), time(0, 1), 1, EVERY_DAY)
    period = lead.run(SetPeriod(one))
    for room in rooms[1:]:
        lead.run(SetLesson(Lesson(NEW, 0, room, period, TODAY.isoweekday(), room="R1")))
    pupil = lead.run(AddPupil((("legal_given", "Ann"),), rooms[0]))
    mine = frozenset(rooms[:2])
    for role in (Role.TEACHER, Role.AUDITOR):
        lead.run(
            AddProfile(role.value, role, PASSWORD, mine if role is Role.TEACHER else frozenset())
        )
    lead.lock()
    return rooms, pupil


@pytest.fixture
def scene(tmp_path):
    return copy_of(_school, tmp_path)


@pytest.fixture
def who(tmp_path):
    sessions = []

    def unlock(name):
        for session in sessions:
            session.lock()
        sessions[:] = [unlock_vault(tmp_path / "v.tuckbox", name, PASSWORD)]
        return sessions[0]

    yield unlock
    for session in sessions:
        session.lock()


def plan(session):
    return session.run(ReadToday()).plan


def test_a_teacher_sees_own_lessons_and_registrations_by_time(scene, who):
    lines = plan(who("teacher")).lines
    assert [(line.title, line.class_name, line.session) for line in lines] == [
        ("Art", "9B", "1"),
        ("Registration", "4A", "am"),
        ("Registration, afternoon", "4A", "pm"),
    ]
    assert all(line.is_due and not line.is_taken for line in lines)


def test_a_role_that_sees_the_whole_school_has_no_lines(scene, who):
    assert plan(who("Dana")).lines == ()
    assert plan(who("auditor")) is None


def test_a_closed_day_says_why_to_everybody_who_has_a_day(scene, who):
    who("Dana").run(SetClosure(Closure(NEW, 0, "", ClosureKind.INSET, TODAY, TODAY)))
    for name in ("Dana", "teacher"):
        found = plan(who(name))
        assert (found.is_open, found.why, found.lines) == (False, "INSET day", ())


def test_a_register_that_was_closed_is_told_and_the_one_that_was_not_is_due(scene, who):
    (room, *_), pupil = scene
    teacher = who("teacher")

    def cards():
        return [c for c in teacher.run(ReadToday()).due if c.kind is DueKind.REGISTER]

    assert cards() == [], "nobody keeps registers yet"
    mark = NewMark(pupil, 0, "/")
    of = RegisterOf(room, TODAY, "am")
    teacher.run(MarkRegister(of, (mark,)))
    teacher.run(CloseRegister(of))
    (taken,) = [line for line in plan(teacher).lines if line.session == "am"]
    assert taken.is_taken
    for card in cards():
        assert card.urgency is Urgency.DUE
        assert str(TODAY) in card.record
        assert timedelta(0) == TODAY - card.day
