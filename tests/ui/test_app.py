"""What a disk refused as the vault was locked is told by the window that comes after."""

import pytest

from tests.ui.conftest import PASSWORD, let_close
from ui import app as program_module
from ui.app import NOT_NOTED, Program
from ui.front.locked_lines import SIGN
from ui.front.unlock_page import UnlockPage
from ui.front.welcome_page import WelcomePage
from ui.widgets.plain import PlainLabel
from vault.actions.policy import SetPolicy
from vault.crypto.kdf import FLOOR
from vault.domain.english.spoken import English
from vault.domain.policy import Country, Policy
from vault.domain.secrets import Password
from vault.errors import NoteNotKeptError
from vault.platform.last_english import last_english
from vault.store.trail.watch import Watch
from vault.unlock import create_vault, unlock_vault

WAIT = 30000


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "school.tuckbox"
    create_vault(made, "Willow Bank", "Dana Lead", Password.typed(PASSWORD), FLOOR)[0].lock()
    return made


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_note_that_the_disk_did_not_take_is_handed_to_the_next_window(
    is_kept, qtbot, qapp, folder, monkeypatch
):
    begun = []
    monkeypatch.setattr(program_module, "replace_process", begun.append)
    # The lock that does not wait for the vault would go off after this test, and for real.
    monkeypatch.setattr(program_module, "_LOCK_WITHIN_MS", 1 << 30)

    def refused(*_):
        raise NoteNotKeptError

    if not is_kept:
        monkeypatch.setattr(Watch, "leave_anchors", refused)
    program = Program(qapp)
    qtbot.addWidget(program.front)
    made = []
    program._tasks.run(
        program,
        lambda: unlock_vault(folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR),
        made.append,
        made.append,
    )
    qtbot.waitUntil(lambda: bool(made), timeout=WAIT)
    program.front.opened.emit(made[0], folder)
    qtbot.waitUntil(lambda: program.window is not None, timeout=WAIT)
    qtbot.addWidget(program.window, before_close_func=let_close)
    program._idle.lock_wanted.emit()
    qtbot.waitUntil(lambda: bool(begun), timeout=WAIT)
    (arguments,) = begun
    assert arguments[0] == str(folder)
    assert (NOT_NOTED in arguments) is not is_kept
    assert arguments[arguments.index("--locked") + 1] == "idle:5"
    program._tasks.shutdown()


def test_why_it_locked_is_handed_to_the_next_window(qapp, qtbot, monkeypatch):
    program, locks = Program(qapp), []
    qtbot.addWidget(program.front)
    monkeypatch.setattr(program, "lock", lambda why="": locks.append(why))
    program._idle.set_minutes(10)
    program._idle.lock_wanted.emit()
    program._system.lock_wanted.emit()
    assert locks == ["idle:10", SIGN]
    program._tasks.shutdown()


def test_the_next_window_says_it(qtbot, qapp, folder):
    program = Program(qapp, SIGN)
    qtbot.addWidget(program.front)
    program.start(folder, is_noted=False)
    front = program.front
    qtbot.waitUntil(lambda: isinstance(front.currentWidget(), UnlockPage), timeout=WAIT)
    assert "Your work is saved" in front.currentWidget().notice.text
    beside = [label.text() for label in front.findChildren(PlainLabel)]
    assert any("when the screen was locked or the computer slept" in words for words in beside)
    program.start(None, is_noted=False)
    assert isinstance(front.currentWidget(), WelcomePage)
    assert "Your work is saved" in front.currentWidget().notice.text
    program._tasks.shutdown()


@pytest.fixture
def opened(qtbot, qapp, folder, monkeypatch):
    """The program with an open vault."""
    monkeypatch.setattr(program_module, "replace_process", lambda _: None)
    monkeypatch.setattr(program_module, "_LOCK_WITHIN_MS", 1 << 30)
    program = Program(qapp)
    qtbot.addWidget(program.front)
    session = []
    program._tasks.run(
        program,
        lambda: unlock_vault(folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR),
        session.append,
        session.append,
    )
    qtbot.waitUntil(lambda: bool(session), timeout=WAIT)
    program.front.opened.emit(session[0], folder)
    qtbot.waitUntil(lambda: program.window is not None, timeout=WAIT)
    yield program
    program.desk.lock(lambda: None)
    program.window.close = lambda: None
    program._tasks.shutdown()
    program.window.hide()
    program.window.deleteLater()


def lines_of(window):
    return {window.sidebar.item(row).text() for row in range(window.sidebar.count())}


def test_a_person_chooses_american_english_and_the_window_speaks_it_at_once(opened, qtbot):
    assert "Pupils" in lines_of(opened.window)
    opened.window.go("settings")
    first, page = opened.window, opened.window.pages.currentWidget()
    page.english.setCurrentIndex(page.english.findData("en-US"))
    qtbot.waitUntil(lambda: opened.window is not first, timeout=WAIT)
    assert "Students" in lines_of(opened.window)
    assert last_english() is English.AMERICAN
    page = opened.window.pages.currentWidget()
    assert page.english.currentData() == "en-US", "the page is the one that was open"
    page.english.setCurrentIndex(page.english.findData("school"))
    assert "Pupils" in lines_of(opened.window)


def test_a_window_speaks_as_the_country_of_the_school_where_nobody_chose(opened, qtbot):
    opened.desk.do(opened, SetPolicy(Policy(country=Country.UNITED_STATES)), then=lambda _: None)
    qtbot.waitUntil(lambda: "Students" in lines_of(opened.window), timeout=WAIT)
