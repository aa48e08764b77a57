"""Requests that people make of their data: the list, the next due on top."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QWidget

from ui.models.row_table import RowTable
from ui.rights_words import KINDS, STATES, due_words
from ui.widgets.empty import EmptyHint
from ui.widgets.page import Page
from ui.widgets.tables import RowView
from vault.domain.rights import Case


class RequestsPage(Page):
    """`request_wanted` carries the chosen one's id."""

    request_wanted = Signal(str)
    pupils_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = RowTable(
            (
                (self.tr("Pupil"), lambda c: c.pupil_name),
                (self.tr("They want to"), lambda c: KINDS[c.kind]),
                (self.tr("Who asks"), lambda c: c.requester),
                (self.tr("Received"), lambda c: c.received_on),
                (self.tr("Due"), lambda c: c.due_on),
                (self.tr("Time"), lambda c: due_words(c, date.today())[0]),
                (self.tr("State"), lambda c: STATES[c.state]),
            )
        )
        self.table = RowView(self._rows, self.tr("Requests"))
        self.table.opened.connect(lambda row: self.request_wanted.emit(str(row.id)))
        self.empty = EmptyHint(
            self.tr("No requests"),
            self.tr(
                "When a parent or a pupil asks to see, correct, restrict or erase what the school"
                " holds, open the pupil, choose 'Data rights', then 'New request'. The date, the"
                " steps and the answer are kept here."
            ),
            self.tr("Go to Pupils"),
        )
        self.empty.acted.connect(self.pupils_wanted)
        self.views = QStackedWidget()
        self.views.addWidget(self.empty)
        self.views.addWidget(self.table)
        self.open = QPushButton(self.tr("Open"))
        self.open.clicked.connect(self._open)
        row = QHBoxLayout()
        row.addWidget(self.open)
        row.addStretch(1)
        layout = self.titled(self.tr("Requests about data"))
        layout.addWidget(self.views, 1)
        layout.addLayout(row)

    def show_requests(self, cases: tuple[Case, ...]) -> None:
        self._rows.show_rows(cases)
        self.views.setCurrentIndex(1 if cases else 0)
        self.open.setVisible(bool(cases))
        late = [c for c in cases if c.is_open and c.days_left(date.today()) < 0]
        if late:
            self.notice.say(self.tr("{0} requests are late.").format(len(late)), "bad")

    def _open(self) -> None:
        row = self.table.chosen()
        if isinstance(row, Case):
            self.request_wanted.emit(row.id)
        else:
            self.notice.say(self.tr("Choose a request in the table first."))
