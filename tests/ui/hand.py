"""A person's hands at the window that has the keyboard: keys and clicks, counted."""

import time

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

_LOOK_MS = 20


class Hand:
    """Counts keys (a chord is one) and clicks; what is typed is not counted. Keys come to the
    window that the system would send them to, and only Qt knows which field has them."""

    def __init__(self, qtbot, wait_ms):
        self._qtbot, self._wait_ms = qtbot, wait_ms
        self.keys = self.clicks = 0
        self.waited_s = 0.0

    def press(self, chord):
        """As it is written in the help: 'Ctrl+K', 'Enter'."""
        self.keys += 1
        both = QKeySequence(chord)[0]
        QTest.keyClick(self._window(), both.key(), both.keyboardModifiers())
        QApplication.processEvents()

    def type(self, text):
        for letter in text:
            QTest.keyClick(self._window(), letter)
        QApplication.processEvents()

    def click(self, widget, at=None):
        """In the middle of it, or at a point of it: it has to be in sight."""
        self.clicks += 1
        point = widget.rect().center() if at is None else at
        window = widget.window()
        assert widget.visibleRegion().contains(point), "nobody can click what is out of sight"
        QTest.mouseClick(
            window.windowHandle(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            QPoint(widget.mapTo(window, point)),
        )
        QApplication.processEvents()

    def until(self, is_so):
        """Wait for the program; how long is kept."""
        start = time.monotonic()
        self._qtbot.waitUntil(is_so, timeout=self._wait_ms)
        self.waited_s += time.monotonic() - start

    def at_file_dialog(self, path):
        """What is done once the next act has opened a file dialog, in which the program waits."""
        timer = QTimer(QApplication.instance())

        def look():
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QFileDialog) and self._window() is dialog.windowHandle():
                timer.stop()
                timer.deleteLater()
                QTest.keyClick(self._window(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
                self.type(str(path))
                self.press("Enter")

        timer.timeout.connect(look)
        timer.start(_LOOK_MS)

    @staticmethod
    def _window():
        window = QGuiApplication.focusWindow()
        assert window is not None, "no window has the keyboard"
        return window
