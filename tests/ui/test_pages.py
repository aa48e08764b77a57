"""Real pages on a real vault: what a teacher and a data lead see and do."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel

from ui.desk import Desk
from ui.idle import IdleWatch
from ui.main_window import MainWindow
from ui.pages.class_rooms_page import ClassRoomsPage
from ui.pages.imports_page import ImportsPage
from ui.pages.pupil_page import PupilPageView
from ui.pages.pupils_page import PupilsPage
from ui.pages.unlock_page import UnlockPage
from ui.tasks import Tasks
from vault.crypto.kdf import FLOOR
from vault.domain.people import Alert
from vault.domain.secrets import Password
from vault.unlock import create_vault, unlock_vault

PASSWORD = "lantern-orchard-violin-pebble"
NASTY = '<img src="//canary/x.png"><a href="x">**y**</a>\u202e'


@pytest.fixture
def desk(qtbot, tmp_path):
    tasks, box, owner = Tasks(), [], QObject()
    folder = tmp_path / "ui.tuckbox"

    def make():
        create_vault(folder, NASTY, "Dana Lead", Password.typed(PASSWORD), FLOOR)[0].lock()
        return unlock_vault(folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)

    tasks.run(owner, make, box.append, box.append)
    qtbot.waitUntil(lambda: bool(box), timeout=20000)
    desk = Desk(box[0], tasks)
    yield desk
    done = []
    desk.lock(lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done), timeout=20000)
    tasks.shutdown()


@pytest.fixture
def window(qtbot, desk):
    window = MainWindow(desk, "School")
    qtbot.addWidget(window)
    yield window
    window.closeEvent = lambda event: event.accept()


def test_import_then_find_open_change_and_undo(qtbot, window, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(f'Surname,Forename,Reg\n"{NASTY.replace(chr(34), chr(34) * 2)}",Zoë,4B\n')
    window.go("imports")
    page = window.pages.currentWidget()
    assert isinstance(page, ImportsPage)
    page.file_chosen.emit(str(path))
    qtbot.waitUntil(page.apply.isEnabled, timeout=10000)
    qtbot.mouseClick(page.apply, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Done" in page.said.text(), timeout=10000)

    window.go("pupils")
    table = window.pages.currentWidget()
    assert isinstance(table, PupilsPage)
    qtbot.keyClicks(table.search, "zoe")
    qtbot.waitUntil(lambda: table.table.model().rowCount() == 1, timeout=10000)
    table.table.activated.emit(table.table.model().index(0, 0))
    pupil = window.pages.currentWidget()
    assert isinstance(pupil, PupilPageView)
    qtbot.waitUntil(lambda: "<img" in pupil.title.text(), timeout=10000)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in own_labels(pupil))

    pupil.edits["preferred_given"].setText("Zo")
    qtbot.mouseClick(pupil.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pupil.title.text().startswith("Zo "), timeout=10000)
    window._desk.undo()
    qtbot.waitUntil(lambda: pupil.title.text().startswith("Zoë"), timeout=10000)

    window.go("classes")
    rooms = window.pages.currentWidget()
    assert isinstance(rooms, ClassRoomsPage)
    qtbot.waitUntil(lambda: rooms.faces.count() == 1, timeout=10000)


def own_labels(widget):
    """Labels that show data; the form's own captions are fixed words."""
    return [
        label
        for label in widget.findChildren(QLabel)
        if "<" in label.text() or type(label).__name__ == "PlainLabel"
    ]


def test_a_bad_file_is_told_in_words_and_nothing_can_be_applied(qtbot, window, tmp_path):
    path = tmp_path / "x.csv"
    path.write_bytes(b"\x00\x01")
    window.go("imports")
    page = window.pages.currentWidget()
    page.file_chosen.emit(str(path))
    qtbot.waitUntil(lambda: "cannot be read" in page.said.text(), timeout=10000)
    assert not page.apply.isEnabled()


def test_the_password_leaves_the_field_as_it_is_handed_over(qtbot):
    page = UnlockPage("School", ())
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.unlock_wanted) as asked:
        qtbot.keyClicks(page.password, "secret words")
        qtbot.keyClick(page.password, Qt.Key.Key_Return)
    assert asked.args[1] == "secret words"
    assert page.password.text() == ""


def test_idle_time_counts_by_the_clock_even_when_asleep(qtbot, qapp):
    now = [1000.0]
    watch = IdleWatch(qapp, 5, clock=lambda: now[0])
    heard = []
    watch.lock_wanted.connect(lambda: heard.append(True))
    now[0] += 299
    watch.look()
    assert not heard
    now[0] += 3600
    watch.look()
    assert heard


def test_an_alert_shows_as_the_text_it_is(qtbot):
    page = PupilPageView()
    qtbot.addWidget(page)
    page.alerts.setText(Alert("a", 1, "medical", NASTY).text)
    assert page.alerts.text() == NASTY
    assert page.alerts.textFormat() == Qt.TextFormat.PlainText
