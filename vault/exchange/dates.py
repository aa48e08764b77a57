"""Dates as schools write them; the order of day and month is inferred from a whole column."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from vault.domain.law.shape import Law

_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:T.*)?$")
_PARTS = re.compile(r"^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?: 00:00(?::00)?)?$")
_NAMED = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)?[ \-/.]?([a-z]{3,9})[ \-/.,]{0,2}(\d{4}|\d{2})$")
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_AHEAD = 10
"""A leaving date may lie some years ahead; a year of two digits beyond that was before 2000."""
ORDERS = ("day-month-year", "month-day-year")


ORDER_WORDS = dict(zip(ORDERS, ("day first", "month first"), strict=True))


def usual_order(law: Law) -> str:
    """As people in the school's country write a date that could be either."""
    return ORDERS[law.is_month_first]


def unambiguous_order(values: Iterable[str]) -> str:
    """The order that the first unambiguous value proves (one of ORDERS); '' when every date could
    be either."""
    for value in values:
        match = _PARTS.match(value.strip())
        if match and int(match.group(2)) > 12 and int(match.group(1)) <= 12:
            return ORDERS[1]
        if match and int(match.group(1)) > 12:
            return ORDERS[0]
    return ""


def could_be_either(text: str) -> bool:
    """Whether day and month of this date could be exchanged: '3/9/2016', not '31/12/2015'."""
    match = _PARTS.match(text.strip())
    if match is None:
        return False
    first, second = int(match.group(1)), int(match.group(2))
    return first <= 12 and second <= 12 and first != second


@lru_cache(maxsize=8192)
def read_date(text: str, order: str = ORDERS[0]) -> date | None:
    """The date of a text; None for an empty one, ValueError for anything that is no date. A year of
    two digits is at most ten years ahead."""
    text = text.strip()
    if not text:
        return None
    iso = _ISO.match(text)
    if iso:
        return date(int(iso.group(1)), int(iso.group(2)), int(iso.group(3)))
    named = _NAMED.match(text.casefold())
    if named:
        return date(_whole_year(named.group(3)), _month(named.group(2)), int(named.group(1)))
    match = _PARTS.match(text)
    if not match:
        raise ValueError("no date")
    first, second = int(match.group(1)), int(match.group(2))
    if order == ORDERS[1]:
        first, second = second, first
    return date(_whole_year(match.group(3)), second, first)


def _whole_year(digits: str) -> int:
    """'16' is 2016, '98' is 1998."""
    year = int(digits)
    if year >= 100:
        return year
    return year + (2000 if year <= date.today().year % 100 + _AHEAD else 1900)


def _month(name: str) -> int:
    wanted = "sep" if name == "sept" else name
    for number, month in enumerate(_MONTHS, start=1):
        if month.startswith(wanted):
            return number
    raise ValueError("no month")
