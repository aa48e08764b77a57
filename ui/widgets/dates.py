"""Days in figures as the school's country writes them: the day first, or the month.

Where a month is written as a word, the day stands first everywhere: that is understood by all.
"""

from datetime import date, datetime

from vault.domain.days import in_figures, stored_in_figures


class _Written:
    """One order for the program, as its language is: it has one vault open at most."""

    is_month_first = False


def write_month_first(is_month_first: bool) -> None:
    """From now on days are shown and read so; pages are made anew as they are shown."""
    _Written.is_month_first = is_month_first


def is_month_first() -> bool:
    """Whether 09/03/2016 is the third of September."""
    return _Written.is_month_first


def day_text(value: date | None) -> str:
    """'03/09/2016', or nothing. A moment is taken as the day that it is on this computer."""
    if value is None:
        return ""
    day = value.astimezone() if isinstance(value, datetime) else value
    return in_figures(day, is_month_first=_Written.is_month_first)


def stored_day_text(text: str) -> str:
    """The same for a day as the vault or a file has it (ISO 8601); anything else as it stands."""
    return stored_in_figures(text, is_month_first=_Written.is_month_first)


def moment_text(value: datetime | None, between: str = " ") -> str:
    """'03/09/2016 14:05' on this computer's clock, or nothing."""
    return f"{day_text(value)}{between}{value.astimezone():%H:%M}" if value is not None else ""
