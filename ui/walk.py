"""The main job without a display: create, import with photos, unlock as teacher, look, lock.

Real pages on a real vault, drawn offscreen; leaves a picture of each page.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from ui.desk import Desk
from ui.main_window import MainWindow
from ui.pages.create_page import CreatePage
from ui.pages.sheet_page import SheetPage
from ui.pages.unlock_page import UnlockPage
from ui.pages.welcome_page import WelcomePage
from ui.tasks import Tasks
from ui.theme import dress
from vault.actions.import_roll import PreviewRoll
from vault.actions.pupils import ListPupils
from vault.demo import DEMO_PASSWORD, DEMO_SCHOOL
from vault.demo.build import LEAD, build_demo_vault, write_sources
from vault.demo.partner import meet_partner
from vault.domain.secrets import Password
from vault.errors import PermissionDeniedError
from vault.session import Session
from vault.unlock import create_vault, profiles_of, unlock_vault

_WAIT_S = 60.0
_LEADS = (
    *("classes", "pupils", "imports", "cards", "register", "backups", "profiles", "recovery"),
    *("security", "settings", "help"),
)
TEACHER = "Tess Teacher"
ASSISTANT = "Ada Assistant"


def walk_offscreen(pictures: Path, theme: str = "light") -> int:
    """0 when every step went well; says what it did on the way."""
    print("There is no display: the same main job runs offscreen.", flush=True)
    qInstallMessageHandler(_pass_on)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    home = Path(tempfile.mkdtemp(prefix="tuckbox-walk-"))
    os.environ["TUCKBOX_HOME"] = str(home)
    try:
        _Walk(pictures, home, theme).run()
    except (AssertionError, TimeoutError) as error:
        print(f"FAILED: {error}")
        return 1
    finally:
        shutil.rmtree(home)
    print(f"Pictures of every page are in {pictures.absolute()}")
    return 0


class _Walk:
    def __init__(self, pictures: Path, home: Path, theme: str) -> None:
        self._app = QApplication.instance() or QApplication(["tuckbox"])
        if isinstance(self._app, QApplication):
            dress(self._app, theme)
        self._pictures, self._vault, self._home = pictures, home / "demo.tuckbox", home
        self._theme = theme
        self._tasks = Tasks()
        self._count = 0
        pictures.mkdir(parents=True, exist_ok=True)

    def run(self) -> None:
        self._before_the_vault()
        self._as_lead()
        self._as_teacher()
        self._as_assistant()
        self._tasks.shutdown()

    def _before_the_vault(self) -> None:
        self._front(WelcomePage(), "welcome")
        page = CreatePage(self._home)
        page.school.setText("Willow Bank")
        page.lead.setText(LEAD)
        page.password.line.setText(DEMO_PASSWORD)
        self._front(page, "create")
        box: list[SheetPage] = []

        def make() -> None:
            session, sheet = create_vault(page.folder, "Willow Bank", LEAD, page.password.peek())
            session.lock()
            box.append(SheetPage(sheet))

        make()
        self._front(box[0], "recovery-sheet")
        _say("created a vault; its recovery sheet has been made")
        build_demo_vault(self._vault, lambda _d, _t: None)
        _say("built the demo school: 420 pupils and their photos imported, 12 profiles")
        self._front(UnlockPage(self._vault, profiles_of(self._vault), [], DEMO_PASSWORD), "unlock")

    def _as_lead(self) -> None:
        desk, window = self._open(LEAD)
        self._ask(lambda session: str(meet_partner(session, self._home)))
        window.notice.clear()
        for place in _LEADS:
            window.go(place)
            self._settle()
            self._picture(window, f"lead-{place}")
        write_sources(self._home)
        window.go("imports")
        getattr(window.current, "choose")(str(self._home / "roll.zip"))  # noqa: B009 - a presenter
        self._settle()
        self._picture(window, "lead-import-preview")
        window.go("pupil", self._ask(_first_pupil))
        self._settle()
        self._picture(window, "lead-pupil")
        _say("swapped cards with another school, sent a class, took its receipt; backed up")
        _say("looked at every page as data lead; a second import of the roll changes nothing")
        self._close(desk, window)

    def _as_teacher(self) -> None:
        desk, window = self._open(TEACHER)
        window.go("classes")
        self._settle()
        self._picture(window, "teacher-class")
        window.go("pupil", self._ask(_first_pupil))
        self._settle()
        self._picture(window, "teacher-pupil")
        _say("unlocked as teacher; class page with faces and pupil page shown")
        refused = self._ask(lambda session: _is_refused(session, self._home / "roll.zip"))
        if refused != "yes":
            raise AssertionError("a teacher was let in to import")
        window.notice.say(refused_words(), "bad")
        self._settle()
        self._picture(window, "teacher-refused")
        _say("import was refused to the teacher, and the refusal is in the trail")
        self._close(desk, window)
        _say("locked")

    def _as_assistant(self) -> None:
        desk, window = self._open(ASSISTANT)
        window.go("pupil", self._ask(_first_pupil))
        self._settle()
        self._picture(window, "assistant-pupil")
        _say("a teaching assistant sees names, faces, alerts and emergency contacts only")
        self._close(desk, window)

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
        """Until the worker has answered everything that was asked so far, several times over,
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

    def _front(self, page: QWidget, name: str) -> None:
        page.resize(760, 620)
        page.setAutoFillBackground(True)
        page.show()
        self._picture(page, name)
        page.deleteLater()

    def _picture(self, widget: QWidget, name: str) -> None:
        widget.ensurePolished()
        self._count += 1
        file = self._pictures / f"{self._count:02}-{name}.png"
        if not widget.grab().save(str(file)):
            raise AssertionError(f"no picture of {name}")


def refused_words() -> str:
    """What a refused person reads."""
    from vault.domain.messages import sentence

    return sentence(PermissionDeniedError())


def _first_pupil(session: Session) -> str:
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
    print(f"- {text}", flush=True)


def _pass_on(_kind: object, _context: object, text: str) -> None:
    # The offscreen platform says this of every window; anything else is to be seen.
    if "propagateSizeHints" not in text:
        print(text, file=sys.stderr)
