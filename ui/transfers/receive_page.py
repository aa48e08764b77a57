"""Receive: a sealed file is chosen or dropped, opened, looked at on both sides, and merged."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.look.tokens import size, space
from ui.transfers.receive_done_view import ReceiveDoneView
from ui.transfers.receive_preview_view import ReceivePreviewView
from ui.widgets.ask_place import ask_file
from ui.widgets.drop_frame import DropFrame
from ui.widgets.flat_stack import FlatStack
from ui.widgets.key_button import KeyButton
from ui.widgets.page import Page
from ui.widgets.password_field import PasswordField
from ui.widgets.plain import PlainLabel, Title
from vault.domain.deciding import Deciding
from vault.domain.transfer import MergePreview, MergeReport


class ReceivePage(Page):
    """A sealed file from its choice to what came of it. `file_chosen` carries a path."""

    file_chosen = Signal(str)
    passphrase_given = Signal(str)
    cards_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = QPushButton(self.tr("Go to Staff cards"))
        self.cards.clicked.connect(self.cards_wanted)
        self.passphrase = PasswordField(self.tr("Passphrase of the file"))
        self.passphrase.line.setPlaceholderText(self.tr("seven words with hyphens between them"))
        self.open = QPushButton(self.tr("Open"))
        self.open.setProperty("main", True)
        self.asked = PlainLabel()
        # The page first: what stands in it already is not dressed twice.
        self.views = FlatStack()
        layout = QVBoxLayout(self)
        self.title = Title(self.tr("Receive from a colleague"))
        self.title.setMinimumHeight(size("control"))
        layout.setSpacing(space("between_controls"))
        layout.addWidget(self.title)
        layout.addWidget(self.notice)
        layout.addWidget(self.cards, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.views, 1)
        self.start = self._make_start()
        self.preview, self.done = ReceivePreviewView(self.views), ReceiveDoneView()
        for view in (self.start, self.preview, self.done):
            self.views.addWidget(view)
        self.open.clicked.connect(self._give)
        self.passphrase.entered.connect(self._give)
        for view in (self.preview, self.done):
            view.other_wanted.connect(self.clear)
        QShortcut(QKeySequence("Ctrl+O"), self).activated.connect(self.ask_which)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.preview.merge.click)
        self.clear()

    def _make_start(self) -> QWidget:
        self.choose = KeyButton(self.tr("Choose a file …"), "Ctrl+O", "folder-open")
        self.choose.clicked.connect(self.ask_which)
        drop = DropFrame(
            self.tr("Drop a sealed file (.tuck) anywhere on this window"),
            self.tr(
                "You see who sent it and what it would change; nothing is saved until you press"
                " Merge."
            ),
            self.choose,
        )
        self.ask = QFrame()
        column = QVBoxLayout(self.ask)
        row = QHBoxLayout()
        row.addWidget(self.passphrase, 1)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.asked)
        column.addLayout(row)
        start = QWidget()
        layout = QVBoxLayout(start)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(drop, 1)
        layout.addWidget(self.ask)
        return start

    def clear(self) -> None:
        """No file is chosen."""
        self.views.setCurrentWidget(self.start)
        self.ask.hide()
        self.passphrase.line.clear()
        self.cards.hide()
        self.notice.clear()

    def ask_which(self) -> None:
        """For a sealed file."""
        kinds = self.tr("Sealed files (*.tuck *.age);;All files (*)")
        name = ask_file(self, self.tr("Receive"), kinds)
        if name:
            self.file_chosen.emit(name)

    def show_reading(self, name: str) -> None:
        """By the file's name."""
        self.clear()
        self.notice.say(self.tr("Reading {0} …").format(name))

    def ask_passphrase(self, name: str) -> None:
        """By the file's name."""
        self.clear()
        self.asked.setText(
            self.tr(
                "{0} opens with a passphrase. The sender tells you by phone or face to face."
            ).format(name)
        )
        self.ask.show()
        self.passphrase.setFocus()

    def show_preview(self, preview: MergePreview, deciding: Deciding) -> None:
        """What would change, with the decisions so far."""
        self.notice.clear()
        self.cards.hide()
        self.passphrase.line.clear()
        self.preview.show_preview(preview, deciding)
        self.views.setCurrentWidget(self.preview)
        self.preview.take_keyboard()

    def show_report(self, report: MergeReport, sender: str, about: str) -> None:
        """What came of it; the receipt is offered."""
        self.notice.clear()
        self.done.show_report(report, sender, about)
        self.views.setCurrentWidget(self.done)
        self.done.receipt.setFocus()

    def show_problem(self, words: str, *, is_about_card: bool = False) -> None:
        """Why it was refused; `is_about_card` when a card has to be taken in or confirmed."""
        self.notice.say(words, "bad")
        self.cards.setVisible(is_about_card)
        if self.ask.isVisibleTo(self):
            self.passphrase.setFocus()

    def _give(self) -> None:
        text = self.passphrase.line.text()
        if text.strip():
            self.passphrase.line.clear()
            self.passphrase_given.emit(text)
