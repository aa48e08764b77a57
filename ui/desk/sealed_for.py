"""Whom a file that leaves is sealed for: who is told a passphrase, a colleague, or nobody."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

from ui.widgets.plain import PlainLabel
from ui.words import tr
from vault.domain.cards import StaffCard
from vault.domain.ids import CardId, RecordId

_CLEAR = "clear"


class SealedFor(QComboBox):
    """Under a passphrase unless something else is chosen; `warning` says what nothing protects."""

    def __init__(self) -> None:
        super().__init__()
        self.warning = PlainLabel()
        self.warning.setProperty("tone", "warn")
        self.addItem(tr("Whoever I tell the passphrase"), "")
        self.addItem(tr("Do not seal it"), _CLEAR)
        self.currentIndexChanged.connect(lambda _: self._warn())
        self._warn()

    def show_cards(self, cards: Sequence[StaffCard]) -> None:
        """Colleagues for whom it can be sealed."""
        for card in cards:
            if card.is_confirmed and not card.is_withdrawn:
                self.insertItem(self.count() - 1, f"{card.name}, {card.school}", card.id)

    @property
    def in_the_clear(self) -> bool:
        """Whether nothing is to protect it."""
        return bool(self.currentData() == _CLEAR)

    @property
    def cards(self) -> tuple[CardId, ...]:
        """Of the colleague that is chosen; none for a passphrase."""
        card = str(self.currentData())
        return () if self.in_the_clear or not card else (CardId(RecordId(card)),)

    def _warn(self) -> None:
        words = tr("Nothing protects the file then: whoever has it can read it.")
        self.warning.setText(words if self.in_the_clear else "")
        self.warning.setVisible(self.in_the_clear)
