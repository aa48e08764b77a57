"""Documents in words: how each stands, and a version's own line."""

from datetime import date

from vault.domain.documents import DocumentRow, Version


def state_words(row: DocumentRow, today: date) -> str:
    """'never made', 'older than a year', '3 gaps left' or 'complete'."""
    if row.newest is None:
        return "never made"
    said = gap_words(row.newest.gaps)
    return f"older than a year, {said}" if row.is_old(today) else said


def gap_words(gaps: int) -> str:
    """'complete', '1 gap left'."""
    if not gaps:
        return "complete"
    return "1 gap left" if gaps == 1 else f"{gaps} gaps left"


def version_words(version: Version) -> str:
    """'Version 3 of 04/05/2026, by Dana Lead'."""
    on = f"{version.at.astimezone():%d/%m/%Y}"
    return f"Version {version.number} of {on}, by {version.by}"
