"""A line that is a little too long: what of its buttons goes before it wraps."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ui.look.icons import recolour_icons
from ui.look.theme import dress
from ui.widgets.flow import Flow
from ui.widgets.key_button import KeyButton
from ui.widgets.switch import Switch


@pytest.fixture
def line(qtbot):
    dress(QApplication.instance(), "light")
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.title = QLabel("Seating, Class 4A")
    views = (("seats", "Seats", "armchair"), ("groups", "Groups", "users"))
    holder.views = Switch("What is shown", views)
    holder.views.show_view("seats")
    holder.print = KeyButton("Print", "Ctrl+P", "printer")
    holder.setLayout(Flow(holder.title, holder.views, holder.print, from_right=1))
    holder.show()
    QApplication.processEvents()
    holder.whole = holder.sizeHint().width()
    return holder


def stand_at(line, width):
    line.resize(width, 200)
    for _ in range(3):
        QApplication.processEvents()
    return line.print.y() == line.views.y()


def icons(line):
    buttons = (*line.views.buttons.values(), line.print)
    return [not button.icon().isNull() for button in buttons]


def test_the_key_goes_first_then_the_icons_and_only_then_the_line_wraps(line):
    assert stand_at(line, line.whole)
    with_key = line.print.width()
    assert stand_at(line, line.whole - 40)
    assert line.print.width() < with_key
    assert all(icons(line))
    assert stand_at(line, line.whole - 100)
    assert not any(icons(line))
    assert not stand_at(line, line.whole - 200)


def test_what_has_room_again_is_as_it_was_and_the_words_were_never_gone(line):
    before = [line.print.text(), line.print.accessibleName(), line.print.sizeHint()]
    stand_at(line, line.whole - 100)
    assert line.print.text().strip() == "Print"
    assert "Ctrl+P" in line.print.accessibleName()
    stand_at(line, line.whole)
    assert before == [line.print.text(), line.print.accessibleName(), line.print.sizeHint()]
    assert all(icons(line))


def test_other_colours_do_not_bring_the_icons_back_too_early(line):
    stand_at(line, line.whole - 100)
    recolour_icons()
    assert not any(icons(line))
    assert stand_at(line, line.whole - 100)
