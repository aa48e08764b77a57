"""Security check: run it, what it found, what was found before, and the report."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QTabWidget, QVBoxLayout, QWidget

from ui.protection.check_words import RESULTS
from ui.widgets.at_left import beside
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel
from ui.widgets.row_table import RowTable
from ui.widgets.tables import RowView
from vault.domain.assessments import Assessment, AssessmentRow, CheckItem, Result, Scope

_SCOPES = {Scope.QUICK: "quick", Scope.FULL: "thorough"}
_ORDER = {Result.FAIL: 0, Result.WARN: 1, Result.UNKNOWN: 2, Result.PASS: 3}


class CheckPage(Page):
    """`run_wanted` carries the scope; `page_wanted` where the chosen check is mended."""

    run_wanted = Signal(object)
    page_wanted = Signal(str)
    report_wanted = Signal(str)
    advisories_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._newest = ""
        self._items = RowTable(
            (
                (self.tr("Result"), lambda i: RESULTS[i.result]),
                (self.tr("Check"), lambda i: i.title),
                (self.tr("What was found"), lambda i: i.found),
                (self.tr("What to do"), lambda i: i.remedy),
            )
        )
        self._rows = RowTable(
            (
                (self.tr("When"), lambda r: r.at),
                (self.tr("By"), lambda r: r.by),
                (self.tr("Kind"), lambda r: _SCOPES[r.scope]),
                (self.tr("Good"), lambda r: r.passed),
                (self.tr("Look at"), lambda r: r.warned),
                (self.tr("Mend"), lambda r: r.failed),
            )
        )
        self.table = RowView(self._items, self.tr("Checks"))
        self.trend = RowView(self._rows, self.tr("Runs before"))
        self.why = PlainLabel()
        self.full = QPushButton(self.tr("Run the thorough check"))
        self.full.setProperty("main", True)
        self.quick = QPushButton(self.tr("Run the quick check"))
        self.mend = QPushButton(self.tr("Go where it is mended"))
        self.report = QPushButton(self.tr("Report for governors …"))
        self.advisories = QPushButton(self.tr("Bring in known weaknesses …"))
        self.mend.setEnabled(False)
        self.report.setEnabled(False)
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        self.full.clicked.connect(lambda: self.run_wanted.emit(Scope.FULL))
        self.quick.clicked.connect(lambda: self.run_wanted.emit(Scope.QUICK))
        self.mend.clicked.connect(self._go)
        self.table.opened.connect(lambda _: self._go())
        self.report.clicked.connect(lambda: self.report_wanted.emit(self._newest))
        self.advisories.clicked.connect(self.advisories_wanted)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._explain())

    def _lay_out(self) -> None:
        found = QWidget()
        column = QVBoxLayout(found)
        column.addWidget(self.table, 1)
        column.addWidget(self.why)
        self.tabs = QTabWidget()
        self.tabs.addTab(found, self.tr("What was found"))
        self.tabs.addTab(self.trend, self.tr("Before"))
        layout = self.titled(self.tr("Security check"))
        layout.addWidget(self.tabs, 1)
        layout.addLayout(beside(self.full, self.quick, self.mend, self.report, self.advisories))

    def allow(self, *, keeps: bool, advisories: bool) -> None:
        """A technician's run is not kept, so there is nothing to report or compare."""
        self.report.setVisible(keeps)
        self.tabs.setTabVisible(1, keeps)
        self.advisories.setVisible(advisories)

    def show_assessment(self, said: Assessment) -> None:
        """The gravest first."""
        self._items.show_rows(sorted(said.items, key=lambda item: _ORDER[item.result]))
        self.why.setText(
            self.tr("{0}: {1} good, {2} to look at, {3} to mend, {4} not known.").format(
                f"{said.at.astimezone():%d/%m/%Y %H:%M}",
                *(said.count(r) for r in (Result.PASS, Result.WARN, Result.FAIL, Result.UNKNOWN)),
            )
        )
        self.tabs.setCurrentIndex(0)

    def show_runs(self, rows: tuple[AssessmentRow, ...]) -> None:
        self._rows.show_rows(rows)
        self._newest = rows[0].id if rows else ""
        self.report.setEnabled(bool(rows))

    def show_busy(self, *, busy: bool) -> None:
        for button in (self.full, self.quick):
            button.setEnabled(not busy)

    def _chosen(self) -> CheckItem | None:
        row = self.table.chosen()
        return row if isinstance(row, CheckItem) else None

    def _explain(self) -> None:
        item = self._chosen()
        if item is not None:
            self.why.setText(self.tr("Why it matters: {0}").format(item.why))
        self.mend.setEnabled(item is not None and bool(item.page))

    def _go(self) -> None:
        item = self._chosen()
        if item is not None and item.page:
            self.page_wanted.emit(item.page)
