"""What holds for every page: names for screen readers, keys, search, lock, colours."""

import os
import shutil
import subprocess
import sys

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QSpinBox,
)

from tests.ui.keys import press
from ui.look.tokens import Theme, design
from ui.pupils.add_pupil import AddPupilDialog
from ui.shell.idle import IdleWatch
from ui.shell.places import PLACES
from ui.widgets.password_field import PasswordField
from vault.actions.audit import ReadAudit
from vault.actions.classes import AddClass
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.domain.access import Role
from vault.domain.secrets import Password

WAIT = 20000
PASSWORD = "lantern-orchard-violin-pebble"
CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QSpinBox, QAbstractItemView)


def unnamed(window):
    """Controls that a screen reader could not name, on the page that is shown."""
    found = []
    for kind in CONTROLS:
        for control in window.findChildren(kind):
            inner = control.objectName().startswith("qt_") or not control.isVisibleTo(window)
            text = control.text() if isinstance(control, QAbstractButton) else ""
            parts = (QComboBox, QSpinBox, QAbstractItemView)
            is_named = control.accessibleName() or text
            if not inner and not is_named and not isinstance(control.parent(), parts):
                found.append(control)
    return found


def test_every_control_of_every_page_has_an_accessible_name(opener, window):
    pupil = opener.run(AddPupil((("legal_given", "Zoë"),)))
    for place in PLACES:
        window.go(place.key, pupil if place.key == "pupil" else "")
        assert unnamed(window) == [], place.key


class ShownWindows(QObject):
    """Hears of every window that is shown, be it for a moment."""

    def __init__(self):
        super().__init__()
        self.kinds = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and watched.isWidgetType() and watched.isWindow():
            self.kinds.append(type(watched).__name__)
        return False


def test_nothing_but_the_window_itself_is_a_window(opener, desk, make_window):
    """What is shown before it has a parent flashes up, and takes the keyboard from the page."""
    pupil = opener.run(AddPupil((("legal_given", "Zoë"),)))
    shown, app = ShownWindows(), QApplication.instance()
    app.installEventFilter(shown)
    window = make_window(desk)
    for place in PLACES:
        window.go(place.key, pupil if place.key == "pupil" else "")
    kept = PasswordField("Password", judged=True)
    app.removeEventFilter(shown)
    kept.deleteLater()
    assert shown.kinds == ["MainWindow"]


def test_a_technician_has_a_window_without_pupils(opener, desk, make_window):
    opener.run(AddProfile("Tia", Role.TECHNICIAN, Password.typed(PASSWORD)))
    opener.lock()
    window = make_window(opener.unlock("Tia"))
    titles = window.sidebar.titles()
    assert titles == ["Today", "Protection", "Backups", "Settings"]


@pytest.mark.parametrize("role", Role)
def test_every_role_walks_every_page_it_is_offered_without_a_complaint(
    role, qtbot, opener, desk, make_window
):
    room = opener.run(AddClass("4B"))
    pupil = opener.run(AddPupil((("legal_given", "Zoë"),), room))
    rooms = frozenset({room})
    opener.run(AddProfile("Somebody", role, Password.typed(PASSWORD), rooms))
    opener.lock()
    told = []
    window = make_window(opener.unlock("Somebody"))
    window._desk.message.connect(lambda words, _tone: told.append(words))
    for key in window._places:
        window.go(key, pupil if key == "pupil" else "")
        for _ in range(4):
            opener.on_worker(lambda: None)
        page = window.pages.currentWidget()
        notice = getattr(page, "notice", None)
        assert notice is None or not notice.isVisible(), (key, notice.text)
    assert told == []


def test_global_search_finds_pupils_classes_pages_and_commands(qtbot, opener, window):
    room = opener.run(AddClass("Sycamore"))
    opener.run(AddPupil((("legal_given", "Zoë"), ("legal_family", "Sykes")), room))

    def found(text):
        window.search.setFocus()
        window.search.clear()
        qtbot.keyClicks(window.search, text)
        qtbot.waitUntil(
            lambda: window.palette_list.isVisible() and window.palette_list.list.count() > 0,
            timeout=WAIT,
        )
        window.finder.look()
        for _ in range(3):
            opener.on_worker(lambda: None)
        rows = window.palette_list.list
        return [rows.item(n).data(Qt.ItemDataRole.UserRole) for n in range(rows.count())]

    assert {c.kind for c in found("sy") if c} >= {"pupil", "class"}
    assert any(c and c.kind == "page" and c.key == "settings" for c in found("sett"))
    assert any(c and c.kind == "command" and c.key == "lock" for c in found("lock"))
    found("sykes")
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert window._place[0] == "pupil"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window._place[0] != "pupil", timeout=WAIT)


def test_escape_closes_the_search_and_the_next_search_finds_again(qtbot, opener, window):
    window.go("pupils")
    for _ in range(2):
        window.search.setFocus()
        qtbot.keyClicks(window.search, "staff and")
        qtbot.waitUntil(window.palette_list.isVisible, timeout=WAIT)
        qtbot.keyClick(window.search, Qt.Key.Key_Escape)
        assert not window.palette_list.isVisible()
        assert window._place[0] == "pupils"
    window.search.setFocus()
    qtbot.keyClicks(window.search, "staff and")
    qtbot.waitUntil(window.palette_list.isVisible, timeout=WAIT)
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert window._place[0] == "profiles"


def test_looking_at_a_pupil_is_written_down_once_each_time(opener, window):
    pupil = opener.run(AddPupil((("legal_given", "Zoë"),)))
    window.go("pupil", pupil)
    opener.on_worker(lambda: None)
    kinds = [e.kind for e in opener.run(ReadAudit()) if e.record == pupil]
    assert kinds.count("pupil.open") == 1


def test_f9_hides_everything_at_once_and_brings_it_back(qtbot, window):
    press(qtbot, window, Qt.Key.Key_F9)
    assert window.curtain.isVisible()
    assert window.curtain.geometry() == window.rect()
    window.curtain.button.click()
    assert not window.curtain.isVisible()


def test_a_new_display_draws_the_curtain(window):
    window._second_screen()
    assert window.curtain.isVisible()


def test_ctrl_l_locks_even_while_a_dialog_is_open(qtbot, window):
    window.go("pupils", "new")
    dialog = window.findChild(AddPupilDialog)
    dialog.given.setFocus()
    with qtbot.waitSignal(window.lock_wanted, timeout=WAIT):
        press(qtbot, dialog.given, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_closing_the_window_locks(qtbot, window):
    with qtbot.waitSignal(window.lock_wanted, timeout=WAIT):
        window.close()


def test_idle_time_counts_by_the_clock_even_when_asleep(qtbot, qapp):
    now = [1000.0]
    watch = IdleWatch(5, clock=lambda: now[0])
    heard = []
    watch.lock_wanted.connect(lambda: heard.append(True))
    now[0] += 299
    watch.look()
    assert not heard
    now[0] += 3600
    watch.look()
    assert heard


def test_a_program_that_ended_is_not_locked_for_idleness(qtbot, qapp, monkeypatch):
    monkeypatch.setattr("ui.shell.idle._LOOK_EVERY_MS", 1)
    now = [1000.0]
    watch = IdleWatch(5, clock=lambda: now[0])
    now[0] += 3600
    with qtbot.waitSignal(watch.lock_wanted, timeout=WAIT):
        pass
    watch.stop()
    now[0] += 3600
    with qtbot.assertNotEmitted(watch.lock_wanted, wait=50):
        pass


def luminance(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("pair", design()["pairs"], ids=lambda p: f"{p['fore']} on {p['back']}")
def test_words_and_edges_stand_out_from_their_ground_as_wcag_asks(pair, theme):
    colours = design()["themes"][theme]
    both = luminance(colours[pair["fore"]]), luminance(colours[pair["back"]])
    assert (max(both) + 0.05) / (min(both) + 0.05) >= pair["needs"], pair["use"]


def test_suspend_and_session_lock_lock_the_vault(qtbot, tmp_path):
    if shutil.which("dbus-daemon") is None or shutil.which("dbus-send") is None:
        pytest.skip("this needs dbus-daemon and dbus-send (`make system` says how)")
    script = tmp_path / "listen.py"
    script.write_text(
        "from PySide6.QtCore import QCoreApplication, QTimer\n"
        "from ui.shell.system_watch import SystemWatch\n"
        "app = QCoreApplication([])\n"
        "watch = SystemWatch()\n"
        "watch.lock_wanted.connect(lambda: (print('lock', flush=True), app.quit()))\n"
        "QTimer.singleShot(20000, app.quit)\n"
        "print(','.join(watch.heard), flush=True)\n"
        "app.exec()\n"
    )
    for path, signal in (
        ("/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep"),
        ("/org/freedesktop/login1/session/a", "org.freedesktop.login1.Session.Lock"),
    ):
        assert heard_on_bus(script, path, signal) == "lock"


def heard_on_bus(script, path, signal):
    """Start a bus of its own, listen on it, send the signal; what the listener said."""
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        text=True,
    )
    address = bus.stdout.readline().strip()
    environment = {
        **os.environ,
        "DBUS_SYSTEM_BUS_ADDRESS": address,
        "DBUS_SESSION_BUS_ADDRESS": address,
        "PYTHONPATH": os.getcwd(),
    }
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env=environment
    ) as listener:
        assert "suspend" in listener.stdout.readline()
        value = ["boolean:true"] if signal.endswith("Sleep") else []
        subprocess.run(
            ["dbus-send", "--system", "--type=signal", path, signal, *value],
            check=True,
            env=environment,
        )
        said = listener.stdout.readline().strip()
    bus.terminate()
    bus.wait()
    bus.stdout.close()
    return said
