"""Several views in one place, which give way when there is little height."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class FlatStack(QStackedWidget):
    """Qt's own asks for the height that its views would like, as soon as one of them holds words
    that wrap, and a page on it scrolls as a whole instead of the list on it
    (findings/pyside-wrapping-label-stiffens-the-list.sh)."""

    def sizeHint(self) -> QSize:
        """What they need: whoever holds it gives it what is left."""
        return self.minimumSizeHint().expandedTo(self.minimumSize())

    def hasHeightForWidth(self) -> bool:
        return False
