"""Every page: names for screen readers, no window of its own, no complaint to any role."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QSpinBox,
)

from ui.shell.places import PLACES
from ui.widgets.password_field import PasswordField
from vault.actions.classes import AddClass
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.domain.access import Role
from vault.domain.secrets import Password

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
