"""Ctrl+Z in a field takes back typing while there is some, and the last saved step after that."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ui.shell.every_window import EveryWindow

_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


class UndoKey(EveryWindow):
    """Listens in every window of the program for as long as its parent lives.

    A field of Qt's takes both keys for itself even when it has nothing to undo, so that a
    window's shortcut is never heard while one has the keyboard
    (findings/pyside-field-keeps-an-undo-it-has-no-use-for.sh).
    """

    def take(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        is_undo, is_redo = event.matches(_UNDO), event.matches(_REDO)
        field = _with_keyboard()
        if not (is_undo or is_redo) or field is None or _has_typing(field, is_undo=is_undo):
            return False
        event.ignore()
        return True


def _with_keyboard() -> QWidget | None:
    """What Qt hands a key to: while a menu or a list hangs open, something in that."""
    popup = QApplication.activePopupWidget()
    if popup is None:
        return QApplication.focusWidget()
    inside: QWidget | None = popup.focusWidget()
    return popup if inside is None else inside


def forget_typing(page: QWidget) -> None:
    """What was just saved is no typing any more: the next Ctrl+Z takes the saved step back."""
    for line in page.findChildren(QLineEdit):
        if line.isUndoAvailable() or line.isRedoAvailable():
            _forget_line(line)
    for plain in page.findChildren(QPlainTextEdit):
        plain.document().clearUndoRedoStacks()
    for rich in page.findChildren(QTextEdit):
        rich.document().clearUndoRedoStacks()


def _forget_line(line: QLineEdit) -> None:
    place, was_blocked = line.cursorPosition(), line.blockSignals(True)
    line.setText(line.text())
    line.setCursorPosition(place)
    line.blockSignals(was_blocked)


def _has_typing(field: QWidget, *, is_undo: bool) -> bool:
    if isinstance(field, QPlainTextEdit | QTextEdit):
        document = field.document()
        return document.isUndoAvailable() if is_undo else document.isRedoAvailable()
    line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
    if line is None or line.isReadOnly():
        return False
    return line.isUndoAvailable() if is_undo else line.isRedoAvailable()
