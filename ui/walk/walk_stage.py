"""The stage of the walk without a display: opens vaults, waits for answers, takes pictures."""

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.desk.desk import Desk
from ui.desk.tasks import Tasks
from ui.front.brand_frame import BrandFrame
from ui.look.theme import dress
from ui.shell.main_window import MainWindow
from vault.demo import DEMO_PASSWORD, DEMO_SCHOOL
from vault.domain.faults import code_at
from vault.domain.secrets import Password
from vault.session import Session
from vault.unlock import unlock_vault

R = TypeVar("R")
_WAIT_S, _SETTLES_S = 60.0, 0.15
_SCREEN = (1366, 768)


class Stage:
    """One window at a time, on the session of the last unlock."""

    def __init__(self, pictures: Path, home: Path, theme: str) -> None:
        self._app = QApplication.instance() or QApplication(["tuckbox"])
        if isinstance(self._app, QApplication):
            dress(self._app, theme)
        self._pictures, self.home = pictures, home
        self.tasks = Tasks()
        self._count = 0
        self._faults: list[str] = []
        sys.excepthook = lambda kind, _, trace: self._faults.append(code_at(kind, trace))
        pictures.mkdir(parents=True, exist_ok=True)

    def open(self, vault: Path, profile: str) -> tuple[Desk, MainWindow]:
        """An unlocked vault with its window; `profile` is a name of the demo."""
        box: list[Session] = []
        self.tasks.run(
            self._app,
            lambda: unlock_vault(vault, profile, Password.typed(DEMO_PASSWORD)),
            box.append,
            _raise,
        )
        self.until(lambda: bool(box), f"unlock as {profile}")
        self._session = box[0]
        desk = Desk(box[0], self.tasks)
        desk.message.connect(self._hear)
        window = MainWindow(desk, DEMO_SCHOOL, is_practice=True)
        window.resize(*_SCREEN)
        window.show()
        return desk, window

    def close(self, desk: Desk, window: MainWindow) -> None:
        """Lock, as a person does."""
        done: list[bool] = []
        # What a page still asks for is refused from here on, and is no fault.
        desk.message.disconnect(self._hear)
        desk.lock(lambda: done.append(True))
        self.until(lambda: bool(done), "lock")
        window.deleteLater()

    def finish(self) -> None:
        """Qt goes on after a fault in a slot, and a page says what failed: a walk that met either
        has not gone well. AssertionError tells them."""
        self.tasks.shutdown()
        if self._faults:
            raise AssertionError(", ".join(self._faults))

    def _hear(self, text: str, tone: str) -> None:
        if tone == "bad":
            self._faults.append(text)

    def ask(self, what: Callable[[Session], R]) -> R:
        """Through the open session, on its own thread."""
        answer: list[R] = []
        self.tasks.run(self._app, lambda: what(self._session), answer.append, _raise)
        self.until(lambda: bool(answer), "an answer")
        return answer[0]

    def settle(self) -> None:
        """Until the worker has answered everything that was asked so far, several times over,
        because an answer may ask again (the class, then its thumbnails)."""
        for _ in range(4):
            self.ask(lambda _session: "settled")

    def until(self, is_done: Callable[[], bool], what: str) -> None:
        """Turns the event loop; TimeoutError after a minute without it."""
        end = time.monotonic() + _WAIT_S
        while not is_done():
            if time.monotonic() > end:
                raise TimeoutError(f"no end of: {what}")
            # A turn of the event loop, and no asking in a circle: see platform/singletons.
            loop = QEventLoop()
            QTimer.singleShot(5, loop.quit)
            loop.exec()

    def front(self, page: QWidget, name: str) -> None:
        """A picture of a page before the unlock."""
        frame = BrandFrame(page)
        frame.resize(*_SCREEN)
        frame.show()
        self.picture(frame, name)
        frame.deleteLater()

    def picture(self, widget: QWidget, name: str) -> None:
        """Numbered in the order in which they are taken."""
        widget.ensurePolished()
        # Layouts follow what was shown last, and faces are decoded a few in each frame.
        for _ in range(2):
            widget.grab()
            shown_at = time.monotonic() + _SETTLES_S
            self.until(partial(_is_past, shown_at), "what is shown")
        self._count += 1
        file = self._pictures / f"{self._count:02}-{name}.png"
        if not widget.grab().save(str(file)):
            raise AssertionError(f"no picture of {name}")


def _is_past(moment: float) -> bool:
    return time.monotonic() > moment


def say(text: str) -> None:
    """What was done, for a person who reads along."""
    print(f"- {text}", flush=True)


def _raise(error: BaseException) -> None:
    raise AssertionError(type(error).__name__) from error
