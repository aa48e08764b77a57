"""Keys as the system sends them: to the window that has the keyboard, and only Qt knows the field.

`qtbot.keyClick` on a widget goes past the window, and so past what listens there.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication


def press(qtbot, widget, key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Press and let go, with the keyboard in the window of `widget`."""
    window = widget.window()
    window.activateWindow()
    handle = window.windowHandle()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is handle)
    qtbot.keyClick(handle, key, modifiers)
