"""Progress of files over 2 GiB: what is shown is what was done."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QProgressBar

from tests.ui.conftest import WAIT
from ui.desk.desk import Desk
from ui.front.front import Front
from ui.front.restoring import Restoring
from ui.front.welcome_page import WelcomePage
from ui.widgets.progress import ProgressStrip, show_share

GB = 10**9
UI = Path(__file__).resolve().parents[3] / "ui"
SIGNALS = (
    (Desk, "progressed"),
    (Restoring, "progressed"),
    (WelcomePage, "progressed"),
    (Front, "_rekeyed_so_far"),
)


def test_a_bar_shows_five_gigabytes_as_they_pass(qtbot):
    bar = QProgressBar()
    qtbot.addWidget(bar)
    shown = []
    for done in range(6):
        show_share(bar, done * GB, 5 * GB)
        shown.append(bar.value() / bar.maximum())
    assert shown == [0, 0.2, 0.4, 0.6, 0.8, 1]


def test_the_strip_tells_the_time_left_of_a_large_file(qtbot):
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    strip.begin()
    strip._began -= 10
    strip.report(4 * GB, 5 * GB)
    assert strip.bar.value() == 800
    assert "about 2 s left" in strip.left.text() or "about 3 s left" in strip.left.text()


@pytest.mark.parametrize(("owner", "name"), SIGNALS)
def test_numbers_of_that_size_arrive_as_they_were_sent(owner, name):
    sender = type("Sender", (QObject,), {"told": owner.__dict__[name]})()
    heard = []
    sender.told.connect(lambda done, total: heard.append((done, total)))
    sender.told.emit(4 * GB, 5 * GB)
    assert heard == [(4 * GB, 5 * GB)]


def test_no_signal_carries_two_numbers_of_32_bits():
    found = [
        path.name
        for path in UI.rglob("*.py")
        if re.search(r"Signal\(int, int\)", path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_work_in_the_window_reports_five_gigabytes(qtbot, opener, window):
    window._desk.progressed.emit(4 * GB, 5 * GB)
    qtbot.waitUntil(lambda: window.progress.bar.value() == 800, timeout=WAIT)
