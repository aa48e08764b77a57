"""The ten commonest jobs, done in the window by keys and clicks: each takes what the help says, and
has happened in the vault afterwards."""

import shutil
from datetime import date

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from tests.pictures import figure_file
from tests.ui.conftest import OpenDesk, let_close
from tests.ui.hand import Hand
from tests.ui.open_page import page_of, settle
from ui.desk import print_job, printers
from ui.desk.preview_dialog import PreviewDialog
from ui.look.theme import dress
from ui.pupils.pupil_words import call_first
from ui.shell.main_window import MainWindow
from ui.shell.quick_jobs import QUICK_JOBS, Start
from vault.actions.audit import ReadAudit
from vault.actions.class_table import ReadClassTable
from vault.actions.classes import ListClasses
from vault.actions.pupils import ListPupils, OpenPupil
from vault.actions.receive import ListTransfers
from vault.actions.sealed import ListConcerns
from vault.crypto.kdf import FLOOR
from vault.demo import DEMO_PASSWORD
from vault.demo.build import LEAD, build_demo_vault
from vault.domain.act_words import act_of
from vault.domain.secrets import Password
from vault.errors import SessionLockedError
from vault.unlock import unlock_vault

WAIT = 30000
PATIENCE_S = 20
"""Of a test's machine, which does other things meanwhile."""
TEACHER, KEEPER = "Tess Teacher", "Sam Safeguarding"
CLASS, UNASKED = "Class 4A", "Class 5A"


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo") / "demo.tuckbox"
    build_demo_vault(folder, lambda _done, _total: None)
    return folder


class Scene:
    """A person of the demo school at the window, and what is asked of the vault afterwards."""

    def __init__(self, opener, window, hand, folder):
        self.opener, self.window, self.hand, self.folder = opener, window, hand, folder
        self.run = opener.run
        self.room = next(r for r in self.run(ListClasses()) if r.name == CLASS)
        pupils = [p for p in self.run(ListPupils()) if p.class_name == CLASS]
        self.child = next(p for p in pupils if call_first(self.run(OpenPupil(p.id)).contacts))

    @property
    def page(self):
        return page_of(self.window)

    def begin(self, start):
        """Stand where the job begins; nothing of this is counted."""
        if start is Start.ANYWHERE:
            self.window.go("settings")
        elif start is Start.TABLE:
            # The forms of a new class come back: nobody in it has been asked.
            self.room = next(r for r in self.run(ListClasses()) if r.name == UNASKED)
            self.window.go("classes", self.room.id)
        elif start is Start.CHILD:
            self.window.go("pupil", self.child.id)
        else:
            self.window.go("classes", self.room.id)
        settle(self.opener)
        if start is Start.TABLE:
            self.page.views.buttons["table"].click()
            settle(self.opener)
        QApplication.processEvents()

    def trail(self, kind):
        """How often it stands in the audit trail, as the lead reads it."""
        session = unlock_vault(self.folder, LEAD, Password.typed(DEMO_PASSWORD), params=FLOOR)
        with session:
            return sum(entry.kind.partition(" ")[0] == kind for entry in session.run(ReadAudit()))


@pytest.fixture
def scene(qtbot, tmp_path, demo):
    made = []

    def make(who):
        folder = tmp_path / "demo.tuckbox"
        shutil.copytree(demo, folder)
        # As it looks: where a thing is not to be seen, nobody can click it.
        dress(QApplication.instance(), "light")
        opener = OpenDesk(qtbot, folder)
        made.append(opener)
        window = MainWindow(opener.unlock(who), "Willow Bank")
        qtbot.addWidget(window, before_close_func=let_close)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return Scene(opener, window, Hand(qtbot, WAIT), folder)

    yield make
    for opener in made:
        opener.lock()
        opener.tasks.shutdown()


def find_the_child(scene):
    """Without waiting for anything that is listed meanwhile."""
    scene.hand.press("Ctrl+K")
    scene.hand.type(scene.child.known_as)
    scene.hand.press("Enter")
    scene.hand.until(lambda: scene.window._place == ("pupil", scene.child.id))
    scene.hand.until(lambda: scene.child.known_as in scene.page.title.text())


def open_a_child(scene, _tmp_path):
    before = scene.run(ReadAudit())
    find_the_child(scene)
    fresh = scene.run(ReadAudit())[: -len(before)]
    opened = [e.record for e in fresh if act_of(e.kind) == "pupil.overview"]
    assert opened == [scene.child.id], "this child was opened, and no other"


def see_whom_to_call(scene, _tmp_path):
    find_the_child(scene)
    first = call_first(scene.run(OpenPupil(scene.child.id)).contacts)[0]
    number = scene.page.header.calls.people[0].number
    assert number.text() == first.phone.strip()
    assert number.visibleRegion().boundingRect() == number.rect()


def add_an_alert(scene, _tmp_path):
    scene.hand.press("A")
    scene.hand.type("Nuts of any kind")
    scene.hand.press("Enter")
    scene.hand.until(lambda: "Alert added" in scene.window.toast.text)
    alerts = scene.run(OpenPupil(scene.child.id)).alerts
    assert [alert.text for alert in alerts].count("Nuts of any kind") == 1


def raise_a_concern(scene, _tmp_path):
    scene.hand.press("C")
    scene.hand.until(lambda: scene.window._place == ("concern", scene.child.id))
    scene.hand.until(lambda: scene.child.known_as in scene.page.title.text())
    scene.hand.type("Came without a coat in the snow.")
    scene.hand.press("Ctrl+Return")
    scene.hand.until(scene.page.done.isVisible)
    scene.opener.lock()
    session = unlock_vault(scene.folder, KEEPER, Password.typed(DEMO_PASSWORD), params=FLOOR)
    with session:
        raised = [c for c in session.run(ListConcerns()) if "without a coat" in str(c)]
    assert len(raised) == 1


def shown(window, kind):
    return [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]


def print_the_sheet(scene, _tmp_path):
    sent, window = [], scene.window
    with pytest.MonkeyPatch.context() as system:
        # What the system's printing would take: a test's computer has no printer.
        system.setattr(printers, "usual_printer", lambda: "Staff room")
        system.setattr(printers, "reachable_printer", lambda _: QPrinter())
        system.setattr(print_job, "is_by_cups", lambda _: True)
        system.setattr(print_job, "send_pdf", lambda *arguments: sent.append(arguments[2]))
        scene.hand.press("Ctrl+P")
        scene.hand.until(lambda: any(p.print.hasFocus() for p in shown(window, PreviewDialog)))
        (preview,) = shown(window, PreviewDialog)
        assert preview.print.text() == " Print on Staff room", "it says where it comes out"
        scene.hand.press("Enter")
        scene.hand.until(lambda: "Sent to the printer" in window.toast.text)
    assert [pdf[:4] for pdf in sent] == [b"%PDF"]
    scene.opener.lock()
    assert scene.trail("class.print-photos") == 1
    assert scene.trail("paper.printed") == 1


def send_the_class(scene, tmp_path):
    sealed = tmp_path / "class.tuck"
    scene.hand.click(scene.page.send)
    scene.hand.until(lambda: scene.window._place[0] == "send")
    scene.hand.until(lambda: scene.page.whom.chosen_classes() == (scene.room.id,))
    scene.hand.until(scene.page.reason.hasFocus)
    scene.hand.type("takes over 4A in September")
    scene.hand.click(scene.page.to.by_passphrase)
    scene.hand.until(scene.page.seal.isEnabled)
    scene.hand.at_file_dialog(sealed)
    scene.hand.press("Ctrl+Return")
    scene.hand.until(lambda: scene.page.views.currentWidget() is scene.page.done)
    assert sealed.stat().st_size > 0
    sent = [row.reason for row in scene.run(ListTransfers()) if row.direction == "sent"]
    assert sent.count("takes over 4A in September") == 1


def note_a_consent(scene, _tmp_path):
    button = scene.page.strip.quick["photo-press"]
    scene.hand.until(button.isEnabled)
    scene.hand.click(button)
    scene.hand.until(lambda: "Press: yes for" in scene.window.toast.text)
    lines = scene.run(ReadClassTable(scene.room.id))
    assert {line.state("photo-press") for line in lines} == {"given"}
    assert len(lines) > 20
    scene.hand.until(lambda: f"{len(lines)} consent decisions" in scene.window.toast.act.text())


def add_a_child(scene, _tmp_path):
    scene.hand.press("Ctrl+N")
    scene.hand.type("Wilhelmina")
    scene.hand.press("Tab")
    scene.hand.type("Zabriskie")
    scene.hand.press("Enter")
    scene.hand.until(lambda: scene.window._place[0] == "pupil")
    added = [p for p in scene.run(ListPupils("Zabriskie")) if p.given == "Wilhelmina"]
    assert [p.id for p in added] == [scene.window._place[1]]


def change_a_photo(scene, tmp_path):
    before = {photo.id for photo in scene.run(OpenPupil(scene.child.id)).photos}
    scene.hand.at_file_dialog(figure_file(tmp_path, 7))
    scene.hand.click(scene.page.add_photo)
    scene.hand.until(lambda: "Photo added" in scene.window.toast.text)
    after = [p for p in scene.run(OpenPupil(scene.child.id)).photos if p.id not in before]
    assert [(photo.is_current, photo.taken_on) for photo in after] == [(True, date.today())]


def lock(scene, _tmp_path):
    session, done = scene.opener.desk._session, []
    scene.window.lock_wanted.connect(lambda: scene.opener.desk.lock(lambda: done.append(True)))
    scene.hand.press("Ctrl+L")
    scene.hand.until(lambda: bool(done))
    scene.opener.desk = None
    with pytest.raises(SessionLockedError):
        session.run(ListClasses())


SCRIPTS = {
    "open": (LEAD, open_a_child),
    "call": (TEACHER, see_whom_to_call),
    "alert": (TEACHER, add_an_alert),
    "concern": (TEACHER, raise_a_concern),
    "sheet": (TEACHER, print_the_sheet),
    "send": (LEAD, send_the_class),
    "consents": (LEAD, note_a_consent),
    "add": (LEAD, add_a_child),
    "photo": (LEAD, change_a_photo),
    "lock": (TEACHER, lock),
}


def test_every_job_of_the_table_is_tried():
    assert SCRIPTS.keys() == {job.key for job in QUICK_JOBS}
    assert len(QUICK_JOBS) == 10


@pytest.mark.qt_log_ignore("This plugin does not support")  # the list under a file dialog's line
@pytest.mark.parametrize("job", QUICK_JOBS, ids=lambda job: job.key)
def test_a_job_takes_the_clicks_and_keys_that_the_help_says(job, scene, tmp_path):
    who, act = SCRIPTS[job.key]
    at = scene(who)
    at.begin(job.start)
    act(at, tmp_path)
    assert (at.hand.clicks, at.hand.keys) == (job.clicks, job.keys)
    assert at.hand.waited_s < PATIENCE_S
