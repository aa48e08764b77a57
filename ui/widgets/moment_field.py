"""A day with a time as people here write it: day, month, year, hours and minutes."""

from datetime import UTC, datetime, time

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.date_field import typed_date
from vault.errors import InvalidValueError


def shown_moment(value: datetime | None) -> str:
    """'03/09/2026 14:05' on this computer's clock, or nothing."""
    return f"{value.astimezone():%d/%m/%Y %H:%M}" if value is not None else ""


class MomentField(QLineEdit):
    """`value` raises InvalidValueError for what is no moment; without a time it is noon."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setAccessibleName(name)
        self.setPlaceholderText(self.tr("day/month/year hours:minutes"))

    def show_value(self, value: datetime | None) -> None:
        """In local time; None empties it."""
        self.setText(shown_moment(value))

    def value(self) -> datetime | None:
        """What is typed, in UTC; None for nothing."""
        day_text, _, time_text = self.text().strip().partition(" ")
        day = typed_date(day_text, self._name)
        if day is None:
            return None
        try:
            at = time.fromisoformat(time_text.strip().zfill(5)) if time_text.strip() else time(12)
        except ValueError as error:
            reason = "a moment looks like 03/09/2026 14:05"
            raise InvalidValueError(field=self._name, reason=reason) from error
        return datetime.combine(day, at).astimezone(UTC)
