"""New recovery paper: saved first, then read back from the print, before the dialog lets go."""

import random

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from ui.widgets.at_left import at_left
from ui.widgets.form_dialog import FormDialog
from ui.widgets.recovery_entry import RecoveryEntry


class _PaperDialog(FormDialog):
    """`save_wanted` asks for a place; whoever saved it says so with `show_saved`."""

    save_wanted = Signal()

    def __init__(self, title: str, words: str, parent: QWidget, save: str, ok: str) -> None:
        super().__init__(title, words, parent, ok)
        self.setMinimumWidth(560)
        self._is_saved = self._is_warned = False
        self.save = QPushButton(save)
        self.save.setProperty("main", True)
        self.save.clicked.connect(self.save_wanted)
        self.form.addRow(at_left(self.save))
        self.ok.setEnabled(False)

    def show_saved(self, words: str) -> None:
        """Now it can be read back."""
        self._is_saved = True
        self.ok.setEnabled(True)
        self.notice.say(words, "warn")

    def reject(self) -> None:
        """Leaving without the paper takes a second try, and is told what it means."""
        if self._is_saved or self._is_warned:
            super().reject()
            return
        self._is_warned = True
        self.notice.say(
            "The new paper is not saved, and the old one opens nothing any more. If all passwords"
            " were lost now, nobody could ever open this vault. Save it first; or cancel again to"
            " leave without it.",
            "bad",
        )


class NewSheetDialog(_PaperDialog):
    """One sheet for the safe; one group of its code is asked back."""

    def __init__(self, parent: QWidget, groups: tuple[str, ...]) -> None:
        self._groups = groups
        self.asked = random.SystemRandom().randrange(len(groups))
        super().__init__(
            "The new recovery sheet",
            "1. Save the sheet, print it, and put it into the school's safe.\n"
            "2. Delete the file, and destroy the old sheet: it opens nothing any more.\n"
            f"3. Type group {self.asked + 1} of the code from the printed sheet.",
            parent,
            "Save the sheet as PDF …",
            "Done",
        )
        self.group = QLineEdit()
        self.group.setMaximumWidth(160)
        self.add_row(f"Group {self.asked + 1} of the code", self.group)

    def agrees(self) -> bool:
        """Whether the group that was asked for was typed; says so if not."""
        typed = "".join(self.group.text().split()).upper()
        if typed == self._groups[self.asked]:
            return True
        self.show_problem(f"That is not group {self.asked + 1}. Compare it with the printed sheet.")
        return False


class NewSharesDialog(_PaperDialog):
    """A sheet for each person, and the rehearsal: as many as are needed type their words."""

    def __init__(self, parent: QWidget, needed: int, people: int) -> None:
        super().__init__(
            "The new recovery shares",
            f"1. Save the {people} sheets, print them, and give each person one. No two may lie"
            " in one place.\n"
            "2. Delete the files, and destroy the old sheet: it opens nothing any more.\n"
            f"3. Rehearse: {needed} of the {people} people come together, and each types the"
            " words of their share. You see then that it would work.",
            parent,
            f"Save the {people} sheets into a folder …",
            "Try the shares",
        )
        self.entry = RecoveryEntry("Words of one share")
        self.add_row("Rehearsal", self.entry)
        self.entry.refused.connect(self.show_problem)
        self.entry.entered.connect(self.ok.click)
