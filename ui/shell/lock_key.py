"""Ctrl+L and F9 work everywhere, also while a dialog is open: Qt's shortcuts do not."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication


class LockKey(QObject):
    """Listens on the whole program for as long as its parent lives."""

    lock_wanted = Signal()
    blank_wanted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        # Sent before a key press, to whatever has the keyboard; taking it here keeps the key
        # from also being typed.
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if ctrl and event.key() == Qt.Key.Key_L:
            event.accept()
            self.lock_wanted.emit()
            return True
        if event.key() == Qt.Key.Key_F9:
            event.accept()
            self.blank_wanted.emit()
            return True
        return False
