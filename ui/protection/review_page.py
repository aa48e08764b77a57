"""The access review: each profile with what it sees; confirm or withdraw, then sign."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.act_row import Act
from ui.widgets.dates import day_text
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel, Title
from ui.widgets.record_list import RecordList
from ui.words import counted, role_words
from vault.domain.access_reviews import ReviewLine, ReviewOverview, SignedReview, Verdict
from vault.domain.ids import ProfileId

_VERDICTS = {Verdict.CONFIRMED: "✓ confirmed", Verdict.WITHDRAWN: "✗ withdrawn"}


class ReviewAct(StrEnum):
    """What can be said of a profile, and then signed for all."""

    CONFIRM = "confirm"
    WITHDRAW = "withdraw"
    SIGN = "sign"


class ReviewPage(Page):
    """`sign_wanted` carries every profile with its verdict."""

    sign_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ReviewLine, ...] = ()
        self.verdicts: dict[ProfileId, Verdict] = {}
        self.records = RecordList(
            self.tr("Profiles to review"),
            (
                (self.tr("Name"), lambda r: r.profile.name),
                (self.tr("Role"), lambda r: role_words(r.profile.role)),
                (self.tr("Verdict"), self._verdict),
                (self.tr("Pupils in sight"), lambda r: r.pupils),
                (self.tr("Opened since"), lambda r: r.opened),
                (self.tr("Last unlock"), lambda r: r.last_unlock),
                (self.tr("Last day"), lambda r: r.profile.until),
                (self.tr("Own classes"), lambda r: ", ".join(r.classes)),
            ),
            (
                Act(ReviewAct.CONFIRM, self.tr("Confirm")),
                Act(ReviewAct.WITHDRAW, self.tr("Withdraw")),
                Act(
                    ReviewAct.SIGN,
                    self.tr("Sign the review"),
                    for_none=True,
                    is_main=True,
                    is_last=True,
                ),
            ),
            opens=ReviewAct.CONFIRM,
            choose=self.tr("Choose a profile in the table first."),
            notice=self.notice,
        )
        self.records.do(
            {
                ReviewAct.CONFIRM: lambda line: self._decide(line, Verdict.CONFIRMED),
                ReviewAct.WITHDRAW: lambda line: self._decide(line, Verdict.WITHDRAWN),
                ReviewAct.SIGN: lambda _: self.sign_wanted.emit(tuple(self.verdicts.items())),
            }
        )
        self.table = self.records.table
        self.summary = PlainLabel()
        self.confirm, self.withdraw, self.sign = self.records.buttons.values()
        layout = QVBoxLayout(self)
        layout.addWidget(Title(self.tr("Access review")))
        layout.addWidget(self.summary)
        layout.addWidget(self.notice)
        layout.addWidget(self.records, 1)

    def show_overview(self, seen: ReviewOverview) -> None:
        """Suspended profiles begin as withdrawn."""
        self._lines = seen.lines
        self.verdicts = {
            line.profile.id: Verdict.WITHDRAWN for line in seen.lines if line.profile.suspended
        }
        self.records.show_rows(seen.lines)
        self._count()

    def show_reviews(self, reviews: tuple[SignedReview, ...]) -> None:
        """Newest first; the last one is said in words."""
        last = reviews[0] if reviews else None
        before = (
            self.tr("Last signed on {0} by {1}: {2} confirmed, {3} withdrawn.").format(
                day_text(last.on), last.by, last.confirmed, last.withdrawn
            )
            if last
            else self.tr("It has never been signed.")
        )
        self.summary.setText(
            self.tr(
                "Go through everybody who can open the vault: is the role still right, are they"
                " still here? Who is withdrawn is suspended with your signature. {0}"
            ).format(before)
        )

    def _verdict(self, line: ReviewLine) -> str:
        verdict = self.verdicts.get(line.profile.id)
        return _VERDICTS[verdict] if verdict is not None else "not yet"

    def _decide(self, line: ReviewLine, verdict: Verdict) -> None:
        self.notice.clear()
        self.verdicts[line.profile.id] = verdict
        self.table.viewport().update()
        self._count()
        below = self.table.model().index(self.table.currentIndex().row() + 1, 0)
        if below.isValid():
            self.table.setCurrentIndex(below)

    def _count(self) -> None:
        left = len(self._lines) - len(self.verdicts)
        self.sign.setEnabled(bool(self._lines) and left == 0)
        self.sign.setToolTip(
            counted(
                left,
                self.tr("1 profile has no decision yet"),
                self.tr("{0} profiles have no decision yet"),
            )
            if left
            else ""
        )
