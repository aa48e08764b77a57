"""New keys for the whole vault: what it does, and what it cannot do, before it is planned."""

from PySide6.QtWidgets import QCheckBox, QWidget

from ui.widgets.form_dialog import FormDialog
from vault.domain.profiles import Profile

_COPIES = (
    "What it cannot do: whoever copied the vault or a backup before can read that copy for ever,"
    " with the keys and the password it had then. No program can change that."
)
_THEN = (
    "The vault locks itself now. Unlock it again with your own password: the new keys are given"
    " then, with a bar that shows how far it is. Until that is done nobody else can open the vault."
    " If the computer goes off in the middle, nothing is lost: the next unlock by a data lead goes"
    " on with it."
)


class NewKeysDialog(FormDialog):
    """With the profile that leaves, or None."""

    def __init__(self, parent: QWidget, leaver: Profile | None) -> None:
        first = (
            "Every key of the vault is made anew. Old key files open nothing that is entered from"
            " now on, and everybody keeps their own password."
        )
        title, ok = "Give the vault new keys", "Lock, and give new keys"
        if leaver is not None:
            title = f"Remove {leaver.name} and give new keys"
            ok = "Remove, lock, and give new keys"
            first = (
                f"The profile of {leaver.name} ends, and every key of the vault is made anew. Key"
                f" files and passwords that {leaver.name} may have kept open nothing that is"
                " entered from now on. Everybody else keeps their own password."
            )
        super().__init__(title, f"{first}\n\n{_COPIES}\n\n{_THEN}", parent, ok)
        self.setMinimumWidth(560)
        self.known = QCheckBox("I know that copies taken before stay readable")
        self.form.addRow(self.known)
        self.ok.setEnabled(False)
        self.known.toggled.connect(self.ok.setEnabled)
        self.known.setFocus()
