"""One incident from discovery to closing: facts, containing, what was at stake, telling."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.incidents.incident_blast_tab import IncidentBlastTab
from ui.incidents.incident_facts_tab import IncidentFactsTab
from ui.incidents.incident_tell_tab import IncidentTellTab
from ui.incidents.incident_words import clock_words
from ui.widgets.late_table import LateTable
from ui.widgets.notice import Notice
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel, Title
from ui.widgets.row_table import RowTable
from ui.widgets.tabs import Tabs
from vault.domain.incidents import Incident, IncidentState


class ContainAct(StrEnum):
    """What stops the harm, before anything is written down."""

    LOCK = "lock"
    SUSPEND = "suspend"
    REKEY = "rekey"
    FILES = "files"
    CARDS = "cards"


_CONTAIN = (
    (ContainAct.LOCK, "Lock this vault now", "Nobody can see what was open here."),
    (
        ContainAct.SUSPEND,
        "Suspend a profile …",
        "Cannot unlock until you end it; nothing is lost.",
    ),
    (
        ContainAct.REKEY,
        "Give the vault new keys …",
        "Old key files and copies no longer open anything new.",
    ),
    (ContainAct.FILES, "Sealed files sent …", "To whom, about whom, until when."),
    (
        ContainAct.CARDS,
        "Withdraw a staff card …",
        "No files can be sent to it or received from it.",
    ),
)


class IncidentPage(Page):
    """`contain_wanted` carries the act; `step_wanted` what was typed."""

    contain_wanted = Signal(object)
    step_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Title()
        self.clock = Notice(closes=False)
        self.rehearsal = Notice(closes=False)
        self.facts, self.blast, self.tell = (
            IncidentFactsTab(),
            IncidentBlastTab(),
            IncidentTellTab(),
        )
        self._steps = RowTable(
            (
                (self.tr("When"), lambda s: s.at),
                (self.tr("Who"), lambda s: s.by),
                (self.tr("What"), lambda s: s.text),
            )
        )
        self.steps = LateTable(self._steps, self.tr("What was done and found"))
        self.step = QLineEdit()
        self.step.setAccessibleName(self.tr("What was done or found"))
        self.step.setPlaceholderText(self.tr("What was done or found; the time is added"))
        self.note = QPushButton(self.tr("Add to record"))
        self.note.clicked.connect(self._note)
        self.step.returnPressed.connect(self._note)
        self.tabs = Tabs(self.tr("Parts of the incident"), self)
        for widget, words in (
            (self.facts, self.tr("What happened")),
            (self._contain(), self.tr("Contain")),
            (self.blast, self.tr("At stake")),
            (self.tell, self.tr("Decide, tell, learn")),
            (self._record(), self.tr("Record")),
        ):
            self.tabs.addTab(widget, words)
        layout = QVBoxLayout(self)
        for widget in (self.title, self.rehearsal, self.clock, self.notice):
            layout.addWidget(widget)
        layout.addWidget(self.tabs, 1)

    def _contain(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        for act, title, explanation in _CONTAIN:
            button = QPushButton(self.tr(title))
            button.setMinimumWidth(260)
            button.clicked.connect(lambda _=False, act=act: self.contain_wanted.emit(act))
            row = QHBoxLayout()
            row.addWidget(button)
            row.addWidget(PlainLabel(self.tr(explanation)), 1)
            column.addLayout(row)
        column.addWidget(
            PlainLabel(
                self.tr(
                    "First stop it getting worse. Then write each step under Record: the"
                    " authority will ask for the times."
                )
            )
        )
        column.addStretch(1)
        return page

    def _record(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(self.steps, 1)
        row = QHBoxLayout()
        row.addWidget(self.step, 1)
        row.addWidget(self.note)
        column.addLayout(row)
        return page

    def show_incident(self, incident: Incident, *, writes: bool) -> None:
        """With the clock of the law on top; a closed one cannot be changed."""
        self.title.setText(incident.title)
        self.clock.say(*clock_words(incident))
        if incident.is_rehearsal:
            self.rehearsal.say(
                self.tr("Rehearsal: none of this happened, and every draft says so."), "warn"
            )
        self.facts.show_incident(incident, writes=writes)
        self.tell.show_incident(incident, writes=writes)
        self._steps.show_rows(incident.steps)
        may_note = writes and incident.state is not IncidentState.CLOSED
        self.step.setEnabled(may_note)
        self.note.setEnabled(may_note)

    def _note(self) -> None:
        if self.step.text().strip():
            self.step_wanted.emit(self.step.text())
            self.step.clear()
