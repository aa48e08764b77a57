"""Requests, restrictions and rules in words for a person."""

from datetime import date

from ui.widgets.dates import day_text
from ui.words import counted, tr
from vault.domain.catalogue.all_tables import words_of
from vault.domain.retention import RuleAct
from vault.domain.rights import Case, RequestKind, RequestState, RestrictionKind

KINDS = {
    RequestKind.ACCESS: "See what we hold",
    RequestKind.ERASURE: "Erase it",
    RequestKind.RECTIFICATION: "Correct it",
    RequestKind.RESTRICTION: "Restrict its use",
}
STATES = {
    RequestState.OPEN: "open",
    RequestState.PAUSED: "clock stopped",
    RequestState.ASKED: "waits for a second person",
    RequestState.CLOSED: "closed",
}
RESTRICTIONS = {
    RestrictionKind.RESTRICTION: "Use restricted",
    RestrictionKind.RECTIFICATION: "Correction asked",
}
ACTS = {RuleAct.ERASE: "erase", RuleAct.REVIEW: "review, then erase or transfer"}


def due_words(case: Case, today: date) -> tuple[str, str]:
    """How long there is, and its tone."""
    if not case.is_open:
        return f"closed on {day_text(case.closed_on)}" if case.closed_on else "closed", "info"
    left = case.days_left(today)
    if case.paused_on is not None:
        stopped = tr("{0}, clock stopped since {1}")
        return stopped.format(_days_left(left), day_text(case.paused_on)), "info"
    if left < 0:
        return counted(-left, tr("late by 1 day"), tr("late by {0} days")), "bad"
    return _days_left(left), "warn" if left <= 7 else "info"


def _days_left(days: int) -> str:
    return counted(days, tr("1 day left"), tr("{0} days left"))


def counts_words(counts: dict[str, int]) -> str:
    """'1 their own record, 3 contacts …' as lines."""
    return "\n".join(f"•  {n} × {words_of(kind).counted(n)}" for kind, n in counts.items())
