"""The first window on a new machine: create a vault, open one, or look round the demo."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.widgets.plain import PlainLabel
from vault.domain.secrets import Password
from vault.unlock import judge_password, suggest_passphrase

_WORDS = ("very weak", "weak", "fair", "good", "strong")


class FirstRunPage(QWidget):
    create_wanted = Signal(str, str, str)
    open_wanted = Signal()
    demo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.school, self.lead, self.password = QLineEdit(), QLineEdit(), QLineEdit()
        self.meter = PlainLabel()
        self.said = PlainLabel()
        suggest = QPushButton(self.tr("Make a passphrase for me"))
        suggest.clicked.connect(lambda: self.password.setText(suggest_passphrase()))
        self.create_vault = QPushButton(self.tr("Create the vault"))
        self.create_vault.clicked.connect(self._ask)
        other = QPushButton(self.tr("Open a vault …"))
        other.clicked.connect(self.open_wanted)
        demo = QPushButton(self.tr("Look round a demo school"))
        demo.clicked.connect(self.demo_wanted)
        self.password.textChanged.connect(self._judge)
        form = QFormLayout()
        for words, edit in (
            (self.tr("School"), self.school),
            (self.tr("Your name (data lead)"), self.lead),
            (self.tr("Password, at least 15 characters"), self.password),
        ):
            edit.setAccessibleName(words)
            form.addRow(words, edit)
        form.addRow("", self.meter)
        form.addRow("", suggest)
        form.addRow("", self.create_vault)
        layout = QVBoxLayout(self)
        layout.addWidget(PlainLabel(self.tr("Welcome to Tuckbox"), size=20))
        layout.addLayout(form)
        layout.addWidget(self.said)
        layout.addWidget(other)
        layout.addWidget(demo)
        layout.addStretch(1)

    def show_said(self, words: str) -> None:
        self.said.setText(words)

    def _judge(self, text: str) -> None:
        found = judge_password(Password.typed(text), [self.school.text(), self.lead.text()])
        reason = f": {found.reason}" if found.reason else ""
        self.meter.setText(f"{_WORDS[found.score]}{reason}")

    def _ask(self) -> None:
        self.create_wanted.emit(self.school.text(), self.lead.text(), self.password.text())
