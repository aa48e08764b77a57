"""The access review: what its page does."""

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.protection.review_page import ReviewPage
from vault.actions.access_review import ListReviews, ReadReviewOverview, SignAccessReview
from vault.domain.access_reviews import Verdict
from vault.domain.ids import ProfileId


class ReviewPresenter(Presenter[ReviewPage]):
    """Signs who may still open the vault."""

    def __init__(self, page: ReviewPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page, desk)
        page.sign_wanted.connect(self.sign)
        self.reload()

    def reload(self) -> None:
        self._do(ReadReviewOverview(), self._page.show_overview)
        self._do(ListReviews(), self._page.show_reviews)

    def sign(self, verdicts: tuple[tuple[ProfileId, Verdict], ...]) -> None:
        """One verdict for each profile."""

        def signed(_: object) -> None:
            self.reload()
            self._say(self.tr("Signed. It stands in the audit trail with your signature."))

        self._do(SignAccessReview(verdicts), signed)
