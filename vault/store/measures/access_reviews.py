"""SQL for access reviews that were signed."""

from datetime import datetime

from vault.domain.access_reviews import SignedReview
from vault.domain.ids import RecordId
from vault.domain.moments import moment
from vault.store.context import Context
from vault.store.database.open_enrolments import begun_today, open_today
from vault.store.database.rows import fill


class AccessReviews:
    """Signed reviews of who may do what."""

    def __init__(self, context: Context) -> None:
        self._work, self._name_of = context.work, context.name_of

    def newest_at(self) -> datetime | None:
        """When the last one was signed (UTC); None for never."""
        at = self._work.select_value("SELECT max(at) FROM access_review")
        return moment(at) if at else None

    def list_all(self) -> tuple[SignedReview, ...]:
        """Newest first."""
        rows = self._work.select(
            "SELECT at, by_profile, confirmed, withdrawn FROM access_review ORDER BY at DESC"
        )
        return tuple(
            fill(
                SignedReview,
                row,
                on=moment(row.at).date(),
                by=self._name_of(row.by_profile),
            )
            for row in rows
        )

    def pupils_of(self, classes: frozenset[str]) -> int:
        """How many pupils somebody with these classes sees today."""
        marks = ", ".join("?" * len(classes))
        count = self._work.select_value(
            f"SELECT count(DISTINCT pupil_id) FROM enrolment WHERE class_id IN ({marks})"
            f" AND {open_today()} AND {begun_today()}",
            tuple(sorted(classes)),
        )
        return int(count)

    def add(self, body: str, confirmed: int, withdrawn: int) -> RecordId:
        """`body` is the review as JSON; how many profiles were `confirmed` and how many
        `withdrawn`."""
        return self._work.insert(
            "access_review",
            {
                "at": self._work.now,
                "by_profile": str(self._work.profile.id),
                "body": body,
                "confirmed": confirmed,
                "withdrawn": withdrawn,
            },
        )
