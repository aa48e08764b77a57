"""A page is painted with its answers, and without them where they take long."""

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel

from ui.shell.first_look import FirstLook


class Asked(QObject):
    """Stands for the desk: asked something, until `ended`."""

    ended = Signal()
    is_busy = True


class Page(QLabel):
    painted = 0

    def paintEvent(self, event):
        self.painted += 1
        super().paintEvent(event)


@pytest.fixture
def desk():
    return Asked()


@pytest.fixture
def page(qtbot):
    page = Page("words")
    qtbot.addWidget(page)
    return page


def held(desk, page):
    look = FirstLook(desk, page)
    look.hold(page)
    page.show()
    QApplication.processEvents()
    return look


def test_nothing_is_painted_until_all_is_answered(desk, page, qtbot):
    look = held(desk, page)
    assert page.painted == 0
    desk.ended.emit()
    qtbot.waitUntil(lambda: page.painted == 1)
    assert look.parent() is page


def test_a_page_whose_answers_take_long_shows_without_them(desk, page, qtbot):
    held(desk, page)
    qtbot.waitUntil(lambda: page.painted == 1, timeout=2000)


def test_a_page_that_asks_nothing_shows_at_once(desk, page, qtbot):
    desk.is_busy = False
    held(desk, page)
    qtbot.waitUntil(lambda: page.painted == 1, timeout=90)


def test_the_page_of_before_is_left_alone(desk, page, qtbot):
    look = held(desk, page)
    look.leave()
    desk.ended.emit()
    QApplication.processEvents()
    assert page.painted == 0
