"""The main job without a display: create, import with photos, unlock as teacher, look, lock.

Real pages on a real vault, drawn offscreen; leaves a picture of each page.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.desk import Desk
from ui.main_window import MainWindow
from ui.pages.unlock_page import UnlockPage
from ui.tasks import Tasks
from ui.theme import dress
from vault.actions.import_roll import PreviewRoll
from vault.demo import DEMO_PASSWORD, DEMO_SCHOOL
from vault.demo.build import LEAD, build_demo_vault, write_sources
from vault.domain.secrets import Password
from vault.errors import PermissionDeniedError
from vault.session import Session
from vault.unlock import profiles_of, unlock_vault

_WAIT_S = 30.0
TEACHER = "Tess Teacher"


def walk_offscreen(pictures: Path) -> int:
    """0 when every step went well; says what it did on the way."""
    print("There is no display: the same main job runs offscreen.")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    home = Path(tempfile.mkdtemp(prefix="tuckbox-walk-"))
    os.environ["TUCKBOX_HOME"] = str(home)
    try:
        _Walk(pictures, home).run()
    except (AssertionError, TimeoutError) as error:
        print(f"FAILED: {error}")
        return 1
    finally:
        shutil.rmtree(home)
    print(f"Pictures of every page are in {pictures.absolute()}")
    return 0


class _Walk:
    def __init__(self, pictures: Path, home: Path) -> None:
        self._app = QApplication.instance() or QApplication(["tuckbox"])
        if isinstance(self._app, QApplication):
            dress(self._app, dark=False)
        self._pictures, self._vault, self._home = pictures, home / "demo.tuckbox", home
        self._tasks = Tasks()
        pictures.mkdir(exist_ok=True)

    def run(self) -> None:
        build_demo_vault(self._vault, lambda _d, _t: None)
        _say("created the demo vault: 420 pupils and their photos imported, 12 profiles")
        page = UnlockPage(DEMO_SCHOOL, profiles_of(self._vault), f"Demo: {DEMO_PASSWORD}")
        page.resize(720, 520)
        self._picture(page, "1-unlock")
        self._as_lead()
        self._as_teacher()
        self._tasks.shutdown()

    def _as_lead(self) -> None:
        desk, window = self._open(LEAD)
        for place, name in enumerate(("classes", "pupils", "imports", "security"), start=2):
            window.go(name)
            self._settle()
            self._picture(window, f"{place}-lead-{name}")
        _say("looked at classes, pupils, import and security as data lead")
        self._close(desk, window)

    def _as_teacher(self) -> None:
        desk, window = self._open(TEACHER)
        window.go("classes")
        self._settle()
        self._picture(window, "6-teacher-class")
        listed = self._ask(_first_pupil)
        window.go("pupil", listed)
        self._settle()
        self._picture(window, "7-teacher-pupil")
        _say("unlocked as teacher; class page with faces and pupil page shown")
        write_sources(self._home)
        refused = self._ask(lambda session: _is_refused(session, self._home / "roll.zip"))
        if refused != "yes":
            raise AssertionError("a teacher was let in to import")
        window.go("imports")
        self._settle()
        getattr(window.current, "choose")(str(self._home / "roll.zip"))  # noqa: B009 - a presenter
        self._settle()
        self._picture(window, "8-teacher-refused")
        _say("import was refused to the teacher, and the refusal is in the trail")
        self._close(desk, window)
        _say("locked")

    def _open(self, profile: str) -> tuple[Desk, MainWindow]:
        box: list[Session] = []
        self._tasks.run(
            self._app,
            lambda: unlock_vault(self._vault, profile, Password.typed(DEMO_PASSWORD)),
            box.append,
            _raise,
        )
        self._until(lambda: bool(box), f"unlock as {profile}")
        self._session = box[0]
        desk = Desk(box[0], self._tasks)
        window = MainWindow(desk, DEMO_SCHOOL)
        window.show()
        return desk, window

    def _close(self, desk: Desk, window: MainWindow) -> None:
        done: list[bool] = []
        desk.lock(lambda: done.append(True))
        self._until(lambda: bool(done), "lock")
        window.deleteLater()

    def _ask(self, what: Callable[[Session], str]) -> str:
        answer: list[str] = []
        self._tasks.run(self._app, lambda: what(self._session), answer.append, _raise)
        self._until(lambda: bool(answer), "an answer")
        return answer[0]

    def _settle(self) -> None:
        """Until the worker has answered everything that was asked so far, three times over,
        because an answer may ask again (the class, then its thumbnails)."""
        for _ in range(4):
            self._ask(lambda _session: "settled")

    def _until(self, is_done: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + _WAIT_S
        while not is_done():
            if time.monotonic() > end:
                raise TimeoutError(f"no end of: {what}")
            # A turn of the event loop, not processEvents in a circle: PySide loses a reference
            # to None at each call of that, which ends the interpreter after some thousands.
            loop = QEventLoop()
            QTimer.singleShot(5, loop.quit)
            loop.exec()

    def _picture(self, widget: QWidget, name: str) -> None:
        widget.ensurePolished()
        if not widget.grab().save(str(self._pictures / f"{name}.png")):
            raise AssertionError(f"no picture of {name}")


def _first_pupil(session: Session) -> str:
    from vault.actions.pupils import ListPupils

    return session.run(ListPupils())[0].id


def _is_refused(session: Session, path: Path) -> str:
    try:
        session.run(PreviewRoll(path))
    except PermissionDeniedError:
        return "yes"
    return "no"


def _raise(error: BaseException) -> None:
    raise AssertionError(type(error).__name__) from error


def _say(text: str) -> None:
    print(f"- {text}")
