"""Instants, as people had them: their day is the day that it was where this computer stands.

What is kept and sent is in UTC. At five in the evening in California, and at nine in the morning in
New Zealand, UTC has another day than the school.
"""

from datetime import UTC, datetime


def moment(text: str) -> datetime:
    """The instant of an ISO 8601 text, in this computer's zone; a text without a zone is UTC.

    ValueError for anything else, and at the ends of the calendar.
    """
    parsed = datetime.fromisoformat(text)
    try:
        return (parsed if parsed.tzinfo is not None else parsed.replace(tzinfo=UTC)).astimezone()
    except OverflowError as error:
        raise ValueError(text) from error
