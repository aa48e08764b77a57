"""Where a key or the mouse can come to while a vault is open: one small window for each case.

Run as a program it shows one scene after the other on a display, says which stands and what to do
to it, and whether that was heard (tests/journeys/test_key_scenes.py).
"""

import sys

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QCompleter,
    QDateEdit,
    QDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.shell.idle import IdleWatch
from ui.shell.lock_key import LockKey
from ui.shell.undo_key import UndoKey

_WAIT_MS = 10000
_SOON_MS = 40
_STANDS_MS = 160


class Scene(QMainWindow):
    """A window with a field, and what hears."""

    def __init__(self):
        super().__init__()
        self.heard = []
        self.setCentralWidget(QWidget())
        self.column = QVBoxLayout(self.centralWidget())
        self.line = self.add(QLineEdit())
        self.resize(500, 400)
        self.keys = LockKey(self)
        self.keys.lock_wanted.connect(lambda: self.heard.append("lock"))
        self.keys.blank_wanted.connect(lambda: self.heard.append("blank"))
        UndoKey(self)
        undo = QShortcut(QKeySequence("Ctrl+Z"), self)
        undo.activated.connect(lambda: self.heard.append("undo"))
        self.idle = IdleWatch(5, clock=self._moved)
        self.idle.stop()
        self.heard.clear()

    def add(self, widget):
        self.column.addWidget(widget)
        return widget

    def dialog(self, *fields):
        """An open modal dialog with these."""
        dialog = QDialog(self)
        column = QVBoxLayout(dialog)
        for field in fields:
            column.addWidget(field)
        dialog.open()
        fields[0].setFocus()
        return dialog

    def _moved(self):
        self.heard.append("input")
        return 0.0


def in_a_field(scene):
    scene.line.setFocus()


def with_nothing_in_focus(scene):
    scene.line.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scene.line.clearFocus()


def in_a_long_text(scene):
    scene.add(QPlainTextEdit()).setFocus()


def in_a_window_just_opened(scene):
    scene.other = QWidget()
    QVBoxLayout(scene.other).addWidget(QLineEdit())
    scene.other.show()
    scene.other.activateWindow()


def in_a_dialog(scene):
    scene.dialog(QLineEdit())


def in_a_dialog_over_a_dialog(scene):
    first = scene.dialog(QLineEdit())
    second = QDialog(first)
    QVBoxLayout(second).addWidget(QLineEdit())
    second.open()


def in_a_list_that_hangs_open(scene):
    combo = scene.add(QComboBox())
    combo.addItems(["Lion", "Leopard"])
    combo.setFocus()
    QTimer.singleShot(_SOON_MS, combo.showPopup)


def in_a_list_of_a_dialog(scene):
    combo = QComboBox()
    combo.addItems(["Lion", "Leopard"])
    scene.dialog(combo)
    QTimer.singleShot(_SOON_MS, combo.showPopup)


def in_a_menu(scene):
    menu = QMenu(scene)
    for name in ("Lion", "Leopard"):
        menu.addAction(name)
    QTimer.singleShot(_SOON_MS, lambda: menu.popup(scene.mapToGlobal(scene.rect().center())))


def in_the_menu_of_a_button(scene):
    button = scene.add(QPushButton("More"))
    menu = QMenu(button)
    menu.addMenu("Cats").addAction("Lion")
    button.setMenu(menu)
    # A menu that is open waits for its end inside of this.
    QTimer.singleShot(_SOON_MS, button.showMenu)


def in_suggestions(scene):
    scene.line.setFocus()
    scene.line.setCompleter(QCompleter(["Lion", "Leopard"], scene))
    QTimer.singleShot(_SOON_MS, scene.line.completer().complete)


def in_a_calendar(scene):
    date = scene.add(QDateEdit())
    date.setCalendarPopup(True)
    date.setFocus()


def in_a_cell_of_a_table(scene):
    table = scene.add(QTableWidget(1, 1))
    table.setItem(0, 0, QTableWidgetItem("Lion"))
    table.setFocus()
    table.editItem(table.item(0, 0))


def on_a_button(scene):
    scene.add(QPushButton("Lion")).setFocus()


def in_a_field_with_typing(scene):
    scene.line.setFocus()
    scene.line.insert("Lion")


def over_a_label(scene):
    scene.add(QLabel("Lion"))


EVERYWHERE = (
    in_a_field,
    with_nothing_in_focus,
    in_a_long_text,
    in_a_window_just_opened,
    in_a_dialog,
    in_a_dialog_over_a_dialog,
    in_a_list_that_hangs_open,
    in_a_list_of_a_dialog,
    in_a_menu,
    in_the_menu_of_a_button,
    in_suggestions,
    in_a_calendar,
    in_a_cell_of_a_table,
    on_a_button,
)
MOUSE = ("mousemove {x} {y}", "click 1", "click 4")
ACTS = (
    *((place, "key ctrl+l", "lock") for place in EVERYWHERE),
    *((place, "key F9", "blank") for place in (in_a_field, in_a_dialog, in_a_menu)),
    *((place, "key a", "input") for place in EVERYWHERE),
    *((place, act, "input") for place in (in_a_menu, in_a_dialog, over_a_label) for act in MOUSE),
    (in_a_field, "key ctrl+z", "undo"),
    (on_a_button, "key ctrl+z", "undo"),
    (in_a_long_text, "key ctrl+z", "undo"),
    (in_a_field_with_typing, "key ctrl+z", "no undo"),
)


class Stage:
    """One scene after the other; each ends when the thing wanted was heard, or is called deaf."""

    def __init__(self):
        self._left = list(ACTS)
        self._scene, self._waited = None, 0
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(20)

    def _look(self):
        if self._scene is None:
            self._open()
            return
        self._waited += 20
        if self._waited == _STANDS_MS:
            self._scene.heard.clear()
            point = self._over()
            print("do", self._act.format(x=point.x(), y=point.y()), flush=True)
        elif self._waited > _STANDS_MS and (self._is_heard() or self._waited > _WAIT_MS):
            words = "heard" if self._is_heard() else "deaf"
            print(words, self._place.__name__, self._act, self._wanted, flush=True)
            self._close()

    def _over(self):
        """Somewhere else in the scene each time, or the mouse would not move."""
        place = QApplication.activePopupWidget() or QApplication.activeWindow() or self._scene
        middle = place.mapToGlobal(place.rect().center())
        return middle + QPoint(len(self._left) % 7, len(self._left) % 5)

    def _is_heard(self):
        if self._wanted == "no undo":
            return self._scene.line.text() == "" and "undo" not in self._scene.heard
        return self._wanted in self._scene.heard

    def _open(self):
        if not self._left:
            QApplication.quit()
            return
        self._place, self._act, self._wanted = self._left.pop(0)
        self._waited = 0
        self._scene = Scene()
        self._scene.show()
        self._scene.activateWindow()
        self._place(self._scene)

    def _close(self):
        for window in QApplication.topLevelWidgets():
            if window is not self._scene:
                window.close()
        self._scene.close()
        self._scene.deleteLater()
        self._scene = None


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    stage = Stage()
    app.exec()
