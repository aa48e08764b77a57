"""The access review: each profile with what it sees; confirm or withdraw, then sign."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.models.row_table import RowTable
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel
from ui.widgets.tables import RowView
from ui.words import role_words
from vault.domain.access_reviews import ReviewLine, ReviewOverview, SignedReview, Verdict
from vault.domain.ids import ProfileId

_VERDICTS = {Verdict.CONFIRMED: "✓ confirmed", Verdict.WITHDRAWN: "✗ withdrawn"}


class ReviewPage(Page):
    """`sign_wanted` carries every profile with its verdict."""

    sign_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ReviewLine, ...] = ()
        self.verdicts: dict[ProfileId, Verdict] = {}
        self._rows = RowTable(
            (
                (self.tr("Name"), lambda r: r.profile.name),
                (self.tr("Role"), lambda r: role_words(r.profile.role)),
                (self.tr("Verdict"), self._verdict),
                (self.tr("Pupils in sight"), lambda r: r.pupils),
                (self.tr("Opened since"), lambda r: r.opened),
                (self.tr("Last unlock"), lambda r: r.last_unlock),
                (self.tr("Last day"), lambda r: r.profile.until),
                (self.tr("Own classes"), lambda r: ", ".join(r.classes)),
            )
        )
        self.table = RowView(self._rows, self.tr("Profiles to review"))
        self.table.opened.connect(lambda _: self._decide(Verdict.CONFIRMED))
        self.said = PlainLabel()
        self.confirm = QPushButton(self.tr("Confirm"))
        self.withdraw = QPushButton(self.tr("Withdraw"))
        self.sign = QPushButton(self.tr("Sign the review"))
        self.sign.setProperty("main", True)
        self.confirm.clicked.connect(lambda: self._decide(Verdict.CONFIRMED))
        self.withdraw.clicked.connect(lambda: self._decide(Verdict.WITHDRAWN))
        self.sign.clicked.connect(lambda: self.sign_wanted.emit(tuple(self.verdicts.items())))
        row = QHBoxLayout()
        for button in (self.confirm, self.withdraw):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.sign)
        layout = QVBoxLayout(self)
        layout.addWidget(PlainLabel(self.tr("Access review"), size=16))
        layout.addWidget(self.said)
        layout.addWidget(self.notice)
        layout.addWidget(self.table, 1)
        layout.addLayout(row)

    def show_overview(self, seen: ReviewOverview) -> None:
        self._lines = seen.lines
        self.verdicts = {
            line.profile.id: Verdict.WITHDRAWN for line in seen.lines if line.profile.suspended
        }
        self._rows.show_rows(seen.lines)
        self._count()

    def show_reviews(self, reviews: tuple[SignedReview, ...]) -> None:
        last = reviews[0] if reviews else None
        before = (
            self.tr("Last signed on {0} by {1}: {2} confirmed, {3} withdrawn.").format(
                f"{last.on:%d/%m/%Y}", last.by, last.confirmed, last.withdrawn
            )
            if last
            else self.tr("It was never signed yet.")
        )
        self.said.setText(
            self.tr(
                "Go through everybody who can open the vault: is the role still right, are they"
                " still here? Who is withdrawn is suspended with your signature. {0}"
            ).format(before)
        )

    def _verdict(self, line: ReviewLine) -> str:
        verdict = self.verdicts.get(line.profile.id)
        return _VERDICTS[verdict] if verdict is not None else "not yet"

    def _decide(self, verdict: Verdict) -> None:
        line = self.table.chosen()
        if not isinstance(line, ReviewLine):
            self.notice.say(self.tr("Choose a profile in the table first."))
            return
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
            self.tr("{0} profiles have no verdict yet").format(left) if left else ""
        )
