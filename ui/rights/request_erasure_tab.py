"""Erasing a pupil, as two people do it: what would go, what speaks against it, and the steps."""

from enum import StrEnum

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.rights.rights_words import counts_words
from ui.widgets.act_row import Act, ActRow
from ui.widgets.plain import PlainLabel, Subtitle
from ui.widgets.scroll_column import ScrollColumn
from vault.domain.rights import Case, ErasurePlan, RequestState


class ErasureAct(StrEnum):
    """The steps of an erasure."""

    ASK = "ask"
    CLEAR = "clear"
    CONFIRM = "confirm"
    WITHDRAW = "withdraw"


class RequestErasureTab(QWidget):
    """What speaks against an erasure, what goes, and what stays elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.plan: ErasurePlan | None = None
        self._may_erase = self._keeps_safeguarding = False
        self.state, self.against = PlainLabel(), PlainLabel()
        self.goes, self.outside = PlainLabel(), PlainLabel()
        self.mentions = PlainLabel()
        self.row = ActRow(
            (
                Act(ErasureAct.ASK, self.tr("1. Ask for the erasure …")),
                Act(ErasureAct.CLEAR, self.tr("Safeguarding: remove our records …")),
                Act(ErasureAct.CONFIRM, self.tr("2. Confirm and erase …"), is_main=True),
                Act(ErasureAct.WITHDRAW, self.tr("Withdraw")),
            )
        )
        self.buttons = self.row.buttons
        scroll = ScrollColumn(self.tr("Erasure"))
        for title, label in (
            (self.tr("Reasons against it"), self.against),
            (self.tr("What would be erased"), self.goes),
            (
                self.tr("Other pupils' records that name this pupil: change these by hand first"),
                self.mentions,
            ),
            (self.tr("Copies that the program cannot reach"), self.outside),
        ):
            scroll.column.addWidget(Subtitle(title))
            scroll.column.addWidget(label)
        scroll.column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.state)
        layout.addWidget(scroll, 1)
        layout.addLayout(self.row)

    def allow(self, *, may_erase: bool, keeps_safeguarding: bool) -> None:
        """What the role may; the steps follow the case."""
        self._may_erase, self._keeps_safeguarding = may_erase, keeps_safeguarding

    def show_plan(self, plan: ErasurePlan) -> None:
        """Rules and holds on top, then counts."""
        self.plan = plan
        lines = [f"•  {o.what}. {o.why}\n    {o.source}".rstrip() for o in plan.obstacles]
        if plan.needs_safeguarding_lead:
            lines.append(self.tr("•  The safeguarding lead must review their records first."))
        self.against.setText("\n".join(lines) or self.tr("None known."))
        self.goes.setText(counts_words(plan.counts))
        named = "\n".join(f"•  {where}" for where in plan.mentions)
        self.mentions.setText(named or self.tr("None found."))
        outside = "\n".join(f"•  {line}" for line in plan.outside)
        self.outside.setText(outside or self.tr("None in the audit trail."))

    def show_state(self, case: Case, *, may_write: bool) -> None:
        """Where the two people stand."""
        asked = case.state is RequestState.ASKED
        if asked:
            words = self.tr(
                "{0} asked for it: “{1}”. A second data lead unlocks the vault, opens this"
                " request and confirms."
            ).format(case.first_by, case.reason)
        elif case.is_open:
            words = self.tr(
                "A whole pupil is erased by two people: one asks, another confirms in a session"
                " of their own. It cannot be undone."
            )
        else:
            words = case.outcome
        self.state.setText(words)
        shown = {
            ErasureAct.ASK: self._may_erase and case.state is RequestState.OPEN,
            ErasureAct.CONFIRM: self._may_erase and asked,
            ErasureAct.CLEAR: self._keeps_safeguarding and case.is_open and case.sealed_on is None,
            ErasureAct.WITHDRAW: may_write and asked,
        }
        for word, button in self.buttons.items():
            button.setVisible(shown[ErasureAct(word)])
