"""Absence: numbers, reasons that are found, and registers that nobody took."""

import pytest

from tests.ui.register.conftest import TODAY, settle
from ui.register import absence_presenter
from ui.register.absence_forms import CallDialog, ReasonDialog
from ui.register.absence_page import MISSING, REASONS
from vault.actions.absences import ListUnresolved
from vault.actions.registers import CloseRegister, MarkRegister, OpenRegister
from vault.domain.registers import NewMark, RegisterOf


@pytest.fixture
def page(opener, room, make_window):
    """The first child of this morning has no reason, the second was late."""
    window = make_window(opener.unlock())
    of = RegisterOf(room, TODAY, "am")
    pupils = [line.pupil for line in opener.run(OpenRegister(*of)).lines]
    codes = ["N", "L", *["/"] * (len(pupils) - 2)]
    marks = tuple(NewMark(p, 0, code) for p, code in zip(pupils, codes, strict=True))
    opener.run(MarkRegister(of, marks))
    opener.run(CloseRegister(of))
    window.go("absence", "")
    settle(opener)
    found = window.pages.currentWidget()
    found.window_of_test = window
    return found


def test_who_missed_most_stands_first_and_the_whole_is_told(page):
    assert page.pupils.table.model().index(0, 0).data() == "Given01 Family01"
    missed, absence = (page.pupils.table.model().index(0, n).data() for n in (2, 3))
    assert (missed, absence) == ("100.0 %", "severe")
    assert page.numbers.text().startswith("96.7 % attended, 3.3 % missed")
    assert "of these severely: 1" in page.numbers.text()


def test_a_call_is_noted_and_then_the_reason(page, opener):
    page.views.buttons[REASONS].click()
    assert page.views.buttons[REASONS].text() == " No reason yet (1)"
    page.reasons.table.selectRow(0)
    page.reasons.buttons["call"].click()
    settle(opener)
    call = page.findChild(CallDialog)
    call.whom.setText("his mother")
    call.outcome.setText("no answer")
    call.ok.click()
    settle(opener)
    assert page.reasons.table.model().index(0, 6).data().endswith("his mother: no answer")
    page.reasons.table.selectRow(0)
    page.reasons.buttons["resolve"].click()
    settle(opener)
    reason = page.findChild(ReasonDialog)
    reason.ok.click()
    settle(opener)
    assert "cannot be empty" in reason.notice.text
    reason.why.setText("he has a cold")
    reason.ok.click()
    settle(opener)
    assert opener.run(ListUnresolved()) == ()
    assert page.views.buttons[REASONS].text() == " No reason yet"


def test_a_missing_register_leads_to_its_day(page, opener):
    page.views.buttons[MISSING].click()
    rows = page.missing.table.model().rowCount()
    if TODAY.weekday() > 4:
        assert rows == 0
    elif rows:
        page.missing.table.selectRow(0)
        page.missing.buttons["take"].click()
        settle(opener)
        register = page.window_of_test.pages.currentWidget()
        assert (register.day, register.session) == (TODAY, "pm")


def test_days_in_the_wrong_order_are_told_and_the_list_stays(page, opener):
    page.first.setText("31/12/2030")
    page.first.editingFinished.emit()
    settle(opener)
    assert "must not come before the first day" in page.notice.text
    assert page.pupils.table.model().rowCount() == 30


def test_each_class_has_its_numbers(page):
    page.views.buttons["classes"].click()
    cells = [page.classes.table.model().index(0, column).data() for column in range(8)]
    assert cells == ["4A", "30", "96.7 %", "0", "1", "1", "1", "1"]


def test_weeks_of_a_class_are_saved_and_without_a_class_it_is_said(
    page, opener, tmp_path, monkeypatch
):
    file = tmp_path / "weeks.csv"
    monkeypatch.setattr(absence_presenter, "ask_new_file", lambda *_: str(file))
    page.rooms.setCurrentIndex(0)
    page.pupils.buttons["weeks"].click()
    assert "Choose a class first" in page.notice.text
    page.rooms.setCurrentIndex(1)
    page.pupils.buttons["weeks"].click()
    settle(opener)
    assert "Given01" in file.read_text("utf-8-sig")
