"""A chart in a card, with its title and the table behind it: for screen readers, to be read and to
be saved."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.look.icons import set_icon
from ui.widgets.chart import Sheet
from ui.widgets.plain import Subtitle, plain_tip
from ui.widgets.sheet_view import SheetView

_SIGN_WIDE = 36


class HasTable(Protocol):
    """A chart that can say what it shows."""

    def table(self) -> Sheet:
        """Header and rows."""
        ...


class ChartView(QFrame):
    """`save_wanted` carries the title and the sheet."""

    save_wanted = Signal(str, object)
    print_wanted = Signal()

    sheet: SheetView
    """From when it is first asked for."""

    def __init__(
        self,
        title: str,
        chart: QWidget,
        source: HasTable,
        beside: Sequence[QWidget] = (),
        *,
        in_card: bool = False,
    ) -> None:
        """`beside` stand in the head, at the right of the title. What is `in_card` is no card of
        its own."""
        super().__init__()
        if not in_card:
            self.setObjectName("card")
        self._source = source
        self.title = Subtitle(title)
        self.chart = chart
        self.as_table, self.print_paper, self.save = (QPushButton() for _ in range(3))
        for button, icon, words in (
            (self.as_table, "table-2", self.tr("Show {0} as a table").format(title)),
            (self.print_paper, "printer", self.tr("Print {0}").format(title)),
            (self.save, "download", self.tr("Save {0} as CSV").format(title)),
        ):
            button.setProperty("kind", "ghost")
            button.setFixedWidth(_SIGN_WIDE)
            button.setAccessibleName(words)
            button.setToolTip(plain_tip(words))
            set_icon(button, icon, "text2")
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(self._turn)
        self.save.clicked.connect(self._save)
        self.print_paper.clicked.connect(self.print_wanted)
        self.stack = QStackedWidget()
        self.stack.addWidget(chart)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.title, 1)
        for widget in beside:
            head.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
            head.addSpacing(4)
        for button in (self.as_table, self.print_paper, self.save):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*((0, 0, 0, 0) if in_card else (16, 12, 16, 16)))
        column.addLayout(head)
        column.addWidget(self.stack, 1)

    def allow(self, *, may_print: bool) -> None:
        """Whether what it shows may leave the program."""
        self.print_paper.setVisible(may_print)
        self.save.setVisible(may_print)

    def renew(self) -> None:
        """The chart shows something else."""
        if self.as_table.isChecked():
            self._fill()

    def _turn(self, on: bool) -> None:
        if on and self.stack.count() == 1:
            self.sheet = SheetView(self.title.text(), self.stack)
            self.stack.addWidget(self.sheet)
        if on:
            self._fill()
        self.stack.setCurrentIndex(int(on))

    def _fill(self) -> None:
        self.sheet.show_sheet(self._source.table())

    def _save(self) -> None:
        self.save_wanted.emit(self.title.text(), self._source.table())
