"""Days in figures, as people in a country write them."""

from datetime import date


def in_figures(day: date, *, is_month_first: bool) -> str:
    """'03/09/2016' for the third of September, or '09/03/2016'."""
    return f"{day:%m/%d/%Y}" if is_month_first else f"{day:%d/%m/%Y}"


def stored_in_figures(text: str, *, is_month_first: bool) -> str:
    """The same for a day as it is stored (ISO 8601); what is none stays as it is."""
    try:
        return in_figures(date.fromisoformat(text), is_month_first=is_month_first)
    except ValueError:
        return text
