"""Help belongs to the page on which it is asked for, and every page has some."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from ui.shell.help_page import HelpPage
from ui.shell.help_topics import JOBS, TECHNICIANS, help_topic
from ui.shell.places import PLACES
from ui.shell.quick_jobs import QUICK_JOBS
from ui.widgets.plain import PlainLabel
from vault.domain.machine_policy import _READ as READ
from vault.domain.machine_policy import Leaving

QUICK = "Ten quick jobs"
WRITTEN = Path(__file__).resolve().parents[3] / "resources" / "help"


def test_each_page_has_a_text_and_each_text_a_page():
    texts = {path.stem for path in WRITTEN.glob("*.md")}
    assert texts == {JOBS, TECHNICIANS, *(place.key for place in PLACES)}


@pytest.mark.parametrize("key", [place.key for place in PLACES])
def test_a_text_has_a_title_and_something_to_read(key):
    topic = help_topic(key)
    assert topic.title
    assert topic.blocks
    assert all(len(block.text) > 20 for block in topic.blocks)


def test_the_technicians_page_names_every_setting_of_a_policy(window):
    words = " ".join(block.text for block in help_topic(TECHNICIANS).blocks)
    for name in (*READ, *Leaving):
        assert name in words, name
    window.go("help", "classes")
    topics = window.findChild(HelpPage).topics
    titles = [topics.item(row).text() for row in range(topics.count())]
    assert titles[-1] == help_topic(TECHNICIANS).title


def words_on(page):
    return [label.text() for label in page.reading.currentWidget().findChildren(PlainLabel)]


@pytest.mark.parametrize(("key", "shown"), [("register", "transfers"), ("a-page-of-1.0", "help")])
def test_a_page_of_an_earlier_version_keeps_nobody_from_the_help(window, key, shown):
    """The last page is opened again after each unlock: else the window would never come up."""
    window.go("help", key)
    assert help_topic(shown).title in words_on(window.findChild(HelpPage))


@pytest.mark.parametrize("key", ["classes", "backups", "settings"])
def test_f1_shows_the_help_of_the_page_that_is_open_and_esc_leads_back(qtbot, window, key):
    window.go(key)
    before = window.pages.currentWidget()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    page = window.findChild(HelpPage)
    assert help_topic(key).title in words_on(page)
    assert help_topic(key).blocks[0].text in words_on(page)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.findChild(HelpPage) is page
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert type(window.pages.currentWidget()) is type(before)


def test_the_ten_quick_jobs_are_one_line_below_the_help_itself(window):
    window.go("help", "classes")
    page = window.findChild(HelpPage)
    page.topics.setCurrentRow(next(n for n in range(3) if page.topics.item(n).text() == QUICK))
    shown = words_on(page)
    for job in QUICK_JOBS:
        place = shown.index(job.title)
        assert shown[place + 1 : place + 5] == [
            str(job.start),
            job.how,
            str(job.clicks),
            str(job.keys),
        ]
