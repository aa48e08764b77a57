"""Opening a vault: which one, who, and with what password."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.front.person_row import PersonRow
from ui.look.icons import set_icon
from ui.widgets.at_left import beside, in_middle
from ui.widgets.key_button import KeyButton
from ui.widgets.key_file_row import KeyFileRow
from ui.widgets.notice import Notice
from ui.widgets.password_field import PasswordField
from ui.widgets.plain import Subtitle
from ui.widgets.progress import show_share
from ui.words import profile_choices
from vault.domain.profiles import Profile

_WIDE = 400
_STEPS = 2
"""Of an unlock without pictures; a bar that stands at half of it would tell nothing."""


class UnlockPage(QWidget):
    """`unlock_wanted` carries the profile's id; the password is taken from the field."""

    unlock_wanted = Signal(str)
    vault_chosen = Signal(str)
    other_wanted = Signal()
    recover_wanted = Signal()
    restore_wanted = Signal()
    stick_wanted = Signal(str)
    key_file_chosen = Signal(str, str)

    def __init__(
        self,
        vault: Path,
        profiles: tuple[Profile, ...],
        recent: list[Path],
        note: str = "",
        with_stick: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__()
        self._with_stick = with_stick
        self.setWindowTitle(self.tr("Unlock"))
        self._labels: dict[QWidget, Subtitle] = {}
        self._profiles: list[Profile] = []
        self.vaults, self.who = QComboBox(), QComboBox()
        self._fill(vault, recent, profiles)
        self.stick = KeyFileRow(self.tr("This profile also needs its USB stick."))
        self.stick.look_wanted.connect(lambda: self.stick_wanted.emit(self.who.currentData()))
        self.stick.chosen.connect(
            lambda name: self.key_file_chosen.emit(self.who.currentData(), name)
        )
        self.password = PasswordField(self.tr("Password"))
        self.password.entered.connect(self._ask)
        self.go = KeyButton(self.tr("Unlock"), self.tr("Enter"), icon="lock-open", bare=True)
        set_icon(self.go, "lock-open", "onAccent")
        self.go.setProperty("main", True)
        self.go.clicked.connect(self._ask)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setMaximumHeight(8)
        self.busy.hide()
        self.notice = Notice()
        self._left = 0
        self._countdown = QTimer(self)
        self._countdown.setInterval(1000)
        # A coarse timer may be early, and then the vault is not yet ready for the next try.
        self._countdown.setTimerType(Qt.TimerType.PreciseTimer)
        self._countdown.timeout.connect(self._count)
        self.person = PersonRow()
        self.person.other_wanted.connect(self._list_staff)
        self._lay_out(note)
        self.person.hide()

    def _fill(self, vault: Path, recent: list[Path], profiles: tuple[Profile, ...]) -> None:
        self.vaults.setAccessibleName(self.tr("Vault"))
        for folder in [vault, *(path for path in recent if path != vault)]:
            self.vaults.addItem(folder.stem, str(folder))
            last = self.vaults.count() - 1
            self.vaults.setItemData(last, str(folder), Qt.ItemDataRole.AccessibleDescriptionRole)
        self.vaults.activated.connect(lambda row: self.vault_chosen.emit(self.vaults.itemData(row)))
        self.who.setAccessibleName(self.tr("Profile"))
        for profile, words in profile_choices(profiles):
            self.who.addItem(words, profile.id)
            self._profiles.append(profile)

    def _lay_out(self, note: str) -> None:
        column = QWidget()
        column.setFixedWidth(_WIDE)
        layout = QVBoxLayout(column)
        layout.setSpacing(8)
        layout.addWidget(self.person)
        layout.addSpacing(16)
        for words, field in (
            (self.tr("Vault"), self.vaults),
            (self.tr("Profile"), self.who),
            (self.tr("USB stick"), self.stick),
            (self.tr("Password"), self.password),
        ):
            self._labels[field] = Subtitle(words)
            layout.addWidget(self._labels[field])
            layout.addWidget(field)
            layout.addSpacing(8)
        last = QHBoxLayout()
        last.addWidget(_link(self.tr("Forgotten your password?"), self.recover_wanted))
        last.addStretch(1)
        last.addWidget(self.go)
        layout.addLayout(last)
        layout.addWidget(self.busy)
        if note:
            hint = Notice()
            hint.say(note)
            layout.addWidget(hint)
        layout.addWidget(self.notice)
        layout.addSpacing(24)
        other = _link(self.tr("Open another vault …"), self.other_wanted)
        layout.addLayout(beside(other, _link(self.tr("Restore a backup …"), self.restore_wanted)))
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(in_middle(column))
        outer.addStretch(2)
        self.who.currentIndexChanged.connect(lambda _: self._fit())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Whether this person needs a stick is said before the password is asked for."""
        is_needed = self.who.currentData() in self._with_stick
        self._offer(self.stick, offered=is_needed)
        if is_needed:
            self.stick.begin()
        else:
            self.stick.end()

    def _offer(self, field: QWidget, *, offered: bool) -> None:
        field.setVisible(offered)
        self._labels[field].setVisible(offered)

    def _list_staff(self) -> None:
        """Somebody else: only now does the page say who works here."""
        self.person.hide()
        self._offer(self.who, offered=True)
        self.who.setFocus()

    def show_stick(self, profile: str, path: Path | None) -> None:
        """What lies on the sticks that are plugged in, as far as it is this person's."""
        if profile == self.who.currentData():
            self.stick.show_key_file(path)

    def choose(self, profile: str) -> None:
        """Put this profile in front."""
        place = self.who.findData(profile)
        if place >= 0:
            self.who.setCurrentIndex(place)
            self.person.show_person(self._profiles[place])
            self.person.show()
            self._offer(self.who, offered=False)

    def show_busy(self) -> None:
        """Nothing can be pressed until the answer comes."""
        self.go.setEnabled(False)
        self.busy.show()
        self.notice.say(self.tr("Unlocking …"))

    def show_rekeying(self, done: int, total: int) -> None:
        """New keys are being given, as was planned; how far, once the pictures go over."""
        if total > _STEPS:
            show_share(self.busy, done, total)
        else:
            self.busy.setRange(0, 0)
        self.notice.say(
            self.tr(
                "Giving the vault new keys … Leave the computer on. If it stops, nothing is lost:"
                " the next unlock by a data lead continues."
            )
        )

    def show_problem(self, words: str, wait: int = 0) -> None:
        """`wait` seconds pass before the next try."""
        self.busy.hide()
        self.go.setEnabled(wait == 0)
        self._left = wait
        if wait:
            self._countdown.start()
        self.notice.say(words, "bad")
        self.password.setFocus()

    def _count(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._countdown.stop()
            self.go.setEnabled(True)
            self.go.say(self.tr("Unlock"))
        else:
            self.go.say(self.tr("Unlock (in {0} s)").format(self._left))

    def _ask(self) -> None:
        if self.go.isEnabled():
            self.unlock_wanted.emit(self.who.currentData())


def _link(words: str, wanted: SignalInstance) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("kind", "link")
    button.clicked.connect(wanted)
    return button
