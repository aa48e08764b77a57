"""What is made late is there whenever somebody can see it, or asks for it."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from ui.widgets.made_late import MadeLate


class Part(MadeLate):
    words: QLabel

    def __init__(self):
        super().__init__()
        self.column = QVBoxLayout(self)
        self.times = 0

    def make(self):
        self.times += 1
        self.words, self.press = QLabel("words"), QPushButton("press")
        self.column.addWidget(self.words)
        self.column.addWidget(self.press)


@pytest.fixture
def tabs(qtbot):
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    tabs.addTab(QLabel("first"), "first")
    tabs.addTab(Part(), "second")
    tabs.show()
    return tabs


def test_a_tab_is_made_as_it_is_turned_to_and_is_seen_at_once(tabs):
    part = tabs.widget(1)
    assert not part.is_made
    tabs.setCurrentIndex(1)
    assert part.words.isVisible()
    assert part.press.autoDefault(), "Enter presses it, as on every page"
    tabs.setCurrentIndex(0)
    tabs.setCurrentIndex(1)
    assert part.times == 1


def test_it_is_made_with_what_holds_it(qtbot):
    holder, part = QWidget(), Part()
    qtbot.addWidget(holder)
    QVBoxLayout(holder).addWidget(part)
    assert not part.is_made
    holder.show()
    qtbot.waitUntil(part.words.isVisible)
    assert part.times == 1


def test_whoever_asks_for_a_widget_of_it_has_it(tabs):
    part = tabs.widget(1)
    assert part.words.text() == "words"
    assert part.times == 1


def test_a_name_that_it_does_not_declare_is_no_widget_of_it(tabs):
    part = tabs.widget(1)
    with pytest.raises(AttributeError, match="Part has no nothing"):
        assert part.nothing
    assert not part.is_made


def test_the_keyboard_comes_to_it_where_it_stands(qtbot):
    holder, part = QWidget(), Part()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    before, after = QPushButton("before"), QPushButton("after")
    for widget in (before, part, after):
        column.addWidget(widget)
    part.hide()
    holder.show()
    part.show()
    before.setFocus()
    with qtbot.waitActive(holder):
        holder.activateWindow()
    for expected in (part.press, after):
        holder.focusNextChild()
        assert holder.focusWidget() is expected
