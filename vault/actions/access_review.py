"""The access review of each term."""

from dataclasses import dataclass

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.access_reviews import ReviewOverview, SignedReview, Verdict
from vault.domain.ids import ProfileId, RecordId
from vault.governance.access_review import overview, sign
from vault.store.measures.access_reviews import AccessReviews
from vault.store.records import Records


@dataclass(frozen=True)
class ReadReviewOverview(Query[ReviewOverview]):
    """Who can see what, and who opened how much since the last review."""

    name = "review.read"
    needs = Permission.REVIEW_WRITE

    def apply(self, records: Records) -> ReviewOverview:
        return overview(records)


@dataclass(frozen=True)
class SignAccessReview(Command[RecordId]):
    """Confirm or withdraw each profile; withdrawing suspends it."""

    name = "review.sign"
    needs = Permission.REVIEW_WRITE
    can_undo = False

    verdicts: tuple[tuple[ProfileId, Verdict], ...]

    def apply(self, records: Records) -> RecordId:
        return sign(records, self.verdicts)


@dataclass(frozen=True)
class ListReviews(Query[tuple[SignedReview, ...]]):
    """Signed reviews, newest first."""

    name = "review.list"
    needs = Permission.REVIEW_READ
    is_recorded = False

    def apply(self, records: Records) -> tuple[SignedReview, ...]:
        return records.of(AccessReviews).list_all()
