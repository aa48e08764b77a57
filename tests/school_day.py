"""The newest day from Monday to Friday: a register of a Sunday is refused."""

from datetime import date, timedelta


def school_day(day: date) -> date:
    """The day itself, or the Friday before it."""
    return day - timedelta(days=max(0, day.weekday() - 4))


SCHOOL_DAY = school_day(date.today())
