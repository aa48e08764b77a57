"""Complaints about how the school uses data: the register with its dates."""

from datetime import date
from enum import StrEnum
from textwrap import shorten

from PySide6.QtWidgets import QWidget

from ui.widgets.act_row import Act
from ui.widgets.empty import EmptyHint
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel
from ui.widgets.record_list import RecordList
from ui.words import counted, tr
from vault.domain.complaints import Complaint
from vault.domain.law.shape import Law

_MOST = 34
_HOW = (
    "When someone is unhappy with how the school uses data, record it here the day it arrives."
    " Then look into it and tell them the outcome."
)


class ComplaintsAct(StrEnum):
    """What can be done with a complaint."""

    ADD = "add"
    TOLD = "told"
    ANSWER = "answer"


class ComplaintsPage(Page):
    """Complaints about data, and by when each is to be acknowledged."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.details = PlainLabel()
        self.details.hide()
        self.empty = EmptyHint(self.tr("No complaint on record"), self.tr(_HOW), icon="megaphone")
        self.records = RecordList(
            self.tr("Complaints"),
            (
                (self.tr("Received"), lambda c: c.received_on),
                (self.tr("Who"), lambda c: c.who),
                (self.tr("Time"), time_words),
                (self.tr("Acknowledged"), lambda c: c.acknowledged_on),
                (self.tr("Answered"), lambda c: c.answered_on),
                (self.tr("About"), lambda c: shorten(c.about, _MOST, placeholder=" …")),
            ),
            (
                Act(ComplaintsAct.ADD, self.tr("New complaint …"), for_none=True, is_main=True),
                Act(ComplaintsAct.TOLD, self.tr("Acknowledged …"), fits=_is_open),
                Act(ComplaintsAct.ANSWER, self.tr("Answered …"), fits=_is_open),
            ),
            empty=self.empty,
            choose=self.tr("Choose a complaint that is still open in the table first."),
            notice=self.notice,
            below=self.details,
        )
        self.table = self.records.table
        self.add, self.acknowledge, self.answer = self.records.buttons.values()
        self.records.chosen_changed.connect(self._show_details)
        self.titled(self.tr("Complaints")).addWidget(self.records, 1)

    def show_law(self, law: Law) -> None:
        """How soon who complains must hear, in the school's country."""
        self.empty.words.setText(f"{self.tr(_HOW)} {law.acknowledgement}")

    def show_complaints(self, rows: tuple[Complaint, ...]) -> None:
        """Those that are late are said in words."""
        self.records.show_rows(rows)
        late = [row for row in rows if row.is_late(date.today())]
        if late:
            template = (
                self.tr("1 complaint is over its {1} days: acknowledge it today.")
                if len(late) == 1
                else self.tr("{0} complaints are over their {1} days: acknowledge it today.")
            )
            self.notice.say(template.format(len(late), late[0].acknowledge_within.days), "bad")

    def _show_details(self, row: Complaint | None) -> None:
        outcome = self.tr("\nOutcome: {0}").format(row.outcome) if row and row.outcome else ""
        self.details.setText(f"{row.about}{outcome}" if row else "")
        self.details.setVisible(row is not None)


def time_words(complaint: Complaint) -> str:
    """How long there is to acknowledge it."""
    if not complaint.is_open:
        return "closed"
    if complaint.acknowledged_on is not None:
        return "not answered"
    left = (complaint.acknowledge_by - date.today()).days
    if left < 0:
        return counted(-left, tr("late by 1 day"), tr("late by {0} days"))
    return counted(left, tr("1 day to tell them"), tr("{0} days to tell them"))


def _is_open(complaint: Complaint) -> bool:
    return complaint.is_open
