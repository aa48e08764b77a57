"""Notes in the window: one about several children, what follows from it, and a pupil's own tab."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from ui.notes.note_form import ChangeNoteDialog, NewNoteDialog
from ui.notes.notes_page import WAITING, NoteAct
from ui.notes.pupil_notes_tab import PupilNoteAct
from ui.today.due_words import due_words
from vault.actions.classes import AddClass
from vault.actions.notes import ListNotes, PupilNotes, WriteNotes
from vault.actions.pupils import AddPupil
from vault.domain.notes import NoteFacts, NoteKind, Part
from vault.domain.today import DueCard, DueKind, Urgency

WAIT = 20000
TODAY = date.today()


def settle(opener):
    for _ in range(6):
        opener.on_worker(lambda: None)


@pytest.fixture
def pupils(opener, desk):
    """Ann, Bob and Cy in 4A; `desk` is the data lead's."""
    room = opener.run(AddClass("4A"))
    names = (("Ann", "Ash"), ("Bob", "Birch"), ("Cy", "Cole"))
    return [
        opener.run(AddPupil((("legal_given", given), ("legal_family", family)), room))
        for given, family in names
    ]


@pytest.fixture
def window(opener, pupils, make_window):
    return make_window(opener.desk)


def go(opener, window, place, record=""):
    window.go(place, record)
    settle(opener)
    return window.pages.currentWidget()


def dialog_of(page, kind):
    return next(d for d in page.findChildren(kind) if d.isVisible())


def shown(page):
    model = page.records.model
    return [model.row_at(model.index(n, 0)).called.given for n in range(model.rowCount())]


def test_a_note_about_two_gives_each_their_own(qtbot, opener, window, pupils):
    page = go(opener, window, "notes")
    page.records.buttons[NoteAct.NEW].click()
    settle(opener)
    dialog = dialog_of(page, NewNoteDialog)
    ann, bob = pupils[:2]
    dialog.shared.setPlainText("Ann and another child shouted")
    line = dialog.lines._lines[ann][1]
    qtbot.keyClicks(line, "Began it")
    dialog.lines._lines[bob][0].click()
    dialog.ok.click()
    settle(opener)
    assert "names Ann" in dialog.notice.text
    assert dialog.no_names.isVisible()
    dialog.shared.setPlainText("Shouted in the library")
    dialog.ok.click()
    settle(opener)
    assert sorted(shown(page)) == ["Ann", "Bob"]
    (theirs,) = opener.run(PupilNotes(ann))
    assert theirs.words == "Shouted in the library\nBegan it"
    (other,) = opener.run(PupilNotes(bob))
    assert other.words == "Shouted in the library"


def test_who_was_ticked_is_ticked_again_after_a_lock(qtbot, opener, window, pupils, make_window):
    ann, bob, cy = pupils
    page = go(opener, window, "notes")
    page.records.buttons[NoteAct.NEW].click()
    settle(opener)
    lines = dialog_of(page, NewNoteDialog).lines._lines
    lines[ann][0].click()
    qtbot.keyClicks(lines[bob][1], "Began it")
    qtbot.keyClicks(lines[cy][1], "Was there")
    lines[cy][0].click()
    opener.lock()
    page = go(opener, make_window(opener.unlock()), "notes")
    page.records.buttons[NoteAct.NEW].click()
    settle(opener)
    settle(opener)
    parts = dialog_of(page, NewNoteDialog).lines.parts()
    assert parts == (Part(ann, ""), Part(bob, "Began it"))


def test_what_waits_is_listed_and_followed_up(opener, window, pupils):
    facts = NoteFacts(TODAY, NoteKind.NEGATIVE, "Homework missing", "None", "Ring home", TODAY)
    opener.run(WriteNotes(facts, (Part(pupils[0]),)))
    opener.run(WriteNotes(NoteFacts(TODAY, NoteKind.POSITIVE, "Effort", "x"), (Part(pupils[1]),)))
    page = go(opener, window, "notes", WAITING)
    assert shown(page) == ["Ann"]
    page.records.table.setCurrentIndex(page.records.model.index(0, 0))
    assert not page.records.buttons[NoteAct.REMOVE].isHidden()
    page.records.buttons[NoteAct.DONE].click()
    settle(opener)
    assert shown(page) == []


def test_words_narrow_the_list_and_the_page_counts_nobody(qtbot, opener, window, pupils):
    for pupil, about in zip(pupils, ("Kindness", "Effort", "Effort"), strict=True):
        facts = NoteFacts(TODAY, NoteKind.POSITIVE, about, "Well done")
        opener.run(WriteNotes(facts, (Part(pupil),)))
    page = go(opener, window, "notes")
    assert len(shown(page)) == 3
    qtbot.keyClicks(page.search, "kind")
    qtbot.waitUntil(lambda: shown(page) == ["Ann"], timeout=WAIT)


def test_a_pupils_tab_has_theirs_and_opens_the_form(opener, window, pupils):
    ann = pupils[0]
    facts = NoteFacts(TODAY, NoteKind.POSITIVE, "Kindness", "Held the door")
    opener.run(WriteNotes(facts, (Part(ann), Part(pupils[1]))))
    page = go(opener, window, "pupil", ann)
    page.turn_to(page.notes)
    settle(opener)
    row = page.notes.model.row_at(page.notes.model.index(0, 0))
    assert (row.called.given, page.notes.model.rowCount()) == ("Ann", 1)
    page.notes.table.setCurrentIndex(page.notes.model.index(0, 0))
    page.notes.buttons[PupilNoteAct.OPEN].click()
    settle(opener)
    dialog = dialog_of(page, ChangeNoteDialog)
    dialog.own_part.setPlainText("Smiled")
    dialog.ok.click()
    settle(opener)
    assert opener.run(PupilNotes(ann))[0].text == "Smiled"
    page.notes.buttons[PupilNoteAct.NEW].click()
    settle(opener)
    new = dialog_of(page, NewNoteDialog)
    assert [part.pupil for part in new.lines.parts()] == [ann]
    new.shared.setPlainText("Read aloud")
    new.ok.click()
    settle(opener)
    assert len(opener.run(ListNotes()).notes) == 3


def test_a_category_of_ones_own_stays_when_the_kind_is_changed(qtbot, opener, window, pupils):
    page = go(opener, window, "notes")
    page.records.buttons[NoteAct.NEW].click()
    settle(opener)
    dialog = dialog_of(page, NewNoteDialog)
    assert dialog.category.currentText() == "Kindness"
    dialog.kind.setCurrentIndex(1)
    assert dialog.category.currentText() == "Disruption"
    dialog.category.setCurrentText("Spelling bee")
    dialog.kind.setCurrentIndex(0)
    assert dialog.category.currentText() == "Spelling bee"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_what_is_due_is_said_in_words():
    card = DueCard(DueKind.NOTES, Urgency.LATE, count=2, day=TODAY)
    assert due_words(card).title == "2 notes to follow up"
    assert due_words(card).line.startswith("The first was due on")
    assert due_words(DueCard(DueKind.NOTES, day=TODAY)).line == "For today"
