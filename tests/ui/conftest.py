"""A real vault behind real pages: opened on the worker thread, as in the program."""

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer

from tests.fresh_vault import PASSWORD, fresh_vault
from ui.desk.desk import Desk
from ui.desk.record_words import speak_of
from ui.desk.tasks import Tasks
from ui.english import speak_in
from ui.front.front import Front
from ui.shell.main_window import MainWindow
from ui.shell.out_of_sight import OutOfSight
from ui.widgets.dates import write_month_first
from vault.crypto.kdf import FLOOR
from vault.domain.english.spoken import Speech
from vault.domain.law import law_of
from vault.domain.policy import Policy
from vault.domain.secrets import Password
from vault.store.keyfile import stick_file
from vault.unlock import unlock_vault

WAIT = 20000


def told(ask):
    """What `ask(tell)` tells sooner or later on this thread; the window's events go on meanwhile.
    It is waited for and not looked for every ten milliseconds, which a run does some ten thousand
    times."""
    answers, loop = [], QEventLoop()

    def tell(answer=None):
        answers.append(answer)
        loop.quit()

    ask(tell)
    if not answers:
        QTimer.singleShot(WAIT, loop, loop.quit)
        loop.exec()
    QCoreApplication.processEvents()
    assert answers, f"no answer in {WAIT} ms"
    return answers[0]


class OpenDesk:
    """Opens desks on one vault, one after the other, and closes what is open at the end."""

    def __init__(self, qtbot, folder):
        self.qtbot, self.folder = qtbot, folder
        self.tasks, self.owner, self.desk = Tasks(), QObject(), None

    def on_worker(self, work):
        answer = told(lambda tell: self.tasks.run(self.owner, work, tell, tell))
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def create(self, school):
        self.on_worker(lambda: fresh_vault(self.folder, school))

    def unlock(self, who="Dana Lead"):
        session = self.on_worker(
            lambda: unlock_vault(self.folder, who, Password.typed(PASSWORD), params=FLOOR)
        )
        self.desk = Desk(session, self.tasks)
        told(self.desk.load_settings)
        return self.desk

    def run(self, action):
        """One action through the open session."""
        return self.on_worker(lambda: self.desk._session.run(action))

    def lock(self):
        if self.desk is not None:
            desk, self.desk = self.desk, None
            told(desk.lock)


@pytest.fixture(autouse=True)
def in_sight_again(qapp):
    """Where a test locks the whole program, the process goes on all the same: what keeps windows
    off the screen until it is replaced must not reach the next test."""
    yield
    for hiding in qapp.findChildren(OutOfSight):
        qapp.removeEventFilter(hiding)
        hiding.deleteLater()


@pytest.fixture(autouse=True)
def british_again(qapp):
    """The language is the program's, and no test's; so is the law by which days are written."""
    yield
    speak_in(qapp, Speech())
    speak_of(law_of(Policy().country))


@pytest.fixture
def opener(qtbot, tmp_path):
    opener = OpenDesk(qtbot, tmp_path / "ui.tuckbox")
    yield opener
    opener.lock()
    opener.tasks.shutdown()


@pytest.fixture
def desk(opener):
    opener.create("Willow Bank")
    return opener.unlock()


@pytest.fixture
def make_window(qtbot):
    """A shown window on a desk."""

    def make(desk):
        window = MainWindow(desk, "Willow Bank")
        qtbot.addWidget(window, before_close_func=let_close)
        window.show()
        return window

    return make


@pytest.fixture
def window(desk, make_window):
    return make_window(desk)


@pytest.fixture
def in_the_united_states():
    write_month_first(True)
    yield
    write_month_first(False)


def let_close(window):
    """A test's window closes without asking for the lock."""
    window.closeEvent = lambda event: event.accept()


@pytest.fixture
def roll(tmp_path):
    """A small class list."""
    path = tmp_path / "list.csv"
    path.write_text(
        "Surname,Forename,DOB,UPN,Reg\nÅkesson,Zoë,03/09/2016,B801200005001,4B\nBirch,Bob,,,4B\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def drawer(tmp_path, monkeypatch):
    """An empty stick that is plugged in."""
    stick = tmp_path / "STICK"
    stick.mkdir()
    monkeypatch.setattr(stick_file, "removable_roots", lambda: (stick,))
    for module in ("sticks", "credentials", "passwords"):
        monkeypatch.setattr(f"vault.store.keyfile.{module}.calibrated", floor)
    return stick


@pytest.fixture
def front(qtbot, monkeypatch):
    monkeypatch.setattr("vault.store.keyfile.creation.calibrated", floor)
    monkeypatch.setattr("vault.unlock.default_params", floor)
    tasks = Tasks()
    front = Front(tasks)
    qtbot.addWidget(front)
    front.show()
    sessions = []
    front.opened.connect(lambda session, _folder: sessions.append(session))
    front.sessions, front.tasks = sessions, tasks
    yield front
    owner, done = QObject(), []
    for session in sessions:
        tasks.run(owner, session.lock, done.append, done.append)
    qtbot.waitUntil(lambda: len(done) == len(sessions), timeout=WAIT)
    tasks.shutdown()


def floor():
    return FLOOR
