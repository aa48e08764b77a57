"""Whom to call is kept as it is typed, for the page of a locked computer."""

from ui.shell.settings_page import SettingsPage
from ui.shell.settings_presenter import SettingsPresenter
from vault.platform.locked_note import locked_note


def shown(qtbot, desk):
    page = SettingsPage()
    qtbot.addWidget(page)
    SettingsPresenter(page, desk)
    return page


def test_the_number_stands_on_the_locked_page_from_then_on(qtbot, desk):
    page = shown(qtbot, desk)
    page.call.setText("01632 960118")
    page.call.editingFinished.emit()
    assert locked_note("").call == "01632 960118"
    assert shown(qtbot, desk).call.text() == "01632 960118"
