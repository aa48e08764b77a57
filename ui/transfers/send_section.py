"""One question of the page Send, with its answer to the right; a line above all but the first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.look.tokens import space
from ui.widgets.plain import Subtitle

_TITLE, _SIDE = 72, 20


class SendCard(QFrame):
    """Sections below each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)

    def add(self, title: str, content: QWidget) -> None:
        """Below those there are."""
        if self._column.count():
            rule = QFrame()
            rule.setObjectName("rule")
            rule.setFixedHeight(1)
            self._column.addWidget(rule)
        pad = space("card_padding")
        row = QHBoxLayout()
        row.setContentsMargins(_SIDE, pad, _SIDE, pad)
        row.setSpacing(pad)
        name = Subtitle(title)
        name.setFixedWidth(_TITLE)
        name.setContentsMargins(0, 6, 0, 0)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(content, 1)
        self._column.addLayout(row)


def stacked(*widgets: QWidget) -> QWidget:
    """One below the other."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        column.addWidget(widget)
    return holder
