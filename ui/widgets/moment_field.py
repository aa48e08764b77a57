"""A day with a time as people here write it: day, month, year, hours and minutes."""

from datetime import UTC, date, datetime, time

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.date_field import typed_date
from ui.widgets.dates import day_text, is_month_first, moment_text
from vault.errors import InvalidValueError


def shown_moment(value: datetime | None) -> str:
    """'03/09/2026 14:05' on this computer's clock, or nothing."""
    return moment_text(value)


class MomentField(QLineEdit):
    """`value` raises InvalidValueError for what is no moment; without a time it is noon."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setAccessibleName(name)
        month_first = self.tr("month/day/year hours:minutes")
        day_first = self.tr("day/month/year hours:minutes")
        self.setPlaceholderText(month_first if is_month_first() else day_first)

    def show_value(self, value: datetime | None) -> None:
        """In local time; None empties it."""
        self.setText(shown_moment(value))

    def value(self) -> datetime | None:
        """What is typed, in UTC; None for nothing."""
        day_part, _, time_part = self.text().strip().partition(" ")
        day = typed_date(day_part, self._name)
        if day is None:
            return None
        try:
            at = time.fromisoformat(time_part.strip().zfill(5)) if time_part.strip() else time(12)
        except ValueError as error:
            reason = f"a moment looks like {day_text(date(2026, 9, 3))} 14:05"
            raise InvalidValueError(field=self._name, reason=reason) from error
        return datetime.combine(day, at).astimezone(UTC)
