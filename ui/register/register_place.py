"""Which register a page begins with."""

from datetime import date, datetime, timedelta

from vault.domain.attendance_codes import AM, PM, SESSIONS

NOON, FRIDAY = 12, 4


def place_in(record: str) -> tuple[str, date | None, str]:
    """'class day session', of which the later ones may be left out."""
    words = record.split()
    usual = AM if datetime.now().astimezone().hour < NOON else PM
    try:
        day = date.fromisoformat(words[1]) if len(words) > 1 else None
    except ValueError:
        day = None
    session = words[2] if len(words) > 2 and words[2] in SESSIONS else usual
    return (words[0] if words else "", day, session)


def last_weekday(day: date) -> date:
    """The day itself, or the Friday before a weekend: what is looked for then."""
    return day - timedelta(days=max(0, day.weekday() - FRIDAY))
