"""The system's own signs that nobody is there: suspend, session lock, user switch.

Linux: logind's PrepareForSleep and Lock on the system bus, ScreenSaver's ActiveChanged on the
session bus (local sockets only). Windows: WM_POWERBROADCAST and WM_WTSSESSION_CHANGE. Windows is
written after the vendor's documentation and not measured here.
"""

import ctypes
import sys
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QApplication

_SCREEN_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")
_POWER, _SUSPEND = 0x0218, 4
_SESSION, _SESSION_LOCK, _DISCONNECT = 0x02B1, 7, 2


class SystemWatch(QObject):
    """Hears that the machine sleeps, or that its session is locked or left."""

    lock_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heard: tuple[str, ...] = ()
        """Which signs are listened to on this system."""
        self._filter: _WindowsSigns | None = None
        if sys.platform == "linux":
            self.heard = self._listen_on_linux()
        elif sys.platform == "win32":
            self._filter = _WindowsSigns(self)
            app = QApplication.instance()
            if app is not None:
                app.installNativeEventFilter(self._filter)
            self.heard = ("suspend", "session lock")

    def watch_window(self, handle: int) -> None:
        """Windows tells of a locked session only to windows that asked for it."""
        if sys.platform == "win32":
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(handle, 0)

    def _listen_on_linux(self) -> tuple[str, ...]:
        heard = []
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        manager = "org.freedesktop.login1.Manager"
        if system.isConnected():
            if _connect(system, "", manager, "PrepareForSleep", self, "on_flag(bool)"):
                heard.append("suspend")
            if _connect(system, "", "org.freedesktop.login1.Session", "Lock", self, "on_sign()"):
                heard.append("session lock")
        if session.isConnected():
            heard += [
                name
                for name in _SCREEN_SAVERS
                if _connect(session, "", name, "ActiveChanged", self, "on_flag(bool)")
            ]
        return tuple(heard)

    @Slot(bool)
    def on_flag(self, on: bool) -> None:
        """Going to sleep, or the screen saver began; waking up is no sign."""
        if on:
            self.lock_wanted.emit()

    @Slot()
    def on_sign(self) -> None:
        """The session is being locked."""
        self.lock_wanted.emit()


def _connect(
    bus: QDBusConnection, path: str, interface: str, name: str, to: QObject, slot: str
) -> bool:
    # The stubs ask for bytes; measured, only the text that SLOT() makes is taken.
    member: Any = SLOT(slot)
    return bool(bus.connect("", path, interface, name, to, member))


class _WindowsSigns(QAbstractNativeEventFilter):
    def __init__(self, watch: SystemWatch) -> None:
        super().__init__()
        self._watch = watch

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: Any
    ) -> Any:
        if QByteArray(kind) == QByteArray(b"windows_generic_MSG"):
            # What comes is a pointer of shiboken's, which ctypes.cast refuses; its number is one.
            msg = wintypes.MSG.from_address(int(message))
            if (msg.message == _POWER and msg.wParam == _SUSPEND) or (
                msg.message == _SESSION and msg.wParam in (_SESSION_LOCK, _DISCONNECT)
            ):
                self._watch.lock_wanted.emit()
        return False, 0
