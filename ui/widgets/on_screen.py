"""The window fits the screen it is on, and comes back when that was unplugged.

A laptop of 1366 x 768 has 911 x 512 pixels at 150 % and 683 x 384 at 200 %, less its task bar and
the title bar: a fixed least size would put Lock out of sight.
"""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_GRIP = 80
"""So many pixels of the title bar have to be in reach, across and down."""
TITLE = 32
"""Of the window's height, for a title bar; the system tells its own only once it is shown."""


class OnScreen(QObject):
    """Windows and macOS move a window by themselves, mostly; what runs on X11 or Wayland, and a
    window that another program had placed, may be left where nobody sees it."""

    def __init__(self, window: QWidget, least: QSize) -> None:
        """`least` is the smallest size of the window on a screen that has room for it."""
        super().__init__(window)
        self._window, self._least = window, least
        self._fit()
        window.installEventFilter(self)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._later)
            app.primaryScreenChanged.connect(self._later)
        for screen in QGuiApplication.screens():
            screen.availableGeometryChanged.connect(self._later)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Before it is shown for the first time, and whenever it has come onto another screen."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.ScreenChangeInternal):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        window, room = self._window, self._window.screen().availableGeometry().size()
        window.setMinimumSize(least_on(room, self._least))
        if QGuiApplication.platformName() != "offscreen" and not window.isMaximized():
            # Pictures without a display are of any size.
            window.resize(window.size().boundedTo(room - QSize(0, TITLE)))

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


def least_on(room: QSize, least: QSize) -> QSize:
    """The smallest size of a window on a screen with so much room."""
    return least.boundedTo(room - QSize(0, TITLE))


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
