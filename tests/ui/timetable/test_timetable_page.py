"""The timetable's page: a week of a class is typed, pasted, loaded and taken back."""

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.ui.keys import press
from ui.timetable.load_dialog import LoadDialog
from ui.timetable.timetable_forms import (
    ChangeDialog,
    ClosureDialog,
    LessonDialog,
    PeriodDialog,
    WeekDialog,
)
from ui.timetable.timetable_lists import TimetableAct
from vault.actions.classes import SetClass
from vault.actions.profiles import AddProfile
from vault.actions.timetable import SetLesson, SetPeriod
from vault.domain.access import Role
from vault.domain.ids import NEW
from vault.domain.school_values import SchoolClass
from vault.domain.secrets import Password
from vault.domain.timetable import Lesson, Period, PeriodKind

WAIT = 20000
PASSWORD = "lantern-orchard-violin-pebble"


@pytest.fixture
def room(opener, desk):
    room = opener.run(SetClass(SchoolClass(NEW, 0, "9B", kind="teaching", subject="Maths")))
    for number in (1, 2):
        times = (time(8 + number), time(8 + number, 50))
        opener.run(SetPeriod(Period(NEW, 0, f"Period {number}", PeriodKind.LESSON, *times)))
    return room


def settle(opener):
    for _ in range(8):
        opener.on_worker(lambda: None)


@pytest.fixture
def page(opener, desk, room, window):
    window.go("timetable")
    settle(opener)
    return window.pages.currentWidget()


def shown(page):
    grid = page.week.grid
    cells = [grid.index(r, c) for r in range(grid.rowCount()) for c in range(grid.columnCount())]
    return {grid.data(i, Qt.ItemDataRole.AccessibleTextRole) for i in cells if grid.lesson(i)}


def dialog_of(page, kind):
    return page.findChild(kind)


def test_a_cell_is_filled_by_enter_and_emptied_by_delete(qtbot, opener, page):
    page.week.setFocus()
    page.week.setCurrentIndex(page.week.grid.index(1, 2))
    press(qtbot, page.week, Qt.Key.Key_Return)
    dialog = dialog_of(page, LessonDialog)
    dialog.room.setText("R12")
    dialog.ok.click()
    qtbot.waitUntil(lambda: bool(shown(page)), timeout=WAIT)
    assert shown(page) == {"Wednesday, Period 2: Maths, R12"}
    page.week.setFocus()
    press(qtbot, page.week, Qt.Key.Key_Delete)
    page.findChildren(type(dialog).__mro__[2])[-1].ok.click()
    qtbot.waitUntil(lambda: not shown(page), timeout=WAIT)


def test_a_week_that_was_copied_in_a_spreadsheet_is_shown_first_and_then_loaded(
    qtbot, opener, page
):
    QGuiApplication.clipboard().setText("\tMon\tTue\n1\tMaths (R1)\t\n2\t\tArt\n9\tX\t\n")
    page.week.pasted.emit()
    dialog = dialog_of(page, LoadDialog)
    qtbot.waitUntil(dialog.ok.isEnabled, timeout=WAIT)
    assert "new lessons: 2" in dialog.summary.text()
    assert "lines that stay out: 1" in dialog.summary.text()
    assert shown(page) == set()
    dialog.ok.click()
    qtbot.waitUntil(lambda: len(shown(page)) == 2, timeout=WAIT)
    assert shown(page) == {"Monday, Period 1: Maths, R1", "Tuesday, Period 2: Art"}


def test_what_is_no_timetable_is_said_in_the_dialog_and_cannot_be_loaded(qtbot, opener, page):
    QGuiApplication.clipboard().setText("Name,Mark\nAnn,3\n")
    page.week.pasted.emit()
    dialog = dialog_of(page, LoadDialog)
    qtbot.waitUntil(lambda: bool(dialog.notice.text), timeout=WAIT)
    assert not dialog.ok.isEnabled()


def test_a_period_that_overlaps_is_refused_at_its_field_and_a_later_one_is_added(
    qtbot, opener, page
):
    page.periods.acted.emit(TimetableAct.ADD_PERIOD, None)
    dialog = dialog_of(page, PeriodDialog)
    assert dialog.name.text() == "Period 3"
    later = dialog.begins.time()
    dialog.begins.setTime(later.addSecs(-1800))
    dialog.ok.click()
    qtbot.waitUntil(lambda: bool(dialog.notice.text), timeout=WAIT)
    assert "Period 2 is at that time" in dialog.notice.text
    assert dialog.begins.hasFocus() or dialog.focusWidget() is dialog.begins
    dialog.begins.setTime(later)
    dialog.ok.click()
    qtbot.waitUntil(lambda: page.week.grid.rowCount() == 3, timeout=WAIT)


def test_days_without_school_and_weeks_of_two(qtbot, opener, page):
    page.closures.acted.emit(TimetableAct.ADD_CLOSURE, None)
    dialog = dialog_of(page, ClosureDialog)
    dialog.ok.click()
    qtbot.waitUntil(lambda: bool(dialog.notice.text), timeout=WAIT)
    dialog.starts.setText("26/10/2026")
    dialog.ends.setText("30/10/2026")
    dialog.ok.click()
    qtbot.waitUntil(lambda: page.closures.model.rowCount() == 1, timeout=WAIT)
    assert not page.weeks.isVisibleTo(page)
    page.starts.acted.emit(TimetableAct.ADD_WEEK, None)
    dialog_of(page, WeekDialog).ok.click()
    qtbot.waitUntil(lambda: page.weeks.isVisibleTo(page), timeout=WAIT)


def test_one_day_is_changed_and_listed(qtbot, opener, room, page, window):
    page.week.setCurrentIndex(page.week.grid.index(0, 0))
    period = page.week.grid.periods[0]
    opener.run(SetLesson(Lesson(NEW, 0, room, period.id, 1)))
    window.go("timetable")
    settle(opener)
    page = window.pages.currentWidget()
    page.week.setCurrentIndex(page.week.grid.index(0, 0))
    page.change.click()
    dialog = dialog_of(page, ChangeDialog)
    dialog.note.setText("Trip")
    assert not dialog.subject.isEnabled()
    dialog.ok.click()
    qtbot.waitUntil(lambda: page.changes.model.rowCount() == 1, timeout=WAIT)


def test_who_only_reads_sees_the_same_and_changes_nothing(qtbot, opener, desk, room, make_window):
    opener.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD), frozenset({room})))
    opener.lock()
    window = make_window(opener.unlock("Tess"))
    window.go("timetable")
    settle(opener)
    page = window.pages.currentWidget()
    assert page.week.grid.rowCount() == 2
    for button in (page.load, page.lesson, page.change, page.remove):
        assert not button.isVisibleTo(page)
    page.week.setCurrentIndex(page.week.grid.index(0, 0))
    page.week.opened.emit()
    page.week.removed.emit()
    page.week.pasted.emit()
    assert not [d for d in page.findChildren(LessonDialog) if d.isVisible()]
    assert not page.findChildren(LoadDialog)
