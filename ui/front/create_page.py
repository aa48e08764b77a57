"""Creating a vault: the school, its data lead, a password that holds, and where it goes."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.look.tokens import space
from ui.widgets.at_left import at_left
from ui.widgets.form import Form
from ui.widgets.notice import Notice
from ui.widgets.password_field import PassphraseMaker, PasswordField
from ui.widgets.plain import PlainLabel, Title
from vault.domain.file_names import proposed_name

_WIDE = 720


class CreatePage(QWidget):
    """`folder` is where the vault will stand; it follows the school's name until chosen."""

    create_wanted = Signal()
    back_wanted = Signal()
    place_wanted = Signal()

    def __init__(self, parent_folder: Path) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Create a vault"))
        self._parent = parent_folder
        self.school, self.lead = QLineEdit(), QLineEdit()
        self.password = PasswordField(self.tr("Password"), judged=True)
        self.again = PasswordField(self.tr("Password again"))
        self.place = PlainLabel()
        self.notice = Notice()
        self.create_vault = QPushButton(self.tr("Create the vault"))
        self.create_vault.setProperty("main", True)
        self.create_vault.clicked.connect(self._ask)
        self.again.entered.connect(self._ask)
        self.school.textChanged.connect(self._follow)
        self.lead.textChanged.connect(self._follow)
        self._lay_out()
        self._follow()

    def _lay_out(self) -> None:
        suggest = PassphraseMaker(self.password, self.again)
        suggest.made.connect(self._tell_suggested)
        change = QPushButton(self.tr("Choose another folder …"))
        change.clicked.connect(self.place_wanted)
        back = QPushButton(self.tr("Back"))
        back.clicked.connect(self.back_wanted)
        form = Form()
        for words, field in (
            (self.tr("School"), self.school),
            (self.tr("Your name (you are the data lead)"), self.lead),
            (self.tr("Password, at least 15 characters"), self.password),
        ):
            if isinstance(field, QLineEdit):
                field.setAccessibleName(words)
            form.addRow(words, field)
        form.addRow("", at_left(suggest))
        form.addRow(self.tr("Password again"), self.again)
        form.addRow(self.tr("Save the vault in"), self.place)
        form.addRow("", at_left(change))
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self.create_vault)
        # The button stands at the end of the fields, however wide the window is.
        self.setMaximumWidth(_WIDE)
        layout = QVBoxLayout(self)
        layout.setSpacing(space("between_controls"))
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.addWidget(Title(self.tr("Create a vault")))
        layout.addLayout(form)
        layout.addWidget(self.notice)
        layout.addLayout(row)

    @property
    def folder(self) -> Path:
        """Where the vault will be made."""
        name = "".join(c for c in self.school.text() if c.isalnum() or c in " -").strip()
        return self._parent / proposed_name(f"{name or 'School'}.tuckbox")

    def put_into(self, folder: Path) -> None:
        """A person chose another folder to hold the vault."""
        self._parent = folder
        self._follow()

    def show_busy(self, *, busy: bool) -> None:
        """Nothing can be pressed twice."""
        self.create_vault.setEnabled(not busy)
        if busy:
            self.notice.say(self.tr("Creating the vault …"))

    def _follow(self) -> None:
        self.place.setText(str(self.folder))
        self.password.own_words = [self.school.text(), self.lead.text()]
        self.password.judge()

    def _tell_suggested(self) -> None:
        self.again.line.clear()
        self.notice.say(self.tr("Write it down now and keep it apart from this computer."))

    def _ask(self) -> None:
        if self.password.line.text() != self.again.line.text():
            self.notice.say(self.tr("The two passwords are different. Type them again."), "warn")
            self.again.setFocus()
            return
        self.create_wanted.emit()
