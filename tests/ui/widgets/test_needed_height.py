"""A page is as high as what stands on it needs, and lists give way before it scrolls."""

import pytest
from PySide6.QtWidgets import QApplication, QListWidget, QVBoxLayout, QWidget

from ui.shell.page_area import PageArea, Pages
from ui.widgets.plain import PlainLabel
from ui.widgets.tabs import Tabs

WORDS = "These words go on in the next line where there is little room for them. " * 4


@pytest.fixture
def area(qtbot):
    pages = Pages()
    area = PageArea(pages)
    qtbot.addWidget(area)
    area.resize(300, 320)
    return area


def shown(area, page):
    area.widget().addWidget(page)
    area.show()
    for _ in range(3):
        QApplication.processEvents()
    return area.verticalScrollBar().maximum()


def a_page(rows):
    page, words, rows.list = QWidget(), PlainLabel(WORDS), QListWidget()
    column = QVBoxLayout(page)
    column.addWidget(words)
    column.addWidget(rows.list, 1)
    rows.words = words
    return page


class Rows:
    """The parts of a page that are looked at."""


def test_a_list_below_words_that_wrap_gives_way_before_the_page_scrolls(area):
    rows = Rows()
    assert not shown(area, a_page(rows))
    assert rows.list.height() < rows.list.sizeHint().height()
    assert rows.words.height() >= rows.words.heightForWidth(rows.words.width())


def test_where_even_that_is_not_enough_the_page_scrolls_and_nothing_is_squeezed(area):
    rows = Rows()
    page = a_page(rows)
    rows.list.setMinimumHeight(300)
    assert shown(area, page)
    assert rows.list.height() >= 300
    assert rows.words.height() >= rows.words.heightForWidth(rows.words.width())


def test_only_the_tab_that_is_shown_makes_a_page_scroll(area):
    page = QWidget()
    tabs = Tabs("Parts", page)
    QVBoxLayout(page).addWidget(tabs)
    tabs.part("Short").addWidget(PlainLabel("One line"))
    tall = QListWidget()
    tall.setMinimumHeight(600)
    tabs.part("Tall").addWidget(tall)
    assert not shown(area, page)
    tabs.setCurrentIndex(1)
    for _ in range(3):
        QApplication.processEvents()
    assert area.verticalScrollBar().maximum() > 200
