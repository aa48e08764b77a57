"""Staff cards: one's own to hand out, and those of colleagues."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QGroupBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.models.row_table import RowTable
from ui.widgets.ask_place import ask_file, ask_new_file
from ui.widgets.eight_words import EightWords
from ui.widgets.empty import EmptyHint
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel
from ui.widgets.square import SquareView
from ui.widgets.tables import RowView
from ui.words import role_words
from vault.domain.cards import StaffCard

CARDS = "Staff cards (*.tuckcard)"
_SCALE = 2
_OWN = (
    ("save", "Save as a file …"),
    ("print", "Save as PDF to print …"),
    ("large", "Show the square large …"),
    ("identity", "Export my age identity …"),
)
_COLLEAGUES = (
    ("add", "Add a card from a file …"),
    ("paste", "Add from a square's text …"),
    ("confirm", "Compare the words …"),
    ("withdraw", "Withdraw …"),
)


class CardsPage(Page):
    """`acted` carries the word of the button and the card chosen in the table, or None."""

    acted = Signal(str, object)
    file_dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.square = SquareView(self.tr("QR code of my card"), _SCALE)
        self.name = PlainLabel(size=14)
        self.school = PlainLabel()
        self.words = EightWords()
        self._cards = RowTable(
            (
                (self.tr("Name"), lambda c: c.name),
                (self.tr("School"), lambda c: c.school),
                (self.tr("Role"), lambda c: role_words(c.role)),
                (self.tr("State"), card_state),
                (self.tr("The eight words"), lambda c: " ".join(c.words)),
            )
        )
        self.table = RowView(self._cards, self.tr("Cards of colleagues"))
        self.table.opened.connect(lambda card: self._act("confirm", card))
        self.empty = EmptyHint(
            self.tr("No cards yet"),
            self.tr(
                "To send somebody a sealed file, take in their staff card: ask for it on a stick"
                " and drop the .tuckcard file here."
            ),
        )
        self.middle = QStackedWidget()
        self.middle.addWidget(self.table)
        self.middle.addWidget(self.empty)
        self.buttons = {word: QPushButton(self.tr(title)) for word, title in _OWN + _COLLEAGUES}
        for word, button in self.buttons.items():
            button.clicked.connect(lambda _=False, said=word: self._act(said))
        self.buttons["save"].setProperty("main", True)
        self._lay_out()

    def _lay_out(self) -> None:
        self.own = QGroupBox(self.tr("My card"))
        side = QHBoxLayout(self.own)
        column = QVBoxLayout()
        for widget in (self.name, self.school, self.words):
            column.addWidget(widget)
        column.addWidget(
            PlainLabel(
                self.tr(
                    "Give your card to colleagues, on a stick or as the square: they seal files"
                    " for you with it. It holds no secret. When they have taken it in, read them"
                    " these eight words aloud."
                )
            )
        )
        column.addStretch(1)
        column.addLayout(self._row(_OWN))
        side.addWidget(self.square)
        side.addSpacing(10)
        side.addLayout(column, 1)
        others = QGroupBox(self.tr("Colleagues"))
        box = QVBoxLayout(others)
        box.addWidget(self.middle, 1)
        box.addLayout(self._row(_COLLEAGUES))
        layout = self.titled(self.tr("Staff cards"))
        layout.addWidget(self.own)
        layout.addWidget(others, 1)

    def _row(self, acts: tuple[tuple[str, str], ...]) -> QHBoxLayout:
        row = QHBoxLayout()
        for word, _ in acts:
            row.addWidget(self.buttons[word])
        row.addStretch(1)
        return row

    def allow(self, *, own: bool, write: bool) -> None:
        """What the role may do is offered, and only that."""
        self.own.setVisible(own)
        for word, _ in _COLLEAGUES:
            self.buttons[word].setVisible(write)
        self.setAcceptDrops(write)

    def show_own(self, card: StaffCard) -> None:
        self.name.setText(card.name)
        self.school.setText(f"{card.school} · {role_words(card.role)}")
        self.words.show_words(card.words)

    def show_cards(self, cards: tuple[StaffCard, ...]) -> None:
        self._cards.show_rows(cards)
        self.middle.setCurrentWidget(self.table if cards else self.empty)

    def choose(self, card: StaffCard) -> None:
        """Put the cursor on this card."""
        for row in range(self._cards.rowCount()):
            index = self._cards.index(row, 0)
            if self._cards.row_at(index).id == card.id:
                self.table.setCurrentIndex(index)

    def ask_card(self) -> str:
        """Which card's file, or ''."""
        return ask_file(self, self.tr("A colleague's card"), CARDS)

    def ask_new(self, name: str, kinds: str) -> str:
        """Where something of one's own is to go, or ''."""
        return ask_new_file(self, self.tr("Save"), name, kinds)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.file_dropped.emit(url.toLocalFile())
                return

    def _act(self, word: str, card: object | None = None) -> None:
        if not self.buttons[word].isVisibleTo(self):
            return
        chosen = card if card is not None else self.table.chosen()
        if word in ("confirm", "withdraw") and chosen is None:
            self.notice.say(self.tr("Choose a card in the table first."))
        else:
            self.acted.emit(word, chosen)


def card_state(card: StaffCard) -> str:
    """Words for where a card stands; with a sign, so that colour is not needed."""
    if card.withdrawn_on is not None:
        return "✗ withdrawn"
    if card.confirmed_on is not None:
        return "✓ confirmed"
    return "? not compared yet"
