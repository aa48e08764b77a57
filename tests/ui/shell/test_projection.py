"""On the projector: initials and no alerts, whatever page is open, until somebody says that only
they see the screen. A school was reprimanded because an alert stood on the whiteboard."""

from datetime import date, time

import pytest
from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QWidget

from tests.ui.keys import press
from tests.ui.spoken import spoken_name
from ui.pupils.add_pupil import AddPupilDialog
from ui.shell import projector_watch
from ui.shell.place import is_offered
from ui.shell.places import PLACES
from ui.shell.sidebar_lines import BADGE
from vault.actions.classes import AddClass
from vault.actions.contacts import SetAlert
from vault.actions.markbook import EnterMarks, SetAssessment
from vault.actions.notes import WriteNotes
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.actions.sealed import RaiseConcern
from vault.actions.timetable import SetLessonChange, SetPeriod
from vault.domain.access import Role
from vault.domain.ids import NEW
from vault.domain.markbook import Assessment, CellChange
from vault.domain.matrix import may
from vault.domain.notes import NoteFacts, NoteKind, Part
from vault.domain.sealed import SealedRecord
from vault.domain.secrets import Password
from vault.domain.timetable import ChangeKind, LessonChange, Period, PeriodKind

WAIT = 20000
PASSWORD = "lantern-orchard-violin-pebble"
SECRETS = ("Zoë", "Quill", "wasp stings", "medical", "Shouting", "WTS")


@pytest.fixture
def school(opener):
    room = opener.run(AddClass("4B"))
    names = (("legal_given", "Zoë"), ("legal_family", "Quill"))
    pupil = opener.run(AddPupil(names, room))
    opener.run(SetAlert(pupil, NEW, "medical", "Allergic to wasp stings"))
    today = date.today()
    facts = NoteFacts(today, NoteKind.NEGATIVE, "Disruption", "Shouting in the library")
    opener.run(WriteNotes(facts, (Part(pupil, ""),)))
    writing = Assessment(NEW, 0, room, "Writing", "england.writing", today, 1)
    column = opener.run(SetAssessment(writing))
    opener.run(EnterMarks((CellChange(column, pupil, 0, "WTS"),)))
    weekday = (today.isoweekday(),)
    one = Period(NEW, 0, "One", PeriodKind.LESSON, time(9), time(10), 1, weekday)
    period = opener.run(SetPeriod(one))
    extra = LessonChange(NEW, 0, room, today, period, ChangeKind.EXTRA, note="Zoë is tested")
    opener.run(SetLessonChange(extra))
    opener.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD), frozenset({room})))
    return room, pupil


def settle(opener):
    for _ in range(6):
        opener.on_worker(lambda: None)


def said_by(widget):
    texts = (getattr(widget, name, None) for name in ("text", "toPlainText", "title"))
    found = [
        text() for text in texts if callable(text) and not isinstance(widget, QAbstractItemView)
    ]
    return [*map(str, found), widget.toolTip(), widget.accessibleName(), spoken_name(widget)]


def words_on(window):
    """All that stands on what can be seen, also in tips and for screen readers."""
    found = [window.windowTitle()]
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or is_covered(window, widget):
            continue
        found += said_by(widget)
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            model = widget.model()
            is_list = isinstance(model, QAbstractListModel)
            columns = 1 if is_list else model.columnCount()
            found += [
                str(model.data(model.index(row, column), role) or "")
                for row in range(model.rowCount())
                for column in range(columns)
                for role in (
                    Qt.ItemDataRole.DisplayRole,
                    Qt.ItemDataRole.ToolTipRole,
                    Qt.ItemDataRole.AccessibleTextRole,
                    Qt.ItemDataRole.AccessibleDescriptionRole,
                )
            ]
    return " \n".join(found)


def is_covered(window, widget):
    curtains = [c for c in window.findChildren(type(window.curtain)) if c.isVisible()]
    return any(c.parentWidget() is widget.window() and c is not widget for c in curtains)


def told(window):
    return [secret for secret in SECRETS if secret in words_on(window)]


@pytest.mark.parametrize("role", [Role.DATA_LEAD, Role.TEACHER])
def test_on_no_page_stands_a_name_or_an_alert(role, opener, desk, school, make_window):
    if role is Role.TEACHER:
        opener.lock()
        desk = opener.unlock("Tess")
    window = make_window(desk)
    desk.projector.turn(on=True)
    shown = {}
    for place in PLACES:
        if is_offered(place, lambda right: may(role, right)):
            window.go(place.key, school[1] if place.key in ("pupil", "contacts") else "")
            settle(opener)
            shown[place.key] = told(window)
    assert {key: words for key, words in shown.items() if words} == {}


def test_what_hides_it_is_the_projector(opener, desk, school, window):
    """Without it the same look finds all of it, or it would prove nothing."""
    window.go("today")
    settle(opener)
    assert set(told(window)) >= {"Zoë"}
    window.go("pupil", school[1])
    settle(opener)
    assert {"Zoë", "Quill", "wasp stings"} <= set(told(window))


def test_a_page_that_is_open_hides_at_once_and_comes_back_as_it_was(opener, desk, school, window):
    window.go("classes", school[0])
    settle(opener)
    assert "Zoë" in told(window)
    desk.projector.turn(on=True)
    assert told(window) == []
    settle(opener)
    assert told(window) == []
    assert "Z Q" in words_on(window)
    window.frame.projected.act.click()
    settle(opener)
    assert not desk.projector.is_on
    assert "Zoë" in told(window)


def test_a_page_that_cannot_be_projected_says_why_and_keeps_what_was_typed(
    opener, desk, school, window
):
    window.go("concern")
    page = window.pages.currentWidget()
    desk.projector.turn(on=True)
    assert window.frame.cover.isVisible()
    assert not page.isVisible()
    window.frame.cover.button.click()
    assert window.pages.currentWidget() is page
    assert page.isVisible()


def test_a_dialog_is_covered_and_uncovered_with_the_rest(qtbot, opener, desk, school, window):
    window.go("pupils", "new")
    dialog = window.findChild(AddPupilDialog)
    dialog.given.setText("Zoë")
    desk.projector.turn(on=True)
    (curtain,) = dialog.findChildren(type(window.curtain))
    assert curtain.isVisible()
    assert curtain.geometry() == dialog.rect()
    curtain.button.click()
    assert not desk.projector.is_on
    assert isinstance(dialog, QDialog)
    dialog.reject()


def test_messages_and_numbers_that_wait_are_hidden(opener, desk, school, make_window):
    keeper = AddProfile("Sam", Role.SAFEGUARDING_LEAD, Password.typed(PASSWORD))
    opener.run(keeper)
    record = SealedRecord(NEW, school[1], "", "2026-11-28", "other", "a bruise")
    opener.lock()
    opener.unlock("Sam")
    opener.lock()
    opener.unlock("Tess")
    opener.run(RaiseConcern(record))
    opener.lock()
    window = make_window(opener.unlock("Sam"))
    settle(opener)
    badges = lambda: [  # noqa: E731 - twice the same look
        window.sidebar.item(row).data(BADGE) for row in range(window.sidebar.count())
    ]
    assert any(badges())
    window._desk.projector.turn(on=True)
    window.tell("Zoë was added.", "good")
    window.tell("Zoë was not added.", "bad")
    assert not any(badges())
    assert "concern waits" not in words_on(window)
    assert told(window) == []
    window._desk.projector.turn(on=False)
    assert "Zoë was not added." in words_on(window)


def test_search_finds_pages_and_classes_and_no_child(qtbot, opener, desk, school, window):
    desk.projector.turn(on=True)
    window.search.setFocus()
    qtbot.keyClicks(window.search, "Qui")
    window.finder.look()
    settle(opener)
    found = [
        window.palette_list.list.item(n).text() for n in range(window.palette_list.list.count())
    ]
    assert not any("Zoë" in line for line in found)


def test_a_display_that_comes_turns_it_on_and_one_that_goes_off(monkeypatch, desk, window):
    count = [1]
    monkeypatch.setattr(projector_watch, "displays", lambda: count[0])
    (watch,) = [c for c in window.children() if isinstance(c, projector_watch.ProjectorWatch)]
    count[0] = 2
    watch.look()
    assert desk.projector.is_on
    desk.projector.turn(on=False)
    watch.look()
    assert not desk.projector.is_on, "it was told otherwise"
    count[0] = 3
    watch.look()
    assert desk.projector.is_on
    count[0] = 1
    watch.look()
    assert not desk.projector.is_on


def test_who_turned_it_on_has_it_on_after_a_lock_too_until_told_otherwise(
    monkeypatch, opener, desk, school, make_window
):
    monkeypatch.setattr(projector_watch, "displays", lambda: 1)
    make_window(desk)
    desk.projector.turn(on=True)
    settle(opener)
    for is_on in (True, False):
        opener.lock()
        again = opener.unlock()
        window = make_window(again)
        settle(opener)
        assert again.projector.is_on is is_on
        assert (told(window) == []) is is_on
        again.projector.turn(on=False)
        settle(opener)


def test_a_second_display_at_the_unlock_hides_from_the_start(
    monkeypatch, opener, desk, school, make_window
):
    monkeypatch.setattr(projector_watch, "displays", lambda: 2)
    window = make_window(desk)
    settle(opener)
    assert desk.projector.is_on
    assert told(window) == []


def test_a_key_turns_it_on_and_off(qtbot, desk, window):
    for on in (True, False):
        press(qtbot, window, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
        assert desk.projector.is_on is on
        assert window.frame.top.projector.isChecked() is on


def test_what_was_undone_is_told_without_whose_it_was(opener, desk, school, window):
    opener.run(SetAlert(school[1], NEW, "medical", "Inhaler"))
    told_words = []
    desk.message.connect(lambda words, _tone: told_words.append(words))
    desk.projector.turn(on=True)
    desk.undo()
    settle(opener)
    desk.projector.turn(on=False)
    desk.redo()
    settle(opener)
    assert [("Zoë" in words) for words in told_words] == [False, True]
