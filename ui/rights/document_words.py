"""Documents in words: how each stands."""

from datetime import date

from vault.domain.documents import DocumentRow


def state_words(row: DocumentRow, today: date) -> str:
    """'never made', 'older than a year', '3 gaps left' or 'complete'."""
    if row.newest is None:
        return "never made"
    gaps = gap_words(row.newest.gaps)
    return f"older than a year, {gaps}" if row.is_old(today) else gaps


def gap_words(gaps: int) -> str:
    """'complete', '1 gap left'."""
    if not gaps:
        return "complete"
    return "1 gap left" if gaps == 1 else f"{gaps} gaps left"
