"""The guards that are up here, tried live, and whether the vault is whole."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.models.row_table import RowTable
from ui.widgets.plain import PlainLabel
from ui.widgets.tables import RowView
from vault.domain.audit import Check


class SecurityPage(QWidget):
    verify_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checks = RowTable(
            (
                (self.tr("Check"), lambda c: c.name),
                (self.tr("Result"), lambda c: "pass" if c.ok else "FAIL"),
                (self.tr("What was found"), lambda c: c.detail),
            )
        )
        self.verify = QPushButton(self.tr("Check files and audit trail now"))
        self.verify.clicked.connect(self.verify_wanted)
        self.said = PlainLabel()
        layout = QVBoxLayout(self)
        layout.addWidget(PlainLabel(self.tr("Protection on this machine"), size=16))
        layout.addWidget(RowView(self._checks, self.tr("Security checks")), 1)
        layout.addWidget(self.verify)
        layout.addWidget(self.said)

    def show_checks(self, checks: tuple[Check, ...]) -> None:
        self._checks.show_rows(checks)

    def show_said(self, words: str) -> None:
        self.said.setText(words)
