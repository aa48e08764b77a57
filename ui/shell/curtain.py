"""A curtain over the whole window: nothing of a child shows until somebody lifts it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ui.widgets.plain import Subtitle


class Curtain(QFrame):
    """Covers its parent, follows its size, takes the keyboard."""

    lifted = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("curtain")
        self._over = over
        self.words = Subtitle()
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setMinimumWidth(420)
        self.button = QPushButton(self.tr("Show the page again (F9)"))
        self.button.setProperty("main", True)
        self.button.clicked.connect(self.lift)
        layout = QVBoxLayout(self)
        layout.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self.words)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        over.installEventFilter(self)
        self.hide()

    def draw(self, words: str) -> None:
        """Cover everything, at once."""
        self.words.setText(words)
        self._cover()
        self.show()
        self.raise_()
        self.button.setFocus()

    def lift(self) -> None:
        """Show the page again."""
        self.hide()
        self.lifted.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._cover()
        return False

    def _cover(self) -> None:
        self.setGeometry(self._over.rect())
