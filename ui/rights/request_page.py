"""One request: its dates, its steps, and for each kind what has to be done."""

from datetime import date
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.rights.request_access_tab import RequestAccessTab
from ui.rights.request_erasure_tab import RequestErasureTab
from ui.rights.rights_words import KINDS, STATES, due_words
from ui.widgets.act_row import Act, ActRow
from ui.widgets.badges import BadgeRow
from ui.widgets.dates import day_text
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel, Title
from ui.widgets.tabs import Tabs
from vault.domain.rights import Case, RequestKind, RequestState


class RequestAct(StrEnum):
    """What can be noted about a request."""

    IDENTITY = "identity"
    PAUSE = "pause"
    RESUME = "resume"
    EXTEND = "extend"
    NOTE = "note"
    CLOSE = "close"


_ACTS = (
    (RequestAct.IDENTITY, "Who asks was checked …"),
    (RequestAct.PAUSE, "Stop the clock …"),
    (RequestAct.RESUME, "Restart the clock"),
    (RequestAct.EXTEND, "More time …"),
    (RequestAct.NOTE, "Add a note …"),
    (RequestAct.CLOSE, "Close the request …"),
)
_HOW = {
    RequestKind.RECTIFICATION: (
        "Correct what is wrong on the pupil's page, or set 'Correction asked' there until"
        " it is settled. Then tell everyone who was given the wrong data, and close the request."
    ),
    RequestKind.RESTRICTION: (
        "Set 'Use restricted' on the pupil's page, or record why not. Then tell the person who"
        " asked, and close the request."
    ),
}


class RequestPage(Page):
    """One request with its clock, its steps and its answer."""

    back_wanted = Signal()
    pupil_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.facts = Title(), PlainLabel()
        self.badges = BadgeRow(self.tr("State"))
        self.notes, self.how = PlainLabel(), PlainLabel()
        self.back = QPushButton(self.tr("← Requests"))
        self.back.clicked.connect(self.back_wanted)
        self.pupil = QPushButton(self.tr("Open the pupil"))
        self.pupil.clicked.connect(self.pupil_wanted)
        self.row = ActRow(Act(word, self.tr(label)) for word, label in _ACTS)
        self.buttons = self.row.buttons
        self.access, self.erasure = RequestAccessTab(), RequestErasureTab()
        self._lay_out()

    def _lay_out(self) -> None:
        log = QWidget()
        column = QVBoxLayout(log)
        column.addWidget(self.how)
        column.addWidget(self.notes)
        column.addStretch(1)
        self.tabs = Tabs(self.tr("Parts of the request"), self)
        self.tabs.addTab(self.access, self.tr("What we hold"))
        self.tabs.addTab(self.erasure, self.tr("Erasure"))
        self.tabs.addTab(log, self.tr("Notes"))
        self.row.insertWidget(0, self.back)
        self.row.insertWidget(1, self.pupil)
        layout = QVBoxLayout(self)
        for widget in (self.title, self.facts, self.badges):
            layout.addWidget(widget)
        layout.addLayout(self.row)
        layout.addWidget(self.notice)
        layout.addWidget(self.tabs, 1)

    def show_case(self, case: Case) -> None:
        """With the days that are left."""
        self.title.setText(f"{KINDS[case.kind]}: {case.pupil_name}")
        parts = [
            self.tr("asked by {0}").format(case.requester),
            self.tr("received on {0}").format(day_text(case.received_on)),
            self.tr("due on {0}").format(day_text(case.due_on)),
        ]
        if case.scope:
            parts.append(f"“{case.scope}”")
        self.facts.setText(" · ".join(parts))
        identity = (
            (self.tr("who asks was checked on {0}").format(day_text(case.identity_on)), "good")
            if case.identity_on
            else (self.tr("who asks is not checked yet"), "warn")
        )
        badges = [(STATES[case.state], "info"), due_words(case, date.today()), identity]
        if case.is_extended:
            badges.append((self.tr("more time was given"), "info"))
        if case.handed_on:
            badges.append((f"handed over on {day_text(case.handed_on)}", "good"))
        self.badges.show_badges(badges)
        self.notes.setText(case.notes or self.tr("No notes yet."))
        self.how.setText(case.outcome or self.tr(_HOW.get(case.kind, "")))
        for tab, kind in (
            (self.access, RequestKind.ACCESS),
            (self.erasure, RequestKind.ERASURE),
        ):
            self.tabs.setTabVisible(self.tabs.indexOf(tab), case.kind is kind)
        self._offer(case)

    def allow(self, *, may_write: bool) -> None:
        """Whether the role may write; a closed request takes nothing."""
        self._may_write = may_write

    def _offer(self, case: Case) -> None:
        """Only the steps that fit where the request stands, and that the school's law has."""
        fits = {
            RequestAct.IDENTITY: case.identity_on is None,
            RequestAct.PAUSE: case.state is RequestState.OPEN and case.time.can_pause,
            RequestAct.RESUME: case.state is RequestState.PAUSED,
            RequestAct.EXTEND: bool(case.time.extension_months) and not case.is_extended,
            RequestAct.NOTE: True,
            RequestAct.CLOSE: case.state in (RequestState.OPEN, RequestState.PAUSED),
        }
        for word, button in self.buttons.items():
            button.setVisible(self._may_write and case.is_open and fits[RequestAct(word)])
        self.access.setEnabled(case.is_open)
        self.erasure.show_state(case, may_write=self._may_write)
