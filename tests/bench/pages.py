"""Every page of the window on the demo school: what opening it costs the window's thread."""

import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from ui.desk.desk import Desk
from ui.desk.tasks import Tasks
from ui.look.theme import dress
from ui.shell.collector import QuietCollector
from ui.shell.main_window import MainWindow
from ui.widgets.page import Page
from vault.actions.pupils import ListPupils
from vault.crypto.kdf import FLOOR
from vault.demo import DEMO_PASSWORD, DEMO_SCHOOL
from vault.demo.build import LEAD
from vault.domain.secrets import Password
from vault.unlock import unlock_vault

R = TypeVar("R")
P = TypeVar("P", bound=Page)
_SCREEN = (1366, 768)
_TURNS, _TIMES = 8, 9
_OF_A_CHILD = ("pupil", "contacts", "concern")


class Stage:
    """The data lead's window, and the one thread behind it."""

    def __init__(self, vault: Path, who: str = LEAD, password: str = DEMO_PASSWORD) -> None:
        self._app = QApplication([])
        dress(self._app, "light")
        QuietCollector(self._app)
        self._tasks = Tasks()
        typed = Password.typed(password)
        self.session = self.ask(lambda: unlock_vault(vault, who, typed, params=FLOOR))
        self.desk = Desk(self.session, self._tasks)
        self.desk.load_settings(lambda: None)
        self.settle()
        self.window = MainWindow(self.desk, DEMO_SCHOOL)
        self.window.resize(*_SCREEN)
        self.window.show()
        self.settle()

    def ask(self, what: Callable[[], R]) -> R:
        box: list[R] = []
        self._tasks.run(self._app, what, box.append, _raise)
        while not box:
            loop = QEventLoop()
            QTimer.singleShot(3, loop.quit)
            loop.exec()
        return box[0]

    def settle(self) -> None:
        """Until what was asked is answered, what the answers asked for too, and all is painted."""
        for _ in range(_TURNS):
            self.ask(lambda: None)
        self._app.processEvents()

    def page(self, key: str, record: str, kind: type[P]) -> P:
        """The page, with what it shows."""
        self.window.go(key, record)
        self.settle()
        page = self.window.pages.currentWidget()
        assert isinstance(page, kind)
        return page

    def close(self) -> None:
        self.ask(self.session.lock)
        self._tasks.shutdown()


def page_seconds(vault: Path) -> dict[str, float]:
    """By page: seconds of the window's thread from the click until the page stands there with what
    it shows and is painted, the least of some: what other programs take of the processor's caches
    meanwhile is not the page's."""
    stage = Stage(vault)
    window = stage.window
    child = str(stage.ask(lambda: stage.session.run(ListPupils()))[0].id)
    found = {}
    for key in window._places:
        record = child if key in _OF_A_CHILD else ""
        times = []
        for _ in range(_TIMES):
            window.go("help" if key == "news" else "news")
            stage.settle()
            idle = _spent(stage.settle)
            times.append(_spent(partial(_open, stage, key, record)) - idle)
        found[key] = min(times)
    stage.close()
    return found


def _open(stage: Stage, key: str, record: str) -> None:
    stage.window.go(key, record)
    stage.settle()


def _spent(work: Callable[[], object]) -> float:
    start = time.thread_time()
    work()
    return time.thread_time() - start


def _raise(error: BaseException) -> None:
    raise error
