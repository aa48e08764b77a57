"""A curtain over the whole window and what stands before it: nothing of a child shows until
somebody lifts it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.widgets.plain import Subtitle


class Curtain(QFrame):
    """Covers its parent and each dialog before it, also one that opens later; follows their sizes,
    takes the keyboard."""

    lifted = Signal()

    def __init__(self, over: QWidget, button: str = "") -> None:
        """`button` says what lifting it means."""
        super().__init__(over)
        self.setObjectName("curtain")
        self._over = over
        self.words = Subtitle()
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setMinimumWidth(420)
        self.button = QPushButton(button or self.tr("Show the page again (F9)"))
        self.button.setProperty("main", True)
        self.button.clicked.connect(self.lift)
        layout = QVBoxLayout(self)
        layout.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self.words)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        over.installEventFilter(self)
        self._over_dialogs: list[Curtain] = []
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication) and not isinstance(over, QDialog):
            app.focusWindowChanged.connect(self._cover_dialogs)
        self.hide()

    def draw(self, words: str) -> None:
        """Cover everything, at once."""
        self.words.setText(words)
        self._cover()
        self.show()
        self.raise_()
        self.button.setFocus()
        self._cover_dialogs()

    def lift(self) -> None:
        """Show the page again."""
        self.hide()
        for curtain in self._over_dialogs:
            if isValid(curtain):
                curtain.hide()
                curtain.deleteLater()
        self._over_dialogs = []
        self.lifted.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._cover()
        return False

    def _cover_dialogs(self, _window: object = None) -> None:
        if not self.isVisible():
            return
        covered = {c.parentWidget() for c in self._over_dialogs if isValid(c)}
        for dialog in self._over.findChildren(QDialog):
            if dialog.isVisible() and dialog not in covered:
                curtain = Curtain(dialog)
                curtain.lifted.connect(self.lift)
                self._over_dialogs.append(curtain)
                curtain.draw(self.words.text())

    def _cover(self) -> None:
        self.setGeometry(self._over.rect())
