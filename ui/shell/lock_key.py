"""Ctrl+L, F9 and Shift+F9 work everywhere, also while a dialog is open: Qt's shortcuts do not."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.shell.every_window import EveryWindow


class LockKey(EveryWindow):
    """Listens in every window of the program for as long as its parent lives."""

    lock_wanted = Signal()
    blank_wanted = Signal()
    projector_wanted = Signal()

    def take(self, event: QEvent) -> bool:
        # Sent before a key press, to the window that has the keyboard; taking it here keeps the
        # key from also being typed.
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if ctrl and event.key() == Qt.Key.Key_L:
            event.accept()
            self.lock_wanted.emit()
            return True
        if event.key() == Qt.Key.Key_F9:
            event.accept()
            is_shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
            (self.projector_wanted if is_shift else self.blank_wanted).emit()
            return True
        return False
