"""What is no work with children stands in a menu below the lines: two clicks, one mark."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.keys import press
from ui.shell.sidebar_lines import IS_HERE
from vault.actions.profiles import AddProfile
from vault.domain.access import Role
from vault.domain.secrets import Password

PASSWORD = "lantern-orchard-violin-pebble"


def marked(lines):
    items = (lines.item(row) for row in range(lines.count()))
    return [item.text() for item in items if item.data(IS_HERE)]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_two_clicks_lead_to_each_page_of_the_office(qtbot, window):
    foot = window.frame.side.foot
    titles = [act.text() for act in foot.menu.actions()]
    assert {"Import", "School", "Staff and roles", "Backups", "Settings"} <= set(titles)
    spot = foot.visualItemRect(foot.item(0)).center()
    qtbot.mouseClick(foot.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert foot.menu.isVisible()
    foot.menu.actions()[titles.index("Backups")].trigger()
    foot.menu.hide()
    assert window._place == ("backups", "")


def test_one_line_alone_says_where_one_is(window):
    side = window.frame.side
    window.go("pupils")
    assert (marked(side.sidebar), marked(side.foot)) == (["Pupils"], [])
    window.go("settings")
    assert (marked(side.sidebar), marked(side.foot)) == ([], ["School office"])
    window.go("help", "settings")
    assert marked(side.foot) == ["School office"], "a page of no line leaves the mark"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_opens_by_key_and_stands_within_the_window(qtbot, window):
    foot = window.frame.side.foot
    foot.setFocus()
    foot.setCurrentRow(0)
    press(qtbot, foot, Qt.Key.Key_Return)
    assert foot.menu.isVisible()
    assert foot.menu.geometry().bottom() <= foot.mapToGlobal(foot.rect().topLeft()).y()
    foot.menu.hide()


@pytest.mark.parametrize("role", [Role.COVER, Role.TECHNICIAN])
def test_a_role_with_few_pages_has_its_own_there(role, opener, desk, make_window):
    assert desk
    opener.run(AddProfile("Kim", role, Password.typed(PASSWORD)))
    opener.lock()
    foot = make_window(opener.unlock("Kim")).frame.side.foot
    titles = [act.text() for act in foot.menu.actions()]
    assert titles == (["School", "Settings"] if role is Role.COVER else ["Backups", "Settings"])
