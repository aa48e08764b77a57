"""When a birthday is: of somebody born on 29 February in other years on the law's day, on which
`age_on` counts the year too."""

from datetime import date, timedelta

from vault.domain.law.shared import LEAP_BIRTHDAY


def is_leap(year: int) -> bool:
    """Whether the year has a 29 February (Gregorian calendar)."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def born_on(day: date) -> tuple[str, ...]:
    """Months and days of birth ('11-24') of those whose birthday is this day."""
    is_moved = (day.month, day.day) == LEAP_BIRTHDAY and not is_leap(day.year)
    return (f"{day:%m-%d}", "02-29") if is_moved else (f"{day:%m-%d}",)


def next_birthday(born: date, today: date) -> date:
    """The first birthday from today on; the day of birth itself does not count."""
    first = max(today, born + timedelta(days=1))
    for year in (first.year, first.year + 1):
        is_moved = (born.month, born.day) == (2, 29) and not is_leap(year)
        day = date(year, *LEAP_BIRTHDAY) if is_moved else born.replace(year=year)
        if day >= first:
            return day
    raise AssertionError  # a year has every birthday once
