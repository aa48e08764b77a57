"""The text of a cell of a workbook, from the value that the library gives for it."""

from datetime import date, datetime, time, timedelta
from typing import Any

_NO_DAYS = (date(1899, 12, 30), date(1899, 12, 31), date(1904, 1, 1))
"""What a lookup that found an empty cell is as a date."""
_MIDNIGHT = time(0, 0)


def text_of(cell: Any) -> str:
    """The text of a cell's value: numbers without '.0', days as 2016-09-03, a blank lookup as
    nothing."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else f"{cell:.15g}"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == _MIDNIGHT else str(cell)[:19]
    if isinstance(cell, date):
        return "" if cell in _NO_DAYS else cell.isoformat()
    if isinstance(cell, time):
        return "" if cell == _MIDNIGHT else cell.isoformat("minutes")
    if isinstance(cell, timedelta):
        return "" if not cell else str(cell)
    return str(cell).upper() if isinstance(cell, bool) else str(cell)
