"""Several views in one place, which give way when there is little height."""

from PySide6.QtWidgets import QSizePolicy, QStackedWidget


class FlatStack(QStackedWidget):
    """Qt's own asks for the height that its views would like, as soon as one of them holds words
    that wrap, and a page on it scrolls as a whole instead of the list on it
    (findings/pyside-wrapping-label-stiffens-the-list.sh)."""

    def __init__(self) -> None:
        super().__init__()
        # What its views would like to have of height is no reason for the page to scroll.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)

    def hasHeightForWidth(self) -> bool:
        return False
