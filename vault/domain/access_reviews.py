"""The access review: who can see what, who was here, and what was decided about each."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from vault.domain.assessments import FULL_EVERY, QUICK_EVERY
from vault.domain.profiles import Profile


class Verdict(StrEnum):
    """What was decided about one profile."""

    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"
    """The profile is suspended with the signing of the review."""


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One profile: `pupils` in its sight, `opened` pupils since the last review."""

    profile: Profile
    classes: tuple[str, ...]
    pupils: int
    opened: int
    last_unlock: datetime | None


@dataclass(frozen=True, slots=True)
class ReviewOverview:
    """All profiles, as a review is to go through them."""

    lines: tuple[ReviewLine, ...]
    since: datetime | None
    """When the last review was signed."""


@dataclass(frozen=True, slots=True)
class SignedReview:
    """One review that was signed: the day, by whom, and how many profiles were confirmed or
    withdrawn."""

    on: date
    by: str
    confirmed: int
    withdrawn: int


def is_review_due(newest: datetime | None, now: datetime, began: date | None = None) -> bool:
    """Whether a term has passed since the newest review. A vault without one is due after its first
    week, if `began` (the day of its first entry) is given, else at once."""
    if newest is not None:
        return now - newest > FULL_EVERY
    return began is None or now.astimezone().date() - began >= QUICK_EVERY
