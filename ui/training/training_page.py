"""Training: one's own modules and how they stand; for who looks after it, everybody's."""

from enum import StrEnum

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.act_row import Act
from ui.widgets.dates import day_text
from ui.widgets.notice import Notice
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel, Title
from ui.widgets.record_list import RecordList
from ui.widgets.row_table import RowTable
from ui.widgets.tables import RowView
from ui.widgets.tabs import Tabs
from ui.words import counted, role_words
from vault.domain.training import Gate, ModuleRow, MyTraining, StaffTraining, Standing

_STANDING = {
    Standing.PASSED: "passed",
    Standing.EXPIRES_SOON: "passed, but due again soon",
    Standing.EXPIRED: "expired: to be done again",
    Standing.DUE: "not done yet",
}
_GATES = {Gate.EXPORT: "sending and printing", Gate.ADMINISTRATION: "administration"}


_FROM = 5


class TrainingAct(StrEnum):
    """What can be done with a module."""

    READ = "read"
    PRACTICE = "practice"
    ADD = "add"
    REMOVE = "remove"


class TrainingPage(Page):
    """One's own modules, and who of the staff has passed which."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = RecordList(
            self.tr("My modules"),
            (
                (self.tr("Module"), lambda r: r.module.title),
                (self.tr("State"), lambda r: _STANDING[r.standing]),
                (self.tr("Counts until"), lambda r: r.passed and r.passed.expires_on),
                (self.tr("Minutes"), lambda r: r.module.minutes),
                (self.tr("Needed for"), _needed_for),
                (self.tr("From"), lambda r: "the school" if r.module.is_own else "Tuckbox"),
            ),
            (
                Act(TrainingAct.READ, self.tr("Read and answer"), is_main=True),
                Act(TrainingAct.PRACTICE, self.tr("Open the practice vault …"), for_none=True),
                Act(TrainingAct.ADD, self.tr("Add a module of the school …"), for_none=True),
                Act(
                    TrainingAct.REMOVE,
                    self.tr("Remove this module"),
                    fits=lambda r: r.module.is_own,
                    choose=self.tr("Choose a module that the school added."),
                ),
            ),
            opens=TrainingAct.READ,
            choose=self.tr("Choose a module in the table first."),
            notice=self.notice,
        )
        self.table = self.records.table
        self.table.spare(_FROM)
        self._staff = RowTable(
            (
                (self.tr("Name"), lambda s: s.name),
                (self.tr("Role"), lambda s: role_words(s.role)),
                (self.tr("Done"), lambda s: f"{s.done} of {s.done + len(s.due)}"),
                (self.tr("Next one over on"), lambda s: s.next_expiry),
                (self.tr("Still due"), lambda s: ", ".join(s.due) or "nothing"),
            )
        )
        self.staff = RowView(self._staff, self.tr("Training of the staff"))
        self.due = Notice(closes=False)
        self.read, self.practice, self.add, self.remove = self.records.buttons.values()
        self._lay_out()

    def _lay_out(self) -> None:
        mine = QWidget()
        box = QVBoxLayout(mine)
        box.addWidget(
            PlainLabel(
                self.tr(
                    "Each module takes some minutes: read it, answer its questions, and it counts"
                    " for a year. In the practice vault you can try everything on invented pupils."
                )
            )
        )
        box.addWidget(self.records, 1)
        self.tabs = Tabs(self.tr("Training"), self)
        self.tabs.addTab(mine, self.tr("My training"))
        self.tabs.addTab(self.staff, self.tr("Everybody"))
        layout = QVBoxLayout(self)
        layout.addWidget(Title(self.tr("Training")))
        layout.addWidget(self.due)
        layout.addWidget(self.notice)
        layout.addWidget(self.tabs, 1)

    def allow(self, *, staff: bool, modules: bool) -> None:
        """Whether everybody's training is shown, and modules may be added."""
        self.tabs.setTabVisible(1, staff)
        self.add.setVisible(modules)
        self.remove.setVisible(modules)

    def show_mine(self, mine: MyTraining) -> None:
        """What is due, and what waits for it, is said in words."""
        self.records.show_rows(mine.rows)
        due = sum(1 for r in mine.rows if r.standing in (Standing.DUE, Standing.EXPIRED))
        if mine.waiting:
            gates = " and ".join(_GATES[g] for g in mine.waiting)
            single = self.tr("1 module is due, and {1} wait for what is marked so.")
            many = self.tr("{0} modules are due, and {1} wait for the ones marked so.")
            self.due.say(counted(due, single, many, gates), "warn")
        elif due:
            single = self.tr("1 module is due. Nothing waits for it until {1}.")
            many = self.tr("{0} modules are due. Nothing waits for them until {1}.")
            self.due.say(counted(due, single, many, day_text(mine.grace_until)))
        else:
            self.due.clear()

    def show_staff(self, rows: tuple[StaffTraining, ...]) -> None:
        """A row for each profile."""
        self._staff.show_rows(rows)


def _needed_for(row: ModuleRow) -> str:
    return ", ".join(_GATES[g] for g in Gate if g in row.module.gates)
