"""Staff and roles: who may open this vault as what, and the matrix of who may see what."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from ui.models.row_table import RowTable
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel
from ui.widgets.tables import RowView
from ui.words import right_words, role_words
from vault.domain.access import Role
from vault.domain.ids import ProfileId
from vault.domain.matrix import matrix_rows
from vault.domain.profiles import Profile, StickState

_ACTS = (
    ("add", "Add a profile …"),
    ("change", "Change …"),
    ("reset", "New password …"),
    ("stick", "USB stick …"),
    ("suspend", "Suspend"),
    ("resume", "End the suspension"),
)
_KEYS = (
    ("remove", "Remove …"),
    ("remove-rekey", "Remove and give new keys …"),
    ("rekey", "Give the vault new keys …"),
    ("grant", "Hand on the safeguarding key …"),
)
_FOR_ALL = frozenset({"add", "rekey"})
"""What needs no profile chosen."""


class ProfilesPage(Page):
    """`acted` carries the word of the button and the chosen profile (None for 'add', 'rekey')."""

    acted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._class_names: dict[str, str] = {}
        self.sticks: dict[ProfileId, StickState] = {}
        self._profiles = RowTable(
            (
                (self.tr("Name"), lambda p: p.name),
                (self.tr("Role"), lambda p: role_words(p.role)),
                (self.tr("Own classes"), self._classes),
                (self.tr("Last day"), lambda p: p.until),
                (self.tr("USB stick"), self._stick),
                (self.tr("State"), lambda p: "suspended" if p.suspended else "may open"),
            )
        )
        self.table = RowView(self._profiles, self.tr("Profiles"))
        self.buttons = {word: QPushButton(self.tr(title)) for word, title in _ACTS + _KEYS}
        self.buttons["add"].setProperty("main", True)
        for word, button in self.buttons.items():
            button.clicked.connect(lambda _=False, said=word: self._act(said))
        self.table.opened.connect(lambda profile: self._act("change", profile))
        matrix = RowTable(
            (
                (self.tr("What"), lambda row: right_words(row[0])),
                *((role_words(role), _cell_of(role)) for role in Role),
            )
        )
        matrix.show_rows(matrix_rows())
        self.matrix = RowView(matrix, self.tr("Who may see and do what"))
        self._lay_out()

    def _lay_out(self) -> None:
        staff = QWidget()
        box = QVBoxLayout(staff)
        box.addWidget(self.table, 1)
        for acts in (_ACTS, _KEYS):
            row = QHBoxLayout()
            for word, _ in acts:
                row.addWidget(self.buttons[word])
            row.addStretch(1)
            box.addLayout(row)
        rights = QWidget()
        column = QVBoxLayout(rights)
        column.addWidget(
            PlainLabel(
                self.tr(
                    "This one table decides what the program and its database let each role read"
                    " and write. Teachers, assistants and cover teachers see their own classes"
                    " only."
                )
            )
        )
        column.addWidget(self.matrix, 1)
        self.tabs = QTabWidget()
        self.tabs.addTab(staff, self.tr("Staff"))
        self.tabs.addTab(rights, self.tr("Who may see what"))
        layout = self.titled(self.tr("Staff and roles"))
        layout.addWidget(self.tabs, 1)

    def show_profiles(self, profiles: tuple[Profile, ...]) -> None:
        self._profiles.show_rows(profiles)

    def show_sticks(self, sticks: dict[ProfileId, StickState]) -> None:
        self.sticks = sticks
        self.table.viewport().update()

    def _stick(self, profile: Profile) -> str:
        state = self.sticks.get(profile.id)
        if state is None:
            return ""
        if state.has:
            return self.tr("needed")
        return self.tr("asked for") if state.is_asked_for else self.tr("none")

    def show_class_names(self, names: dict[str, str]) -> None:
        self._class_names = names
        self.table.viewport().update()

    def allow(self, words: frozenset[str]) -> None:
        """Only these buttons are offered."""
        for word, button in self.buttons.items():
            button.setVisible(word in words)

    def _classes(self, profile: Profile) -> str:
        if not self._class_names and profile.classes:
            # An auditor reads no class; how many there are is all that can be said.
            count = len(profile.classes)
            return self.tr("1 class") if count == 1 else self.tr("{0} classes").format(count)
        return ", ".join(sorted(self._class_names.get(c, "?") for c in profile.classes))

    def _act(self, word: str, profile: object | None = None) -> None:
        if not self.buttons[word].isVisibleTo(self):
            return
        chosen = profile if profile is not None else self.table.chosen()
        if word in _FOR_ALL or chosen is not None:
            self.acted.emit(word, chosen)
        else:
            self.notice.say(self.tr("Choose a profile in the table first."))


def _cell_of(role: Role) -> Callable[[tuple[str, dict[Role, str]]], str]:
    return lambda row: row[1][role]
