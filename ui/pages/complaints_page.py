"""Complaints about how the school uses data: the register with its 30 days."""

from datetime import date
from textwrap import shorten

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QWidget

from ui.models.row_table import RowTable
from ui.widgets.empty import EmptyHint
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel
from ui.widgets.tables import RowView
from vault.domain.complaints import Complaint

_MOST = 34


class ComplaintsPage(Page):
    """`told_wanted` and `answer_wanted` carry the chosen complaint."""

    add_wanted = Signal()
    told_wanted = Signal(object)
    answer_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = RowTable(
            (
                (self.tr("Received"), lambda c: c.received_on),
                (self.tr("Who"), lambda c: c.who),
                (self.tr("Time"), time_words),
                (self.tr("Told that it came"), lambda c: c.acknowledged_on),
                (self.tr("Answered"), lambda c: c.answered_on),
                (self.tr("About"), lambda c: shorten(c.about, _MOST, placeholder=" …")),
            )
        )
        self.table = RowView(self._rows, self.tr("Complaints"))
        self.table.chosen_changed.connect(self._show_whole)
        self.whole = PlainLabel()
        self.empty = EmptyHint(
            self.tr("No complaint on record"),
            self.tr(
                "When somebody is not happy with how the school uses data, write it down here the"
                " day it comes. The law gives 30 days to tell them that you have it; then you look"
                " into it, and tell them what came of it."
            ),
        )
        self.views = QStackedWidget()
        self.views.addWidget(self.empty)
        self.views.addWidget(self.table)
        self.add = QPushButton(self.tr("New complaint …"))
        self.add.setProperty("main", True)
        self.told = QPushButton(self.tr("They were told that it came …"))
        self.answer = QPushButton(self.tr("Answered: what came of it …"))
        self.add.clicked.connect(self.add_wanted)
        self.told.clicked.connect(lambda: self._act(self.told_wanted))
        self.answer.clicked.connect(lambda: self._act(self.answer_wanted))
        row = QHBoxLayout()
        for button in (self.add, self.told, self.answer):
            row.addWidget(button)
        row.addStretch(1)
        layout = self.titled(self.tr("Complaints"))
        layout.addWidget(self.views, 1)
        layout.addWidget(self.whole)
        layout.addLayout(row)

    def allow(self, *, writes: bool) -> None:
        for button in (self.add, self.told, self.answer):
            button.setVisible(writes)

    def show_complaints(self, rows: tuple[Complaint, ...]) -> None:
        self._rows.show_rows(rows)
        self.views.setCurrentIndex(1 if rows else 0)
        self.whole.setText("")
        late = sum(1 for row in rows if row.is_late(date.today()))
        if late:
            said = (
                self.tr("1 complaint is over its 30 days: write to them today.")
                if late == 1
                else self.tr("{0} complaints are over their 30 days: write to them today.")
            )
            self.notice.say(said.format(late), "bad")

    def _show_whole(self, row: object) -> None:
        if isinstance(row, Complaint):
            outcome = self.tr("\nWhat came of it: {0}").format(row.outcome) if row.outcome else ""
            self.whole.setText(f"{row.about}{outcome}")

    def _act(self, signal: SignalInstance) -> None:
        row = self.table.chosen()
        if isinstance(row, Complaint) and row.is_open:
            signal.emit(row)
        else:
            self.notice.say(self.tr("Choose a complaint that is still open in the table first."))


def time_words(said: Complaint) -> str:
    """How long there is to acknowledge it."""
    if not said.is_open:
        return "closed"
    if said.acknowledged_on is not None:
        return "to be answered"
    left = (said.acknowledge_by - date.today()).days
    return f"late by {-left} days" if left < 0 else f"{left} days to tell them"
