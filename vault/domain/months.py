"""Calendar months, as laws and retention schedules count them."""

import calendar
from datetime import date

from vault.domain.english.wording import worded

_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def month_later(day: date, months: int = 1) -> date:
    """The corresponding day, or the last one of a month that is too short."""
    number = day.month - 1 + months
    year, month = day.year + number // 12, number % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def short_month(day: date) -> str:
    """'Nov'."""
    return worded(_SHORT[day.month - 1])
