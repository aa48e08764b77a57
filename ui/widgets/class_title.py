"""The title of a page that is about one class."""

from PySide6.QtWidgets import QComboBox

from ui.widgets.plain import Title

_WIDEST, _LIST, _BAR = 200, 480, 24
"""Of the box with the classes, and of the list that it opens, with room for a scroll bar."""


class ClassTitle(Title):
    """'Markbook, Class 4A'; where there are several classes 'Markbook', beside what they are chosen
    in. One class is nothing to choose."""

    def __init__(self, words: str, classes: QComboBox) -> None:
        super().__init__(words)
        self._words, self._classes = words, classes
        self._classes.setMaximumWidth(_WIDEST)
        self.setWordWrap(False)

    def show_class(self) -> None:
        """As the choice stands now."""
        many = self._classes.count()
        self._classes.setVisible(many > 1)
        # What is longer than the box is whole in the list that it opens.
        names = self._classes.view()
        names.setMinimumWidth(min(names.sizeHintForColumn(0) + _BAR, _LIST) if many > 1 else 0)
        named = f"{self._words}, {self._classes.itemText(0)}" if many == 1 else self._words
        self.setText(named)
