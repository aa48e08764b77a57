"""What the sessions of a day are called in a list."""

from vault.domain.attendance_codes import session_words


def title_of(session: str, title: str) -> str:
    """'Lesson 3: Maths'."""
    words = session_words(session)
    return f"{words}: {title}" if title and title != words else words
