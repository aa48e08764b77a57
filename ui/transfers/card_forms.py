"""Dialogs on staff cards: comparing the eight words, pasting a card, the square in large."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QPlainTextEdit, QWidget

from ui.transfers.eight_words import EightWords
from ui.transfers.square import SquareView
from ui.widgets.form_dialog import FormDialog
from ui.words import tr
from vault.domain.cards import StaffCard

_LARGE = 6


class ConfirmDialog(FormDialog):
    """Only who says that all eight were the same can confirm."""

    def __init__(self, parent: QWidget, card: StaffCard) -> None:
        super().__init__(
            tr("Compare the eight words"),
            tr(
                "Speak to {0} in person or on the telephone. Ask them to read out the eight words"
                " of their own card. These are the words of the card that is here:"
            ).format(card.name),
            parent,
            tr("Confirm the card"),
        )
        self.words = EightWords(card.words)
        self.same = QCheckBox(tr("All eight words were read aloud and are the same"))
        self.form.addRow(self.words)
        self.form.addRow(self.same)
        self.ok.setEnabled(False)
        self.same.toggled.connect(self.ok.setEnabled)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Not now"))
        self.notice.say(
            tr(
                "If one word differs, do not confirm: the card is not theirs, or was changed on its"
                " way. Withdraw it, and ask for it again."
            ),
            "warn",
        )
        self.same.setFocus()


class PasteCardDialog(FormDialog):
    """What a QR scanner read."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            tr("Add a card from its QR code"),
            tr(
                "Scan the QR code on the card with a scanner or a camera that works without the"
                " internet, and paste the text it gives."
            ),
            parent,
            tr("Add the card"),
        )
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(120)
        self.add_row(tr("Text of the QR code"), self.text)
        self.text.setFocus()


class SquareDialog(FormDialog):
    """One's own square, large enough to be scanned from the screen."""

    def __init__(self, parent: QWidget, rows: Sequence[Sequence[bool]]) -> None:
        super().__init__(tr("My card as a QR code"), "", parent)
        self.square = SquareView("QR code of my card", _LARGE)
        self.square.show_rows(rows)
        self.form.addRow(self.square)
        self.ok.hide()
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Close"))


class ExportIdentityDialog(FormDialog):
    """What an identity file is, before it is written."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            tr("Export my age identity"),
            tr(
                "The identity is your secret key for sealed files. With it, and the free program"
                " 'age', files that were sealed for you open without Tuckbox and without your"
                " password. So can anyone else who gets the file.\n\n"
                "You need it only if you must open a sealed file where Tuckbox is not there. Keep"
                " it"
                " on a separate USB stick, away from the files it opens, and delete it when you no"
                " longer need it."
            ),
            parent,
            tr("Choose where to save it …"),
        )
        self.known = QCheckBox(tr("I understand that this file opens what is sealed for me"))
        self.form.addRow(self.known)
        self.ok.setEnabled(False)
        self.known.toggled.connect(self.ok.setEnabled)
        self.known.setFocus()


class WithdrawDialog(FormDialog):
    """What withdrawing means, before it is done."""

    def __init__(self, parent: QWidget, card: StaffCard) -> None:
        super().__init__(
            tr("Withdraw the card of {0}").format(card.name),
            tr(
                "No files can be sent to this card or received from it any more. Files sent to it"
                " before can still be read by {0}. This cannot be undone; the card can only be"
                " added again and compared again."
            ).format(card.name),
            parent,
            tr("Withdraw"),
        )
