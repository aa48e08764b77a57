"""The demo school's day and week: periods, a timetable of each class, half-terms, INSET days."""

from datetime import date, time, timedelta

from vault.actions.classes import ListClasses
from vault.actions.timetable import SetClosure, SetPeriod
from vault.actions.timetable_files import LoadTimetable, PreviewTimetable
from vault.demo.school_year import school_year
from vault.domain.ids import NEW
from vault.domain.timetable import Closure, ClosureKind, Period, PeriodKind, weekday_name
from vault.domain.timetable_file import TimetableSource
from vault.session import Session

_PERIODS = (
    ("Registration", PeriodKind.MORNING, time(8, 50), time(9)),
    ("Lesson 1", PeriodKind.LESSON, time(9), time(10)),
    ("Assembly", PeriodKind.OTHER, time(10), time(10, 20)),
    ("Lesson 2", PeriodKind.LESSON, time(10, 40), time(11, 35)),
    ("Lesson 3", PeriodKind.LESSON, time(11, 35), time(12, 15)),
    ("Afternoon registration", PeriodKind.AFTERNOON, time(13, 15), time(13, 25)),
    ("Lesson 4", PeriodKind.LESSON, time(13, 25), time(14, 20)),
    ("Lesson 5", PeriodKind.LESSON, time(14, 20), time(15, 15)),
)
_WEEK = (
    ("Lesson 1", ("Maths", "Maths", "Maths", "Maths", "Maths")),
    ("Assembly", ("Assembly", "Singing", "Assembly", "Class assembly", "Celebration")),
    ("Lesson 2", ("English", "English", "English", "English", "English")),
    ("Lesson 3", ("Reading", "Phonics", "Reading", "Phonics", "Story time")),
    ("Lesson 4", ("Science", "History", "PE", "Geography", "Art")),
    ("Lesson 5", ("PSHE", "Computing", "RE", "Music", "Golden time")),
)
_ROOMS = {
    **dict.fromkeys(("Assembly", "Singing", "Class assembly", "Celebration", "PE"), "Hall"),
    "Computing": "ICT suite",
}


def make_timetable(session: Session, today: date) -> None:
    """Periods first, then all classes as one table, as an office would load it."""
    for name, kind, begins, finishes in _PERIODS:
        session.run(SetPeriod(Period(NEW, 0, name, kind, begins, finishes)))
    source = TimetableSource(text=_table([row.name for row in session.run(ListClasses())]))
    session.run(LoadTimetable(source, session.run(PreviewTimetable(source)).digest))
    year = school_year(today).begins
    for title, why, starts, ends in closures(year):
        session.run(SetClosure(Closure(NEW, 0, title, why, starts, ends)))


def _table(classes: list[str]) -> str:
    """Classes of one year group have the hall one after the other, so days are shifted."""
    lines = ["Class,Day,Period,Subject,Room"]
    registration = [name for name in classes if name.startswith("Class ")]
    for shift, name in enumerate(registration):
        for period, subjects in _WEEK:
            for day in range(5):
                is_fixed = period == "Assembly"
                subject = subjects[day if is_fixed else (day + shift) % 5]
                room = _ROOMS.get(subject, "")
                lines.append(f"{name},{weekday_name(day + 1)},{period},{subject},{room}")
    return "\n".join(lines)


def closures(year: int) -> tuple[tuple[str, ClosureKind, date, date], ...]:
    """Of the school year that begins then: title, kind, first and last day."""
    first = date(year, 9, 1)
    while first.weekday() > 4:
        first += timedelta(days=1)
    return (
        ("INSET day", ClosureKind.INSET, first, first),
        ("Autumn half-term", ClosureKind.HOLIDAY, *_week(date(year, 10, 26))),
        ("Spring half-term", ClosureKind.HOLIDAY, *_week(date(year + 1, 2, 15))),
        ("Early May bank holiday", ClosureKind.PUBLIC_HOLIDAY, *_monday(date(year + 1, 5, 1))),
        ("Summer half-term", ClosureKind.HOLIDAY, *_week(date(year + 1, 5, 25))),
    )


def _week(day: date) -> tuple[date, date]:
    """Monday to Friday of the week that the day is in."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=4)


def _monday(day: date) -> tuple[date, date]:
    """The first Monday from the day on."""
    monday = day + timedelta(days=-day.weekday() % 7)
    return monday, monday
