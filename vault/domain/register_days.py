"""Of which days there are registers, and by when a reason has to be found."""

from collections.abc import Iterable
from datetime import date, timedelta

from vault.domain.attendance_codes import POSSIBLE, CodeSet
from vault.domain.english.wording import worded
from vault.domain.school_days import SchoolCalendar, SchoolDay
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


def no_school(day: SchoolDay, session: str) -> str:
    """Why no register of that session is taken, in a sentence; '' where there is school, and where
    the school has not said on which days it meets."""
    if day.has(session) or day.is_guessed:
        return ""
    words = worded(
        "there is no school on {0} ({1}); if there was, the terms, the closures or the weekdays of"
        " the timetable have to say so first"
    )
    return words.format(f"{day.day:%A %d %B %Y}", day.why)


def check_marks(day: SchoolDay, session: str, marks: Iterable[str], codes: CodeSet) -> None:
    """InvalidValueError where there is no school, for marks (codes, '' for none) of a child who
    could have been there. That the school was closed may always be written down."""
    reason = no_school(day, session)
    if not reason:
        return
    for text in filter(None, marks):
        code = codes.find(text.strip().upper(), day.day)
        if code is not None and code.counts in POSSIBLE:
            raise InvalidValueError(field="day", reason=reason)


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
