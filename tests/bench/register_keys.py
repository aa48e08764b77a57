"""A register of thirty taken with keys in a real window on the demo school: what each key costs the
window's thread until the page is painted again, while the write goes on behind."""

import os
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.bench.pages import Stage
from ui.register.register_page import RegisterPageView
from vault.actions.classes import ListClasses

_CLASS = "Class 4A"
_TYPED = ("/", "/", "l", "1", "2", "n", "7", "i", "2", "5", "o", "m", "\r")
_ROUNDS = 6


def key_frames(vault: Path) -> list[float]:
    """Seconds of processor time for each key: heard, drawn, and its write handed on."""
    stage = Stage(vault)
    rooms = stage.ask(lambda: stage.session.run(ListClasses()))
    room = next(room.id for room in rooms if room.name == _CLASS)
    stage.window.go("register", room)
    stage.settle()
    page = stage.window.pages.currentWidget()
    assert isinstance(page, RegisterPageView)
    found = []
    for session in ("1", "2", "3", "4", "5", "6")[:_ROUNDS]:
        stage.window.go("register", f"{room} {page.day.isoformat()} {session}")
        stage.settle()
        page = stage.window.pages.currentWidget()
        assert isinstance(page, RegisterPageView)
        found += [_press(page, typed) for typed in _TYPED]
        stage.settle()
        assert not page.view.register.missing()
    stage.close()
    return found[len(_TYPED) :]  # in the first round fonts and icons are loaded


def _press(page: RegisterPageView, typed: str) -> float:
    began = time.thread_time()
    key = Qt.Key.Key_Return if typed == "\r" else Qt.Key(ord(typed.upper()))
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, typed)
    QApplication.sendEvent(page.view, event)
    QApplication.processEvents()
    return time.thread_time() - began
