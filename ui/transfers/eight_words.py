"""The eight words of a card, numbered, large enough to be read aloud from."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.widgets.plain import Subtitle

_COLUMNS = 4


class EightWords(QWidget):
    """In two lines of four; a screen reader is told all eight in one go."""

    def __init__(self, words: Sequence[str] = ()) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(26)
        self._labels = [Subtitle() for _ in range(8)]
        for place, label in enumerate(self._labels):
            label.setWordWrap(False)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(label, place // _COLUMNS, place % _COLUMNS)
        self._grid.setColumnStretch(_COLUMNS, 1)
        self.show_words(words)

    def show_words(self, words: Sequence[str]) -> None:
        """None are shown for nobody's card."""
        for place, label in enumerate(self._labels):
            label.setText(f"{place + 1}. {words[place]}" if place < len(words) else "")
        self.setAccessibleName(" ".join(words))

    @property
    def shown(self) -> str:
        """The words with a space between."""
        return self.accessibleName()
