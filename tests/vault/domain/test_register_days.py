"""Of which days registers are taken, and by when a reason is found."""

from datetime import date, timedelta

import pytest

from vault.domain.register_days import check_day, school_day_after
from vault.domain.school_days import SchoolCalendar
from vault.domain.school_values import AcademicYear, Term
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
