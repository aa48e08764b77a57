"""A chart in a card, with its title and the table behind it: for screen readers, to be read and to
be saved."""

from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.look.icons import set_icon
from ui.widgets.plain import Subtitle, plain_tip

Sheet = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]
"""Header and rows."""


class HasTable(Protocol):
    """A chart that can say what it shows."""

    def table(self) -> Sheet:
        """Header and rows."""
        ...


class ChartView(QFrame):
    """`save_wanted` carries the title and the sheet."""

    save_wanted = Signal(str, object)

    def __init__(self, title: str, chart: QWidget, source: HasTable) -> None:
        super().__init__()
        self.setObjectName("card")
        self._source = source
        self.title = Subtitle(title)
        self.chart, self.sheet = chart, QTableWidget()
        self.sheet.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.sheet.setAccessibleName(title)
        self.as_table, self.save = QPushButton(), QPushButton()
        for button, icon, words in (
            (self.as_table, "table-2", self.tr("Show {0} as a table").format(title)),
            (self.save, "download", self.tr("Save {0} as CSV").format(title)),
        ):
            button.setProperty("kind", "ghost")
            button.setAccessibleName(words)
            button.setToolTip(plain_tip(words))
            set_icon(button, icon, "text2")
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(self._turn)
        self.save.clicked.connect(self._save)
        self.stack = QStackedWidget()
        self.stack.addWidget(chart)
        self.stack.addWidget(self.sheet)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.as_table)
        head.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.addLayout(head)
        column.addWidget(self.stack, 1)

    def renew(self) -> None:
        """The chart shows something else."""
        if self.as_table.isChecked():
            self._fill()

    def _turn(self, on: bool) -> None:
        if on:
            self._fill()
        self.stack.setCurrentIndex(int(on))

    def _fill(self) -> None:
        header, rows = self._source.table()
        self.sheet.setColumnCount(len(header))
        self.sheet.setRowCount(len(rows))
        self.sheet.setHorizontalHeaderLabels(list(header))
        self.sheet.verticalHeader().hide()
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                self.sheet.setItem(number, column, QTableWidgetItem(cell))
        self.sheet.resizeColumnsToContents()

    def _save(self) -> None:
        self.save_wanted.emit(self.title.text(), self._source.table())
