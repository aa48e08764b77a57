"""A line that tells what happened, in a colour and with a word for it; never markup."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.widgets.plain import PlainLabel


class Notice(QFrame):
    """Hidden until something is said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = PlainLabel()
        self._words.setAccessibleName(self.tr("Message"))
        close = QPushButton("×")
        close.setAccessibleName(self.tr("Close the message"))
        close.setFixedWidth(36)
        close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.addWidget(self._words, 1)
        row.addWidget(close)
        self.hide()

    @property
    def text(self) -> str:
        """What is said now."""
        return self._words.text()

    def say(self, words: str, tone: str = "info") -> None:
        """`tone` is 'info', 'good', 'warn' or 'bad'; the words must carry the meaning alone."""
        self._words.setText(words)
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setVisible(bool(words))

    def clear(self) -> None:
        """Say nothing any more."""
        self.say("")
