"""What a disk refused as the vault was locked is told by the window that comes after."""

import pytest

from tests.ui.conftest import PASSWORD, let_close
from ui import app as program_module
from ui.app import NOT_NOTED, Program
from ui.front.unlock_page import UnlockPage
from ui.front.welcome_page import WelcomePage
from vault.crypto.kdf import FLOOR
from vault.domain.secrets import Password
from vault.errors import NoteNotKeptError
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
    program.lock()
    qtbot.waitUntil(lambda: bool(begun), timeout=WAIT)
    (arguments,) = begun
    assert arguments[0] == str(folder)
    assert (NOT_NOTED in arguments) is not is_kept
    program._tasks.shutdown()


def test_the_next_window_says_it(qtbot, qapp, folder):
    program = Program(qapp)
    qtbot.addWidget(program.front)
    program.start(folder, is_noted=False)
    front = program.front
    qtbot.waitUntil(lambda: isinstance(front.currentWidget(), UnlockPage), timeout=WAIT)
    assert "Your work is saved" in front.currentWidget().notice.text
    program.start(None, is_noted=False)
    assert isinstance(front.currentWidget(), WelcomePage)
    assert "Your work is saved" in front.currentWidget().notice.text
    program._tasks.shutdown()
