"""Planned absences: added, changed and removed in the window."""

from datetime import timedelta

from tests.ui.register.conftest import TODAY, settle
from ui.register.absence_forms import PlanDialog
from vault.actions.absences import ListPlanned


def test_an_absence_is_planned_changed_and_removed(opener, room, make_window):
    window = make_window(opener.unlock())
    window.go("planned", "")
    settle(opener)
    page = window.pages.currentWidget()
    page.records.buttons["add"].click()
    settle(opener)
    dialog = page.findChild(PlanDialog)
    dialog.pupil.setCurrentIndex(4)
    dialog.last.show_value(TODAY - timedelta(days=1))
    dialog.ok.click()
    settle(opener)
    assert "must not come before the first day" in dialog.notice.text
    dialog.last.show_value(None)
    dialog.told_by.setText("her father")
    dialog.ok.click()
    settle(opener)
    (planned,) = opener.run(ListPlanned(TODAY))
    assert (planned.called.given, planned.ends, planned.code) == ("Given05", TODAY, "M")
    page.records.table.selectRow(0)
    page.records.buttons["change"].click()
    settle(opener)
    dialog = page.findChildren(PlanDialog)[-1]
    dialog.code.setCurrentIndex(dialog.code.findData("C"))
    dialog.ok.click()
    settle(opener)
    (planned,) = opener.run(ListPlanned(TODAY))
    assert (planned.code, planned.told_by) == ("C", "her father")
    page.records.table.selectRow(0)
    page.records.buttons["remove"].click()
    settle(opener)
    assert opener.run(ListPlanned(TODAY)) == ()
