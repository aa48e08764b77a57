"""The place that invites somebody to drop a file: what may be dropped, and buttons to choose it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from ui.look.tokens import space
from ui.widgets.icon_label import IconLabel
from ui.widgets.plain import PlainLabel, Subtitle

_HIGH, _WIDE, _ICON = 200, 520, 32


class DropFrame(QFrame):
    """Drops go to the page around it, which takes them anywhere."""

    def __init__(self, title: str, words: str, *buttons: QPushButton) -> None:
        super().__init__()
        self.setObjectName("drop")
        self.setMinimumHeight(_HIGH)
        column = QVBoxLayout(self)
        column.setSpacing(space("grid"))
        column.addStretch(1)
        column.addWidget(IconLabel("download", "text2", _ICON), 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (Subtitle(title), PlainLabel(words)):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setMaximumWidth(_WIDE)
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(label, 100)
            row.addStretch(1)
            column.addLayout(row)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        column.addSpacing(space("grid"))
        column.addLayout(row)
        column.addStretch(1)
