"""Retention: the schedule, what is due by it, and what was disposed of or erased."""

from collections import ChainMap
from enum import StrEnum

from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from ui.rights.rights_words import ACTS
from ui.widgets.act_row import Act, ActRow
from ui.widgets.late_table import LateTable
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel
from ui.widgets.record_list import RecordList
from ui.widgets.tabs import Tabs
from ui.widgets.tick_table import TickTable
from ui.widgets.tick_view import TickView
from ui.words import counted, within_sentence
from vault.domain.law.shape import Law
from vault.domain.retention import DueList, Pack, Rule

_CHOOSE = "Choose a line in the table first."


class RetentionAct(StrEnum):
    """What can be done with rules, with what is due, and with batches."""

    ADOPT = "adopt"
    CHANGE = "change"
    ALL = "all"
    PROPOSE = "propose"
    LOOK_OVER = "look-over"
    CONFIRM = "confirm"
    WITHDRAW = "withdraw"
    AGAIN = "again"
    CERTIFICATE = "certificate"


class RetentionPage(Page):
    """The school's schedule, what is due by it, and what was disposed of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.schedule_state, self.due_state = PlainLabel(), PlainLabel()
        self.pack = QComboBox()
        self.pack.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.pack.setAccessibleName(self.tr("Model schedule"))
        self.schedule = self._make_schedule()
        self._make_due()
        self.batches, self.erased = self._make_batches(), self._make_erased()
        self._lay_out()

    def _make_schedule(self) -> RecordList:
        records = RecordList(
            self.tr("Schedule"),
            (
                (self.tr("Data"), lambda r: r.data.words),
                (self.tr("Kept for"), lambda r: r.span),
                (self.tr("Then"), lambda r: ACTS[r.act]),
                (self.tr("Source"), lambda r: r.source),
                (self.tr("Of"), lambda r: r.source_date),
                (self.tr("Note"), lambda r: r.note),
            ),
            (
                Act(RetentionAct.ADOPT, self.tr("Adopt this schedule"), for_none=True),
                Act(RetentionAct.CHANGE, self.tr("Change the rule …")),
            ),
            choose=self.tr(_CHOOSE),
            notice=self.notice,
        )
        records.rows[0].insertWidget(0, self.pack)
        QWidget.setTabOrder(records.table, self.pack)
        return records

    def _make_due(self) -> None:
        self.due = TickTable(
            (
                (self.tr("What"), lambda i: i.label),
                (self.tr("Data"), lambda i: i.data.words),
                (self.tr("Time ended on"), lambda i: i.over_on),
                (self.tr("Kept because"), lambda i: i.kept),
                (self.tr("By the rule"), lambda i: i.rule.span),
            ),
            lambda i: str(i.key),
            lambda i: not i.kept,
        )
        self.due_view = LateTable(self.due, self.tr("Due"), kind=TickView)
        self.due_row = ActRow(
            (
                Act(RetentionAct.ALL, self.tr("Tick all")),
                Act(RetentionAct.PROPOSE, self.tr("Propose the ticked records …")),
            )
        )

    def _make_batches(self) -> RecordList:
        return RecordList(
            self.tr("Batches"),
            (
                (self.tr("When"), lambda d: d.at),
                (self.tr("State"), lambda d: str(d.state)),
                (self.tr("Proposed by"), lambda d: d.by),
                (self.tr("Confirmed by"), lambda d: d.second),
                (self.tr("Items"), lambda d: len(d.items) or ""),
                (self.tr("Reason"), lambda d: d.reason),
            ),
            (
                Act(RetentionAct.LOOK_OVER, self.tr("Safeguarding: review …")),
                Act(RetentionAct.CONFIRM, self.tr("Confirm and dispose …")),
                Act(RetentionAct.WITHDRAW, self.tr("Withdraw")),
                Act(RetentionAct.AGAIN, self.tr("Print certificate …")),
            ),
            choose=self.tr(_CHOOSE),
            notice=self.notice,
            is_late=True,
        )

    def _make_erased(self) -> RecordList:
        return RecordList(
            self.tr("Erased pupils"),
            (
                (self.tr("When"), lambda e: e.at),
                (self.tr("Number"), lambda e: e.pupil),
                (self.tr("Asked for by"), lambda e: e.by),
                (self.tr("Confirmed by"), lambda e: e.second or self.tr("one data lead only")),
                (self.tr("Reason"), lambda e: e.reason),
            ),
            (Act(RetentionAct.CERTIFICATE, self.tr("Print certificate …")),),
            choose=self.tr(_CHOOSE),
            notice=self.notice,
            is_late=True,
        )

    def _lay_out(self) -> None:
        self.tabs = Tabs(self.tr("Retention"), self)
        self.titled(self.tr("Retention")).addWidget(self.tabs, 1)
        for title, parts in (
            (self.tr("Schedule"), (self.schedule_state, self.schedule)),
            (self.tr("Due"), (self.due_state, self.due_view, self.due_row)),
            (self.tr("Disposals"), (self.batches,)),
            (self.tr("Erased pupils"), (self.erased,)),
        ):
            column = self.tabs.part(title)
            for part in parts:
                if isinstance(part, ActRow):
                    column.addLayout(part)
                else:
                    column.addWidget(part, 0 if isinstance(part, PlainLabel) else 1)
            # Of what is hidden the rest stays on top.
            column.addStretch(0)

    @property
    def buttons(self) -> dict[str, QPushButton]:
        """Of all the tabs, by their words."""
        lists = (self.schedule, self.batches, self.erased)
        return dict(ChainMap(self.due_row.buttons, *(records.buttons for records in lists)))

    def allow(self, *, may_write: bool, keeps_safeguarding: bool) -> None:
        """Who only reads sees the schedule and what was done."""
        self.schedule.allow(may_write=may_write)
        for word in (RetentionAct.CONFIRM, RetentionAct.WITHDRAW):
            self.batches.offer(word, on=may_write)
        self.pack.setVisible(may_write)
        self.batches.offer(RetentionAct.LOOK_OVER, on=keeps_safeguarding)
        self.tabs.setTabVisible(1, may_write)

    def offer_schedules(self, law: Law) -> None:
        """The starting schedules of the school's own country."""
        self.pack.clear()
        for schedule in dict.fromkeys(law.schedules.values()):
            self.pack.addItem(schedule.title, schedule.pack)

    def show_rules(self, rules: tuple[Rule, ...], offered: Pack) -> None:
        """The school's own; while there are none, the starting schedule that fits."""
        self.schedule.show_rows(rules or offered.rules)
        self.schedule.buttons[RetentionAct.CHANGE].setEnabled(bool(rules))
        taken = rules[0].pack if rules else offered.name
        self.pack.setCurrentIndex(max(self.pack.findData(taken), 0))
        self.schedule_state.setText(
            self.tr("This is the school's schedule. Nothing is ever deleted automatically.")
            if rules
            else self.tr(
                "The school has no schedule yet. This one fits your country: review it, adopt it,"
                " then change what your governors decided differently."
            )
        )

    def show_due(self, due: DueList) -> None:
        """With what cannot be checked here, and a clock that jumped."""
        self.due.show_rows(due.items)
        text = counted(
            len(due.items),
            self.tr("1 record is due today, {1:%d %B %Y}."),
            self.tr("{0} records are due today, {1:%d %B %Y}."),
            due.today,
        )
        if due.not_held:
            kinds = ", ".join(within_sentence(kind.words) for kind in due.not_held)
            text += self.tr(" Not checked here: {0}.").format(kinds)
        self.due_state.setText(text)
        self.due_view.setVisible(bool(due.items))
        for button in self.due_row.buttons.values():
            button.setVisible(bool(due.items))
        if due.jump is not None:
            self.notice.say(
                self.tr(
                    "Nothing was recorded here for {0} days; this computer's clock may be wrong."
                    " Is today really {1:%d %B %Y}? You are asked again before anything is"
                    " disposed of."
                ).format(due.jump.days, due.today),
                "warn",
            )
