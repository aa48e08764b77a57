"""For whom a file is sealed: colleagues' confirmed cards, or a passphrase when there is none."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGroupBox, QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout

from ui.widgets.plain import PlainLabel
from ui.widgets.tick_table import TickTable
from ui.widgets.tick_view import TickView
from ui.words import role_words
from vault.domain.cards import StaffCard
from vault.domain.ids import CardId

_HEAD, _ROW, _MOST_ROWS = 36, 30, 5


class SendToBox(QGroupBox):
    """`cards_wanted`: the person wants to add or confirm a card first."""

    changed = Signal()
    cards_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTitle(self.tr("3. For whom"))
        self._cards: tuple[StaffCard, ...] = ()
        self._model = TickTable(
            (
                (self.tr("Name"), _named),
                (self.tr("Role"), lambda c: role_words(c.role)),
                (self.tr("School"), lambda c: c.school),
            ),
            lambda card: str(card.id),
            lambda card: card.is_confirmed,
        )
        self.table = TickView(self._model, self.tr("Colleagues' cards"))
        self.by_card = QRadioButton(self.tr("Colleagues whose card is here"))
        self.by_passphrase = QRadioButton(
            self.tr("Someone without a card: a passphrase is made, and you tell it by phone")
        )
        self.by_card.setChecked(True)
        self.cards = QPushButton(self.tr("Staff cards …"))
        self.cards.clicked.connect(self.cards_wanted)
        self.hint = PlainLabel()
        row = QHBoxLayout()
        row.addWidget(self.by_card, 1)
        row.addWidget(self.cards)
        layout = QVBoxLayout(self)
        layout.addLayout(row)
        layout.addWidget(self.table)
        layout.addWidget(self.hint)
        layout.addWidget(self.by_passphrase)
        self.by_card.toggled.connect(lambda _: self._turn())
        self._model.ticks_changed.connect(self.changed)
        self._turn()

    def show_cards(self, cards: tuple[StaffCard, ...]) -> None:
        """Withdrawn ones are not shown: nothing is sent to them."""
        self._cards = tuple(card for card in cards if not card.is_withdrawn)
        self._model.show_rows(self._cards)
        rows = min(max(len(self._cards), 2), _MOST_ROWS)
        self.table.setFixedHeight(_HEAD + rows * _ROW)
        self._turn()

    def tick(self, cards: list[str], *, by_passphrase: bool) -> None:
        """Cards by their ids."""
        self._model.tick(cards)
        (self.by_passphrase if by_passphrase else self.by_card).setChecked(True)

    def chosen(self) -> tuple[CardId, ...]:
        """None when it goes by passphrase."""
        if self.by_passphrase.isChecked():
            return ()
        return tuple(CardId(card.id) for card in self._model.chosen())

    def names(self) -> tuple[str, ...]:
        """Of the ticked cards."""
        return tuple(card.name for card in self._model.chosen())

    @property
    def is_settled(self) -> bool:
        """Whether there is somebody to seal it for."""
        return self.by_passphrase.isChecked() or bool(self._model.chosen())

    def _turn(self) -> None:
        on = self.by_card.isChecked()
        self.table.setVisible(on and bool(self._cards))
        waiting = [card for card in self._cards if not card.is_confirmed]
        words = ""
        if not self._cards:
            words = self.tr(
                "No card of a colleague is here yet. Ask for the card's file, add it under Staff"
                " cards and read the eight words to each other."
            )
        elif waiting:
            words = self.tr(
                "Nothing is sealed for a card before its eight words were read to each other, on"
                " the phone or face to face, and it was confirmed under Staff cards:"
            )
            words += "".join(
                f"\n{card.name}: {' '.join(card.words)}" for card in waiting[:_MOST_ROWS]
            )
        self.hint.setText(words)
        self.hint.setVisible(on and bool(words))
        self.changed.emit()


def _named(card: StaffCard) -> str:
    return card.name if card.is_confirmed else f"{card.name} (not confirmed yet)"
