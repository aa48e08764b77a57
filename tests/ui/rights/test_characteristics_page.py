"""What the school keeps is switched on by who leads data, and set on the pupil's page."""

import pytest

from tests.ui.open_page import page_of, settle
from ui.pupils.pupil_characteristics import CharacteristicDialog
from ui.rights.characteristic_forms import KeepDialog, StopDialog
from vault.actions.characteristics import ListCharacteristicUses, PupilCharacteristics
from vault.actions.classes import AddClass
from vault.actions.pupils import AddPupil
from vault.domain.characteristics import CharacteristicKind

WAIT = 20000
SEN = CharacteristicKind.SEN


@pytest.fixture
def ann(opener, desk):
    assert desk is not None
    room = opener.run(AddClass("4A"))
    return opener.run(AddPupil((("legal_given", "Ann"), ("legal_family", "Ash")), room))


def kept(opener):
    return {use.kind: use.purpose for use in opener.run(ListCharacteristicUses()) if use.is_on}


def go(window, opener, place, record=""):
    window.go(place, record)
    settle(opener)
    return page_of(window)


def dialog_of(page, kind):
    return next(dialog for dialog in page.findChildren(kind) if dialog.isVisible())


def choose(page, kind):
    rows = page.records.model
    place = next(n for n in range(rows.rowCount()) if rows.row_at(rows.index(n, 0)).kind is kind)
    page.records.table.selectRow(place)


def test_one_is_kept_for_a_purpose_set_and_given_up(qtbot, window, opener, ann):
    page = go(window, opener, "characteristics")
    choose(page, SEN)
    assert "Children and Families Act" in page.details.text()
    page.records.buttons["on"].click()
    dialog = dialog_of(page, KeepDialog)
    dialog.submitted.emit()
    qtbot.waitUntil(lambda: "needs it for" in dialog.notice.text, timeout=WAIT)
    dialog.purpose.setText("Support in lessons")
    dialog.submitted.emit()
    qtbot.waitUntil(lambda: kept(opener) == {SEN: "Support in lessons"}, timeout=WAIT)

    pupil = go(window, opener, "pupil", ann)
    tab = pupil.characteristics
    qtbot.waitUntil(lambda: pupil.tabs.isTabVisible(pupil.tabs.indexOf(tab)), timeout=WAIT)
    pupil.turn_to(tab)
    qtbot.waitUntil(lambda: tab.model.rowCount() == 1, timeout=WAIT)
    tab.table.selectRow(0)
    tab.buttons["change"].click()
    dialog = dialog_of(pupil, CharacteristicDialog)
    dialog.choice.setCurrentText("SEN support")
    dialog.submitted.emit()
    qtbot.waitUntil(lambda: bool(opener.run(PupilCharacteristics(ann))), timeout=WAIT)
    assert tab.model.index(0, 0).data() == "SEN status"
    qtbot.waitUntil(lambda: tab.model.index(0, 1).data() == "SEN support", timeout=WAIT)

    page = go(window, opener, "characteristics")
    choose(page, SEN)
    page.records.buttons["off"].click()
    dialog = dialog_of(page, StopDialog)
    assert "1 pupil" in dialog.explained
    dialog.submitted.emit()
    qtbot.waitUntil(lambda: not kept(opener), timeout=WAIT)
    settle(opener)
    assert opener.run(PupilCharacteristics(ann)) == ()


def test_a_pupil_has_no_such_tab_while_nothing_is_kept(window, opener, ann):
    pupil = go(window, opener, "pupil", ann)
    assert not pupil.tabs.isTabVisible(pupil.tabs.indexOf(pupil.characteristics))
