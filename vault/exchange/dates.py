"""Dates as schools write them; the order of day and month is inferred from a whole column."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from vault.domain.law.shape import Law

_TIME = r"(?:[ T,]+(?:0{1,2}|12)(?::00){1,2}(?:\.0+)?(?: ?am)?Z?)?"
"""Midnight, which spreadsheets and databases write behind a day."""
_ISO = re.compile(rf"^(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}})(?:T.*|{_TIME})$", re.IGNORECASE)
_PARTS = re.compile(rf"^(\d{{1,2}})[/.\-](\d{{1,2}})[/.\-](\d{{4}}|\d{{2}}){_TIME}$", re.IGNORECASE)
_NAMED = re.compile(
    r"^(\d{1,2})(?:st|nd|rd|th)?[ \-/.]{0,2}([a-zäéû]{3,9})[ \-/.,]{0,2}(\d{4}|\d{2})$"
)
_MONTH_FIRST = re.compile(r"^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$")
_WEEKDAY = re.compile(
    r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b[,.]? +(?:the )?",
    re.IGNORECASE,
)
_RUN = re.compile(r"^((?:19|20)\d{2})(0[1-9]|1[0-2])([0-3]\d)$")
_SERIAL = re.compile(r"^([2-5]\d{4})(?:\.0+)?$")
"""Days since 1899-12-30, as Excel keeps them: from 1954 to 2064."""
_DAY_ZERO = date(1899, 12, 30)
_FOREIGN = {"januar": 1, "jänner": 1, "februar": 2, "märz": 3, "mai": 5, "juni": 6, "juli": 7}
_FOREIGN |= {"oktober": 10, "dezember": 12, "janvier": 1, "février": 2, "mars": 3, "avril": 4}
_FOREIGN |= {"juin": 6, "juillet": 7, "août": 8, "septembre": 9, "octobre": 10, "novembre": 11}
_FOREIGN |= {"décembre": 12, "okt": 10, "dez": 12}
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
        match = _PARTS.match(_WEEKDAY.sub("", value.strip()))
        if match and "." in match.group(0):
            # Points are written where the day stands first.
            return ORDERS[0]
        if match and int(match.group(2)) > 12 and int(match.group(1)) <= 12:
            return ORDERS[1]
        if match and int(match.group(1)) > 12:
            return ORDERS[0]
    return ""


def could_be_either(text: str) -> bool:
    """Whether day and month of this date could be exchanged: '3/9/2016', not '31/12/2015'."""
    match = _PARTS.match(_WEEKDAY.sub("", text.strip()))
    if match is None or "." in match.group(0):
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
    iso = _ISO.match(text) or _RUN.match(text)
    if iso:
        return date(int(iso.group(1)), int(iso.group(2)), int(iso.group(3)))
    serial = _SERIAL.match(text)
    if serial:
        return _DAY_ZERO + timedelta(days=int(serial.group(1)))
    text = _WEEKDAY.sub("", text)
    american = _MONTH_FIRST.match(text.casefold())
    if american:
        year, month = int(american.group(3)), _month(american.group(1))
        return date(year, month, int(american.group(2)))
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
    if name in _FOREIGN:
        return _FOREIGN[name]
    wanted = "sep" if name == "sept" else name
    for number, month in enumerate(_MONTHS, start=1):
        if month.startswith(wanted):
            return number
    raise ValueError("no month")
