"""Policies and documents: what has to be in writing, how each stands, and the school's policy."""

from datetime import date
from enum import StrEnum

from PySide6.QtWidgets import (
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.look.tokens import space
from ui.rights.document_words import state_words
from ui.rights.policy_form import PolicyForm
from ui.widgets.act_row import Act
from ui.widgets.at_left import beside
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel
from ui.widgets.record_list import RecordList
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.tables import RowView
from ui.widgets.tabs import Tabs
from ui.widgets.titled_box import TitledBox
from vault.domain.documents import DocumentRow


class DocumentsAct(StrEnum):
    """What can be done with a document."""

    OPEN = "open"


class DocumentsPage(Page):
    """The school's documents, and the policy that they are made from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = RecordList(
            self.tr("Documents"),
            (
                (self.tr("Document"), lambda r: r.title),
                (self.tr("State"), lambda r: state_words(r, date.today())),
                (self.tr("Version"), lambda r: r.newest.number if r.newest else None),
                (self.tr("Made on"), lambda r: r.newest.at.date() if r.newest else None),
                (self.tr("By"), lambda r: r.newest.by if r.newest else ""),
            ),
            (Act(DocumentsAct.OPEN, self.tr("Open and complete"), is_main=True),),
            opens=DocumentsAct.OPEN,
            choose=self.tr("Choose a document in the table first."),
            notice=self.notice,
            is_late=True,
        )
        self.statement = QPushButton(self.tr("How we protect your child's data …"))
        self.register = QPushButton(self.tr("Register of disclosures …"))
        self.child = QPushButton(self.tr("What we hold on your child …"))
        self.news = QPushButton(self.tr("What is new in this version"))
        self.policy = PolicyForm()
        self._lay_out()

    def _lay_out(self) -> None:
        self.tabs = Tabs(self.tr("Documents"), self)
        layout = self.titled(self.tr("Policies and documents"))
        layout.addWidget(self.tabs, 1)
        column = self.tabs.part(self.tr("Documents"))
        column.addWidget(
            PlainLabel(
                self.tr(
                    "Each is drafted from what the vault holds and how it is set up. Open it,"
                    " complete it and save it; older versions can still be read."
                )
            )
        )
        column.addWidget(self.records, 1)
        column.addSpacing(space("grid"))
        column.addWidget(self._for_families())
        scroll = ScrollColumn(self.tr("Documents"))
        scroll.column.setContentsMargins(0, 0, 0, 0)
        scroll.column.addWidget(self.policy)
        self.tabs.addTab(scroll, self.tr("The school's policy"))

    @property
    def table(self) -> RowView:
        """Of the documents."""
        return self.records.table

    @property
    def open(self) -> QPushButton:
        """Below it."""
        return self.records.buttons[DocumentsAct.OPEN]

    def _for_families(self) -> TitledBox:
        box = TitledBox(self.tr("For families and governors"))
        column = QVBoxLayout(box)
        column.addWidget(
            PlainLabel(
                self.tr(
                    "Made fresh each time, to be printed or saved. The page about one child is"
                    " made from the pupil's page, under 'Data rights'."
                )
            )
        )
        column.addLayout(beside(self.statement, self.child, self.register, self.news))
        return box

    def allow(self, *, writes: bool, policy: bool, rights: bool) -> None:
        """Who only reads opens documents to read them."""
        self.open.setText(self.tr("Open and complete") if writes else self.tr("Open"))
        self.policy.allow(writes=policy)
        self.register.setVisible(rights)
        self.child.setVisible(rights)

    def show_documents(self, rows: tuple[DocumentRow, ...]) -> None:
        """One line for each kind, whether a version was made or not."""
        self.records.show_rows(rows)
