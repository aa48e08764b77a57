"""The strip below a class's table: one decision for every pupil that is marked."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.classes.class_table import short_purpose
from ui.look.icons import set_icon
from ui.widgets.date_field import DateField
from ui.widgets.plain import Quiet, Subtitle
from vault.domain.class_table import ClassLine


class ConsentStrip(QWidget):
    """`decided` carries the purpose, the lines and the new state; the day is in `day`."""

    decided = Signal(str, object, str)

    def __init__(self) -> None:
        super().__init__()
        self._purpose, self._lines = "", list[ClassLine]()
        self.count, self.what = Quiet(), Subtitle()
        self.of_form = Quiet(self.tr("from a signed form of"))
        for label in (self.count, self.what, self.of_form):
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
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.count)
        row.addStretch(1)
        self._parts = (self.what, self.of_form, self.day, self.no, self.yes)
        for part in self._parts:
            row.addWidget(part)
        self.show_chosen("", (), may_write=False)

    def show_chosen(self, purpose: str, lines: Sequence[ClassLine], *, may_write: bool) -> None:
        """Nothing to decide while no cells of one consent are marked."""
        self._purpose, self._lines = purpose, list(lines)
        many = self.tr("1 pupil") if len(lines) == 1 else self.tr("{0} pupils").format(len(lines))
        self.what.setText(f"{short_purpose(purpose)}, {many}" if purpose else "")
        name = f"{short_purpose(purpose)}, {many}"
        self.no.setAccessibleName(self.tr("No: {0}").format(name))
        self.yes.setAccessibleName(self.tr("Yes: {0}").format(name))
        for part in self._parts:
            part.setVisible(bool(purpose and lines) and may_write)

    def _decide(self, state: str) -> None:
        self.decided.emit(self._purpose, self._lines, state)
