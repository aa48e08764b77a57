"""Columns that stay at the left while the others scroll."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel

from ui.markbook.kept_columns import KeptColumns


@pytest.fixture
def view(qtbot):
    grid = KeptColumns()
    model = QStandardItemModel(3, 12, grid)
    grid.setModel(model)
    grid.verticalHeader().hide()
    grid.resize(410, 200)
    qtbot.addWidget(grid)
    grid.show()
    grid.keep(2)
    return grid


def shown(view):
    return view.in_sight(0, 12)


def test_the_first_columns_stay_while_the_cursor_goes_to_the_last(view):
    assert view.columnWidth(0) == 100
    assert shown(view) == tuple(range(12))
    view.setCurrentIndex(view.model().index(0, 11))
    assert shown(view) == (0, 1, 10, 11)
    assert view.columnViewportPosition(11) + view.columnWidth(11) <= view.viewport().width()
    view.setCurrentIndex(view.model().index(0, 2))
    assert shown(view)[:3] == (0, 1, 2)


def test_left_goes_on_into_what_is_scrolled_away(qtbot, view):
    view.setCurrentIndex(view.model().index(0, 11))
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.currentIndex().column() == 8
    assert shown(view)[:3] == (0, 1, 8)


def test_shown_anew_it_stands_where_it_stood_and_without_kept_ones_at_its_begin(view):
    view.slider.setValue(3)
    view.keep(2)
    assert shown(view)[:3] == (0, 1, 5)
    view.keep(0)
    assert shown(view) == tuple(range(12))
    assert not view.slider.isVisibleTo(view)
