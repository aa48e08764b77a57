"""A teacher makes a group on the Classes page, changes who is in it, and ends it."""

import pytest
from PySide6.QtCore import Qt

from tests.fresh_vault import PASSWORD
from tests.ui.classes.test_school_page import opened, press, settle
from ui.classes.class_form import EndClassDialog
from ui.classes.group_form import GroupDialog
from ui.classes.members_form import MembersDialog
from vault.actions.classes import AddClass, ListClasses, OpenClass, ReadClassFacts
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.domain.access import Role
from vault.domain.secrets import Password


@pytest.fixture
def room(opener, desk):
    room = opener.run(AddClass("4A"))
    for name in ("Ann", "Bea"):
        opener.run(AddPupil((("legal_given", name),), room))
    return room


@pytest.fixture
def page(opener, room, make_window):
    opener.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD), frozenset({room})))
    opener.lock()
    window = make_window(opener.unlock("Tess"))
    window.go("classes", room)
    settle(opener)
    return window.pages.currentWidget()


def tick(dialog, name, *, is_in):
    items = [dialog.ticks.pupils.item(row) for row in range(dialog.ticks.pupils.count())]
    state = Qt.CheckState.Checked if is_in else Qt.CheckState.Unchecked
    next(item for item in items if item.text() == name).setCheckState(state)


def test_a_group_is_made_shown_changed_and_ended(qtbot, opener, page):
    assert not page.group.isVisible(), "the class is the office's"
    page.add_group.click()
    dialog = opened(qtbot, page, GroupDialog)
    settle(opener)
    dialog.name.setText("Phonics")
    dialog.aim.setText("Letter sounds")
    tick(dialog, "Ann", is_in=True)
    press(opener, qtbot, dialog)
    assert page.title.text() == "Phonics"
    assert page.faces.count() == 1
    assert page.group.isVisible()
    page.group.change.trigger()
    dialog = opened(qtbot, page, GroupDialog)
    dialog.kind.setCurrentIndex(dialog.kind.findData("intervention"))
    press(opener, qtbot, dialog)
    group = next(c for c in opener.run(ReadClassFacts()) if c.name == "Phonics")
    assert (group.kind, group.aim) == ("intervention", "Letter sounds")
    page.group.members.trigger()
    dialog = opened(qtbot, page, MembersDialog)
    settle(opener)
    tick(dialog, "Ann", is_in=False)
    tick(dialog, "Bea", is_in=True)
    press(opener, qtbot, dialog)
    assert [f.known_as for f in opener.run(OpenClass(group.id)).faces] == ["Bea"]
    page.group.end.trigger()
    dialog = opened(qtbot, page, EndClassDialog)
    press(opener, qtbot, dialog)
    assert [row.name for row in opener.run(ListClasses())] == ["4A"]


def test_a_name_that_is_taken_is_told_at_its_field(qtbot, opener, page):
    page.add_group.click()
    dialog = opened(qtbot, page, GroupDialog)
    settle(opener)
    dialog.name.setText("4a")
    dialog.aim.setFocus()
    dialog.ok.click()
    settle(opener)
    assert "4a already" in dialog.notice.text
    assert dialog.name.hasFocus() or dialog.focusWidget() is dialog.name


def test_who_helps_in_the_class_makes_no_group(opener, room, make_window):
    opener.run(AddProfile("Ada", Role.ASSISTANT, Password.typed(PASSWORD), frozenset({room})))
    opener.lock()
    window = make_window(opener.unlock("Ada"))
    window.go("classes", room)
    settle(opener)
    page = window.pages.currentWidget()
    assert not page.add_group.isVisibleTo(page)
    assert not page.group.isVisibleTo(page)
