"""A USB stick beside the password: making its key file, switching it off, asking for one."""

from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.ask_place import ask_unused_file
from ui.widgets.at_left import at_left
from ui.widgets.form_dialog import FormDialog
from ui.widgets.password_field import PasswordField
from ui.widgets.plain import PlainLabel
from ui.words import tr
from vault.domain.profiles import Profile, StickState
from vault.errors import InvalidValueError

_SUFFIX = ".tuckkey"


class KeyFileDialog(FormDialog):
    """Where the new key file goes, and the password once more."""

    def __init__(self, parent: QWidget, name: str, has_key_file: bool) -> None:
        words = (
            "A small file is written to a USB stick. From then on you unlock with your password"
            " and this USB stick together, and with neither alone.\n\n"
            "Keep the USB stick away from the computer, and keep no copy of the file on the"
            " computer. If the USB stick is lost, only the recovery sheet opens your profile"
            " again: check that it is in the safe."
        )
        if has_key_file:
            words = (
                "A new key file is written to a USB stick. The old one no longer works, wherever"
                " it is.\n\nIf the USB stick is lost, only the recovery sheet opens your"
                " profile again."
            )
        super().__init__(
            tr("Make a new key file") if has_key_file else tr("Use a USB stick as well"),
            words,
            parent,
            tr("Create"),
        )
        self.setMinimumWidth(560)
        self._name = "".join(c if c.isalnum() else "-" for c in name) or "my"
        self.place: Path | None = None
        self.shown = PlainLabel(self.tr("No place is chosen yet."))
        self.choose = QPushButton(self.tr("Choose the USB stick …"))
        self.choose.clicked.connect(self._choose)
        self.password = PasswordField(tr("Current password"))
        self.add_row(tr("Place"), self.shown)
        self.form.addRow("", at_left(self.choose))
        self.add_row(tr("Current password"), self.password)

    def wanted(self) -> Path:
        """InvalidValueError while none is chosen."""
        if self.place is None:
            raise InvalidValueError(field="place", reason="choose the USB stick first")
        return self.place

    def put_into(self, path: Path) -> None:
        """This place, with the ending of key files."""
        is_named = path.suffix.lower() == _SUFFIX
        self.place = path if is_named else path.with_name(path.name + _SUFFIX)
        self.shown.setText(str(self.place))

    def _choose(self) -> None:
        title, kinds = self.tr("A USB stick for the key file"), self.tr("Key files (*.tuckkey)")
        name = ask_unused_file(self, title, self._name + _SUFFIX, kinds)
        if name:
            self.put_into(Path(name))


class StickOffDialog(FormDialog):
    """The password once more."""

    def __init__(self, parent: QWidget) -> None:
        words = (
            "You then unlock with the password alone, and the key file on the USB stick no longer"
            " works."
        )
        super().__init__(
            tr("Unlock with the password alone"), words, parent, tr("Stop using the USB stick")
        )
        self.setMinimumWidth(520)
        self.password = PasswordField(tr("Current password"))
        self.add_row(tr("Current password"), self.password)


class AskStickDialog(FormDialog):
    """A data lead's wish about somebody's profile."""

    def __init__(self, parent: QWidget, profile: Profile, state: StickState) -> None:
        name = profile.name
        has = f"{name} unlocks with a USB stick and the password."
        has_not = f"{name} unlocks with the password alone."
        if state.is_asked_for:
            more = "You ask for a USB stick with this profile. If you stop asking, its owner"
            " decides."
        else:
            more = (
                "If you ask for a USB stick, the program reminds its owner at each unlock until"
                " there is one, and it cannot be switched off again."
            )
        super().__init__(
            tr("USB stick of {0}").format(name),
            f"{has if state.has else has_not}\n\n{more}",
            parent,
            tr("Stop asking for it") if state.is_asked_for else tr("Ask for a USB stick"),
        )
        self.setMinimumWidth(520)
