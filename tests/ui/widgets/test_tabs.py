"""Tabs: what moves within one has not all of it painted anew."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from ui.widgets.tabs import Tabs


class Painted(QLabel):
    times = 0

    def paintEvent(self, event):
        Painted.times += 1
        super().paintEvent(event)


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    page.tabs = Tabs("Parts", page)
    page.part = page.tabs.part("One")
    page.part.addWidget(Painted("stays"))
    page.part.addStretch(1)
    page.late = QLabel("a")
    page.part.addWidget(page.late)
    column.addWidget(page.tabs)
    page.resize(300, 300)
    page.show()
    for _ in range(5):
        QApplication.processEvents()
    return page


def test_words_that_grow_on_a_tab_leave_the_others_as_they_are_painted(page):
    Painted.times = 0
    page.late.setText("a longer one")
    for _ in range(5):
        QApplication.processEvents()
    assert Painted.times == 0
    assert page.late.width() >= page.late.sizeHint().width()


def test_what_needs_more_room_on_a_tab_still_gets_it(page):
    page.late.setFixedHeight(600)
    for _ in range(5):
        QApplication.processEvents()
    assert page.tabs.height() > 600


def test_a_tab_that_comes_later_shows_its_name(page):
    before = page.tabs.tabBar().width()
    page.tabs.part("Another one")
    for _ in range(5):
        QApplication.processEvents()
    assert page.tabs.tabBar().width() > before


def test_one_tab_alone_has_no_titles_to_choose_from(page):
    bar = page.tabs.tabBar()
    assert not bar.isVisible()
    page.tabs.part("Two")
    assert bar.isVisible()
    page.tabs.setTabVisible(1, False)
    assert not bar.isVisible()
