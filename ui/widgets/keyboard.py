"""Where the keyboard stands as a page is opened."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QWidget


def give_keyboard(view: QWidget) -> None:
    """To what the page is for, unless somebody is typing words."""
    at = QApplication.focusWidget()
    if not isinstance(at, QLineEdit | QPlainTextEdit | QAbstractSpinBox):
        view.setFocus(Qt.FocusReason.OtherFocusReason)
