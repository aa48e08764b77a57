"""A few views of the same thing, one of which is shown: buttons in a frame."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton

from ui.look.icons import set_icon


class Switch(QFrame):
    """`chosen` carries the key of the view, when a person chooses it."""

    chosen = Signal(str)

    def __init__(self, name: str, views: tuple[tuple[str, str, str], ...]) -> None:
        """`views` are (key, words, icon)."""
        super().__init__()
        self.setObjectName("switch")
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for key, words, icon in views:
            button = QPushButton(f" {words}")
            button.setAccessibleName(words)
            button.setProperty("kind", "switch")
            button.setCheckable(True)
            set_icon(button, icon)
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            self.buttons[key] = button
            row.addWidget(button)

    def show_view(self, key: str) -> None:
        """Mark a view, without saying that it was chosen."""
        self.buttons[key].setChecked(True)

    @property
    def view(self) -> str:
        """The key of the button that is down."""
        return next(key for key, button in self.buttons.items() if button.isChecked())
