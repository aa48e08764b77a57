"""A window whose screen is unplugged comes back onto one that is there, and fits it."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication

from ui.widgets.on_screen import back_in, least_on


def unplugged(qtbot, window):
    """The screen that the window was on is not there any more."""
    app = QGuiApplication.instance()
    app.screenRemoved.emit(QGuiApplication.primaryScreen())
    qtbot.wait(50)


def room():
    return QGuiApplication.primaryScreen().availableGeometry()


@pytest.mark.parametrize("place", [(5000, 100), (-4000, 0), (100, -3000), (200, 4000)])
def test_a_window_whose_screen_was_unplugged_comes_back(place, qtbot, window):
    window.resize(900, 500)
    window.move(*place)
    unplugged(qtbot, window)
    top = QRect(window.frameGeometry().topLeft(), window.frameGeometry().size())
    assert room().contains(top.topLeft())
    assert top.intersected(room()).height() >= min(top.height(), room().height())


def test_a_window_that_is_in_reach_stays_where_it_is(qtbot, window):
    window.resize(900, 500)
    window.move(room().topLeft() + QPoint(7, 9))
    before = window.geometry()
    unplugged(qtbot, window)
    assert window.geometry() == before


def test_one_whose_title_bar_is_above_the_screen_is_not_in_reach(qtbot, window):
    window.resize(900, 500)
    window.move(0, room().top() - 300)
    unplugged(qtbot, window)
    assert window.frameGeometry().top() >= room().top()


@pytest.mark.parametrize(
    ("screen", "least"),
    [
        ((1920, 1040), (900, 500)),
        ((1366, 728), (900, 500)),
        ((911, 464), (900, 432)),
        ((683, 344), (683, 312)),
    ],
)
def test_its_least_size_is_never_more_than_the_screen_has_at_any_scaling(screen, least):
    assert least_on(QSize(*screen), QSize(900, 500)).toTuple() == least


def test_a_window_of_a_large_screen_fits_the_small_one_that_is_left():
    small = QRect(0, 0, 1366, 728)
    box = back_in(QRect(3000, 200, 2400, 1300), small)
    assert small.contains(box)
    assert back_in(QRect(3000, 200, 900, 500), small).size().toTuple() == (900, 500)
