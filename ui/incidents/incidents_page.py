"""Incidents: report one; for those who lead, all of them and the custody statement."""

from datetime import date, datetime
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from ui.incidents.incident_words import KINDS, STATES, clock_words
from ui.widgets.act_row import Act
from ui.widgets.dates import day_text
from ui.widgets.empty import EmptyHint
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel
from ui.widgets.record_list import RecordList
from vault.domain.custody import is_statement_due
from vault.domain.incidents import Incident, IncidentState


class IncidentsAct(StrEnum):
    """What can be done without choosing an incident."""

    REPORT = "report"
    REHEARSE = "rehearse"
    STATEMENT = "statement"


class IncidentsPage(Page):
    """Incidents and rehearsals, open ones first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty = EmptyHint(
            self.tr("No incident on record"),
            self.tr(
                "If something was lost, seen or sent by mistake, report it: it takes two minutes,"
                " and nobody is blamed for reporting. Try a rehearsal, so that everyone knows how."
            ),
            icon="siren",
        )
        self.statement_state = PlainLabel()
        self.records = RecordList(
            self.tr("Incidents"),
            (
                (self.tr("Incident"), _title),
                (self.tr("Kind"), lambda i: KINDS[i.kind]),
                (self.tr("State"), lambda i: STATES[i.state]),
                (self.tr("Known since"), lambda i: i.aware_at),
                (self.tr("Time to tell"), lambda i: clock_words(i)[0]),
                (self.tr("Raised by"), lambda i: i.raised_by),
            ),
            (
                Act(
                    IncidentsAct.REPORT,
                    self.tr("Report an incident …"),
                    for_none=True,
                    is_main=True,
                ),
                Act(IncidentsAct.REHEARSE, self.tr("Rehearse a lost laptop"), for_none=True),
                Act(
                    IncidentsAct.STATEMENT,
                    self.tr("Make a custody statement …"),
                    for_none=True,
                ),
            ),
            empty=self.empty,
            below=self.statement_state,
        )
        self.table = self.records.table
        self.report, self.rehearse, self.statement = self.records.buttons.values()
        self.titled(self.tr("Incidents")).addWidget(self.records, 1)

    def allow(self, *, reads: bool, leads: bool, states: bool) -> None:
        """Who only reports sees no list."""
        self.rehearse.setVisible(leads)
        self.statement.setVisible(states)
        self.statement_state.setVisible(states)
        if not reads:
            self.empty.title.setText(self.tr("Has something gone wrong?"))
            self.empty.words.setText(
                self.tr(
                    "Report it now, even if you are not sure: it takes two minutes. The data lead"
                    " decides what it is; you will not be blamed for reporting."
                )
            )
            self.records.show_rows(())

    def show_incidents(self, incidents: tuple[Incident, ...]) -> None:
        """The one that is due first is said in words."""
        self.records.show_rows(incidents)
        running = [i for i in incidents if i.state is IncidentState.OPEN and not i.is_rehearsal]
        if running:
            words, tone = clock_words(min(running, key=lambda i: i.deadline))
            self.notice.say(words, tone)

    def show_statement(self, made_at: datetime | None) -> None:
        """When the last custody statement was made, and whether one is due."""
        day = made_at.astimezone().date() if made_at is not None else None
        last = day_text(day) if day is not None else self.tr("none yet")
        due = self.tr(" This month's is due.") if is_statement_due(day, date.today()) else ""
        self.statement_state.setText(
            self.tr(
                "Custody statement: a signed page of numbers, without names, kept at the office"
                " in case the laptop is lost. Last one: {0}.{1}"
            ).format(last, due)
        )


def _title(incident: Incident) -> str:
    return f"(rehearsal) {incident.title}" if incident.is_rehearsal else incident.title
