"""A window whose screen was unplugged comes back onto one that is there."""

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_GRIP = 80
"""So many pixels of the title bar have to be in reach, across and down."""


class OnScreen(QObject):
    """Windows and macOS move a window by themselves, mostly; what runs on X11 or Wayland, and a
    window that another program had placed, may be left where nobody sees it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._later)
            app.primaryScreenChanged.connect(self._later)
        for screen in QGuiApplication.screens():
            screen.availableGeometryChanged.connect(self._later)

    def _later(self, _what: object = None) -> None:
        """Once the system has done what it does."""
        QTimer.singleShot(0, self, self.look)

    def look(self) -> None:
        """Move and shrink the window only where it has to be."""
        window, screens = self._window, QGuiApplication.screens()
        rooms = [screen.availableGeometry() for screen in screens]
        if not screens or not window.isVisible():
            return
        if any(_is_in_reach(window.frameGeometry(), room) for room in rooms):
            return
        box = back_in(window.frameGeometry(), QGuiApplication.primaryScreen().availableGeometry())
        edges = window.frameGeometry().size() - window.size()
        if not window.isMaximized() and not window.isFullScreen():
            window.resize(box.size() - edges)
        window.move(box.topLeft())


def back_in(frame: QRect, room: QRect) -> QRect:
    """The frame in the middle of a screen, no larger than that."""
    box = QRect(frame)
    box.setSize(frame.size().boundedTo(room.size()))
    box.moveCenter(room.center())
    return box


def _is_in_reach(frame: QRect, room: QRect) -> bool:
    """Whether enough of its upper edge can be seen and gripped."""
    top = QRect(frame.left(), frame.top(), frame.width(), min(_GRIP, frame.height()))
    seen = top.intersected(room)
    return seen.width() >= min(_GRIP, frame.width()) and seen.height() >= _GRIP // 2
