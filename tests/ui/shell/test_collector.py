"""Garbage is collected when nobody waits for the window."""

import gc
import weakref

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLineEdit

from tests.ui.keys import press
from ui.shell.collector import QuietCollector


class Knot:
    """Refers to itself, so that only the collector can end it."""

    def __init__(self):
        self.me = self


@pytest.fixture
def time_now():
    return [100.0]


@pytest.fixture
def collector(qtbot, time_now):
    owner = QObject()
    collector = QuietCollector(owner, lambda: time_now[0])
    yield collector
    gc.unfreeze()
    gc.enable()


def lost_knot():
    return weakref.ref(Knot())


def test_it_waits_until_the_keyboard_has_been_quiet(qtbot, collector, time_now):
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    time_now[0] += 5
    press(qtbot, line, Qt.Key.Key_A)
    knot = lost_knot()
    time_now[0] += 1
    collector.look()
    assert knot() is not None
    time_now[0] += 1.5
    collector.look()
    assert knot() is None


def test_somebody_who_never_rests_does_not_keep_it_for_ever(qtbot, collector, time_now):
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    knot = lost_knot()
    time_now[0] += 61
    press(qtbot, line, Qt.Key.Key_A)
    collector.look()
    assert knot() is None


def test_nothing_is_collected_in_the_middle_of_other_work(collector):
    assert not gc.isenabled()
