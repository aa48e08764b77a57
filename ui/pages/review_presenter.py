"""The access review: what its page does."""

from PySide6.QtCore import QObject, Signal

from ui.desk import Desk
from ui.pages.review_page import ReviewPage
from vault.actions.access_review import ListReviews, ReadReviewOverview, SignAccessReview
from vault.domain.access_reviews import Verdict
from vault.domain.ids import ProfileId
from vault.domain.messages import sentence
from vault.errors import TuckboxError


class ReviewPresenter(QObject):
    navigate = Signal(str, str)

    def __init__(self, page: ReviewPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        page.sign_wanted.connect(self.sign)
        self.reload()

    def reload(self) -> None:
        self._desk.do(
            self, ReadReviewOverview(), then=self._page.show_overview, failed=self._explain
        )
        self._desk.do(self, ListReviews(), then=self._page.show_reviews, failed=self._explain)

    def sign(self, verdicts: tuple[tuple[ProfileId, Verdict], ...]) -> None:
        def signed(_: object) -> None:
            self.reload()
            self._page.notice.say(
                self.tr("Signed. It stands in the audit trail with your signature."), "good"
            )

        self._desk.do(self, SignAccessReview(verdicts), then=signed, failed=self._explain)

    def _explain(self, error: TuckboxError) -> None:
        self._page.notice.say(sentence(error), "bad")
