"""Labels and messages that show text as it is: a pupil's name is never markup."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class PlainLabel(QLabel):
    """A label whose text is never taken for HTML, which could reach out for a picture."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, size: int = 0) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setText(text)
        if size:
            font = self.font()
            font.setPointSize(size)
            font.setBold(True)
            self.setFont(font)
