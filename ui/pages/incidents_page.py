"""Incidents: report one; for those who lead, all of them and the custody statement."""

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QWidget

from ui.incident_words import KINDS, STATES, clock_words
from ui.models.row_table import RowTable
from ui.widgets.empty import EmptyHint
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel
from ui.widgets.tables import RowView
from vault.domain.custody import is_statement_due
from vault.domain.incidents import Incident, IncidentState


class IncidentsPage(Page):
    """`incident_wanted` carries the chosen one's id."""

    report_wanted = Signal()
    rehearse_wanted = Signal()
    statement_wanted = Signal()
    incident_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = RowTable(
            (
                (self.tr("Incident"), _title),
                (self.tr("Kind"), lambda i: KINDS[i.kind]),
                (self.tr("State"), lambda i: STATES[i.state]),
                (self.tr("Known since"), lambda i: i.aware_at),
                (self.tr("72 hours"), lambda i: clock_words(i)[0]),
                (self.tr("Raised by"), lambda i: i.raised_by),
            )
        )
        self.statement_said = PlainLabel()
        self.table = RowView(self._rows, self.tr("Incidents"))
        self.table.opened.connect(lambda row: self.incident_wanted.emit(str(row.id)))
        self.empty = EmptyHint(
            self.tr("No incident on record"),
            self.tr(
                "If something was lost, seen or sent by mistake, report it: it takes two minutes,"
                " and nobody is blamed for telling. Try a rehearsal, so that everybody knows how."
            ),
        )
        self.views = QStackedWidget()
        self.views.addWidget(self.empty)
        self.views.addWidget(self.table)
        self.report = QPushButton(self.tr("Report an incident …"))
        self.report.setProperty("main", True)
        self.rehearse = QPushButton(self.tr("Rehearse a lost laptop"))
        self.statement = QPushButton(self.tr("Make the custody statement …"))
        self.report.clicked.connect(self.report_wanted)
        self.rehearse.clicked.connect(self.rehearse_wanted)
        self.statement.clicked.connect(self.statement_wanted)
        row = QHBoxLayout()
        for button in (self.report, self.rehearse, self.statement):
            row.addWidget(button)
        row.addStretch(1)
        layout = self.titled(self.tr("Incidents"))
        layout.addWidget(self.views, 1)
        layout.addWidget(self.statement_said)
        layout.addLayout(row)

    def allow(self, *, reads: bool, leads: bool, states: bool) -> None:
        """Who only reports sees no list."""
        self.rehearse.setVisible(leads)
        self.statement.setVisible(states)
        self.statement_said.setVisible(states)
        if not reads:
            self.empty.title.setText(self.tr("Has something gone wrong?"))
            self.empty.words.setText(
                self.tr(
                    "Report it now, even if you are not sure: it takes two minutes. The data lead"
                    " decides what it is; you will not be blamed for telling."
                )
            )

    def show_incidents(self, incidents: tuple[Incident, ...]) -> None:
        self._rows.show_rows(incidents)
        self.views.setCurrentIndex(1 if incidents else 0)
        running = [i for i in incidents if i.state is IncidentState.OPEN and not i.is_rehearsal]
        if running:
            words, tone = clock_words(min(running, key=lambda i: i.deadline))
            self.notice.say(words, tone)

    def show_statement(self, made_at: datetime | None) -> None:
        """When the last custody statement was made, and whether one is due."""
        day = made_at.astimezone().date() if made_at is not None else None
        last = f"{day:%d/%m/%Y}" if day is not None else self.tr("none yet")
        due = self.tr(" This month's is due.") if is_statement_due(day, date.today()) else ""
        self.statement_said.setText(
            self.tr(
                "Custody statement: a signed page of numbers, without names, that is kept at the"
                " office in case the laptop goes. Last one: {0}.{1}"
            ).format(last, due)
        )


def _title(incident: Incident) -> str:
    return f"(rehearsal) {incident.title}" if incident.is_rehearsal else incident.title
