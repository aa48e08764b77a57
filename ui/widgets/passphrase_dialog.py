"""The dialog that shows a passphrase, this once."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from ui.look.fonts import font_to_copy
from ui.widgets.dialog_column import dialog_column
from ui.widgets.plain import PlainLabel


class PassphraseDialog(QDialog):
    """Words that open a file, shown this once."""

    def __init__(self, parent: QWidget, words: str, passphrase: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("The file is sealed"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(560)
        self.words = PlainLabel(passphrase)
        self.words.setFont(font_to_copy())
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setAccessibleName(self.tr("Passphrase"))
        shut = QPushButton(self.tr("I have written it down"))
        shut.setProperty("main", True)
        shut.clicked.connect(self.accept)
        layout = dialog_column(self)
        layout.setSpacing(14)
        layout.addWidget(PlainLabel(words))
        layout.addWidget(self.words)
        layout.addWidget(
            PlainLabel(
                self.tr(
                    "It is shown only once and stored nowhere. Tell them face to face or by"
                    " telephone, not with the file."
                )
            )
        )
        layout.addWidget(shut, 0, Qt.AlignmentFlag.AlignLeft)
