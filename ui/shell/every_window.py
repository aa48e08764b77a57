"""Hears what comes to the windows of the program, and runs no Python for anything else.

A key, the mouse and a finger come to a QWindow before Qt hands them on to a widget, and before a
dialog or a menu can keep them. A filter on the whole application would hear them as well, and
with them some thousand other events of each page that opens, each for ten microseconds and more.
"""

from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_MAY_OPEN_ANOTHER = frozenset(
    {
        QEvent.Type.ShortcutOverride,
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchEnd,
        QEvent.Type.ContextMenu,
        QEvent.Type.Leave,
        QEvent.Type.FocusOut,
        QEvent.Type.WindowBlocked,
    }
)
"""What a window hears when a dialog or a menu of its own comes up."""


class EveryWindow(QObject):
    """An event filter on each window, from when it gets the keyboard at the latest, for as long as
    this object lives. Who listens says in `take` what to do with an event."""

    _more = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._gained)
            app.focusObjectChanged.connect(self._soon)
        # Queued: by then the window that this event opens is there.
        self._more.connect(self.listen, Qt.ConnectionType.QueuedConnection)
        self._is_to_listen = False
        self.listen()

    def listen(self) -> None:
        """Also to the windows that have come up since; to those of before no second time."""
        self._is_to_listen = False
        for window in QGuiApplication.allWindows():
            # The garbage collector may run between any two lines, and end one of them.
            with suppress(RuntimeError):
                window.installEventFilter(self)

    def take(self, event: QEvent) -> bool:
        """Whether the event goes no further."""
        raise NotImplementedError

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _MAY_OPEN_ANOTHER:
            self._soon()
        return self.take(event)

    def _gained(self, window: QWindow | None) -> None:
        # At once, for the next key comes there.
        if window is not None:
            window.installEventFilter(self)

    def _soon(self, _focus: QObject | None = None) -> None:
        if not self._is_to_listen:
            self._is_to_listen = True
            self._more.emit()
