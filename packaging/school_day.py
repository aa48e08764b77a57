"""The clock that pictures are taken by: a morning of the demo school's last school day, so that
Today has lessons on it whenever they are made. Who runs the demo has the time that it is."""

from datetime import date, datetime, time, timedelta

import time_machine

from vault.demo.school_year import school_year, terms_of
from vault.demo.timetable import closures

_MORNING = time(9, 10)
_LONGEST_HOLIDAY = 60


def last_school_day(today: date) -> date:
    """Today, or the last day before it on which the demo school is open."""
    days = (today - timedelta(days=n) for n in range(_LONGEST_HOLIDAY))
    return next(day for day in days if _is_open(day))


def stand_on_a_school_day() -> None:
    """For the rest of this process."""
    then = datetime.combine(last_school_day(date.today()), _MORNING)
    time_machine.travel(then, tick=True).start()


def _is_open(day: date) -> bool:
    year = school_year(day)
    is_closed = any(first <= day <= last for _, _, first, last in closures(year.begins))
    is_in_term = any(first <= day <= last for _, first, last in terms_of(year))
    return day.weekday() < 5 and is_in_term and not is_closed
