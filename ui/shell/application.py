"""The program as the desktop knows it: its name, its entry in the menu, and files handed to it."""

import ctypes
import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

NAME = "Tuckbox"
MENU_ENTRY = "tuckbox"
"""packaging/linux/tuckbox.desktop; a Wayland desktop takes name and icon of the window from it."""


class Application(QApplication):
    """`file_given` carries the path of a file that was double-clicked: macOS hands it over as an
    event, where other systems start the program with its name."""

    file_given = Signal(Path)

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.setApplicationName(NAME)
        self.setDesktopFileName(MENU_ENTRY)
        if sys.platform == "win32":
            # Its own button in the task bar, and not the one of whatever runs Python.
            with suppress(OSError, AttributeError):
                shell = ctypes.windll.shell32
                shell.SetCurrentProcessExplicitAppUserModelID(f"{NAME}.{NAME}")

    def event(self, event: QEvent) -> bool:
        """Only what is sent to the application itself comes here."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_given.emit(Path(event.file()))
            return True
        return super().event(event)
