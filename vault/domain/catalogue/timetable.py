"""The timetable: periods, lessons, what is otherwise on single days, closures, weeks of two."""

from typing import Any, Final

from vault.domain.access import Permission
from vault.domain.catalogue.access import COUNT, READ, WRITE, by_role
from vault.domain.catalogue.classes import TIMETABLE
from vault.domain.catalogue.columns import (
    Column,
    Number,
    TimeOfDay,
    choice,
    day,
    link,
    plain,
    words,
)
from vault.domain.catalogue.shape import About, History, Table, Travels, Words
from vault.domain.kinds import Kind
from vault.domain.timetable import (
    MOST_LESSONS,
    ChangeKind,
    ClosureKind,
    Part,
    PeriodKind,
    Week,
)

_SECTION = "Timetable"
TIMETABLE_KIND = Kind.declare("timetable")
TIMETABLE_READ = Permission.declare("lesson:read")
TIMETABLE_WRITE = Permission.declare("lesson:write")

_KEPT_BY_OFFICE = by_role(
    lead=WRITE,
    safeguarding=WRITE,
    send=READ,
    teacher=READ,
    assistant=READ,
    cover=READ,
    auditor=COUNT,
)

_KEPT: Final[dict[str, Any]] = {
    "access": _KEPT_BY_OFFICE,
    "history": History.KEPT,
    "kept": None,
    "counted": False,
    "told": None,
    "kind": TIMETABLE_KIND,
}


def _travels(*same: str, removals: bool = True) -> Travels:
    is_of_class = "class_id" in same
    return Travels(
        since=4,
        kind=TIMETABLE,
        same=same,
        section=_SECTION,
        stays=("staff_id",) if is_of_class else (),
        removals=removals,
        one_school=True,
    )


PERIOD = Table(
    name="period",
    columns=(
        *plain("name"),
        choice("kind", PeriodKind),
        Number(name="number", most=MOST_LESSONS),
        TimeOfDay(name="begins", needed=True),
        TimeOfDay(name="finishes", needed=True),
        *plain("weekdays"),
    ),
    about=About.SCHOOL,
    # Lessons of a class that the file is not about stand in a period.
    travels=_travels("name", "weekdays", removals=False),
    **_KEPT,
    words=Words(
        singular="period",
        plural="periods",
        title="Periods of a day",
        named_by=("name",),
        columns={"begins": "beginning", "finishes": "end", "number": "number of the lesson"},
    ),
)


def _what_is_taught() -> tuple[Column, ...]:
    return (
        *plain("subject", "room"),
        link("staff_id", "staff", needed=False, lets_go=True),
    )


LESSON = Table(
    name="lesson",
    about=About.CLASS,
    columns=(
        link("class_id", "class"),
        link("period_id", "period"),
        Number(name="weekday", most=7),
        choice("week", Week, needed=False),
        *_what_is_taught(),
        day("starts"),
        day("ends"),
    ),
    travels=_travels("class_id", "period_id", "weekday", "week", "starts"),
    **_KEPT,
    words=Words(
        singular="lesson of the timetable",
        plural="lessons of the timetable",
        title="Timetable",
        columns={"staff_id": "teacher", "period_id": "period", "week": "week of two"},
    ),
    acts={
        "timetable.set": "changed the timetable",
        "timetable.remove": "took something out of the timetable",
        "timetable.load": "loaded a timetable",
        "timetable.draft": "prepared a timetable to be printed",
        "timetable.export": "exported the timetable",
        "closure.set": "changed the days on which the school is closed",
        "closure.remove": "removed a closure",
    },
)

LESSON_CHANGE = Table(
    name="lesson_change",
    about=About.CLASS,
    columns=(
        link("class_id", "class"),
        link("lesson_id", "lesson", needed=False),
        link("period_id", "period"),
        day("day", needed=True),
        choice("kind", ChangeKind),
        *_what_is_taught(),
        words("note"),
    ),
    travels=_travels("class_id", "day", "period_id"),
    **_KEPT,
    words=Words(
        singular="change of a lesson",
        plural="changes of lessons",
        title="Changes of lessons",
        columns={"staff_id": "teacher", "period_id": "period", "lesson_id": "lesson"},
    ),
)

CLOSURE = Table(
    name="closure",
    columns=(
        *plain("title"),
        choice("kind", ClosureKind),
        day("starts", needed=True),
        day("ends", needed=True),
        choice("part", Part),
    ),
    about=About.SCHOOL,
    travels=_travels("title", "starts"),
    **_KEPT,
    words=Words(singular="closure", plural="closures", title="Closures", named_by=("title",)),
)

TIMETABLE_WEEK = Table(
    name="timetable_week",
    columns=(day("day", needed=True), choice("week", Week)),
    about=About.SCHOOL,
    travels=_travels("day"),
    **_KEPT,
    words=Words(
        singular="start of a fortnight", plural="starts of fortnights", title="Weeks A and B"
    ),
)
