"""All passwords are lost: the printed code, or shares of it, give a profile a new one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.form import Form
from ui.widgets.notice import Notice
from ui.widgets.password_field import PasswordField
from ui.widgets.plain import PlainLabel, Title
from ui.widgets.recovery_entry import RecoveryEntry
from ui.words import profile_choices
from vault.domain.profiles import Profile


class RecoverPage(QWidget):
    """Opens a vault with the recovery sheet, whole or in shares, and sets a new password.
    `recover_wanted` carries the id of the profile."""

    recover_wanted = Signal(str)
    back_wanted = Signal()

    def __init__(self, profiles: tuple[Profile, ...]) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Recover"))
        self.who = QComboBox()
        self.who.setAccessibleName(self.tr("Profile"))
        for profile, words in profile_choices(profiles):
            self.who.addItem(words, profile.id)
        self.code = RecoveryEntry(self.tr("Code of the recovery sheet, or a share"))
        self.password = PasswordField(self.tr("New password"), judged=True)
        self.go = QPushButton(self.tr("Set a new password"))
        self.go.setProperty("main", True)
        self.go.clicked.connect(lambda: self.recover_wanted.emit(self.who.currentData()))
        self.notice = Notice()
        self.code.refused.connect(lambda words: self.notice.say(words, "bad"))
        self.code.entered.connect(self.password.setFocus)
        back = QPushButton(self.tr("Back"))
        back.clicked.connect(self.back_wanted)
        form = Form()
        form.addRow(self.tr("Profile"), self.who)
        form.addRow(self.tr("Code or shares"), self.code)
        form.addRow(self.tr("New password, at least 15 characters"), self.password)
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self.go)
        layout = QVBoxLayout(self)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.addWidget(Title(self.tr("Open with the recovery sheet")))
        layout.addWidget(
            PlainLabel(
                self.tr(
                    "Type the code from the printed sheet. If the code was given out in shares,"
                    " each person types their own words in turn. The profile gets new keys and a"
                    " new password, and this is recorded in the audit trail."
                )
            )
        )
        layout.addLayout(form)
        layout.addWidget(self.notice)
        layout.addLayout(row)
