"""The guards that are up here, tried live; the files; the last check; the audit trail."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QTabWidget, QVBoxLayout, QWidget

from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel, Title
from ui.widgets.row_table import RowTable
from ui.widgets.tables import RowView
from vault.domain.act_words import act_words
from vault.domain.audit import AuditEntry, Check
from vault.domain.vault_facts import VaultFacts


class SecurityPage(Page):
    verify_wanted = Signal()
    guards_wanted = Signal()
    trail_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        columns = (
            (self.tr("Check"), lambda c: c.name),
            (self.tr("Result"), lambda c: "✓ pass" if c.ok else "✗ FAIL"),
            (self.tr("What was found"), lambda c: c.detail),
        )
        self._guards, self._checks = RowTable(columns), RowTable(columns)
        self._facts = RowTable(
            ((self.tr("What"), lambda f: f[0]), (self.tr("Here"), lambda f: f[1]))
        )
        self._trail = RowTable(
            (
                (self.tr("Number"), lambda e: e.number),
                (self.tr("When"), lambda e: e.time),
                (self.tr("Who"), lambda e: e.profile),
                (self.tr("Did"), lambda e: act_words(e.kind)),
                (self.tr("Outcome"), lambda e: e.outcome),
                (self.tr("Record"), lambda e: e.record[:8]),
            )
        )
        self.last = PlainLabel()
        self._make_tabs()
        layout = QVBoxLayout(self)
        layout.addWidget(Title(self.tr("Protection on this computer")))
        layout.addWidget(self.last)
        layout.addWidget(self.notice)
        layout.addWidget(self.tabs, 1)

    def _make_tabs(self) -> None:
        self.again = QPushButton(self.tr("Try the network guards again"))
        self.again.clicked.connect(self.guards_wanted)
        self.held = QLineEdit()
        self.held.setPlaceholderText(self.tr("Entry on paper (may stay empty)"))
        self.held.setAccessibleName(self.tr("Newest entry that you hold on paper"))
        self.held.setMaxLength(100)
        self.held.setMinimumWidth(260)
        self.verify = QPushButton(self.tr("Check files and audit trail now"))
        self.verify.setProperty("main", True)
        self.verify.clicked.connect(self.verify_wanted)
        self.tabs = QTabWidget()
        self.tabs.addTab(
            _page(
                RowView(self._guards, self.tr("Network guards")),
                self.tr(
                    "Tuckbox has no network part. Here it asks the operating system for a"
                    " connection, to see that it is refused."
                ),
                self.again,
            ),
            self.tr("Network"),
        )
        self.tabs.addTab(
            _page(
                RowView(self._checks, self.tr("Checks of the vault")),
                self.tr(
                    "Reads every page of the files and every entry of the trail, and says whether"
                    " anything was changed from outside. Press the button below. Best of all, type"
                    " in the newest entry of a custody statement or a printed page, for example"
                    " #4217 9f3a1c22: it also tells an older copy of the whole folder."
                ),
                self.held,
                self.verify,
            ),
            self.tr("Files and trail"),
        )
        self.tabs.addTab(
            _page(RowView(self._facts, self.tr("What protects this vault")), ""),
            self.tr("This vault"),
        )
        self.trail_tab = _page(RowView(self._trail, self.tr("Audit trail")), "")
        self.tabs.addTab(self.trail_tab, self.tr("Audit trail"))
        self.tabs.currentChanged.connect(self._turned)

    def show_guards(self, checks: tuple[Check, ...]) -> None:
        self._guards.show_rows(checks)

    def show_checks(self, checks: tuple[Check, ...]) -> None:
        self._checks.show_rows(checks)
        self.tabs.setCurrentIndex(1)

    def show_facts(self, facts: VaultFacts) -> None:
        verified = _when(facts.verified_at, self.tr("never yet"))
        self.last.setText(self.tr("Last check of the vault: {0}").format(verified))
        sheet = _when(facts.recovery_tested_at, self.tr("not since it was made"))
        rows = [
            (self.tr("Folder"), facts.folder),
            *((name, _size(size)) for name, size in facts.files),
            (self.tr("Encryption"), f"SQLCipher {facts.engine}, AES-256, a key for each file"),
            (self.tr("A guess at your password costs"), facts.password_key),
            (self.tr("Entries in the audit trail"), _entries(facts)),
            (self.tr("Recovery sheet last tested"), sheet),
        ]
        self._facts.show_rows(rows)

    def show_trail(self, entries: tuple[AuditEntry, ...]) -> None:
        self._trail.show_rows(entries)

    def _turned(self, place: int) -> None:
        if self.tabs.widget(place) is self.trail_tab:
            self.trail_wanted.emit()


def _entries(facts: VaultFacts) -> str:
    return str(facts.entries) if facts.entries is not None else "not for a technician to see"


def _page(view: QWidget, words: str, *below: QWidget) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    if words:
        layout.addWidget(PlainLabel(words))
    layout.addWidget(view, 1)
    row = QHBoxLayout()
    for one in below:
        row.addWidget(one)
    row.addStretch(1)
    layout.addLayout(row)
    return page


def _when(value: datetime | None, never: str) -> str:
    return f"{value.astimezone():%d/%m/%Y %H:%M}" if value is not None else never


def _size(number: int) -> str:
    return f"{number / 1_000_000:.1f} MB" if number >= 100_000 else f"{number / 1000:.1f} kB"
