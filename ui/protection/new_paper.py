"""New recovery paper: printed, read back from the print, and only then in force."""

import random

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget

from ui.widgets.at_left import at_left
from ui.widgets.form_dialog import FormDialog
from ui.widgets.recovery_entry import RecoveryEntry
from ui.widgets.typed_fields import SECRET
from ui.words import tr
from vault.domain.messages import sentence
from vault.errors import LastHolderError, TuckboxError


class AskNewPaperDialog(FormDialog):
    """Whether to make it. Where nobody would be left who opens the safeguarding records, they can
    be given up here, in words; that is asked only where it is so."""

    def __init__(self, parent: QWidget, what: str) -> None:
        super().__init__(
            tr("Replace the recovery sheet"),
            tr(
                "You get {0}. The current one opens the vault until the new one is"
                " printed and read back; from then on it no longer works. Have a printer ready."
            ).format(what),
            parent,
            tr("Create"),
        )
        self.gives_up = QCheckBox(tr("The old sheet is lost. Give up the safeguarding records."))
        self.gives_up.hide()
        self.form.addRow(self.gives_up)

    def explain(self, error: TuckboxError) -> bool:
        """Takes the one error on itself that can be answered here."""
        if not isinstance(error, LastHolderError) or self.gives_up.isChecked():
            return False
        self.gives_up.show()
        self.show_problem(
            sentence(error)
            + " "
            + tr(
                "If the old paper is lost and no safeguarding lead is left, nobody can open those"
                " records as it is: then tick that they are given up, and make the new paper."
            )
        )
        return True


class _PaperDialog(FormDialog):
    """`print_wanted` asks for the way out; who let it out says so with `show_left`."""

    print_wanted = Signal()

    def __init__(self, title: str, words: str, parent: QWidget, show: str, ok: str) -> None:
        super().__init__(title, words, parent, ok)
        self.setMinimumWidth(560)
        self.print = QPushButton(show)
        self.print.setProperty("main", True)
        self.print.clicked.connect(self.print_wanted)
        self.form.addRow(at_left(self.print))
        self._is_out = False
        self.ok.setEnabled(False)

    def show_left(self, words: str) -> None:
        """Now it can be read back; `words` say how it went out."""
        self._is_out = True
        self.ok.setEnabled(True)
        self.notice.say(
            f"{words} {tr('Type from the paper, so that you know it can be read.')}", "warn"
        )

    def show_problem(self, words: str) -> None:
        """What is on no paper cannot be read back."""
        super().show_problem(words)
        self.ok.setEnabled(self._is_out)


class NewSheetDialog(_PaperDialog):
    """One sheet for the safe; one group of its code is asked back."""

    def __init__(self, parent: QWidget, groups: tuple[str, ...]) -> None:
        self._groups = groups
        self.asked = random.SystemRandom().randrange(len(groups))
        super().__init__(
            tr("The new recovery sheet"),
            tr(
                "1. Print the sheet.\n"
                "2. Type group {0} of the code from the printed sheet. With that the new"
                " sheet takes the place of the old one, which no longer works.\n"
                "3. Put it into the school's safe, and destroy the old sheet. If you saved a file,"
                " delete it."
            ).format(self.asked + 1),
            parent,
            tr("Print the sheet …"),
            tr("Use the new sheet"),
        )
        self.group = QLineEdit()
        self.group.setProperty(SECRET, True)
        self.group.setMaximumWidth(160)
        self.add_row(tr("Group {0} of the code").format(self.asked + 1), self.group)

    def agrees(self) -> bool:
        """Whether the group that was asked for was typed; says so if not."""
        typed = "".join(self.group.text().split()).upper()
        if typed == self._groups[self.asked]:
            return True
        self.show_problem(
            tr("That is not group {0}. Compare it with the printed sheet.").format(self.asked + 1)
        )
        return False


class NewSharesDialog(_PaperDialog):
    """A sheet for each person, and the rehearsal: as many as are needed type their words."""

    def __init__(self, parent: QWidget, needed: int, people: int) -> None:
        super().__init__(
            tr("The new recovery shares"),
            tr(
                "1. Print the {0} sheets, and give each person one. Keep them in"
                " different places.\n"
                "2. Rehearse: {1} of the {0} people come together, and each types the"
                " words of their share. With that the shares take the place of the old paper,"
                " which no longer works.\n"
                "3. Destroy the old paper. If you saved files, delete them."
            ).format(people, needed),
            parent,
            tr("Print the {0} sheets …").format(people),
            tr("Test the shares and use them"),
        )
        self.entry = RecoveryEntry(tr("Words of one share"))
        self.add_row(tr("Rehearsal"), self.entry)
        self.entry.refused.connect(self.show_problem)
        self.entry.entered.connect(self.ok.click)
