"""Every page: names for screen readers, no window of its own, no complaint to any role."""

from functools import partial

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

from ui.shell.places import PLACES, is_offered
from ui.widgets.password_field import PasswordField
from vault.actions.classes import AddClass
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.domain.access import Role
from vault.domain.matrix import may
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


class ShownWindows(QObject):
    """Hears of every window that is shown, be it for a moment."""

    def __init__(self):
        super().__init__()
        self.kinds = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and watched.isWidgetType() and watched.isWindow():
            self.kinds.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("role", Role)
def test_every_page_names_its_controls_is_no_window_and_complains_to_no_role(
    role, qtbot, opener, desk, make_window
):
    """A screen reader can name each control; no page says that something went wrong; and nothing
    flashes up: what is shown before it has a parent takes the keyboard from the page."""
    room = opener.run(AddClass("4B"))
    pupil = opener.run(AddPupil((("legal_given", "Zoë"),), room))
    rooms = frozenset({room})
    opener.run(AddProfile("Somebody", role, Password.typed(PASSWORD), rooms))
    opener.lock()
    desk = opener.unlock("Somebody")
    told, shown, app = [], ShownWindows(), QApplication.instance()
    app.installEventFilter(shown)
    window = make_window(desk)
    window._desk.message.connect(lambda words, _tone: told.append(words))
    nameless = {}
    for key in window._places:
        window.go(key, pupil if key in ("pupil", "contacts") else "")
        nameless[key] = unnamed(window)
        for _ in range(4):
            opener.on_worker(lambda: None)
        nameless[key] += unnamed(window)
        page = window.pages.currentWidget()
        notice = getattr(page, "notice", None)
        assert notice is None or not notice.isVisible(), (key, notice.text)
    app.removeEventFilter(shown)
    assert {key: controls for key, controls in nameless.items() if controls} == {}
    assert shown.kinds == ["MainWindow"]
    assert told == []


def test_every_page_is_offered_to_some_role():
    offered = {
        place.key for role in Role for place in PLACES if is_offered(place, partial(may, role))
    }
    assert offered == {place.key for place in PLACES}


def test_a_field_for_a_password_is_no_window(qtbot):
    shown, app = ShownWindows(), QApplication.instance()
    app.installEventFilter(shown)
    kept = PasswordField("Password", judged=True)
    app.removeEventFilter(shown)
    kept.deleteLater()
    assert shown.kinds == []
