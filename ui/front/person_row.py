"""Who unlocks: the person who was here last, and a way to be somebody else."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.initials_circle import InitialsCircle
from ui.widgets.key_button import KeyButton
from ui.widgets.plain import Quiet, Title
from ui.words import role_words
from vault.domain.profiles import Profile


class PersonRow(QWidget):
    """`other_wanted` when it is somebody else: only then is a list of staff shown."""

    other_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._circle = InitialsCircle()
        self._name, self._role = Title(), Quiet()
        self.other = KeyButton(self.tr("Someone else"), icon="users")
        self.other.clicked.connect(self.other_wanted)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._role)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._circle)
        row.addLayout(words, 1)
        row.addWidget(self.other)

    def show_person(self, profile: Profile) -> None:
        """Circle, name and role."""
        self._circle.show_name(profile.name)
        self._name.setText(profile.name)
        self._role.setText(role_words(profile.role))
