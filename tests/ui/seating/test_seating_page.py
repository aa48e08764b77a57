"""Seating in the window: by mouse and by keys, saved as it is, and what a lesson needs."""

import random
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, Qt

from tests.ui.previews import preview_in, read_in
from ui.seating.names_quiz import NamesQuiz
from ui.seating.plan_head import PlanAct
from ui.seating.room_editor import RoomDialog
from ui.seating.seating_forms import PlanDialog, RuleDialog
from ui.seating.seating_page import GROUPS, NAMES, PICK, TIMER
from ui.seating.seating_words import conflict_words, names_in
from ui.seating.timer_view import TimerView
from ui.widgets.room_model import Shown, short_names
from vault.actions.audit import ReadAudit
from vault.actions.classes import AddClass
from vault.actions.photos import AddPhotoFile
from vault.actions.pupils import AddPupil
from vault.actions.seating import OpenSeating, SetRoomLayout, SetSeatingPlan, SetSeatingRule
from vault.demo.figures import figure_jpeg
from vault.domain.ids import NEW
from vault.domain.people import Called, Face
from vault.domain.room_layouts import RoomLayout, Seat, Spot
from vault.domain.seating import RuleKind, SeatingPlan, SeatingRule
from vault.domain.seating_conflicts import Conflict, Contradiction

WAIT = 20000
GRID = "BBBB./SS.SS/SS.SS"


def settle(opener):
    for _ in range(8):
        opener.on_worker(lambda: None)


class Scene:
    """Ann, Bob and Cy in 4A, with a plan."""

    def __init__(self, opener):
        self.opener = opener
        self.room = opener.run(AddClass("4A"))
        names = (("Ann", "Ash"), ("Bob", "Birch"), ("Cy", "Cole"))
        self.ann, self.bob, self.cy = [
            opener.run(AddPupil((("legal_given", given), ("legal_family", family)), self.room))
            for given, family in names
        ]
        layout = opener.run(SetRoomLayout(RoomLayout(NEW, 0, "Room 1", GRID)))
        self.plan = opener.run(SetSeatingPlan(SeatingPlan(NEW, 0, self.room, "Daily", layout)))

    @property
    def places(self):
        return dict(self.opener.run(OpenSeating(self.room)).places)


@pytest.fixture
def scene(opener, desk):
    return Scene(opener)


@pytest.fixture
def page(opener, scene, make_window):
    window = make_window(opener.desk)
    window.go("seating", scene.room)
    settle(opener)
    return window.pages.currentWidget()


def stand(page, seat):
    room = page.plan.room
    room.setFocus()
    room.setCurrentIndex(room.room.place_of(Seat(*seat)))


def drop(page, pupil, seat):
    data = QMimeData()
    data.setData("application/x-tuckbox-pupil", pupil.encode())
    model = page.plan.room.room
    model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, model.place_of(Seat(*seat)))


def dialog_of(page, kind):
    return next(d for d in page.findChildren(kind) if d.isVisible())


def test_a_child_is_dragged_to_a_seat_and_changes_places(opener, scene, page):
    drop(page, scene.ann, (1, 0))
    settle(opener)
    drop(page, scene.bob, (2, 4))
    drop(page, scene.ann, (2, 4))
    settle(opener)
    assert scene.places == {scene.ann: Seat(2, 4), scene.bob: Seat(1, 0)}
    page.plan.waiting.freed.emit(scene.ann)
    settle(opener)
    assert scene.places == {scene.bob: Seat(1, 0)}


def test_everything_is_done_by_keys(qtbot, opener, scene, page):
    room, waiting = page.plan.room, page.plan.waiting
    stand(page, (1, 1))
    waiting.setFocus()
    waiting.setCurrentIndex(waiting.waiting.index(0))
    qtbot.keyClick(waiting, Qt.Key.Key_Return)
    settle(opener)
    assert scene.places == {scene.ann: Seat(1, 1)}
    stand(page, (1, 1))
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Space):
        qtbot.keyClick(room, key)
    settle(opener)
    assert scene.places == {scene.ann: Seat(2, 0)}
    stand(page, (2, 0))
    qtbot.keyClick(room, Qt.Key.Key_L)
    settle(opener)
    assert opener.run(OpenSeating(scene.room)).seats[0].is_locked
    qtbot.keyClick(room, Qt.Key.Key_Delete)
    settle(opener)
    assert scene.places == {}


def test_quick_moves_are_all_written_and_nobody_is_lost(opener, scene, page):
    for n in range(4):
        drop(page, scene.ann, (1, (0, 1, 3, 4)[n]))
        drop(page, scene.bob, (2, (0, 1, 3, 4)[n]))
    settle(opener)
    assert scene.places == {scene.ann: Seat(1, 4), scene.bob: Seat(2, 4)}


def test_what_is_moved_before_another_plan_is_read_stays_in_its_own(opener, scene, page):
    layout = opener.run(OpenSeating(scene.room)).layout.id
    other = opener.run(SetSeatingPlan(SeatingPlan(NEW, 0, scene.room, "Tests", layout)))
    settle(opener)
    page.plan.head.plan_chosen.emit(other)
    drop(page, scene.ann, (1, 0))
    drop(page, scene.bob, (2, 4))
    settle(opener)
    assert opener.run(OpenSeating(scene.room, other)).seats == ()
    kept = opener.run(OpenSeating(scene.room, scene.plan)).places
    assert dict(kept) == {scene.ann: Seat(1, 0), scene.bob: Seat(2, 4)}
    assert page.plan.head.plans.currentText() == "Tests"


def test_seats_that_were_looked_for_go_into_their_own_class(opener, scene, page):
    room = opener.run(AddClass("4B"))
    named = (("legal_given", "Di"), ("legal_family", "Dale"))
    opener.run(AddPupil(named, room))
    layout = opener.run(OpenSeating(scene.room)).layout.id
    opener.run(SetSeatingPlan(SeatingPlan(NEW, 0, room, "Daily", layout)))
    settle(opener)
    page.plan.seats_wanted.emit()
    page.class_chosen.emit(room)
    settle(opener)
    assert opener.run(OpenSeating(room)).seats == ()
    assert not page.plan.room.room.taken
    assert len(scene.places) == 3


def test_seats_are_given_out_by_the_rules_and_saved_and_who_is_absent_has_none(
    qtbot, opener, scene, page
):
    opener.run(
        SetSeatingRule(SeatingRule(NEW, 0, scene.room, RuleKind.APART, (scene.ann, scene.bob)))
    )
    settle(opener)
    waiting = page.plan.waiting
    waiting.setFocus()
    waiting.setCurrentIndex(waiting.waiting.index(2))
    qtbot.keyClick(waiting, Qt.Key.Key_X)
    page.plan.give.click()
    settle(opener)
    assert set(scene.places) == {scene.ann, scene.bob}
    assert page.plan.rules.verdict.text() == "Every rule is kept"
    drop(page, scene.ann, (1, 0))
    drop(page, scene.bob, (1, 1))
    settle(opener)
    assert "Close to each other: Ann Ash and Bob Birch" in page.plan.rules.verdict.text()
    assert page.plan.room.room.marked == {scene.ann, scene.bob}


def test_a_rule_is_made_and_taken_away(opener, scene, page):
    page.plan.rules.add.click()
    settle(opener)
    dialog = dialog_of(page, RuleDialog)
    dialog.ok.click()
    assert "Tick two pupils" in dialog.notice.text
    for row in (0, 2):
        dialog.pupils.item(row).setCheckState(Qt.CheckState.Checked)
    dialog.ok.click()
    settle(opener)
    assert page.plan.rules.rules.item(0).text() == "Apart: Ann Ash and Cy Cole"
    page.plan.rules.rules.setCurrentRow(0)
    page.plan.rules.drop.click()
    settle(opener)
    assert page.plan.rules.rules.count() == 0


def test_another_plan_in_a_room_that_is_drawn_with_it(opener, scene, page):
    page.plan.head.acts[PlanAct.NEW].trigger()
    settle(opener)
    dialog = dialog_of(page, PlanDialog)
    dialog.title.setText("Tests")
    dialog.room.setCurrentIndex(dialog.room.count() - 1)
    dialog.ok.click()
    settle(opener)
    shown = opener.run(OpenSeating(scene.room))
    assert [p.title for p in shown.plans] == ["Daily", "Tests"]
    assert page.plan.head.plans.currentText() == "Tests"
    page.plan.head.acts[PlanAct.USE].trigger()
    settle(opener)
    assert opener.run(OpenSeating(scene.room)).plan.title == "Tests"


def test_a_room_is_drawn_by_keys_and_growing_loses_nothing(qtbot, opener, scene, page):
    page.plan.head.acts[PlanAct.CHANGE_ROOM].trigger()
    settle(opener)
    dialog = dialog_of(page, RoomDialog)
    view = dialog.view
    view.setCurrentIndex(dialog.grid.index(1, 2))
    for key in (Qt.Key.Key_S, Qt.Key.Key_Down, Qt.Key.Key_T):
        qtbot.keyClick(view, key)
    dialog.columns.setValue(2)
    dialog.columns.setValue(6)
    assert dialog.grid.at(Seat(1, 4)) is Spot.SEAT
    dialog.ok.click()
    settle(opener)
    assert opener.run(OpenSeating(scene.room)).layout.grid == "BBBB../SSSSS./SSTSS."


def test_who_is_shown_on_the_wall_is_named_by_no_more_than_is_chosen(scene, page):
    drop(page, scene.ann, (1, 0))
    model, head = page.plan.room.room, page.plan.head
    index = model.place_of(Seat(1, 0))
    assert index.data() == "Ann"
    head.name_as(Shown.INITIALS)
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
        assert "Ann" not in str(index.data(role))
    assert "Ann" not in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert index.data() == "AA"
    head.turned.setChecked(True)
    assert model.place_of(Seat(1, 0)).row() == 1
    assert model.place_of(Seat(1, 0)).column() == 4


def test_groups_picker_and_timer_write_nothing(qtbot, opener, scene, page):
    before = len(opener.run(ReadAudit()))
    page.views.buttons[GROUPS].click()
    page.groups.make.click()
    settle(opener)
    assert sum(map(len, page.groups.made.groups)) == 3
    page.views.buttons[PICK].click()
    page.picker.pick.click()
    assert page.picker.name.text() in ("Ann", "Bob", "Cy")
    page.views.buttons[TIMER].click()
    page.timer.go.click()
    assert page.timer.is_running
    settle(opener)
    kinds = [entry.kind for entry in opener.run(ReadAudit())]
    assert len(kinds) == before + 1, kinds


def test_picker_and_quiz_are_made_as_somebody_turns_to_them(page):
    assert not page.picker.is_made
    assert not page.quiz.is_made
    page.views.buttons[PICK].click()
    page.views.buttons[NAMES].click()
    assert page.picker.pick.isEnabled()
    assert page.quiz.words.text()


def test_the_timer_counts_down_is_halted_and_ends(qtbot, monkeypatch):
    now = [100.0]
    monkeypatch.setattr("ui.seating.timer_view.time.monotonic", lambda: now[0])
    timer = TimerView()
    qtbot.addWidget(timer)
    timer.minutes.setValue(2)
    assert timer.time.text() == "2:00"
    timer.go.click()
    now[0] += 30
    timer._tick()
    assert timer.time.text() == "1:30"
    timer.go.click()
    now[0] += 500
    assert not timer.is_running
    timer.go.click()
    now[0] += 91
    timer._tick()
    assert (timer.time.text(), timer.words.text()) == ("0:00", "Time is up")
    timer.more.click()
    assert timer.time.text() == "1:00"


def test_the_quiz_asks_who_has_a_photo_and_says_who_it_was(qtbot):
    quiz = NamesQuiz(random.Random(3))
    qtbot.addWidget(quiz)
    faces = [
        Face(f"{n:032x}", Called(name, "X"), (), f"{n + 50:032x}", photo_refused=name == "Di")
        for n, name in enumerate(("Ann", "Bob", "Cy", "Di", "Eve", "Flo"))
    ]
    quiz.show_faces(faces)
    for _ in range(12):
        right = quiz.asked
        assert right.called.given != "Di"
        quiz.buttons[quiz.answers.index(right.pupil)].click()
        assert quiz.words.text() == f"Yes, {right.known_as}"
    right = quiz.asked
    wrong = next(n for n, pupil in enumerate(quiz.answers) if pupil != right.pupil)
    quiz.buttons[wrong].click()
    assert quiz.words.text() == f"No, this was {right.known_as}"
    quiz.show_faces(faces[:1])
    assert "two pupils" in quiz.words.text()


def test_the_plan_is_printed_with_names_and_who_has_no_seat(qtbot, opener, scene, page, tmp_path):
    picture = tmp_path / "ann.jpg"
    picture.write_bytes(figure_jpeg(3))
    opener.run(AddPhotoFile(scene.ann, picture, date.today()))
    drop(page, scene.ann, (1, 0))
    settle(opener)
    page.print.click()
    preview = preview_in(qtbot, page)
    words = read_in(qtbot, preview)
    for name in ("Ann Ash", "Bob Birch", "4A", "Daily"):
        assert name in words


def test_two_of_one_name_are_told_apart_by_as_little_as_is_needed():
    faces = [
        Face(str(n), Called(given, family), (), None, photo_refused=False)
        for n, (given, family) in enumerate(
            (("Mia", "Lee"), ("Mia", "Long"), ("Cy", "Cole"), ("", "Prince"))
        )
    ]
    assert list(short_names(faces).values()) == ["Mia Le", "Mia Lo", "Cy", "Prince"]


def test_contradictions_are_said_with_names_and_numbers():
    names = {"a": "Ann", "b": "Bob", "c": "Cy"}
    assert names_in("abc", names) == "Ann, Bob and Cy"
    too_few = Contradiction(Conflict.TOO_FEW_SEATS, count=2)
    assert conflict_words(too_few, names) == "This room has 2 seats too few"
    for kind in Conflict:
        words = conflict_words(Contradiction(kind, ("a", "b"), 1), names)
        assert words
        assert "{" not in words


def test_on_the_projector_there_are_initials_no_faces_and_no_rules(opener, scene, make_window):
    rule = SeatingRule(NEW, 0, scene.room, RuleKind.APART, (scene.ann, scene.bob))
    opener.run(SetSeatingRule(rule))
    opener.desk.projector.turn(on=True)
    window = make_window(opener.desk)
    window.go("seating", scene.room)
    settle(opener)
    page = window.pages.currentWidget()
    drop(page, scene.ann, (1, 0))
    drop(page, scene.bob, (1, 1))
    settle(opener)
    model = page.plan.room.room
    assert model.place_of(Seat(1, 0)).data() == "AA"
    assert not model.with_photos
    assert not model.shows_marks
    assert not page.plan.rules.verdict.isVisible()
    assert not page.plan.tabs.isTabVisible(1)
    assert page.plan.head.names.findData(Shown.FULL.value) < 0
    page.plan.head.name_as(Shown.FIRST)
    assert model.place_of(Seat(1, 0)).data() == "Ann"
    assert not page.views.buttons["names"].isVisible()
    assert not page.print.isVisible()
    assert opener.desk.settings.get("seating.names", "first") == "first"
