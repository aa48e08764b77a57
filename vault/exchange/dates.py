"""Dates as schools write them; the order of day and month is found out over a whole column."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:T.*)?$")
_PARTS = re.compile(r"^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})$")
ORDERS = ("day-month-year", "month-day-year")


def order_of(values: Iterable[str]) -> str:
    """'month-day-year' only when some value can be nothing else; day first otherwise."""
    for value in values:
        match = _PARTS.match(value.strip())
        if match and int(match.group(2)) > 12 and int(match.group(1)) <= 12:
            return ORDERS[1]
        if match and int(match.group(1)) > 12:
            return ORDERS[0]
    return ORDERS[0]


@lru_cache(maxsize=8192)
def read_date(text: str, order: str = ORDERS[0]) -> date | None:
    """None for an empty value; ValueError for what is no date."""
    text = text.strip()
    if not text:
        return None
    iso = _ISO.match(text)
    if iso:
        return date(int(iso.group(1)), int(iso.group(2)), int(iso.group(3)))
    match = _PARTS.match(text)
    if not match:
        raise ValueError("no date")
    first, second, year = (int(part) for part in match.groups())
    if year < 100:
        year += 2000 if year <= date.today().year % 100 else 1900
    if order == ORDERS[1]:
        first, second = second, first
    return date(year, second, first)
