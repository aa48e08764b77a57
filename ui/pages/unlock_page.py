"""Opening a vault: who, and with what password."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.plain import PlainLabel
from vault.domain.profiles import Profile


class UnlockPage(QWidget):
    unlock_wanted = Signal(str, str)

    def __init__(self, title: str, profiles: tuple[Profile, ...], note: str = "") -> None:
        super().__init__()
        self.who = QComboBox()
        self.who.setAccessibleName(self.tr("Profile"))
        for profile in profiles:
            self.who.addItem(f"{profile.name} ({profile.role.value})", profile.id)
        self.password = QLineEdit()
        self.password.setAccessibleName(self.tr("Password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.returnPressed.connect(self._ask)
        self.reveal = QCheckBox(self.tr("Show password"))
        self.reveal.toggled.connect(self._reveal)
        self.go = QPushButton(self.tr("Unlock"))
        self.go.clicked.connect(self._ask)
        self.said = PlainLabel()
        form = QFormLayout()
        form.addRow(self.tr("Profile"), self.who)
        form.addRow(self.tr("Password"), self.password)
        form.addRow("", self.reveal)
        form.addRow("", self.go)
        layout = QVBoxLayout(self)
        layout.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(PlainLabel(title, size=20))
        layout.addLayout(form)
        layout.addWidget(PlainLabel(note))
        layout.addWidget(self.said)

    def choose(self, profile: str) -> None:
        place = self.who.findData(profile)
        if place >= 0:
            self.who.setCurrentIndex(place)

    def show_busy(self) -> None:
        self.go.setEnabled(False)
        self.said.setText(self.tr("Unlocking …"))

    def show_problem(self, words: str) -> None:
        self.go.setEnabled(True)
        self.said.setText(words)
        self.password.selectAll()
        self.password.setFocus()

    def _ask(self) -> None:
        text = self.password.text()
        self.password.clear()
        self.unlock_wanted.emit(self.who.currentData(), text)

    def _reveal(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.password.setEchoMode(mode)
