"""Absence: numbers, reasons that are found, and registers that nobody took."""

from datetime import timedelta

import pytest

from tests.ui.register.conftest import TODAY, settle
from ui.desk import presenter
from ui.register import absence_presenter
from ui.register.absence_forms import CallDialog, ReasonDialog
from ui.register.absence_page import MISSING, REASONS, WEEKS
from ui.widgets.dates import day_text
from vault.actions.absences import ListUnresolved
from vault.actions.registers import CloseRegister, MarkRegister, OpenRegister
from vault.domain.charts import ClassMap
from vault.domain.papers import Heading, Table
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
    assert page.views.buttons[REASONS].text().strip() == "No reason yet (1)"
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
    assert page.views.buttons[REASONS].text().strip() == "No reason yet"


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


def test_the_weeks_of_a_class_are_a_map_with_its_table_paper_and_file(
    page, opener, tmp_path, monkeypatch
):
    page.views.buttons[WEEKS].click()
    settle(opener)
    chart = page.weeks.map
    assert page.rooms.currentText() == "4A", "a map is of one class"
    monday = TODAY - timedelta(days=TODAY.weekday())
    assert chart.words_at(chart.cell_rect(0, 0).center()) == (
        f"Family01, Given01, week from {day_text(monday)}: 1 of 1 missed,"
        " 0 with leave and 1 without"
    )
    assert chart.words_at(chart.cell_rect(30, 0).center()) == ""
    page.weeks.card.as_table.click()
    sheet = page.weeks.card.sheet.model()
    assert (sheet.rowCount(), sheet.columnCount()) == (30, 3)
    assert [sheet.index(row, 2).data() for row in (0, 1)] == ["1", "0"]
    papers = []
    monkeypatch.setattr(presenter, "open_paper", lambda _desk, paper, *_: papers.append(paper))
    page.weeks.card.print_paper.click()
    settle(opener)
    assert [type(piece) for piece in papers[0].pieces] == [Heading, ClassMap, Table]
    file = tmp_path / "weeks.csv"
    monkeypatch.setattr(absence_presenter, "ask_new_file", lambda *_: str(file))
    page.weeks.card.save.click()
    settle(opener)
    assert len(file.read_text(encoding="utf-8-sig").splitlines()) == 31


def test_each_class_has_its_numbers(page):
    page.views.buttons["classes"].click()
    cells = [page.classes.table.model().index(0, column).data() for column in range(8)]
    assert cells == ["4A", "30", "96.7 %", "0", "1", "1", "1", "1"]
