"""Protection in three depths: three lines, the seven measures, and evidence for a technician."""

from collections.abc import Callable
from datetime import date, datetime
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.look.tokens import space
from ui.protection.evidence import Evidence
from ui.protection.headlines import REPORT, Headline
from ui.protection.measure_card import MeasureCard
from ui.protection.measure_list import MeasureList
from ui.protection.summary_card import SummaryCard, small_head
from ui.widgets.key_button import KeyButton
from ui.widgets.page import Page
from ui.widgets.plain import Quiet, Title
from vault.domain.assessments import CheckItem
from vault.domain.protection import Measure, Protection

_WIDE, _NARROW, _NARROW_BELOW = 316, 280, 900


class ProtectionPage(Page):
    """`act_wanted` carries the check that something is to be done about, `check_wanted` asks for a
    full run, `report_wanted` for the page where an incident is reported."""

    check_wanted = Signal()
    statement_wanted = Signal()
    act_wanted = Signal(object)
    report_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Title(self.tr("Protection"))
        self.title.setWordWrap(False)
        self.when = Quiet()
        self.check = KeyButton(self.tr("Check now"), icon="rotate-cw")
        self.statement = KeyButton(self.tr("Statement for governors"), icon="printer")
        self.summary = SummaryCard(self.tr("In three lines"))
        self.measures = MeasureList(self.tr("Seven measures"))
        self.card = MeasureCard()
        self.evidence = Evidence()
        self.card.below.addWidget(self.evidence)
        self._status: Protection | None = None
        self._checked = ""
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        self.check.clicked.connect(self.check_wanted)
        self.statement.clicked.connect(self.statement_wanted)
        self.summary.wanted.connect(self._follow)
        self.measures.chosen.connect(self._show_measure)
        self.card.act_wanted.connect(self.act_wanted)
        self.card.built.connect(self._order)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addSpacing(8)
        head.addWidget(self.when, 1)
        head.addWidget(self.check)
        head.addWidget(self.statement)
        self._left = QFrame()
        self._left.setObjectName("card")
        self._left.setFixedWidth(_WIDE)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(8, 14, 8, 8)
        heading = small_head(self.tr("Seven measures"))
        heading.setContentsMargins(12, 0, 0, 0)
        left.addWidget(heading)
        left.addWidget(self.measures)
        left.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(space("between_cards"))
        below.addWidget(self._left)
        below.addWidget(self.card, 1)
        layout = QVBoxLayout(self)
        layout.setSpacing(space("between_cards"))
        layout.addLayout(head)
        layout.addWidget(self.notice)
        layout.addWidget(self.summary)
        layout.addLayout(below, 1)

    def allow(
        self,
        *,
        words_for: Callable[[CheckItem], str],
        is_own: Callable[[CheckItem], bool],
        checks: bool,
        statement: bool,
    ) -> None:
        """`words_for` says what stands on the button of a check, `is_own` whether the act is this
        person's."""
        self.card.button_words, self.card.is_own = words_for, is_own
        self.check.setVisible(checks)
        self.statement.setVisible(statement)

    def show_protection(self, status: Protection, lines: tuple[Headline, ...]) -> None:
        """What was chosen stays chosen; at first it is where the most urgent thing is."""
        before = self.card.measure
        self._status = status
        self.summary.show_lines(lines)
        self.measures.show_protection(status)
        first = next((line.leads_to for line in lines if line.leads_to), "")
        self.choose(before.number if before is not None else self._measure_of(first))

    def choose(self, number: int) -> None:
        """Show the measure of this number, counted from 1."""
        self.measures.choose(number)

    def show_checked(self, at: datetime | None, today: date) -> None:
        """When every page and entry was last looked at."""
        if at is None:
            self.when.setText(self.tr("not checked yet"))
            return
        local = at.astimezone()
        day = (
            self.tr("today at {0}").format(f"{local:%H:%M}")
            if local.date() == today
            else self.tr("on {0}").format(f"{local.day} {local:%B %Y}")
        )
        self.when.setText(self.tr("checked {0}").format(day))

    def show_busy(self, *, busy: bool) -> None:
        """Afterwards the time of the last check stands there again."""
        for button in (self.check, self.evidence.runs.quick):
            button.setEnabled(not busy)
        if busy:
            self._checked = self.when.text()
        self.when.setText(self.tr("checking …") if busy else self._checked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow page leaves the right side its room."""
        super().resizeEvent(event)
        self._left.setFixedWidth(_NARROW if self.width() < _NARROW_BELOW else _WIDE)

    def _show_measure(self, measure: Measure) -> None:
        self.card.show_measure(measure)

    def _follow(self, leads_to: str) -> None:
        if leads_to == REPORT:
            self.report_wanted.emit()
            return
        self.choose(self._measure_of(leads_to))
        act = self.card.acts.get(leads_to)
        (act or self.measures).setFocus(Qt.FocusReason.OtherFocusReason)

    def _order(self) -> None:
        """Tab goes as one reads, also to buttons that came later than what stands below them."""
        chain = (
            *(self.check, self.statement, *self.summary.buttons, self.measures),
            *(*self.card.acts.values(), self.card.more, self.evidence.fold),
        )
        # The button 'more' is on the page only where there is more.
        for before, after in pairwise(w for w in chain if self.isAncestorOf(w)):
            QWidget.setTabOrder(before, after)

    def _measure_of(self, check: str) -> int:
        """The number of the measure that a check belongs to; the first one for none."""
        measures = self._status.measures if self._status is not None else ()
        return next((m.number for m in measures for i in m.items if i.id == check), 1)
