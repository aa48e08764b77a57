"""What is on the clipboard for a while: marked as a secret, and taken away after half a minute or
with the lock, whatever page is open by then."""

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from ui.desk.desk import Desk

SECONDS = 30
_MARKS = {
    # What keeps clipboard histories from remembering it: KDE's, then the Windows one's.
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"\x00\x00\x00\x00",
    "CanIncludeInClipboardHistory": b"\x00\x00\x00\x00",
}


def clipboard_of(desk: Desk) -> "SecretClipboard":
    """The desk's only one: of a page's own the half minute would end as the page goes."""
    return desk.findChild(SecretClipboard) or SecretClipboard(desk)


class SecretClipboard(QObject):
    """Clears only what it put there itself, and what was `left` there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._put = ""
        desk.about_to_lock.connect(self.clear)
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
        self._put = text
        QGuiApplication.clipboard().setMimeData(data)
        self._timer.start()

    def left(self, text: str) -> None:
        """Somebody copied it by themselves; it goes with the lock."""
        self._timer.stop()
        self._put = text

    @staticmethod
    def is_marked() -> bool:
        """Whether what is there is marked as a secret already."""
        return not _MARKS.keys().isdisjoint(QGuiApplication.clipboard().mimeData().formats())

    def clear(self) -> None:
        """Now, unless something else was copied since."""
        self._timer.stop()
        if self._put and QGuiApplication.clipboard().text() == self._put:
            QGuiApplication.clipboard().clear()
        self._put = ""
