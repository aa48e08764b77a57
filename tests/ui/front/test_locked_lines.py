"""A locked computer says since when, when it was backed up, and whom to call."""

from datetime import UTC, datetime, timedelta

import pytest

from ui.front.brand_frame import BrandFrame
from ui.front.locked_lines import IDLE, SIGN, locked_lines
from ui.front.welcome_page import WelcomePage
from ui.widgets.plain import PlainLabel
from vault.platform.locked_note import LockedNote

NOW = datetime(2026, 11, 27, 12, 4, tzinfo=UTC).astimezone()


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("", "Locked at {0}"),
        (f"{IDLE}:5", "Locked at {0}, after 5 minutes without use"),
        (f"{IDLE}:1", "Locked at {0}, after 1 minute without use"),
        (SIGN, "Locked at {0}, when the screen was locked or the computer slept"),
        ("anything else", "Locked at {0}"),
    ],
)
def test_since_when_and_why(why, words):
    assert locked_lines(why, NOW, LockedNote()) == [("lock", words.format(f"{NOW:%H:%M}"))]


def test_a_program_that_was_begun_says_of_no_lock():
    assert locked_lines(None, NOW, LockedNote()) == []


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(hours=1), f"Last backup today at {NOW - timedelta(hours=1):%H:%M}"),
        (timedelta(days=3), "Last backup on Tuesday"),
        (timedelta(days=20), "Last backup on 7 November 2026"),
        (timedelta(days=-3), "Last backup on 30 November 2026"),
    ],
)
def test_the_last_backup(before, words):
    assert locked_lines(None, NOW, LockedNote(NOW - before)) == [("history", words)]


def test_whom_to_call_stands_on_the_page(qtbot):
    lines = locked_lines(None, NOW, LockedNote(call="01632 960118"))
    frame = BrandFrame(WelcomePage(), lines)
    qtbot.addWidget(frame)
    shown = [label.text() for label in frame.side.findChildren(PlainLabel)]
    assert "Found this computer? Please call 01632 960118" in shown
