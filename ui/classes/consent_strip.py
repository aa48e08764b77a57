"""The strip below a class's table: one decision for every pupil that is marked, and a yes for all
who were not asked yet."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.classes.class_table import short_purpose
from ui.look.icons import set_icon
from ui.widgets.date_field import DateField
from ui.widgets.flow import Flow
from ui.widgets.plain import Quiet, Subtitle, plain_tip
from vault.domain.class_table import ASKED_IN_CLASS, ClassLine


class ConsentStrip(QWidget):
    """`decided` carries the purpose, the lines and the new state; the day is in `day`. A button
    with a purpose's name never changes an answer that was given."""

    decided = Signal(str, object, str)

    def __init__(self) -> None:
        super().__init__()
        self._purpose, self._lines, self._may_write = "", list[ClassLine](), False
        self._unasked: dict[str, list[ClassLine]] = {}
        self.count, self.what = Quiet(), Subtitle()
        self.of_form = Quiet(self.tr("from a signed form of"))
        self.all_yes = Quiet(self.tr("Yes for all not asked yet:"))
        for label in (self.count, self.what, self.of_form, self.all_yes):
            label.setWordWrap(False)
        self.day = DateField(self.tr("Date of the signed form"))
        self.day.setFixedWidth(120)
        self.day.show_value(date.today())
        self.no, self.yes = QPushButton(self.tr(" No")), QPushButton(self.tr(" Yes"))
        set_icon(self.no, "x")
        set_icon(self.yes, "check", "onAccent")
        self.yes.setProperty("main", True)
        for button, state in ((self.no, "refused"), (self.yes, "given")):
            button.clicked.connect(lambda _=False, state=state: self._decide(state))
        self.quick = {purpose: self._button(purpose) for purpose in ASKED_IN_CLASS}
        self.unasked = QWidget()
        flow = Flow(self.all_yes, *self.quick.values())
        flow.setContentsMargins(0, 0, 0, 0)
        self.unasked.setLayout(flow)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.count)
        row.addWidget(self.unasked, 1)
        row.addStretch(0)
        self._parts = (self.what, self.no, self.yes)
        for part in (self.what, self.of_form, self.day, self.no, self.yes):
            row.addWidget(part)
        self.show_chosen("", (), may_write=False)

    def _button(self, purpose: str) -> QPushButton:
        button = QPushButton(self.tr("{0} ({1})").format(short_purpose(purpose), 99))
        # None moves under the pointer once one of them is done: the second press of a double
        # click would be a yes for another purpose.
        button.setMinimumWidth(button.sizeHint().width())
        button.clicked.connect(lambda: self._decide_unasked(purpose))
        return button

    def _decide_unasked(self, purpose: str) -> None:
        # Once: those who were asked by it stand here until the table is read anew.
        self.quick[purpose].setEnabled(False)
        self.decided.emit(purpose, list(self._unasked[purpose]), "given")

    def show_unasked(self, lines: Sequence[ClassLine]) -> None:
        """Of those in sight, who was not asked for what."""
        self._unasked = {p: [line for line in lines if not line.state(p)] for p in self.quick}
        for purpose, button in self.quick.items():
            many, name = len(self._unasked[purpose]), short_purpose(purpose)
            button.setText(self.tr("{0} ({1})").format(name, many) if many else name)
            words = self._many(many)
            label = self.tr("{0}: yes for {1} not asked yet").format(name, words)
            button.setAccessibleName(label)
            button.setToolTip(plain_tip(label))
            button.setEnabled(many > 0)
        self._fit()

    def show_chosen(self, purpose: str, lines: Sequence[ClassLine], *, may_write: bool) -> None:
        """Nothing to decide while no cells of one consent are marked."""
        self._purpose, self._lines, self._may_write = purpose, list(lines), may_write
        many = self._many(len(lines))
        name = f"{short_purpose(purpose)}, {many}"
        self.what.setText(name if purpose else "")
        self.no.setAccessibleName(self.tr("No: {0}").format(name))
        self.yes.setAccessibleName(self.tr("Yes: {0}").format(name))
        self._fit()

    def _fit(self) -> None:
        is_chosen = bool(self._purpose and self._lines) and self._may_write
        is_open = not is_chosen and any(self._unasked.values()) and self._may_write
        for part in self._parts:
            part.setVisible(is_chosen)
        self.unasked.setVisible(is_open)
        for widget in (self.of_form, self.day):
            widget.setVisible(is_chosen or is_open)

    def _many(self, many: int) -> str:
        return self.tr("1 pupil") if many == 1 else self.tr("{0} pupils").format(many)

    def _decide(self, state: str) -> None:
        self.decided.emit(self._purpose, self._lines, state)
