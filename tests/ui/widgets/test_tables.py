"""Widths of a table's columns, and what is cut."""

from html import escape

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from ui.widgets.listed import listed
from ui.widgets.row_table import RowTable
from ui.widgets.tables import RowView

LONG = "Limitation Act, and what the governors decided differently for this school in spring"


@pytest.fixture
def table(qtbot):
    model = RowTable(
        (
            ("Data", lambda row: row[0]),
            ("Source", lambda row: row[1]),
            ("Then", lambda row: row[1]),
            ("Of", lambda row: row[2]),
        )
    )
    view = RowView(model, "Schedule")
    qtbot.addWidget(view)
    view.resize(500, 200)
    view.show()
    model.show_rows((("Photos", LONG, "2018"), ("Alerts", LONG, "2019")))
    return view


def widths(view):
    return [view.columnWidth(c) for c in range(view.model().columnCount())]


def test_every_column_is_in_sight_and_the_widest_give_way(table):
    assert sum(widths(table)) == table.viewport().width()
    first, second, third, last = widths(table)
    assert second == third
    assert second > first
    assert first >= table.sizeHintForColumn(0)
    assert last >= table.sizeHintForColumn(3)


def test_the_column_of_sentences_gives_way_last_and_takes_what_is_left(table):
    table.give_room(1)
    table.resize(720, 200)
    _, roomy, other, last = widths(table)
    assert roomy > other
    assert last < table.sizeHintForColumn(3) + 40
    assert sum(widths(table)) == table.viewport().width()


def test_with_more_room_more_is_read(table):
    before = widths(table)[1]
    table.resize(900, 200)
    assert widths(table)[1] > before
    assert sum(widths(table)) == table.viewport().width()


def test_a_column_that_is_hidden_leaves_its_room_and_gets_it_back(table):
    before = widths(table)
    (_, _, act) = table.columns_menu().actions()
    act.setChecked(False)
    assert table.isColumnHidden(3)
    assert sum(widths(table)[:3]) == table.viewport().width()
    act.setChecked(True)
    assert widths(table) == before


def test_a_column_that_may_be_spared_goes_before_the_list_scrolls_and_comes_back(table):
    table.spare(3)
    table.resize(360, 200)
    while not table.isColumnHidden(3):
        table.resize(table.width() - 4, 200)
        assert table.width() > 100
    QApplication.processEvents()
    assert not table.horizontalScrollBar().maximum()
    assert table.hidden_columns() == ""
    assert table.columns_menu().actions()[-1].isChecked()
    assert len(listed(table).heads) == 4
    table.resize(900, 200)
    assert not table.isColumnHidden(3)


def drag_edge(table, column, by):
    head, window = table.horizontalHeader(), table.window()
    edge = QPoint(head.sectionViewportPosition(column + 1) - 1, head.height() // 2)
    from_, to = (head.viewport().mapTo(window, at) for at in (edge, edge + QPoint(by, 0)))
    screen, left = window.windowHandle(), Qt.MouseButton.LeftButton
    QTest.mouseMove(screen, from_)
    QTest.mousePress(screen, left, pos=from_)
    QTest.mouseMove(screen, to)
    QTest.mouseRelease(screen, left, pos=to)


def test_who_drags_an_edge_keeps_the_width(table):
    before = widths(table)[0]
    drag_edge(table, 0, 60)
    wide = widths(table)[0]
    assert wide > before
    table.model().show_rows((("Contacts", LONG, "2020"),))
    table.resize(800, 200)
    table.hide()
    table.show()
    assert widths(table)[0] == wide


def tip(table, column, row=0):
    QToolTip.hideText()
    QTest.qWait(350)  # it goes a moment after it is told to
    at = table.visualRect(table.model().index(row, column)).center()
    place = table.viewport().mapToGlobal(at)
    QApplication.sendEvent(table.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, place))
    return QToolTip.text() if QToolTip.isVisible() else ""


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_what_is_cut_is_told_whole_and_what_is_not_is_not_said_twice(table):
    assert tip(table, 1) == LONG
    assert tip(table, 0) == ""


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_name_is_never_markup_in_a_tip(table):
    name = f"<b>O'Hara</b> & {LONG}"
    table.model().show_rows((("Photos", name, "2018"), ("Alerts", f"O'Hara, {LONG}", "2019")))
    assert tip(table, 1) == "<qt>" + escape(name) + "</qt>"
    assert tip(table, 1, row=1) == f"O'Hara, {LONG}"


def test_figures_stay_beside_each_other_and_words_take_what_is_left(qtbot):
    model = RowTable((("Kind", lambda row: row), ("Record", lambda row: row), ("Line", len)))
    view = RowView(model, "Rows")
    qtbot.addWidget(view)
    view.resize(700, 200)
    view.show()
    model.show_rows(("contact", "pupil"))
    kind, record, line = widths(view)
    assert record > kind + line
    assert kind + record + line == view.viewport().width()


def test_names_and_telephone_numbers_are_never_cut_and_the_table_scrolls(qtbot):
    heads = ("Name", "Relationship", "Phone", "Email", "Parental responsibility", "Emergency")
    columns = tuple((head, lambda row, n=n: row[n]) for n, head in enumerate(heads))
    model = RowTable(columns)
    view = RowView(model, "Contacts")
    qtbot.addWidget(view)
    view.resize(480, 200)
    view.show()
    row = ("Abena Adeyemi", "grandmother", "07700 900240", "abena.adeyemi@example.org", "yes", "")
    model.show_rows((row,))
    for column in (0, 2):
        assert view.columnWidth(column) >= view.sizeHintForColumn(column)
    assert view.horizontalScrollBar().maximum()


def test_what_is_cut_for_being_long_is_read_before_anything_becomes_air(qtbot):
    model = RowTable((("For", lambda row: row[0]), ("Decision", lambda row: row[1])))
    view = RowView(model, "Consents")
    qtbot.addWidget(view)
    view.resize(1000, 200)
    view.show()
    model.show_rows(((LONG, "given"),))
    assert view.columnWidth(0) >= view.sizeHintForColumn(0) > 380


def test_only_the_column_that_sorts_keeps_room_for_the_arrow(table):
    heads = [table.horizontalHeader().sectionSizeHint(c) for c in range(4)]
    assert table._head_width(0) < heads[0]
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert table._head_width(0) == heads[0]


def test_sentences_give_way_before_a_day_is_cut(qtbot):
    heads = ("Pupil", "Day", "Kind", "What was seen", "Follow-up")
    columns = tuple((head, lambda row, n=n: row[n]) for n, head in enumerate(heads))
    model = RowTable(columns)
    view = RowView(model, "Notes")
    qtbot.addWidget(view)
    view.resize(640, 200)
    view.show()
    model.show_rows((("Finn Gallagher", "26/11/2026", "Negative: Homework", LONG, LONG),))
    assert view.columnWidth(1) >= view.sizeHintForColumn(1)
    assert not view.horizontalScrollBar().maximum()
