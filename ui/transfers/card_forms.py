"""Dialogs on staff cards: comparing the eight words, pasting a card, the square in large."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QPlainTextEdit, QWidget

from ui.transfers.eight_words import EightWords
from ui.transfers.square import SquareView
from ui.widgets.form_dialog import FormDialog
from vault.domain.cards import StaffCard

_LARGE = 6


class ConfirmDialog(FormDialog):
    """Only whoever says that all eight were the same can confirm."""

    def __init__(self, parent: QWidget, card: StaffCard) -> None:
        super().__init__(
            "Compare the eight words",
            f"Speak to {card.name} in person or on the telephone. Ask them to read out the eight"
            " words of their own card. These are the words of the card that is here:",
            parent,
            "Confirm the card",
        )
        self.words = EightWords(card.words)
        self.same = QCheckBox("All eight words were read aloud and are the same")
        self.form.addRow(self.words)
        self.form.addRow(self.same)
        self.ok.setEnabled(False)
        self.same.toggled.connect(self.ok.setEnabled)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText("Not now")
        self.notice.say(
            "If one word differs, do not confirm: the card is not theirs, or was changed on its"
            " way. Withdraw it, and ask for it again.",
            "warn",
        )
        self.same.setFocus()


class PasteCardDialog(FormDialog):
    """What a QR scanner read."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            "Add a card from its square",
            "Scan the square on the card with a scanner or a camera that works without the"
            " internet, and paste the text it gives.",
            parent,
            "Add the card",
        )
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(120)
        self.add_row("Text of the square", self.text)
        self.text.setFocus()


class SquareDialog(FormDialog):
    """One's own square, large enough to be scanned from the screen."""

    def __init__(self, parent: QWidget, rows: Sequence[Sequence[bool]]) -> None:
        super().__init__("My card as a square", "", parent)
        self.square = SquareView("QR code of my card", _LARGE)
        self.square.show_rows(rows)
        self.form.addRow(self.square)
        self.ok.hide()
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText("Close")


class ExportIdentityDialog(FormDialog):
    """What an identity file is, before it is written."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            "Export my age identity",
            "The identity is your secret key for sealed files. With it, and the free program"
            " 'age', files that were sealed for you open without Tuckbox and without your"
            " password. So does anybody else who gets hold of the file.\n\n"
            "You need it only if you must open a sealed file where Tuckbox is not there. Keep it"
            " on a stick of its own, apart from the files it opens, and delete it when it has"
            " done its work.",
            parent,
            "Choose where to save it …",
        )
        self.known = QCheckBox("I know that this file opens what is sealed for me")
        self.form.addRow(self.known)
        self.ok.setEnabled(False)
        self.known.toggled.connect(self.ok.setEnabled)
        self.known.setFocus()


class WithdrawDialog(FormDialog):
    """What withdrawing means, before it is done."""

    def __init__(self, parent: QWidget, card: StaffCard) -> None:
        super().__init__(
            f"Withdraw the card of {card.name}",
            "Nothing can be sent to this card any more, and no file from it is taken. Files that"
            f" were sent to it before stay readable to {card.name}. This cannot be undone; the"
            " card can only be added anew and compared again.",
            parent,
            "Withdraw",
        )
