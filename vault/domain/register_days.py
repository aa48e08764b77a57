"""Of which days there are registers, and by when a reason has to be found."""

from collections.abc import Iterable
from datetime import date, timedelta

from vault.domain.english.wording import worded
from vault.domain.school_days import SchoolCalendar
from vault.domain.school_values import AcademicYear
from vault.errors import InvalidValueError

_DAY = timedelta(days=1)
_FURTHEST = 400


def check_day(day: date, today: date, years: Iterable[AcademicYear]) -> None:
    """InvalidValueError for a day that is still to come, and for one in no academic year where
    there are any."""
    if day > today:
        reason = worded("this day is still to come: plan an absence instead")
        raise InvalidValueError(field="day", reason=reason)
    spans = [(year.starts, year.ends) for year in years if year.starts and year.ends]
    if spans and not any(starts <= day <= ends for starts, ends in spans):
        raise InvalidValueError(field="day", reason=worded("this day lies in no academic year"))


def school_day_after(calendar: SchoolCalendar, day: date, number: int) -> date:
    """The school day that comes so many school days later; where none is in sight for more than a
    year, a day beyond that."""
    left, at = number, day
    for _ in range(_FURTHEST):
        if left <= 0:
            break
        at += _DAY
        left -= calendar.day(at).is_open
    return at
