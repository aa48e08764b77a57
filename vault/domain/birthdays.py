"""When a birthday is.

Somebody born on 29 February has it on 1 March in other years: on that day they come of age in
England and Wales, and `age_on` counts the year.
"""

from datetime import date, timedelta


def is_leap(year: int) -> bool:
    """Whether the year has a 29 February (Gregorian calendar)."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def born_on(day: date) -> tuple[str, ...]:
    """Months and days of birth ('11-24') of those whose birthday is this day."""
    days = (f"{day:%m-%d}",)
    return (*days, "02-29") if days == ("03-01",) and not is_leap(day.year) else days


def next_birthday(born: date, today: date) -> date:
    """The first birthday from today on; the day of birth itself does not count."""
    first = max(today, born + timedelta(days=1))
    for year in (first.year, first.year + 1):
        is_moved = (born.month, born.day) == (2, 29) and not is_leap(year)
        day = date(year, 3, 1) if is_moved else born.replace(year=year)
        if day >= first:
            return day
    raise AssertionError  # a year has every birthday once
