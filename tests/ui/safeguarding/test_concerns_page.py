"""The safeguarding lead is told at the unlock what waits, reads it, and is told no more; what is
missing says so."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from ui.safeguarding.concern_words import entry_words
from ui.safeguarding.entry_forms import CloseDialog, EntryDialog, ReopenDialog, UnlinkDialog
from ui.safeguarding.link_form import LinkDialog
from ui.safeguarding.tell_form import TellDialog
from ui.shell.concern_notice import concern_words
from ui.shell.sidebar_lines import BADGE
from vault.actions.classes import AddClass
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.actions.sealed import RaiseConcern
from vault.domain.access import Role
from vault.domain.concern_entries import LINKED
from vault.domain.concerns import ConcernsWaiting, Standing
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
    opener.run(AddPupil((("legal_given", "Max"), ("legal_family", "Ash")), room))
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
    qtbot.waitUntil(lambda: len(page.list.rows) == 2, timeout=WAIT)
    assert badge_of(window, "Safeguarding") == 2
    seen = {}
    for row in range(2):
        concern = choose(page, row)
        assert concern.is_new
        seen[concern.standing] = page.view.name.text(), page.view.raised.text(), page.view.text
    name, raised_by, words = seen[Standing.SIGNED]
    assert (name, words) == ("Zoë Ash", "What happened\nbruise")
    assert raised_by.startswith("Raised by Theo today at ")
    _, raised_by, words = seen[Standing.MISSING]
    assert "Theo" in raised_by
    assert words.startswith("Raised, but missing")
    for _ in range(2):
        choose(page, 0)
        page.view.buttons["read"].click()
        settle(raised)
    window.go("pupils")
    settle(raised)
    assert badge_of(window, "Safeguarding") == 0
    assert window.waiting.text == ""
    assert not window.waiting.isVisible()


def settle(opener):
    for _ in range(6):
        opener.on_worker(lambda: None)


def choose(page, row):
    page.list.setCurrentIndex(page.list.model().index(row, 0))
    return page.list.chosen()


def badge_of(window, title):
    items = (window.sidebar.item(row) for row in range(window.sidebar.count()))
    return next(item.data(BADGE) for item in items if item.text() == title)


@pytest.fixture
def inbox(qtbot, raised, make_window):
    """Sam's, with the concern about the bruise chosen."""
    window = make_window(raised.unlock("Sam"))
    window.go("concerns")
    page = window.pages.currentWidget()
    qtbot.waitUntil(lambda: len(page.list.rows) == 2, timeout=WAIT)
    for row in range(2):
        if choose(page, row).is_proven:
            break
    raised.window, raised.page = window, page
    return raised


def test_in_the_inbox_itself_nobody_is_told_to_go_there(qtbot, inbox):
    settle(inbox)
    assert inbox.window.waiting.text == ""
    inbox.window.go("pupils")
    assert "1 new concern waits" in inbox.window.waiting.text


def test_what_else_is_known_about_the_child_stands_below_and_a_new_entry_joins_it(qtbot, inbox):
    page = inbox.page
    page.view.buttons["entry"].click()
    dialog = page.findChild(EntryDialog)
    dialog.ok.click()
    assert "write what was done" in dialog.notice.text.lower()
    dialog.words.setPlainText("Talked with the mother")
    dialog.ok.click()

    def shown():
        labels = page.view.chronology.findChildren(QLabel)
        return any("Talked with the mother" in label.text() for label in labels)

    qtbot.waitUntil(shown, timeout=WAIT)


def chronology_words(page):
    page.view.chronology.show_all.click()
    return [label.text() for label in page.view.chronology.findChildren(QLabel)]


def test_who_was_told_stands_beside_the_concern_and_in_the_chronology(qtbot, inbox):
    page = inbox.page
    page.view.buttons["tell"].click()
    dialog = page.findChild(TellDialog)
    dialog.ok.click()
    qtbot.waitUntil(lambda: "write who was told" in dialog.notice.text.lower(), timeout=WAIT)
    dialog.body.setEditText("Children's services")
    dialog.who.setText("Sana Mir")
    dialog.at.setText("25:10")
    dialog.ok.click()
    qtbot.waitUntil(lambda: "a time looks like" in dialog.notice.text.lower(), timeout=WAIT)
    dialog.at.setText("1120")
    dialog.answer.setPlainText("A visit on Friday")
    dialog.ok.click()
    qtbot.waitUntil(lambda: "Told since" in page.view.text, timeout=WAIT)
    told = f"Children's services, Sana Mir ({date.today():%d %B %Y} at 11:20, Phone)"
    assert told in page.view.text
    assert any("A visit on Friday" in words for words in chronology_words(page))


def test_another_child_is_linked_and_named_in_the_chronology(qtbot, inbox):
    page = inbox.page
    concern = page.list.chosen().id
    page.view.buttons["read"].click()
    qtbot.waitUntil(lambda: any(not row.is_new for row in page.list.rows), timeout=WAIT)
    choose(page, [row.id for row in page.list.rows].index(concern))
    assert not page.view.buttons["link"].isHidden()
    page.view.buttons["link"].click()
    dialog = page.findChild(LinkDialog)
    chooser = dialog.chooser
    qtbot.waitUntil(lambda: bool(chooser.rows), timeout=WAIT)
    assert [row.known_as for row in chooser.rows] == ["Max Ash"], "not the child itself"
    dialog.ok.click()
    assert "choose the other child" in dialog.notice.text.lower()
    chooser.line.setText("max")
    qtbot.waitUntil(lambda: len(chooser.rows) == 1, timeout=WAIT)
    chooser.list.clicked.emit(chooser.list.model().index(0, 0))
    assert dialog.chosen.text() == "Max Ash (4B)"
    dialog.ok.click()
    linked = "Linked with Max Ash: Sibling"
    qtbot.waitUntil(lambda: any(linked in words for words in chronology_words(page)), timeout=WAIT)
    page.view.chronology.show_all.click()
    grid = page.view.chronology._grid
    (back,) = grid.findChildren(QPushButton)
    assert back.accessibleName() == "Take the link with Max Ash back"
    back.click()
    dialog = page.findChild(UnlinkDialog)
    dialog.reason.setPlainText("not the same family")
    dialog.ok.click()
    gone = "Link taken back: Sibling"
    qtbot.waitUntil(lambda: any(gone in words for words in chronology_words(page)), timeout=WAIT)
    assert not any("Max" in words for words in chronology_words(page))


def test_an_entry_whose_other_child_was_erased_names_nobody():
    entry = SealedRecord(NEW, "a", "Sam", "2026-11-20", LINKED, "Sibling\nAbout: …")
    assert entry_words(entry, is_full=False) == "Linked with another child: Sibling"


def test_of_whom_else_it_was_raised_is_named_only_to_who_may_see_them():
    entry = SealedRecord(NEW, "a", "Theo", "2026-11-20", "Concern", "fought", others=("b", "c"))
    assert entry_words(entry, is_full=False) == "With 2 other children: fought"
    seen = replace(entry, others_names=("Max Ash",))
    assert entry_words(seen, is_full=False) == "With Max Ash, 1 other child: fought"


def test_a_concern_is_closed_with_a_reason_and_opened_again(qtbot, inbox):
    page = inbox.page
    page.view.buttons["close"].click()
    dialog = page.findChild(CloseDialog)
    dialog.ok.click()
    qtbot.waitUntil(lambda: "write why" in dialog.notice.text.lower(), timeout=WAIT)
    dialog.reason.setPlainText("the nurse has seen it")
    dialog.ok.click()
    qtbot.waitUntil(lambda: len(page.list.rows) == 1, timeout=WAIT)
    page.standing.buttons["closed"].click()
    assert [row.pupil_name for row in page.list.rows] == ["Zoë Ash"]
    page.view.buttons["reopen"].click()
    dialog = page.findChild(ReopenDialog)
    dialog.reason.setPlainText("another bruise")
    dialog.ok.click()
    qtbot.waitUntil(lambda: not page.list.rows, timeout=WAIT)
    page.standing.buttons["open"].click()
    assert len(page.list.rows) == 2


def test_what_is_missing_offers_only_to_have_seen_it(inbox):
    page = inbox.page
    for row in range(2):
        if not choose(page, row).is_proven:
            break
    offered = [act for act, button in page.view.buttons.items() if not button.isHidden()]
    assert offered == ["read"]


def test_the_filter_leaves_the_concerns_about_one_child(inbox):
    page = inbox.page
    assert [page.child.itemText(n) for n in range(page.child.count())] == [
        "All children",
        "Zoë Ash (4B)",
    ]
    page.child.setCurrentIndex(1)
    page.child.activated.emit(1)
    assert [row.pupil_name for row in page.list.rows] == ["Zoë Ash"]


def test_a_toast_about_a_concern_names_no_child(qtbot, inbox):
    told = []
    inbox.desk.message.connect(lambda words, _tone: told.append(words))
    inbox.page.view.buttons["entry"].click()
    dialog = inbox.page.findChild(EntryDialog)
    dialog.words.setPlainText("Zoë told me more")
    dialog.ok.click()
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT)
    assert told == ["Entry added and sealed"]


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
