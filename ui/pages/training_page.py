"""Training: one's own modules and how they stand; for who looks after it, everybody's."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from ui.models.row_table import RowTable
from ui.widgets.notice import Notice
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel
from ui.widgets.tables import RowView
from ui.words import role_words
from vault.domain.training import Gate, ModuleRow, MyTraining, StaffTraining, Standing

_STANDING = {
    Standing.PASSED: "passed",
    Standing.EXPIRES_SOON: "passed, but due again soon",
    Standing.EXPIRED: "over: to be done again",
    Standing.DUE: "not done yet",
}
_GATES = {Gate.EXPORT: "sending and printing", Gate.ADMINISTRATION: "administration"}


class TrainingPage(Page):
    """`module_wanted` carries a module's id; `remove_wanted` too."""

    module_wanted = Signal(str)
    practice_wanted = Signal()
    add_wanted = Signal()
    remove_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mine = RowTable(
            (
                (self.tr("Module"), lambda r: r.module.title),
                (self.tr("State"), lambda r: _STANDING[r.standing]),
                (self.tr("Counts until"), lambda r: r.passed and r.passed.expires_on),
                (self.tr("Minutes"), lambda r: r.module.minutes),
                (self.tr("Needed for"), _needed_for),
                (self.tr("From"), lambda r: "the school" if r.module.is_own else "Tuckbox"),
            )
        )
        self._staff = RowTable(
            (
                (self.tr("Name"), lambda s: s.name),
                (self.tr("Role"), lambda s: role_words(s.role)),
                (self.tr("Done"), lambda s: f"{s.done} of {s.done + len(s.due)}"),
                (self.tr("Next one over on"), lambda s: s.next_expiry),
                (self.tr("Still due"), lambda s: ", ".join(s.due) or "nothing"),
            )
        )
        self.table = RowView(self._mine, self.tr("My modules"))
        self.staff = RowView(self._staff, self.tr("Training of the staff"))
        self.due = Notice(closes=False)
        self.read = QPushButton(self.tr("Read and answer"))
        self.read.setProperty("main", True)
        self.practice = QPushButton(self.tr("Open the practice vault …"))
        self.add = QPushButton(self.tr("Add a module of the school …"))
        self.remove = QPushButton(self.tr("Take this module away"))
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        self.table.opened.connect(lambda row: self.module_wanted.emit(row.module.id))
        self.read.clicked.connect(self._read)
        self.practice.clicked.connect(self.practice_wanted)
        self.add.clicked.connect(self.add_wanted)
        self.remove.clicked.connect(self._remove)

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
        box.addWidget(self.table, 1)
        row = QHBoxLayout()
        for button in (self.read, self.practice, self.add, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        box.addLayout(row)
        self.tabs = QTabWidget()
        self.tabs.addTab(mine, self.tr("My training"))
        self.tabs.addTab(self.staff, self.tr("Everybody"))
        layout = QVBoxLayout(self)
        layout.addWidget(PlainLabel(self.tr("Training"), size=16))
        layout.addWidget(self.due)
        layout.addWidget(self.notice)
        layout.addWidget(self.tabs, 1)

    def allow(self, *, staff: bool, modules: bool) -> None:
        """Whether everybody's training is shown, and modules may be added."""
        self.tabs.setTabVisible(1, staff)
        self.add.setVisible(modules)
        self.remove.setVisible(modules)

    def show_mine(self, mine: MyTraining) -> None:
        self._mine.show_rows(mine.rows)
        due = sum(1 for r in mine.rows if r.standing in (Standing.DUE, Standing.EXPIRED))
        if mine.waiting:
            gates = " and ".join(_GATES[g] for g in mine.waiting)
            words = self.tr("{0} modules are due, and {1} wait for the ones marked so.")
            self.due.say(words.format(due, gates), "warn")
        elif due:
            words = self.tr("{0} modules are due. Nothing waits for them until {1}.")
            self.due.say(words.format(due, f"{mine.grace_until:%d/%m/%Y}"))
        else:
            self.due.clear()

    def show_staff(self, rows: tuple[StaffTraining, ...]) -> None:
        self._staff.show_rows(rows)

    def _chosen(self) -> ModuleRow | None:
        row = self.table.chosen()
        return row if isinstance(row, ModuleRow) else None

    def _read(self) -> None:
        row = self._chosen()
        if row is None:
            self.notice.say(self.tr("Choose a module in the table first."))
        else:
            self.module_wanted.emit(row.module.id)

    def _remove(self) -> None:
        row = self._chosen()
        if row is None or not row.module.is_own:
            self.notice.say(self.tr("Choose a module that the school added."))
        else:
            self.remove_wanted.emit(row.module.id)


def _needed_for(row: ModuleRow) -> str:
    return ", ".join(_GATES[g] for g in Gate if g in row.module.gates)
