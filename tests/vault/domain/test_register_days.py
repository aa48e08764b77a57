"""Of which days registers are taken, and by when a reason is found."""

from datetime import date, timedelta

import pytest

from vault.domain.law import law_of
from vault.domain.policy import Country
from vault.domain.register_days import check_day, check_marks, school_day_after
from vault.domain.school_days import SchoolCalendar
from vault.domain.school_values import AcademicYear, Term
from vault.domain.timetable import Closure, ClosureKind, Part
from vault.errors import InvalidValueError

TERMS = (
    Term("a", 1, "y", "Autumn", date(2026, 9, 3), date(2026, 12, 18)),
    Term("s", 1, "y", "Spring", date(2027, 1, 4), date(2027, 3, 25)),
)
YEAR = AcademicYear("y", 1, "2026/27", date(2026, 9, 1), date(2027, 7, 21), TERMS)
TUESDAY = date(2026, 11, 24)


def test_a_register_is_of_a_day_that_has_come_and_lies_in_a_year():
    check_day(TUESDAY, TUESDAY, (YEAR,))
    check_day(date(2020, 1, 1), TUESDAY, ())
    for day, today in ((TUESDAY, TUESDAY - timedelta(days=1)), (date(2026, 8, 31), TUESDAY)):
        with pytest.raises(InvalidValueError) as refused:
            check_day(day, today, (YEAR,))
        assert refused.value.details["field"] == "day"


def test_a_reason_has_so_many_school_days():
    calendar = SchoolCalendar((YEAR,))
    assert school_day_after(calendar, TUESDAY, 5) == date(2026, 12, 1)
    assert school_day_after(calendar, date(2026, 12, 18), 1) == date(2027, 1, 4)


def test_where_no_school_day_is_in_sight_looking_for_it_ends():
    assert school_day_after(SchoolCalendar((YEAR,)), date(2027, 3, 25), 500) > date(2028, 1, 1)


SATURDAY, SUNDAY = date(2026, 11, 28), date(2026, 11, 29)
HALF_TERM = date(2026, 12, 21)
CODES = law_of(Country.ENGLAND).codes


def tried(calendar, day, code, session="am"):
    """Why a mark is refused there; '' where it is taken."""
    try:
        check_marks(calendar.day(day), session, (code,), CODES)
    except InvalidValueError as error:
        return f"{error.details['field']}: {error.details['reason']}"
    return ""


def test_a_day_without_school_has_no_register_and_says_why():
    inset = Closure("c", 1, "INSET day", ClosureKind.INSET, TUESDAY, TUESDAY, Part.AFTERNOON)
    calendar = SchoolCalendar((YEAR,), (inset,))
    for day, why in ((SATURDAY, "Weekend"), (HALF_TERM, "Outside term")):
        assert f"day: there is no school on {day:%A %d %B %Y} ({why})" in tried(calendar, day, "/")
        assert tried(calendar, day, "") == "", "what stands there can be cleared"
        assert tried(calendar, day, "I", "3")
    assert "INSET day" in tried(calendar, TUESDAY, "/", "pm")
    assert not tried(calendar, TUESDAY, "/", "am")
    assert not tried(calendar, TUESDAY, "/", "2")


def test_that_the_school_was_closed_may_be_written_down():
    for code in ("#", "Y4", "X"):
        assert not tried(SchoolCalendar((YEAR,)), SATURDAY, code)


def test_a_school_that_meets_on_saturdays_says_so_in_its_timetable():
    calendar = SchoolCalendar((YEAR,), weekdays=(1, 2, 3, 4, 6))
    assert not tried(calendar, SATURDAY, "/")
    assert "Weekend" in tried(calendar, SUNDAY, "/")
    friday = date(2026, 11, 27)
    assert not calendar.day(friday).is_open
    assert not tried(calendar, friday, "/"), "its timetable may be half typed"


def test_a_school_that_has_said_nothing_of_its_days_is_not_held_to_any():
    assert not tried(SchoolCalendar(), SATURDAY, "/")
