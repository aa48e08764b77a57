"""For whom a file is sealed: colleagues' confirmed cards, or a passphrase when there is none."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from ui.transfers.recipient_field import RecipientField
from ui.widgets.dates import day_text
from ui.widgets.flow import Flow
from ui.widgets.icon_label import IconLabel
from ui.widgets.late_table import LateTable
from ui.widgets.plain import PlainLabel
from ui.widgets.tick_table import TickTable
from ui.widgets.tick_view import TickView
from ui.widgets.wrapped import WrappedLabel
from ui.words import role_words
from vault.domain.cards import StaffCard
from vault.domain.ids import CardId

_HEAD, _ROW, _MOST_ROWS = 36, 32, 5


class SendToBox(QWidget):
    """`cards_wanted`: the person wants to add or confirm a card first."""

    changed = Signal()
    cards_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        self.by_card = QRadioButton(self.tr("Colleagues whose card is here"))
        self.by_passphrase = QRadioButton(
            self.tr("Someone without a card: a passphrase is made, and you tell it by phone")
        )
        self.by_card.setChecked(True)
        self.cards = QPushButton(self.tr("Staff cards …"))
        self.cards.clicked.connect(self.cards_wanted)
        self.hint = PlainLabel()
        self.field, self.state, self.panel = RecipientField(), QWidget(), QWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self.field, self.state, self.panel):
            layout.addWidget(part)
        self._fill_panel()
        self.field.toggled.connect(self.panel.setVisible)
        self._checked = WrappedLabel(kind="small", tint="goodText")
        row = QHBoxLayout(self.state)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(IconLabel("circle-check", "goodText"))
        row.addWidget(self._checked, 1)
        self.by_card.toggled.connect(lambda _: self._turn())
        self._model.ticks_changed.connect(self._name_field)
        self._model.ticks_changed.connect(self.changed)
        self.field.setChecked(True)
        self._turn()

    def _fill_panel(self) -> None:
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(0, 0, 0, 0)
        row = Flow(self.by_card, self.cards, from_right=1)
        row.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        self.table = LateTable(self._model, self.tr("Colleagues' cards"), kind=TickView)
        self.table.hide()
        column.addWidget(self.table)
        column.addWidget(self.hint)
        column.addWidget(self.by_passphrase)

    def fold(self) -> None:
        """Once somebody is chosen, the field alone says who."""
        self.field.setChecked(not self.is_settled)

    def _name_field(self) -> None:
        chosen = self._model.chosen()
        if self.by_passphrase.isChecked():
            self.field.say(
                self.tr("Someone without a card"), self.tr("By a passphrase that you tell by phone")
            )
        elif not chosen:
            self.field.say(self.tr("Choose a colleague"), "")
        elif len(chosen) == 1:
            self.field.say(chosen[0].name, chosen[0].school, is_person=True)
        else:
            names = ", ".join(card.name for card in chosen)
            self.field.say(self.tr("{0} colleagues").format(len(chosen)), names)
        days = [card.confirmed_on for card in chosen if card.confirmed_on is not None]
        by_card = bool(days) and self.by_card.isChecked()
        words = self.tr("Card confirmed on {0}") if len(days) == 1 else self.tr("Cards confirmed")
        self._checked.say(words.format(day_text(max(days))) if days else "")
        self.state.setVisible(by_card)

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

    def opens_words(self) -> str:
        """Who will be able to open it, as a sentence; '' while nobody is chosen."""
        if self.by_passphrase.isChecked():
            return self.tr("Whoever knows the passphrase can open it.")
        names = ", ".join(self.names())
        return self.tr("Only {0} can open it.").format(names) if names else ""

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
        self._name_field()
        self.changed.emit()


def _named(card: StaffCard) -> str:
    return card.name if card.is_confirmed else f"{card.name} (not confirmed yet)"
