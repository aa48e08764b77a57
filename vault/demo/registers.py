"""Registers of the demo school: three terms of class 4A, the last weeks of all other classes.

Each child has habits (often ill, late on Mondays, away on Fridays), so that every page of
attendance shows something. Who has which hangs on the child's number alone.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vault.actions.absences import ListUnresolved, LogCall, PlanAbsence
from vault.actions.attendance_codes import ReadCodes, SetCodes
from vault.actions.classes import ListClasses
from vault.actions.pupils import ListPupils
from vault.actions.register_files import BringInRegisters
from vault.actions.timetable import ReadSchoolDays
from vault.demo import class_4a
from vault.demo.pupils import DemoPupil
from vault.domain.attendance_codes import AM, HALVES, PM, AttendanceCode, Counts
from vault.domain.ids import NEW, ClassId, PupilId
from vault.domain.registers import NewMark, PlannedAbsence, RegisterOf
from vault.session import Session

_DAY = timedelta(days=1)
_HERE = "\\"
_FOREST, _FOREST_DAY, _FOREST_CLASS = "VF", 2, "2A"
"""The school's own code: on Wednesdays, one class is in the wood all afternoon."""
_THREE_TERMS, _LAST_WEEKS = timedelta(days=325), timedelta(days=40)
_SNOW = (1, 3)
"""Month and week of the year on whose Tuesday nobody could come."""
_HOLIDAYS = (
    (2, 14, 22),
    (4, 1, 15),
    (5, 25, 31),
    (7, 21, 31),
    (8, 1, 31),
    (10, 25, 31),
    (12, 20, 31),
)
"""Month, first and last day, in years of which the school has no terms."""


@dataclass(frozen=True, slots=True)
class Habit:
    """How likely things are in a session, in a thousand; an illness goes on for some days."""

    ill: int = 6
    late: int = 6
    unauthorised: int = 0
    medical: int = 3
    late_on: int = -1
    """The weekday (Monday is 0) on which they are late ten times as often."""
    away_on: int = -1
    """The weekday on which they are away without leave."""


_USUAL = Habit()
_OTHERS = (
    Habit(ill=22),  # persistently absent with illness
    Habit(late=60),
    Habit(late_on=0, late=12),
    Habit(away_on=4, unauthorised=4),
    Habit(ill=8, medical=18),
    Habit(ill=1, late=1, medical=0),
)
_SEVERE = Habit(ill=40, unauthorised=330)
_RARE = {19: _SEVERE, 7: _OTHERS[0], 21: _OTHERS[1], 3: _OTHERS[3], 28: _OTHERS[5]}
"""By the place of a child in the class."""


def take_registers(session: Session, pupils: Sequence[DemoPupil], today: date) -> None:
    """Every register until yesterday, two absences that are planned, and calls about those of which
    nobody knows the reason."""
    _set_own_code(session)
    ids = {row.upn: row.id for row in session.run(ListPupils())}
    rooms = {row.name: row.id for row in session.run(ListClasses())}
    by_class: dict[str, list[tuple[PupilId, int]]] = {}
    for pupil in pupils:
        by_class.setdefault(pupil.class_name, []).append((ids[pupil.upn], pupil.number))
    registers: list[tuple[RegisterOf, tuple[NewMark, ...]]] = []
    for name, children in by_class.items():
        back = _THREE_TERMS if name == class_4a.NAME else _LAST_WEEKS
        days = list(school_days(session, today - back, today - _DAY))
        forest = _FOREST_DAY if name == _FOREST_CLASS else -1
        registers += _of_class(rooms[f"Class {name}"], children, days, forest)
    session.run(BringInRegisters(tuple(registers), "The office"))
    _plan(session, by_class[class_4a.NAME], today)
    _call(session)


def _set_own_code(session: Session) -> None:
    """The codes of the country, and one that the school added."""
    own = AttendanceCode(_FOREST, "Forest school in the wood", "Forest school", Counts.ELSEWHERE)
    session.run(SetCodes((*session.run(ReadCodes()).codes, own)))


def school_days(session: Session, first: date, last: date) -> Iterator[date]:
    """Days of the span with school, as schools in England have their holidays."""
    for day in session.run(ReadSchoolDays(first, last)):
        month_days = [(m, a, b) for m, a, b in _HOLIDAYS if m == day.day.month]
        is_holiday = any(a <= day.day.day <= b for _, a, b in month_days)
        if day.is_open and not is_holiday:
            yield day.day


def _of_class(
    school_class: ClassId,
    children: Sequence[tuple[PupilId, int]],
    days: Sequence[date],
    forest: int,
) -> Iterator[tuple[RegisterOf, tuple[NewMark, ...]]]:
    """`forest`: the weekday on which who is here goes to the wood; -1 for none."""
    marks = [list(_year_of(number, days)) for _, number in children]
    for place, (day, half) in enumerate((day, half) for day in days for half in HALVES):
        is_out = half == PM and day.weekday() == forest
        of_all = [(pupil, marks[at][place]) for at, (pupil, _) in enumerate(children)]
        yield (
            RegisterOf(school_class, day, half),
            tuple(
                NewMark(pupil, 0, *((_FOREST, 0, "") if is_out and mark[0] == _HERE else mark))
                for pupil, mark in of_all
            ),
        )


def _year_of(number: int, days: Sequence[date]) -> Iterator[tuple[str, int, str]]:
    """Code, minutes and note of each session of a child."""
    dice = random.Random(number)  # noqa: S311 - invented marks, not keys
    habit = _RARE.get(number % 30, _USUAL)
    ill_until = days[0] - _DAY if days else date.min
    last = days[-1] if days else date.min
    for day in days:
        away = habit.away_on == day.weekday() and dice.random() < 0.5
        if dice.randrange(1000) < habit.ill and day > ill_until:
            ill_until = day + dice.randrange(1, 5) * _DAY
        for half in HALVES:
            chance = dice.randrange(1000)
            if (day.month, day.isocalendar().week) == _SNOW and day.weekday() == 1:
                yield "Y4", 0, "Snow"
            elif day <= ill_until:
                yield "I", 0, ""
            elif away or chance < habit.unauthorised:
                is_open = day == last and number % 3 == 0
                yield ("N" if is_open else "O"), 0, ""
            elif chance >= 1000 - habit.medical:
                yield ("M", 0, "Dentist") if half == AM else _present(half)
            elif half == AM and chance < habit.unauthorised + habit.late * (
                10 if habit.late_on == day.weekday() else 1
            ):
                yield "L", dice.randrange(3, 25), ""
            elif day == last and number % 30 == 24:
                yield "N", 0, ""
            else:
                yield _present(half)


def _present(half: str) -> tuple[str, int, str]:
    return ("/" if half == AM else _HERE), 0, ""


def _plan(session: Session, children: Sequence[tuple[PupilId, int]], today: date) -> None:
    """As class 4A has it on its page: a dentist this morning, a wedding next week."""
    ela, priya = children[6][0], children[21][0]
    dentist = PlannedAbsence(
        NEW,
        0,
        ela,
        today,
        today,
        "M",
        AM,
        "Dentist to 10:30",
        "her mother",
        today - 3 * _DAY,
        "appointment card",
    )
    wedding = PlannedAbsence(
        NEW,
        0,
        priya,
        today + 6 * _DAY,
        today + 7 * _DAY,
        "C",
        "",
        "Wedding of an aunt",
        "her father",
        today - 8 * _DAY,
        "letter",
    )
    for absence in (dentist, wedding):
        session.run(PlanAbsence(absence))


def _call(session: Session) -> None:
    for number, one in enumerate(session.run(ListUnresolved())[:3]):
        outcome = ("No answer", "Left a message", "Number does not work")[number]
        whom = one.call_first or "the first contact"
        session.run(LogCall(one.pupil, one.of, one.mark.version, whom, outcome))
