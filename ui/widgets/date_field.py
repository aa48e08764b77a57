"""A date as people here write it: day, month, year."""

import calendar
import re
from datetime import MINYEAR, date

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.dates import day_text, is_month_first
from vault.errors import InvalidValueError

_PARTS = re.compile(r"^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$")


def shown_date(value: date | None) -> str:
    """'03/09/2016', or nothing."""
    return day_text(value)


def typed_date(text: str, field: str) -> date | None:
    """The date that was typed (also YYYY-MM-DD); None for nothing; InvalidValueError."""
    typed = text.strip()
    if not typed:
        return None
    match = _PARTS.match(typed)
    try:
        if match:
            day, month, year = _in_order(match)
            return date(year, month, day)
        return date.fromisoformat(typed)
    except ValueError as error:
        reason = _why_not(*_in_order(match)) if match else _looks_like()
        raise InvalidValueError(field=field, reason=reason) from error


def _in_order(match: re.Match[str]) -> tuple[int, int, int]:
    first, second, year = (int(part) for part in match.groups())
    return (second, first, year) if is_month_first() else (first, second, year)


def _looks_like() -> str:
    return f"a date looks like {day_text(date(2016, 9, 3))}"


def _why_not(day: int, month: int, year: int) -> str:
    """'there is no 31 February', where the month is one."""
    if not 1 <= month <= 12 or year < MINYEAR:
        return _looks_like()
    is_leap_day = (day, month) == (29, 2)
    return f"there is no {day} {calendar.month_name[month]}{f' in {year}' if is_leap_day else ''}"


class DateField(QLineEdit):
    """`value` raises InvalidValueError for what is no date."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setAccessibleName(name)
        month_first, day_first = self.tr("month/day/year"), self.tr("day/month/year")
        self.setPlaceholderText(month_first if is_month_first() else day_first)

    def show_value(self, value: date | None) -> None:
        """Show a date of the vault."""
        self.setText(shown_date(value))

    def value(self) -> date | None:
        """What is typed."""
        return typed_date(self.text(), self._name)
