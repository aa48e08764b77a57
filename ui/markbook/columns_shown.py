"""Which assessments of a markbook stand as columns, and in which order."""

from vault.domain.markbook import Assessment, Markbook


def columns_of(book: Markbook, term: int) -> list[Assessment]:
    """Of one term (1 to 3), or of all of them (0); those that stay in sight first."""
    shown = [
        one
        for one in book.assessments
        if not one.is_hidden and term in (0, (one.half_term + 1) // 2)
    ]
    return sorted(shown, key=lambda one: not one.is_frozen)
