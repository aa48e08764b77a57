"""The main job without a display: create, import with photos, unlock as teacher, look, lock.

Real pages on a real vault, drawn offscreen; leaves a picture of each page.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import qInstallMessageHandler

from ui.front.create_page import CreatePage
from ui.front.sheet_page import SheetPage
from ui.front.unlock_page import UnlockPage
from ui.front.welcome_page import WelcomePage
from ui.walk.gallery import paint_gallery
from ui.walk.walk_stage import Stage, say
from ui.walk.walk_term import walk_term
from ui.walk.walk_transfer import walk_transfers
from vault.actions.import_roll import PreviewRoll
from vault.actions.pupils import ListPupils
from vault.actions.today import ReadToday
from vault.demo import DEMO_PASSWORD
from vault.demo.build import LEAD, build_demo_vault, write_sources
from vault.demo.partner import meet_partner
from vault.domain.today import DueKind
from vault.errors import PermissionDeniedError
from vault.session import Session
from vault.unlock import create_vault, profiles_of

_WAIT_S = 60.0
_LEADS = (
    *(
        "today",
        "classes",
        "pupils",
        "school",
        "imports",
        "cards",
        "transfers",
        "backups",
        "profiles",
        "recovery",
    ),
    *("settings", "help", "characteristics"),
)
HEAD = "Helen Head"
TEACHER = "Tess Teacher"
ASSISTANT = "Ada Assistant"
SAFEGUARDING = "Sam Safeguarding"
_TEACHERS = (
    *("register", "absence", "planned", "checklists", "markbook", "progress", "scales"),
    *("objectives", "notes", "seating", "timetable"),
)


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
        self._stage = Stage(pictures, home, theme)
        self._vault, self._home, self._pictures = home / "demo.tuckbox", home, pictures

    def run(self) -> None:
        self._before_the_vault()
        self._as_lead()
        self._as_teacher()
        self._as_assistant()
        walk_term(self._stage, self._vault, (LEAD, HEAD, TEACHER, SAFEGUARDING))
        self._as_safeguarding_lead()
        walk_transfers(self._stage, self._vault)
        self._stage.finish()
        paint_gallery(self._pictures)

    def _before_the_vault(self) -> None:
        self._stage.front(WelcomePage(), "welcome")
        page = CreatePage(self._home)
        page.school.setText("Willow Bank")
        page.lead.setText(LEAD)
        page.password.line.setText(DEMO_PASSWORD)
        self._stage.front(page, "create")
        box: list[SheetPage] = []

        def make() -> None:
            session, sheet = create_vault(page.folder, "Willow Bank", LEAD, page.password.peek())
            session.lock()
            box.append(SheetPage(sheet))

        make()
        self._stage.front(box[0], "recovery-sheet")
        say("created a vault; its recovery sheet has been made")
        build_demo_vault(self._vault, lambda _d, _t: None)
        say("built the demo school: 420 pupils and their photos imported, 12 profiles")
        unlock = UnlockPage(self._vault, profiles_of(self._vault), [], DEMO_PASSWORD)
        unlock.choose(str(unlock.who.itemData(unlock.who.count() - 1)))
        self._stage.front(unlock, "unlock")

    def _as_lead(self) -> None:
        desk, window = self._stage.open(self._vault, LEAD)
        self._stage.ask(lambda session: str(meet_partner(session, self._home)))
        window.notice.clear()
        for place in _LEADS:
            window.go(place)
            self._stage.settle()
            self._stage.picture(window, f"lead-{place}")
        write_sources(self._home)
        window.go("imports")
        getattr(window.current, "choose")(str(self._home / "roll.zip"))  # noqa: B009 - a presenter
        self._stage.settle()
        self._stage.picture(window, "lead-import-preview")
        window.go("pupil", self._stage.ask(_first_pupil))
        self._stage.settle()
        self._stage.picture(window, "lead-pupil")
        window.go("contacts", self._stage.ask(_first_suggestion))
        self._stage.settle()
        self._stage.picture(window, "lead-contacts-to-confirm")
        say("swapped cards with another school, sent a class, took its receipt; backed up")
        say("looked at every page as data lead; a second import of the roll changes nothing")
        self._stage.close(desk, window)

    def _as_teacher(self) -> None:
        desk, window = self._stage.open(self._vault, TEACHER)
        self._stage.settle()
        self._stage.picture(window, "teacher-today")
        window.go("classes")
        self._stage.settle()
        self._stage.picture(window, "teacher-class")
        for place in _TEACHERS:
            window.go(place)
            self._stage.settle()
            self._stage.picture(window, f"teacher-{place}")
        say("took a look at a register, marks, objectives, notes, seats and the timetable")
        window.go("pupil", self._stage.ask(_first_pupil))
        self._stage.settle()
        self._stage.picture(window, "teacher-pupil")
        window.go("concern", self._stage.ask(_first_pupil))
        self._stage.settle()
        self._stage.picture(window, "teacher-concern")
        say("unlocked as teacher; class page with faces and pupil page shown")
        refused = self._stage.ask(lambda session: _is_refused(session, self._home / "roll.zip"))
        if refused != "yes":
            raise AssertionError("a teacher was let in to import")
        window.notice.say(refused_words(), "bad")
        self._stage.settle()
        self._stage.picture(window, "teacher-refused")
        say("import was refused to the teacher, and the refusal is in the trail")
        self._stage.close(desk, window)
        say("locked")

    def _as_safeguarding_lead(self) -> None:
        desk, window = self._stage.open(self._vault, SAFEGUARDING)
        self._stage.settle()
        window.go("concerns")
        self._stage.settle()
        self._stage.picture(window, "safeguarding-inbox")
        say("the safeguarding lead reads what was raised, sealed for nobody else")
        self._stage.close(desk, window)

    def _as_assistant(self) -> None:
        desk, window = self._stage.open(self._vault, ASSISTANT)
        window.go("pupil", self._stage.ask(_first_pupil))
        self._stage.settle()
        self._stage.picture(window, "assistant-pupil")
        say("a teaching assistant sees names, faces, alerts and emergency contacts only")
        self._stage.close(desk, window)


def refused_words() -> str:
    """What a refused person reads."""
    from vault.domain.messages import sentence

    return sentence(PermissionDeniedError())


def _first_pupil(session: Session) -> str:
    return session.run(ListPupils())[0].id


def _first_suggestion(session: Session) -> str:
    """Whose contact somebody suggests to change."""
    due = session.run(ReadToday()).due
    return next(str(card.record) for card in due if card.kind is DueKind.CONTACTS)


def _is_refused(session: Session, path: Path) -> str:
    try:
        session.run(PreviewRoll(path))
    except PermissionDeniedError:
        return "yes"
    return "no"


def _pass_on(_kind: object, _context: object, text: str) -> None:
    # The offscreen platform says this of every window; anything else is to be seen.
    if "propagateSizeHints" not in text:
        print(text, file=sys.stderr)
