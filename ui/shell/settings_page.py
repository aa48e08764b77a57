"""Settings: one's own, and one's password."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.look.tokens import space
from ui.widgets.at_left import at_left
from ui.widgets.form import Form
from ui.widgets.number_field import NumberField
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.titled_box import TitledBox
from vault.domain.profiles import StickState
from vault.platform.locked_note import MOST_CALL
from vault.platform.machine_policy import machine_policy

_LANGUAGES = (
    ("Same as school", "school"),
    ("English (United Kingdom)", "en-GB"),
    ("English (United States)", "en-US"),
)
_THEMES = (("Same as system", "system"), ("Light", "light"), ("Dark", "dark"))


class SettingsPage(Page):
    """This person's own settings, password and stick."""

    projects = True

    own_changed = Signal()
    call_changed = Signal(str)
    password_wanted = Signal()
    stick_wanted = Signal()
    stick_off_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = QComboBox()
        for words, key in _THEMES:
            self.theme.addItem(self.tr(words), key)
        self.english = QComboBox()
        for words, key in _LANGUAGES:
            self.english.addItem(self.tr(words), key)
        self.minutes = NumberField()
        self.minutes.setRange(1, machine_policy().lock_minutes)
        self.minutes.setSuffix(self.tr(" minutes"))
        self.call = QLineEdit()
        self.call.setMaxLength(MOST_CALL)
        self.call.setPlaceholderText(self.tr("A number, shown while this computer is locked"))
        self.call.editingFinished.connect(lambda: self.call_changed.emit(self.call.text()))
        self.password = QPushButton(self.tr("Change my password …"))
        self.password.clicked.connect(self.password_wanted)
        self.stick_state = PlainLabel()
        self.stick = QPushButton(self.tr("Make a key file …"))
        self.stick.clicked.connect(self.stick_wanted)
        self.stick_off = QPushButton(self.tr("Unlock with the password alone …"))
        self.stick_off.clicked.connect(self.stick_off_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        self.own = self._group(
            self.tr("This program"),
            (
                (self.tr("Colours"), self.theme),
                (self.tr("Language"), self.english),
                (self.tr("Lock after"), self.minutes),
                (self.tr("If found, call"), self.call),
            ),
        )
        self.secret = self._group(self.tr("My password"), (), self.password)
        self.beside = TitledBox(self.tr("My USB stick"))
        box = QVBoxLayout(self.beside)
        for widget in (self.stick_state, at_left(self.stick), at_left(self.stick_off)):
            box.addWidget(widget)
        scroll = ScrollColumn(self.tr("Settings"))
        scroll.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        scroll.column.setSpacing(space("between_cards"))
        for group in (self.own, self.secret, self.beside):
            scroll.column.addWidget(group)
        if machine_policy().is_set:
            scroll.column.addWidget(PlainLabel(self._policy_words()))
        layout = self.titled(self.tr("Settings"))
        layout.addWidget(scroll, 1)

    def _policy_words(self) -> str:
        """What this computer's policy sets, for who wonders why something is not there."""
        if machine_policy().trouble:
            return self.tr(
                "This computer’s policy is not understood, so nothing may leave Tuckbox by a"
                " printer or in a file. Tell your technician."
            )
        return self.tr(
            "Your school’s technician has set how long this computer may wait before it locks,"
            " where vaults go and what may leave Tuckbox."
        )

    def show_stick(self, state: StickState) -> None:
        """Whether this person opens the vault with a stick, and what a data lead wishes."""
        if state.has:
            words = self.tr(
                "You unlock with your password and a USB stick. Take the USB stick out once it is"
                " open, and keep it away from the computer."
            )
        else:
            words = self.tr(
                "You unlock with your password alone. With a USB stick as well, a password that"
                " someone saw or guessed is not enough."
            )
        if state.is_asked_for:
            words += " " + self.tr("Your data lead asks you to use a USB stick.")
        self.stick_state.setText(words)
        self.stick.setText(
            self.tr("Make a new key file …") if state.has else self.tr("Use a USB stick as well …")
        )
        self.stick_off.setVisible(state.has and not state.is_asked_for)

    def show_own(self, theme: str, english: str, minutes: int, call: str) -> None:
        """As they are kept; from now on a change is told."""
        self.call.setText(call)
        self.theme.setCurrentIndex(max(self.theme.findData(theme), 0))
        self.english.setCurrentIndex(max(self.english.findData(english), 0))
        self.minutes.setValue(minutes)
        self.theme.currentIndexChanged.connect(lambda _: self.own_changed.emit())
        self.english.currentIndexChanged.connect(lambda _: self.own_changed.emit())
        self.minutes.valueChanged.connect(lambda _: self.own_changed.emit())

    @staticmethod
    def _group(
        title: str, rows: tuple[tuple[str, QWidget], ...], button: QPushButton | None = None
    ) -> TitledBox:
        group = TitledBox(title)
        form = Form(group)
        for words, field in rows:
            field.setAccessibleName(words)
            form.addRow(words, field)
        if button is not None:
            form.addRow(at_left(button))
        return group
