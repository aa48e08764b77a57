"""A secret on the clipboard: marked as one, and taken away after half a minute or with the lock."""

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

SECONDS = 30
_MARKS = {
    # What keeps clipboard histories from remembering it: KDE's, then the Windows one's.
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"\x00\x00\x00\x00",
    "CanIncludeInClipboardHistory": b"\x00\x00\x00\x00",
}


class SecretClipboard(QObject):
    """Clears only what it put there itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._put = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.clear)

    def put(self, text: str) -> None:
        """For `SECONDS`."""
        data = QMimeData()
        data.setText(text)
        for name, mark in _MARKS.items():
            data.setData(name, QByteArray(mark))
        QGuiApplication.clipboard().setMimeData(data)
        self._put = text
        self._timer.start()

    def clear(self) -> None:
        """Now, unless something else was copied since."""
        self._timer.stop()
        if self._put and QGuiApplication.clipboard().text() == self._put:
            QGuiApplication.clipboard().clear()
        self._put = ""
