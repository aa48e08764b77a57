"""A register of thirty taken with keys in a real window on the demo school: what each key costs the
window's thread until the page is painted again, while the write goes on behind, and when it is said
to be saved."""

import os
import time
from contextlib import closing
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench.measure import timed
from tests.bench.pages import Stage
from tests.bench.plain import open_plain
from ui.register.register_page import RegisterPageView
from vault.actions.classes import ListClasses
from vault.actions.registers import OpenRegister
from vault.domain.registers import RegisterOf

_CLASS = "Class 4A"
_TYPED = ("/", "/", "l", "1", "2", "n", "7", "i", "2", "5", "o", "m", "\r")
_TWO_ABSENT = ("7", "n", "2", "5", "i", "\r")
_SAVED_ONE_BY_ONE = ("/", "n") * 10
_ROUNDS = 6
_ONE_ROW = "INSERT INTO mark VALUES (1, 'N')"
_WAITING = QEventLoop.ProcessEventsFlag.WaitForMoreEvents


@dataclass
class KeyTimes:
    """`frames`: seconds of processor time for each key, heard, drawn, and its write handed on.
    `taken`: the same for all keys with which a register with two absent is taken and closed.
    `saved`: seconds from a key until the page says so, and `commits` of a row in plain SQLite."""

    frames: list[float] = field(default_factory=list)
    taken: list[float] = field(default_factory=list)
    saved: list[float] = field(default_factory=list)
    commits: list[float] = field(default_factory=list)


def key_times(vault: Path) -> dict[str, Any]:
    """The fields of `KeyTimes`."""
    stage, found = Stage(vault), KeyTimes()
    rooms = stage.ask(lambda: stage.session.run(ListClasses()))
    room = next(room.id for room in rooms if room.name == _CLASS)
    day = stage.page("register", room, RegisterPageView).day.isoformat()

    def register(session: str) -> RegisterPageView:
        return stage.page("register", f"{room} {day} {session}", RegisterPageView)

    for session in ("1", "2", "3", "4", "5", "6")[:_ROUNDS]:
        page = register(session)
        found.frames += [_press(page, typed) for typed in _TYPED]
        stage.settle()
        assert not page.view.register.missing()
    del found.frames[: len(_TYPED)]  # in the first round fonts and icons are loaded
    page = register("7")
    found.taken = [_press(page, typed) for typed in _TWO_ABSENT]
    found.taken.append(_close(page))
    stage.settle()
    of = RegisterOf(room, page.day, "7")
    closed = stage.ask(lambda: stage.session.run(OpenRegister(*of)))
    assert closed.closed
    assert (closed.lines[6].mark.code, closed.lines[24].mark.code) == ("N", "I")
    _save(register("8"), found, vault.with_name("commits.db"))
    stage.close()
    return asdict(found)


def _save(page: RegisterPageView, found: KeyTimes, plain: Path) -> None:
    with closing(open_plain(plain)) as connection:
        connection.execute("CREATE TABLE mark (pupil INTEGER, code TEXT)")
        for typed in _SAVED_ONE_BY_ONE:
            began = time.perf_counter()
            _press(page, typed)
            while page.saved.text() != "Saved":
                QApplication.processEvents(_WAITING)
            found.saved.append(time.perf_counter() - began)
            found.commits.append(timed(lambda: connection.execute(_ONE_ROW)))


def _press(page: RegisterPageView, typed: str) -> float:
    began = time.thread_time()
    key = Qt.Key.Key_Return if typed == "\r" else Qt.Key(ord(typed.upper()))
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, typed)
    QApplication.sendEvent(page.view, event)
    QApplication.processEvents()
    return time.thread_time() - began


def _close(page: RegisterPageView) -> float:
    began = time.thread_time()
    QTest.keyClick(page.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    return time.thread_time() - began
