"""The third depth: evidence for a technician, folded away until it is asked for."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ui.look.fonts import font
from ui.look.icons import set_icon
from ui.protection.evidence_runs import RunsEvidence
from ui.protection.summary_card import rule
from ui.widgets.late_table import LateTable
from ui.widgets.plain import PlainLabel, Quiet
from ui.widgets.row_table import RowTable
from ui.words import tr
from vault.domain.act_words import act_words
from vault.domain.audit import AuditEntry, Check

_TABLE_HIGH, _FIELD = 260, 260


class Evidence(QWidget):
    """`opened` the first time that it folds open: until then nothing is read. `trail_wanted` when
    the trail is turned to."""

    opened = Signal()
    verify_wanted = Signal()
    guards_wanted = Signal()
    trail_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._was_opened = False
        self.fold = QPushButton(" " + tr("Evidence for a technician"))
        self.fold.setProperty("kind", "fold")
        self.fold.setFont(font("small", strong=True))
        self.fold.clicked.connect(self._turn_over)
        self.inner = QWidget()
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(4)
        self._facts.setColumnStretch(1, 1)
        self.runs = RunsEvidence()
        self._make_tables()
        self._lay_out()
        self.turn(is_open=False)

    def _make_tables(self) -> None:
        columns = (
            (tr("Check"), lambda c: c.name),
            (tr("Result"), lambda c: tr("✓ pass") if c.ok else tr("✗ FAIL")),
            (tr("What was found"), lambda c: c.detail),
        )
        self._guards, self._checks = RowTable(columns), RowTable(columns)
        self._trail = RowTable(
            (
                (tr("Number"), lambda e: e.number),
                (tr("When"), lambda e: e.time),
                (tr("Who"), lambda e: e.profile),
                (tr("Did"), lambda e: act_words(e.kind)),
                (tr("Outcome"), lambda e: e.outcome),
                (tr("Record"), lambda e: e.record[:8]),
            )
        )
        self.again = QPushButton(tr("Try again"))
        self.again.setAccessibleName(tr("Try the network guards again"))
        self.again.clicked.connect(self.guards_wanted)
        self.held = QLineEdit()
        self.held.setPlaceholderText(tr("Entry on paper (may stay empty)"))
        self.held.setAccessibleName(tr("Newest entry that you hold on paper"))
        self.held.setMaxLength(100)
        self.held.setMinimumWidth(_FIELD)
        self.verify = QPushButton(tr("Verify now"))
        self.verify.setAccessibleName(tr("Verify files and audit trail now"))
        self.verify.clicked.connect(self.verify_wanted)

    def _lay_out(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("Evidence"))
        self.tabs.setDocumentMode(True)
        self.tabs.setMinimumHeight(_TABLE_HIGH)
        self.tabs.addTab(self.runs.newest, tr("Checks"))
        self.tabs.addTab(self.runs.before, tr("Earlier runs"))
        self.computer = _page(
            LateTable(self._guards, tr("Network guards")),
            tr("Asked just now for a connection, the operating system has to refuse."),
            self.again,
        )
        self.tabs.addTab(self.computer, tr("This computer"))
        self.files = _page(
            LateTable(self._checks, tr("Checks of the vault")),
            tr(
                "Reads every page of the files and every entry of the trail. The newest entry of a"
                " custody statement or a printed page, for example #4217 9f3a1c22, tells an older"
                " copy of the whole folder as well."
            ),
            self.held,
            self.verify,
        )
        self.tabs.addTab(self.files, tr("Files and trail"))
        self.trail_tab = _page(LateTable(self._trail, tr("Audit trail")), "")
        self.tabs.addTab(self.trail_tab, tr("Audit trail"))
        self.tabs.currentChanged.connect(self._turned)
        column = QVBoxLayout(self.inner)
        column.setContentsMargins(24, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._facts)
        column.addWidget(self.tabs)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(rule())
        top = QHBoxLayout()
        top.addWidget(self.fold)
        top.addStretch(1)
        outer.addLayout(top)
        outer.addWidget(self.inner)

    def allow(self, *, checks: bool, keeps: bool, verifies: bool, trail: bool) -> None:
        """What the role may not do or see is not there. A technician's run is not kept: there is
        nothing to compare it with."""
        self.tabs.setTabVisible(self.tabs.indexOf(self.runs.newest), checks)
        self.tabs.setTabVisible(self.tabs.indexOf(self.runs.before), checks and keeps)
        self.tabs.setTabVisible(self.tabs.indexOf(self.files), verifies)
        self.tabs.setTabVisible(self.tabs.indexOf(self.trail_tab), trail)
        if not checks:
            self.tabs.setCurrentWidget(self.computer)

    def turn(self, *, is_open: bool) -> None:
        """Fold it open or away."""
        self.inner.setVisible(is_open)
        set_icon(self.fold, "chevron-down" if is_open else "chevron-right", "text2")
        state = tr("open") if is_open else tr("folded")
        self.fold.setAccessibleName(f"{tr('Evidence for a technician')}, {state}")
        if is_open and not self._was_opened:
            self._was_opened = True
            self.opened.emit()

    def _turn_over(self) -> None:
        self.turn(is_open=self.inner.isHidden())

    def show_part(self, part: QWidget) -> None:
        """Fold open at one of its tabs."""
        self.turn(is_open=True)
        self.tabs.setCurrentWidget(part)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Pairs of what and how it is here."""
        while self._facts.count():
            item = self._facts.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, (what, text) in enumerate(facts):
            name, value = Quiet(what, is_small=True), PlainLabel(text)
            name.setWordWrap(False)
            value.setFont(font("small"))
            self._facts.addWidget(name, row, 0)
            self._facts.addWidget(value, row, 1)

    def show_guards(self, checks: tuple[Check, ...]) -> None:
        """What protects this process, by the guards that are up."""
        self._guards.show_rows(checks)

    def show_checks(self, checks: tuple[Check, ...]) -> None:
        """What going through the whole vault found, in front of everything else."""
        self._checks.show_rows(checks)
        self.show_part(self.files)

    def show_trail(self, entries: tuple[AuditEntry, ...]) -> None:
        """Newest entry first."""
        self._trail.show_rows(entries)

    def _turned(self, place: int) -> None:
        if self.tabs.widget(place) is self.trail_tab:
            self.trail_wanted.emit()


def _page(view: QWidget, words: str, *below: QWidget) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 8, 0, 0)
    if words:
        layout.addWidget(Quiet(words, is_small=True))
    layout.addWidget(view, 1)
    row = QHBoxLayout()
    for widget in below:
        row.addWidget(widget)
    row.addStretch(1)
    layout.addLayout(row)
    return page
