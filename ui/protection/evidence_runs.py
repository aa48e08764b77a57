"""Runs of the check for those who want every line: what the last one found, and those before."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.protection.check_words import result_words
from ui.widgets.at_left import beside
from ui.widgets.dates import moment_text
from ui.widgets.late_table import LateTable
from ui.widgets.plain import Quiet
from ui.widgets.row_table import RowTable
from ui.words import tr
from vault.domain.assessments import Assessment, AssessmentRow, CheckItem, Result, Scope

_ORDER = {Result.FAIL: 0, Result.WARN: 1, Result.UNKNOWN: 2, Result.PASS: 3}


class RunsEvidence(QObject):
    """Two parts, `newest` and `before`. `report_wanted` carries the id of the run that is shown,
    `run_wanted` one of the runs before."""

    quick_wanted = Signal()
    report_wanted = Signal(str)
    advisories_wanted = Signal()
    run_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""
        scopes = {Scope.QUICK: tr("quick"), Scope.FULL: tr("full")}
        self._items = RowTable(
            (
                (tr("Result"), lambda i: result_words(i.result)),
                (tr("Check"), lambda i: i.title),
                (tr("What was found"), lambda i: i.found),
                (tr("What to do"), lambda i: i.remedy),
            )
        )
        self._rows = RowTable(
            (
                (tr("When"), lambda r: r.at),
                (tr("By"), lambda r: r.by),
                (tr("Kind"), lambda r: scopes[r.scope]),
                (tr("Good"), lambda r: r.passed),
                (tr("Review"), lambda r: r.warned),
                (tr("Fix"), lambda r: r.failed),
            )
        )
        self.table = LateTable(self._items, tr("Checks"))
        self.trend = LateTable(self._rows, tr("Earlier runs"))
        self.why = Quiet(tr("No check was run here yet."), is_small=True)
        self.quick = QPushButton(tr("Quick check"))
        self.report = QPushButton(tr("Print report …"))
        self.advisories = QPushButton(tr("Update the list of known vulnerabilities …"))
        self.open = QPushButton(tr("Show this run"))
        self.report.setEnabled(False)
        self.open.setEnabled(False)
        self.newest, self.before = QWidget(), QWidget()
        column = QVBoxLayout(self.newest)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.why)
        column.addLayout(beside(self.quick, self.report))
        column.addLayout(beside(self.advisories))
        column = QVBoxLayout(self.before)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.trend, 1)
        column.addLayout(beside(self.open))
        self._connect()

    def _connect(self) -> None:
        self.quick.clicked.connect(self.quick_wanted)
        self.report.clicked.connect(lambda: self.report_wanted.emit(self._shown))
        self.advisories.clicked.connect(self.advisories_wanted)
        self.table.chosen_changed.connect(lambda _: self._explain())
        self.trend.chosen_changed.connect(lambda _: self.open.setEnabled(True))
        self.trend.opened.connect(self.run_wanted)
        self.open.clicked.connect(lambda: self.run_wanted.emit(self.trend.chosen()))

    def allow(self, *, keeps: bool, advisories: bool) -> None:
        """A run that is not kept has no report."""
        self.report.setVisible(keeps)
        self.advisories.setVisible(advisories)

    def show_run(self, run: Assessment, run_id: str = "") -> None:
        """The gravest first. Without `run_id` it was not kept."""
        self._shown = run_id
        self.report.setEnabled(bool(run_id))
        self._items.show_rows(sorted(run.items, key=lambda item: _ORDER[item.result]))
        self.why.setText(
            tr("{0}: {1} good, {2} to review, {3} to fix, {4} not known.").format(
                moment_text(run.at),
                *(run.count(r) for r in (Result.PASS, Result.WARN, Result.FAIL, Result.UNKNOWN)),
            )
        )

    def show_runs(self, rows: tuple[AssessmentRow, ...]) -> None:
        """Newest first."""
        self._rows.show_rows(rows)
        self.open.setEnabled(False)

    def _explain(self) -> None:
        item = self.table.chosen()
        if isinstance(item, CheckItem):
            self.why.setText(tr("Why it matters: {0}").format(item.why))
