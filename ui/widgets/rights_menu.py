"""A button whose menu offers what can be done about a pupil's data."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

_WORDS = {
    "request": "New request …",
    "restrict": "Restrict, or mark as to be corrected …",
    "hold": "Put a hold on the pupil …",
    "end": "Marks and holds …",
    "disclosures": "What was passed on …",
    "child": "What we hold on your child …",
    "erase": "Erase the pupil …",
}


class RightsMenu(QPushButton):
    """`acted` carries the word of the line; without any line the button is not there."""

    acted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setText(self.tr("Data rights …"))
        self.lines = QMenu(self)
        self.setMenu(self.lines)
        self.hide()

    def offer(self, words: list[str]) -> None:
        """These lines, in this order."""
        self.lines.clear()
        for word in words:
            act = self.lines.addAction(self.tr(_WORDS[word]))
            act.triggered.connect(lambda _=False, said=word: self.acted.emit(said))
        self.setVisible(bool(words))
