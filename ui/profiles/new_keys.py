"""New keys for the whole vault: what it does, and what it cannot do, before it is planned."""

from PySide6.QtWidgets import QCheckBox, QWidget

from ui.widgets.form_dialog import FormDialog
from ui.words import tr
from vault.domain.profiles import Profile

_COPIES = (
    "What it cannot do: anyone who copied the vault or a backup before can still read that copy,"
    " with the keys and password it had then. No program can change that."
)
_THEN = (
    "The vault locks now. Unlock it again with your own password to make the new keys; a bar"
    " shows progress. Until that is done nobody else can open the vault. If the computer stops,"
    " nothing is lost: the next unlock by a data lead continues."
)


class NewKeysDialog(FormDialog):
    """With the profile that leaves, or None."""

    def __init__(self, parent: QWidget, leaver: Profile | None) -> None:
        first = (
            "Every key of the vault is replaced. Old key files cannot open anything entered from"
            " now on, and everyone keeps their own password."
        )
        title, ok = "Give the vault new keys", "Lock, and give new keys"
        if leaver is not None:
            title = f"Remove {leaver.name} and give new keys"
            ok = "Remove, lock, and give new keys"
            first = (
                f"The profile of {leaver.name} ends, and every key of the vault is replaced. Key"
                f" files and passwords that {leaver.name} may have kept cannot open anything"
                f" entered from now on. Everyone else keeps their own password."
            )
        super().__init__(title, f"{first}\n\n{_COPIES}\n\n{_THEN}", parent, ok)
        self.setMinimumWidth(560)
        self.known = QCheckBox(tr("I understand that earlier copies can still be read"))
        self.form.addRow(self.known)
        self.ok.setEnabled(False)
        self.known.toggled.connect(self.ok.setEnabled)
        self.known.setFocus()
