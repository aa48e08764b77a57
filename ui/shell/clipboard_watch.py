"""Whatever is copied out of the window leaves the clipboard again.

Lists and texts that are only read copy on Ctrl+C by themselves, without a word of ours: a number or
a name would stay there for the next person, and in the system's clipboard history.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ui.desk.desk import Desk
from ui.desk.secret_clipboard import clipboard_of


class ClipboardWatch(QObject):
    """What was read is there for half a minute; what somebody copies while writing, until the
    lock. What another program put there is left alone."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._kept = clipboard_of(desk)
        QGuiApplication.clipboard().dataChanged.connect(self._changed)

    def _changed(self) -> None:
        clipboard = QGuiApplication.clipboard()
        text = clipboard.text()
        if not text or self._kept.is_marked() or not is_ours(clipboard):
            return
        if _is_written_in(QApplication.focusWidget()):
            self._kept.left(text)
        else:
            self._kept.put(text)


def is_ours(clipboard: QClipboard) -> bool:
    """Whether this program put there what is there now."""
    return clipboard.ownsClipboard()


def _is_written_in(widget: QWidget | None) -> bool:
    if not isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return False
    return not widget.isReadOnly()
