"""The window as a whole: a technician's, what is written down, and what locks it."""

from PySide6.QtCore import Qt

from tests.ui.keys import press
from ui.pupils.add_pupil import AddPupilDialog
from vault.actions.audit import ReadAudit
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.domain.access import Role
from vault.domain.act_words import act_of
from vault.domain.secrets import Password

WAIT = 20000

PASSWORD = "lantern-orchard-violin-pebble"


def test_a_technician_has_a_window_without_pupils(opener, desk, make_window):
    opener.run(AddProfile("Tia", Role.TECHNICIAN, Password.typed(PASSWORD)))
    opener.lock()
    window = make_window(opener.unlock("Tia"))
    titles = window.frame.side.titles()
    assert titles == ["Today", "Protection", "Backups", "Settings"]


def test_looking_at_a_pupil_is_written_down_once_each_time(opener, window):
    pupil = opener.run(AddPupil((("legal_given", "Zoë"),)))
    window.go("pupil", pupil)
    opener.on_worker(lambda: None)
    kinds = [act_of(e.kind) for e in opener.run(ReadAudit()) if e.record == pupil]
    assert kinds.count("pupil.overview") == 1


def test_ctrl_l_locks_even_while_a_dialog_is_open(qtbot, window):
    window.go("pupils", "new")
    dialog = window.findChild(AddPupilDialog)
    dialog.given.setFocus()
    with qtbot.waitSignal(window.lock_wanted, timeout=WAIT):
        press(qtbot, dialog.given, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_closing_the_window_locks(qtbot, window):
    with qtbot.waitSignal(window.lock_wanted, timeout=WAIT):
        window.close()
