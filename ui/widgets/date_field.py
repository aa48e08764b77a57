"""A date as people here write it: day, month, year."""

import calendar
import re
from datetime import MINYEAR, date

from PySide6.QtWidgets import QLineEdit, QWidget

from vault.errors import InvalidValueError

_LOOKS_LIKE = "a date looks like 03/09/2016"
_PARTS = re.compile(r"^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$")


def shown_date(value: date | None) -> str:
    """'03/09/2016', or nothing."""
    return f"{value:%d/%m/%Y}" if value else ""


def typed_date(text: str, field: str) -> date | None:
    """The date that was typed (also YYYY-MM-DD); None for nothing; InvalidValueError."""
    typed = text.strip()
    if not typed:
        return None
    match = _PARTS.match(typed)
    try:
        if match:
            day, month, year = (int(part) for part in match.groups())
            return date(year, month, day)
        return date.fromisoformat(typed)
    except ValueError as error:
        reason = _why_not(*map(int, match.groups())) if match else _LOOKS_LIKE
        raise InvalidValueError(field=field, reason=reason) from error


def _why_not(day: int, month: int, year: int) -> str:
    """'there is no 31 February', where the month is one."""
    if not 1 <= month <= 12 or year < MINYEAR:
        return _LOOKS_LIKE
    is_leap_day = (day, month) == (29, 2)
    return f"there is no {day} {calendar.month_name[month]}{f' in {year}' if is_leap_day else ''}"


class DateField(QLineEdit):
    """`value` raises InvalidValueError for what is no date."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setAccessibleName(name)
        self.setPlaceholderText(self.tr("day/month/year"))

    def show_value(self, value: date | None) -> None:
        """Show a date of the vault."""
        self.setText(shown_date(value))

    def value(self) -> date | None:
        """What is typed."""
        return typed_date(self.text(), self._name)
