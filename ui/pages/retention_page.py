"""Retention: the schedule, what is due by it, and what was disposed of or erased."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from ui.models.row_table import RowTable
from ui.models.tick_table import TickTable
from ui.rights_words import ACTS, DATA
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel
from ui.widgets.tables import RowView
from ui.widgets.tick_view import TickView
from vault.domain.retention import DisposalRow, DueList, Pack, Rule
from vault.domain.rights import ErasureRow

_PACKS = (
    ("England, primary school", "england-primary"),
    ("England, secondary school", "england-secondary"),
    ("United States", "united-states"),
)
_DONE = (
    ("look-over", "Safeguarding: look it over …"),
    ("confirm", "Confirm, and dispose …"),
    ("withdraw", "Take it back"),
    ("again", "Certificate as PDF …"),
)


class RetentionPage(Page):
    """`acted` carries the word of the button and the chosen row."""

    acted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.schedule_said, self.due_said = PlainLabel(), PlainLabel()
        self._make_schedule()
        self._make_due()
        self._make_done()
        self.buttons: dict[str, QPushButton] = {}
        self._lay_out()

    def _make_schedule(self) -> None:
        self._rules = RowTable(
            (
                (self.tr("Data"), lambda r: DATA[r.data]),
                (self.tr("Kept for"), lambda r: r.span),
                (self.tr("Then"), lambda r: ACTS[r.act]),
                (self.tr("Source"), lambda r: r.source),
                (self.tr("Of"), lambda r: r.source_date),
                (self.tr("Note"), lambda r: r.note),
            )
        )
        self.rules = RowView(self._rules, self.tr("Schedule"))
        self.pack = QComboBox()
        self.pack.setAccessibleName(self.tr("Starting schedule"))
        for words, key in _PACKS:
            self.pack.addItem(self.tr(words), key)

    def _make_due(self) -> None:
        self.due = TickTable(
            (
                (self.tr("What"), lambda i: i.label),
                (self.tr("Data"), lambda i: DATA[i.data]),
                (self.tr("Time was over on"), lambda i: i.over_on),
                (self.tr("Kept because"), lambda i: i.kept),
                (self.tr("By the rule"), lambda i: i.rule.span),
            ),
            lambda i: str(i.key),
            lambda i: not i.kept,
        )
        self.due_view = TickView(self.due, self.tr("Due"))

    def _make_done(self) -> None:
        self._disposals = RowTable(
            (
                (self.tr("When"), lambda d: d.at),
                (self.tr("State"), lambda d: str(d.state)),
                (self.tr("Proposed by"), lambda d: d.by),
                (self.tr("Confirmed by"), lambda d: d.second),
                (self.tr("Items"), lambda d: len(d.items) or ""),
                (self.tr("Reason"), lambda d: d.reason),
            )
        )
        self.disposals = RowView(self._disposals, self.tr("Batches"))
        self._erasures = RowTable(
            (
                (self.tr("When"), lambda e: e.at),
                (self.tr("Number"), lambda e: e.pupil),
                (self.tr("Asked for by"), lambda e: e.by),
                (self.tr("Confirmed by"), lambda e: e.second or self.tr("one data lead only")),
                (self.tr("Reason"), lambda e: e.reason),
            )
        )
        self.erasures = RowView(self._erasures, self.tr("Erased pupils"))

    def _lay_out(self) -> None:
        self.tabs = QTabWidget()
        adopt = self._button("adopt", self.tr("Take it up as ours"), None)
        change = self._button("change", self.tr("Change the rule …"), self.rules)
        self._tab(self.tr("Schedule"), (self.schedule_said, self.rules), (self.pack, adopt, change))
        propose = self._button("propose", self.tr("Propose what is ticked …"), None)
        everything = self._button("all", self.tr("Tick all"), None)
        self._tab(self.tr("Due"), (self.due_said, self.due_view), (everything, propose))
        done = [self._button(word, self.tr(label), self.disposals) for word, label in _DONE]
        self._tab(self.tr("Disposals"), (self.disposals,), tuple(done))
        again = self._button("certificate", self.tr("Certificate as PDF …"), self.erasures)
        self._tab(self.tr("Erased pupils"), (self.erasures,), (again,))
        layout = self.titled(self.tr("Retention"))
        layout.addWidget(self.tabs, 1)

    def _tab(self, title: str, widgets: tuple[QWidget, ...], row: tuple[QWidget, ...]) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        for widget in widgets:
            column.addWidget(widget, 1 if isinstance(widget, RowView) else 0)
        line = QHBoxLayout()
        for widget in row:
            line.addWidget(widget)
        line.addStretch(1)
        column.addLayout(line)
        self.tabs.addTab(holder, title)

    def _button(self, word: str, label: str, table: RowView | None) -> QPushButton:
        button = QPushButton(label)
        button.clicked.connect(
            lambda: self.acted.emit(word, table.chosen() if table is not None else None)
        )
        self.buttons[word] = button
        return button

    def allow(self, *, may_write: bool, keeps_safeguarding: bool) -> None:
        """Who only reads sees the schedule and what was done."""
        for word in ("adopt", "change", "propose", "all", "confirm", "withdraw"):
            self.buttons[word].setVisible(may_write)
        self.pack.setVisible(may_write)
        self.buttons["look-over"].setVisible(keeps_safeguarding)
        self.tabs.setTabVisible(1, may_write)

    def show_rules(self, rules: tuple[Rule, ...], offered: Pack) -> None:
        """The school's own; while there are none, the starting schedule that fits."""
        self._rules.show_rows(rules or offered.rules)
        self.buttons["change"].setEnabled(bool(rules))
        taken = rules[0].pack if rules else offered.name
        self.pack.setCurrentIndex(max(self.pack.findData(taken), 0))
        self.schedule_said.setText(
            self.tr("This is the school's schedule. Nothing is ever deleted by itself.")
            if rules
            else self.tr(
                "The school has no schedule yet. This one fits where you are: look it through,"
                " take it up, then change what your governors decided otherwise."
            )
        )

    def show_due(self, due: DueList) -> None:
        self.due.show_rows(due.items)
        said = self.tr("{0} things are due today, {1:%d %B %Y}.").format(len(due.items), due.today)
        if due.not_held:
            kinds = ", ".join(DATA[kind].lower() for kind in due.not_held)
            said += self.tr(" Not looked at here: {0}.").format(kinds)
        self.due_said.setText(said)
        if due.jump is not None:
            self.notice.say(
                self.tr(
                    "For {0} days nothing was written down here; perhaps the clock of this computer"
                    " was set forward. Is today really {1:%d %B %Y}? You are asked again before"
                    " anything goes."
                ).format(due.jump.days, due.today),
                "warn",
            )

    def show_disposals(self, rows: tuple[DisposalRow, ...]) -> None:
        self._disposals.show_rows(rows)

    def show_erasures(self, rows: tuple[ErasureRow, ...]) -> None:
        self._erasures.show_rows(rows)
