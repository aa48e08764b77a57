"""Requests that people make of their data: the list, the next due on top."""

from datetime import date
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from ui.rights.rights_words import KINDS, STATES, due_words
from ui.widgets.act_row import Act
from ui.widgets.empty import EmptyHint
from ui.widgets.page import Page
from ui.widgets.record_list import RecordList
from ui.words import counted
from vault.domain.rights import Case


class RequestsAct(StrEnum):
    """What can be done with a request on the list."""

    OPEN = "open"


class RequestsPage(Page):
    """Requests of families, the next due on top."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty = EmptyHint(
            self.tr("No requests"),
            self.tr(
                "When a parent or a pupil asks to see, correct, restrict or erase what the school"
                " holds, open the pupil, choose 'Data rights', then 'New request'. The date, the"
                " steps and the answer are kept here."
            ),
            self.tr("Go to Pupils"),
            icon="mail",
        )
        self.records = RecordList(
            self.tr("Requests"),
            (
                (self.tr("Pupil"), lambda c: c.pupil_name),
                (self.tr("They want to"), lambda c: KINDS[c.kind]),
                (self.tr("Who asks"), lambda c: c.requester),
                (self.tr("Received"), lambda c: c.received_on),
                (self.tr("Due"), lambda c: c.due_on),
                (self.tr("Time"), lambda c: due_words(c, date.today())[0]),
                (self.tr("State"), lambda c: STATES[c.state]),
            ),
            (Act(RequestsAct.OPEN, self.tr("Open")),),
            empty=self.empty,
            opens=RequestsAct.OPEN,
            choose=self.tr("Choose a request in the table first."),
            notice=self.notice,
        )
        self.table, self.views = self.records.table, self.records.middle
        self.titled(self.tr("Requests about data")).addWidget(self.records, 1)

    def show_requests(self, cases: tuple[Case, ...]) -> None:
        """How many are late is said in words."""
        self.records.show_rows(cases)
        self.records.allow(may_write=bool(cases))
        late = [c for c in cases if c.is_open and c.days_left(date.today()) < 0]
        if late:
            single, many = self.tr("1 request is late."), self.tr("{0} requests are late.")
            self.notice.say(counted(len(late), single, many), "bad")
