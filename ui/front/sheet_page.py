"""The recovery sheet after creation: printed, and one group of it read back."""

import random

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.widgets.at_left import beside
from ui.widgets.notice import Notice
from ui.widgets.plain import PlainLabel, Title
from vault.unlock import RecoverySheet


class SheetPage(QWidget):
    """`confirmed` only after the sheet was printed or saved, and the group that is asked for was
    typed."""

    print_wanted = Signal()
    confirmed = Signal()

    def __init__(self, sheet: RecoverySheet) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Recovery sheet"))
        self.sheet = sheet
        self.asked = random.SystemRandom().randrange(len(sheet.groups()))
        self.print = QPushButton(self.tr("Print the sheet …"))
        self.print.setProperty("main", True)
        self.print.clicked.connect(self.print_wanted)
        self.group = QLineEdit()
        self.group.setMaximumWidth(160)
        self.group.setEnabled(False)
        asks = self.tr("Group {0} of the code").format(self.asked + 1)
        self.group.setAccessibleName(asks)
        self.group.setPlaceholderText(asks)
        self.group.returnPressed.connect(self._check)
        self.go = QPushButton(self.tr("Continue"))
        self.go.setEnabled(False)
        self.go.clicked.connect(self._check)
        self.notice = Notice()
        self._lay_out()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.addWidget(Title(self.tr("The recovery sheet")))
        for words in (
            self.tr(
                "If every password is lost, only this sheet opens the vault again. There is no"
                " other way: nobody, not even the makers of Tuckbox, can open it for you."
            ),
            self.tr("1. Print the sheet, and put it in the school's safe."),
            self.tr(
                "2. Without a printer, save it as PDF and print that; then delete the file:"
                " anyone who has it can open the vault."
            ),
            self.tr("3. Type group {0} of the code from the printed sheet.").format(self.asked + 1),
        ):
            layout.addWidget(PlainLabel(words))
        layout.addWidget(self.print, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(beside(self.group, self.go))
        layout.addWidget(self.notice)

    def show_left(self, words: str) -> None:
        """Now the group can be asked for; `words` say how the sheet went out."""
        self.group.setEnabled(True)
        self.go.setEnabled(True)
        self.group.setFocus()
        read_it = self.tr("Type from the paper, so that you know it can be read.")
        self.notice.say(f"{words} {read_it}", "warn")

    def _check(self) -> None:
        typed = "".join(self.group.text().split()).upper()
        if typed == self.sheet.groups()[self.asked]:
            self.confirmed.emit()
            return
        self.notice.say(
            self.tr("That is not group {0}. Compare it with the sheet.").format(self.asked + 1),
            "warn",
        )
        self.group.selectAll()
