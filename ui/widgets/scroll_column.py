"""Widgets one below the other, which scroll when the window is too low for them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class ScrollColumn(QScrollArea):
    """What is added to `column` scrolls. Without `sideways` it has to fit the width there is."""

    def __init__(self, name: str, *, sideways: bool = True) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        if not sideways:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inner = QWidget()
        self.column = QVBoxLayout(self.inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self.inner)


def scrolls_in(whole: QWidget, name: str, *, above: int = 0) -> QVBoxLayout:
    """A column for all that `whole` shows, which scrolls where there is too little room for it."""
    area = ScrollColumn(name, sideways=False)
    outer = QVBoxLayout(whole)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(area)
    area.column.setContentsMargins(0, above, 0, 0)
    return area.column
