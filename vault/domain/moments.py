"""Instants, as people had them: their day is the day that it was where this computer stands.

What is kept and sent is in UTC. At five in the evening in California, and at nine in the morning in
New Zealand, UTC has another day than the school.
"""

from datetime import UTC, datetime


def moment(text: str) -> datetime:
    """ISO 8601 as an instant in this computer's zone; one without a zone is of UTC.

    ValueError for what is none, or lies at an end of the calendar.
    """
    parsed = datetime.fromisoformat(text)
    try:
        return (parsed if parsed.tzinfo is not None else parsed.replace(tzinfo=UTC)).astimezone()
    except OverflowError as error:
        raise ValueError(text) from error
