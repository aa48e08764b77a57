"""A register taken with the keyboard alone, in a real window."""

import time
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from tests.fresh_vault import PASSWORD
from tests.ui.register.conftest import SIZE, TODAY, settle
from ui.look.theme import dress
from ui.register.change_dialog import ChangeDialog
from vault.actions.absences import PlanAbsence
from vault.actions.calendar import SetTerm, SetYear
from vault.actions.profiles import AddProfile
from vault.actions.registers import MarkRegister, OpenRegister, RegisterChanges
from vault.actions.seating import SetRoomLayout, SetSeatingPlan, SetSeats
from vault.domain.access import Role
from vault.domain.ids import NEW
from vault.domain.registers import NewMark, PlannedAbsence
from vault.domain.room_layouts import RoomLayout, Seat
from vault.domain.school_values import AcademicYear, Term
from vault.domain.seating import SeatingPlan, SeatTaken
from vault.domain.secrets import Password

ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
FRAME_S = 0.016


@pytest.mark.parametrize(
    ("typed", "absent"),
    [
        (("7", "n", "2", "5", "i", ENTER), {7: "N", 25: "I"}),
        ((ENTER, "1", "8", "i", "2", "9", "n"), {18: "I", 29: "N"}),
        (("n", ENTER, "3", "0", "o"), {1: "N", 30: "O"}),
    ],
)
def test_thirty_with_two_absent_are_taken_and_closed_with_eight_keys_at_most(scene, typed, absent):
    clock = iter(range(100))
    scene.view.now = lambda: next(clock) * 0.3
    scene.press(*typed)
    scene.press(ENTER, modifier=CTRL)
    page = scene.read()
    assert page.closed.by == "Dana Lead"
    assert len(page.lines) == SIZE
    assert scene.codes() == absent
    assert scene.keys <= 8
    assert not scene.page.notice.isVisible()


def test_every_key_is_answered_within_a_frame_while_the_write_goes_on(scene, opener):
    slowest = 0.0
    for key in ("/", "l", "1", "2", "n", Qt.Key.Key_Down, Qt.Key.Key_Backspace, "5", "i", ENTER):
        began = time.thread_time()
        scene.press(key)
        slowest = max(slowest, time.thread_time() - began)
    assert slowest < FRAME_S
    assert scene.page.saved.text() == "Saving …"
    assert len(scene.read().missing) == 0
    settle(opener)
    assert scene.page.saved.text() == "Saved"


def test_what_was_shown_as_saved_is_there_after_a_kill(scene, opener):
    scene.press("2", "i", ENTER)
    settle(opener)
    assert scene.page.saved.text() == "Saved"
    # Nobody locks: another program reads the files as they lie there.
    opener.tasks.run(
        opener.owner, opener.desk._session._vault.close, lambda _: None, lambda _: None
    )
    settle(opener)
    opener.unlock()
    page = opener.run(OpenRegister(*scene.of))
    assert [x.code for x in page.lines] == ["/", "I", *["/"] * (SIZE - 2)]


def test_a_second_key_makes_the_longer_code_only_when_it_is_quick(scene):
    clock = [0.0]
    scene.view.now = lambda: clock[0]
    scene.press("c")
    clock[0] += 0.69
    scene.press("1")
    scene.press("c")
    clock[0] += 0.71
    scene.press("2")  # too late for C2: it goes to the second child
    assert scene.view.place == 1
    clock[0] += 1
    scene.press("y")
    clock[0] += 0.3
    scene.press("3")
    scene.press("y")
    clock[0] += 1
    scene.press("/")
    assert {n: c for n, c in scene.codes().items() if c} == {1: "C1", 2: "Y3"}
    assert scene.read().lines[2].code == "/"


def test_keys_belong_together_as_they_were_pressed_and_not_as_late_as_they_are_heard(scene):
    heard = iter(range(0, 100, 5))
    scene.view.now = lambda: next(heard)
    for key, pressed_at in (("2", 9000), ("5", 9100), ("n", 9200), ("c", 9300), ("1", 9400)):
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, key)
        event.setTimestamp(pressed_at)
        QApplication.sendEvent(scene.view, event)
    scene.press(ENTER)
    assert {n: c for n, c in scene.codes().items() if c != "/"} == {25: "N", 26: "C1"}


def test_late_asks_for_minutes_in_place_and_goes_on_with_the_next_key(scene):
    scene.press("l", "1", "2", "l", "5", ENTER, "i")
    lines = scene.read().lines
    assert [(x.code, x.mark.minutes) for x in lines[:4]] == [("L", 12), ("L", 5), ("I", 0), ("", 0)]
    assert scene.view.place == 3


def test_a_note_is_typed_where_it_stands_and_esc_leaves_it(scene, qtbot):
    scene.press("i", Qt.Key.Key_Up, ".")
    line = scene.view.viewport().findChild(QLineEdit)
    qtbot.keyClicks(line, "Mum rang 08:15")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert scene.read().lines[0].mark.note == "Mum rang 08:15"
    assert scene.view.hasFocus()
    scene.press(".")
    line = scene.view._note
    qtbot.keyClicks(line, " and more")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert scene.read().lines[0].mark.note == "Mum rang 08:15"


def test_what_the_law_wants_to_know_of_a_mark_is_asked_where_it_stands(scene, qtbot):
    register, cells = scene.view.register, scene.view.cells
    scene.press("b", Qt.Key.Key_Up)
    assert "say which" in cells._note(register.entries[0])[0]
    assert register.words_of(register.entries[0]).endswith("say which")
    scene.press(".")
    line = scene.view.viewport().findChild(QLineEdit)
    qtbot.keyClicks(line, "Swimming at the pool")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert cells._note(register.entries[0])[0] == "Swimming at the pool"
    scene.press(Qt.Key.Key_Down, "l", "3", "1", "l", "3", "0", "i")
    assert [register.asked_of(entry) for entry in register.entries[1:4]] == [
        "after it closed",
        "",
        "",
    ]


def test_backspace_clears_and_undo_takes_the_last_step_back(scene, opener, qtbot):
    scene.press("n", Qt.Key.Key_Backspace)
    assert scene.view.place == 0
    assert scene.codes()[1] == ""
    scene.press("i")
    settle(opener)
    opener.desk.undo()
    settle(opener)
    assert scene.codes()[1] == ""
    assert scene.view.register.entries[0].code == ""


def test_closing_says_how_many_are_missing_until_nobody_is(scene):
    button = scene.page.close_register
    assert (button.isEnabled(), button.text().strip()) == (False, f"{SIZE} still to mark")
    scene.press("/")
    assert button.text().strip() == f"{SIZE - 1} still to mark"
    scene.press(ENTER)
    assert (button.isEnabled(), button.text().strip()) == (True, "Close register")
    assert scene.page.count.words == f"{SIZE} of {SIZE} marked"


def test_a_closed_register_is_not_offered_to_be_taken_back_nor_its_last_marks(scene, opener):
    scene.press(ENTER)
    scene.press(ENTER, modifier=CTRL)
    assert scene.read().closed
    toast = scene.page.window_of_test.toast
    assert toast.text == "Register closed"
    assert not toast.act.isVisible()


def test_what_was_planned_stands_there_and_the_rest_does_not_write_over_it(scene, opener):
    pupil = scene.read().lines[4].pupil
    plan = PlannedAbsence(NEW, 0, pupil, TODAY, TODAY, "M", "am", "Dentist")
    opener.run(PlanAbsence(plan))
    scene.page.sessions.chosen.emit("pm")
    scene.page.sessions.chosen.emit("am")
    settle(opener)
    entry = scene.view.register.entries[4]
    assert (entry.code, entry.note, entry.is_planned) == ("M", "Dentist", True)
    scene.press(ENTER, "5", "/")
    assert scene.codes() == {}
    assert scene.read().lines[4].planned.code == "M"


def test_a_key_in_a_closed_register_asks_why_and_keeps_what_stood_there(scene, opener, qtbot):
    scene.press("n", ENTER)
    scene.press(ENTER, modifier=CTRL)
    settle(opener)
    scene.press("1", "i")
    dialog = scene.page.findChild(ChangeDialog)
    assert dialog.code.currentData() == "I"
    assert any("Given01 Family01" in x.text() for x in dialog.findChildren(QLabel))
    dialog.ok.click()
    settle(opener)
    assert "Why: it cannot be empty" in dialog.notice.text
    dialog.why.setText("his mother rang")
    dialog.ok.click()
    settle(opener)
    (change,) = opener.run(RegisterChanges(*scene.of))
    assert (change.was_code, change.code, change.why) == ("N", "I", "his mother rang")
    assert scene.view.register.entries[0].code == "I"
    assert scene.page.changed.isVisible()


@pytest.mark.parametrize("closes", [False, True])
def test_a_clock_that_was_set_back_is_told_beside_a_closed_register_too(scene, opener, closes):
    scene.press(ENTER)
    if closes:
        scene.press(ENTER, modifier=CTRL)
    page = scene.read()
    scene.page.show_register(replace(page, clock_is_behind=True), may_write=True)
    assert "clock may be set back" in scene.page.foot.text()
    assert ("Closed by" in scene.page.foot.text()) is closes


def test_no_key_marks_a_register_that_was_left_before_the_next_one_is_read(scene, opener):
    scene.press(ENTER)
    settle(opener)
    scene.page.sessions.chosen.emit("pm")
    scene.press("i", ENTER)
    scene.press(ENTER, modifier=CTRL)
    scene.press("2", "n")
    settle(opener)
    morning, afternoon = (opener.run(OpenRegister(*scene.of[:2], x)) for x in ("am", "pm"))
    assert [line.code for line in morning.lines] == ["/"] * SIZE
    assert not morning.closed
    assert [line.code for line in afternoon.lines] == [""] * SIZE
    scene.press("2", "n")
    settle(opener)
    assert opener.run(OpenRegister(*scene.of[:2], "pm")).lines[1].code == "N"


def test_what_another_marked_meanwhile_is_shown_and_what_was_typed_since_is_kept(scene, opener):
    other = scene.read().lines[0].pupil
    opener.on_worker(
        lambda: opener.desk._session.run(MarkRegister(scene.of, (NewMark(other, 0, "O"),)))
    )
    scene.press("1", "i", "2", "n")
    settle(opener)
    codes = scene.codes()
    assert (codes[1], codes[2]) == ("O", "N")
    assert scene.page.notice.isVisible()


def test_an_unknown_key_says_so_and_sets_nothing(scene):
    scene.press("k", "?")
    assert "No code begins with '?'" in scene.page.notice.text
    assert scene.codes()[2] == ""


def test_large_faces_take_the_same_keys_and_the_cursor_stays_with_its_child(scene, opener):
    scene.press("1", "2")
    scene.page.views.large.click()
    assert scene.view.place == 11
    scene.press("i", ENTER)
    assert scene.codes() == {12: "I"}
    assert opener.desk.settings["register.faces"] == "large"


def test_in_a_small_window_its_head_is_one_line_and_large_faces_a_line_of_the_menu(scene):
    dress(QApplication.instance(), "light")
    page = scene.page
    page.show_lessons((("1", "1 Mathematics"),))
    page.window().resize(900, 500)
    for _ in range(3):
        QApplication.processEvents()
    shown = (page.steps.when, page.sessions, page.lessons, page.more)
    middles = {w.mapTo(page, w.rect().center()).y() for w in shown}
    assert max(middles) - min(middles) < 4
    assert not page.views.large.isVisible()
    page.by_face.trigger()
    assert page.views.view == "large"
    assert page.views.large.isVisible()


def test_a_mark_on_a_day_without_school_is_refused_where_it_was_set(scene, opener):
    first, last = TODAY - timedelta(days=60), TODAY + timedelta(days=60)
    year = opener.run(SetYear(AcademicYear(NEW, 0, "now", first, last)))
    opener.run(SetTerm(Term(NEW, 0, year, "Autumn", first, TODAY - timedelta(days=1))))
    scene.press("i")
    settle(opener)
    assert "there is no school on" in scene.page.notice.text
    assert set(scene.codes().values()) == {""}
    assert len(scene.view.register.missing()) == SIZE


def test_yesterday_is_a_step_back_and_tomorrow_is_none(scene, opener):
    scene.page.steps.back.click()
    settle(opener)
    assert scene.page.day < TODAY
    assert scene.page.day.weekday() < 5
    assert scene.page.day >= TODAY - timedelta(days=3)
    scene.page.steps.forth.click()
    settle(opener)
    if scene.page.day == TODAY:
        assert not scene.page.steps.forth.isEnabled()


@pytest.mark.parametrize("role", [Role.COVER, Role.ASSISTANT, Role.SEND_COORDINATOR])
def test_who_takes_registers_writes_here_and_who_reads_does_not(
    qtbot, opener, room, make_window, role
):
    opener.unlock()
    opener.run(AddProfile("Some One", role, Password.typed(PASSWORD), frozenset({room})))
    opener.lock()
    window = make_window(opener.unlock("Some One"))
    window.go("register", f"{room} {TODAY.isoformat()} am")
    settle(opener)
    page = window.pages.currentWidget()
    qtbot.keyClick(page.view, "i")
    settle(opener)
    may = role is not Role.SEND_COORDINATOR
    assert (page.view.register.entries[0].code == "I") == may
    assert page.close_register.isVisible() == may


def test_the_register_goes_by_the_seats_of_the_class_where_somebody_says_so(scene, opener):
    room = scene.of.school_class
    layout = opener.run(SetRoomLayout(RoomLayout(NEW, 0, "Room 1", "BB/SS/SS")))
    plan = opener.run(SetSeatingPlan(SeatingPlan(NEW, 0, room, "Daily", layout)))
    by_name = [line.pupil for line in scene.read().lines]
    first = (by_name[9], by_name[4])
    seats = tuple(SeatTaken(pupil, Seat(1, n)) for n, pupil in enumerate(first))
    opener.run(SetSeats(plan, 1, seats))
    scene.page.by_seat.trigger()
    settle(opener)
    shown = [entry.line.pupil for entry in scene.view.register.entries]
    rest = [pupil for pupil in by_name if pupil not in first]
    assert shown == [*first, *rest]
    scene.press("1", "n", Qt.Key.Key_Return)
    marks = {line.pupil: line.code for line in scene.read().lines}
    assert marks[first[0]] == "N"
    scene.page.by_seat.trigger()
    settle(opener)
    assert [entry.line.pupil for entry in scene.view.register.entries] == by_name


def test_what_is_marked_while_the_last_write_goes_on_is_there_after_the_lock(scene):
    scene.view.marked.emit([(0, "N", 0, "")])
    scene.view.marked.emit([(0, "I", 0, ""), (1, "M", 0, "")])
    window = scene.page.window()
    window._desk.about_to_lock.emit()
    assert not window.current._queue._wanted  # all of it is with the desk before the answer comes
    marks = [line.mark.code for line in scene.read().lines]
    assert marks[:2] == ["I", "M"]


def test_a_mark_that_is_set_once_more_hides_no_later_change_from_the_page(scene, opener):
    scene.press("1", "i")
    settle(opener)
    scene.press("1", "i")
    settle(opener)
    opener.desk.undo()
    settle(opener)
    assert scene.view.register.entries[0].code == ""
