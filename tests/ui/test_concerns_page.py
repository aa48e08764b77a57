"""The safeguarding lead is told at the unlock what waits, reads it, and is told no more; what is
missing says so."""

import pytest

from ui.shell.concern_notice import concern_words
from vault.actions.classes import AddClass
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.actions.sealed import RaiseConcern
from vault.domain.access import Role
from vault.domain.concerns import ConcernsWaiting
from vault.domain.ids import NEW
from vault.domain.sealed import SealedRecord
from vault.domain.secrets import Password

WAIT = 20000
PASSWORD = "lantern-orchard-violin-pebble"


@pytest.fixture
def raised(opener, desk):
    """Theo has raised one concern; a second was raised and then taken out of the file."""
    room = opener.run(AddClass("4B"))
    pupil = opener.run(AddPupil((("legal_given", "Zoë"), ("legal_family", "Ash")), room))
    for name, role in (("Sam", Role.SAFEGUARDING_LEAD), ("Theo", Role.TEACHER)):
        opener.run(AddProfile(name, role, Password.typed(PASSWORD), frozenset({room})))
    opener.lock()
    opener.unlock("Theo")
    for text in ("bruise", "hunger"):
        record = SealedRecord(NEW, pupil, "", "2026-11-20", "Other", text)
        gone = opener.run(RaiseConcern(record))
    opener.on_worker(lambda: take_out(opener.desk._session._vault, gone))
    opener.lock()
    return opener


def take_out(vault, concern):
    with vault.parts.fence.inside() as token:
        vault._connection.execute(f"{token} DELETE FROM main.concern WHERE id = ?", (concern,))


def test_the_lead_is_told_reads_and_is_told_no_more(qtbot, raised, make_window):
    window = make_window(raised.unlock("Sam"))
    qtbot.waitUntil(lambda: bool(window.waiting.text), timeout=WAIT)
    assert "1 new concern waits for you, since " in window.waiting.text
    assert "1 concern is missing or not proven." in window.waiting.text
    window.waiting.act.click()
    page = window.pages.currentWidget()
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 2, timeout=WAIT)
    seen = {}
    for row in range(2):
        page.table.selectRow(row)
        cells = [page.table.model().index(row, n).data() for n in range(6)]
        seen[cells[5]] = (cells[2], cells[3], page.whole.text())
    assert seen["Signed by who raised it"] == ("Zoë Ash", "Theo", "bruise")
    (missing,) = (v for k, v in seen.items() if k.startswith("Was raised, and is gone"))
    assert missing[1] == "Theo"
    for _ in range(2):
        page.table.selectRow(0)
        page.read.click()
        for _ in range(6):
            raised.on_worker(lambda: None)
    assert window.waiting.text == ""
    assert not window.waiting.isVisible()


def test_nobody_else_has_the_inbox_or_hears_of_it(qtbot, raised, make_window):
    window = make_window(raised.unlock("Dana Lead"))
    for _ in range(6):
        raised.on_worker(lambda: None)
    assert "concerns" not in window._places
    assert window.waiting.text == ""


def test_the_words_count_and_say_since_when():
    assert concern_words(ConcernsWaiting()) == ""
    assert concern_words(ConcernsWaiting(2, None, 3)) == (
        "2 new concerns wait for you. 3 concerns are missing or not proven."
    )
