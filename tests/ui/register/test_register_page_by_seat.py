"""A register that is shown as the room: taken with the same keys, arrows go from seat to seat, and
others see initials until somebody lets them see first names."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.register.conftest import settle
from tests.ui.shell.test_projection import words_on
from vault.actions.registers import MarkRegister
from vault.actions.seating import SetRoomLayout, SetSeatingPlan, SetSeats
from vault.domain.ids import NEW
from vault.domain.registers import NewMark
from vault.domain.room_layouts import RoomLayout, Seat
from vault.domain.seating import SeatingPlan, SeatTaken

WHERE = (Seat(1, 0), Seat(1, 2), Seat(2, 0))
"""Of the tenth, fifth and second child."""


@pytest.fixture
def seated(scene):
    opener, room = scene.opener, scene.of.school_class
    layout = opener.run(SetRoomLayout(RoomLayout(NEW, 0, "Room 1", "BBB/S.S/SSS")))
    plan = opener.run(SetSeatingPlan(SeatingPlan(NEW, 0, room, "Daily", layout)))
    lines = scene.read().lines
    scene.sits = [lines[n].pupil for n in (9, 4, 1)]
    opener.run(SetSeats(plan, 1, tuple(map(SeatTaken, scene.sits, WHERE))))
    return scene


def by_seat(scene):
    scene.page.in_room.trigger()
    settle(scene.opener)


def under_cursor(scene):
    return scene.view.register.entries[scene.view.place].line.pupil


def test_arrows_go_from_seat_to_seat_and_keys_mark_who_sits_there(seated):
    by_seat(seated)
    register, sits = seated.view.register, seated.sits
    for pupil, seat in zip(sits, WHERE, strict=True):
        index = register.index_of(register.place_of_pupil(pupil))
        assert (index.row(), index.column()) == tuple(seat)
    seated.view.go_to(register.place_of_pupil(sits[0]))
    for key, pupil in (
        (Qt.Key.Key_Right, sits[1]),
        (Qt.Key.Key_Left, sits[0]),
        (Qt.Key.Key_Down, sits[2]),
        (Qt.Key.Key_Up, sits[0]),
    ):
        seated.press(key)
        assert under_cursor(seated) == pupil
    seated.press("n")
    assert under_cursor(seated) == sits[1], "the cursor goes on by seats"
    seated.press(Qt.Key.Key_Return)
    marks = {line.pupil: line.code for line in seated.read().lines}
    assert len(set(marks)) == 30, "who has no seat is marked as well"
    assert {pupil for pupil, code in marks.items() if code == "N"} == {sits[0]}
    assert seated.opener.desk.settings["register.faces"] == "seats"
    seated.page.views.seats.click()
    assert register.room is None


def test_a_class_without_a_plan_stays_a_list_and_says_so(scene):
    by_seat(scene)
    assert "no seating plan yet" in scene.page.notice.text
    assert scene.view.register.room is None
    assert not scene.page.views.seats.isChecked()


def test_others_see_initials_in_the_room_and_first_names_where_somebody_says_so(seated):
    ill = NewMark(seated.sits[0], 0, "I", 0, "sick in the night")
    seated.opener.run(MarkRegister(seated.of, (ill,)))
    by_seat(seated)
    window = seated.page.window_of_test
    seated.opener.desk.projector.turn(on=True)
    settle(seated.opener)
    page = window.pages.currentWidget()
    settle(seated.opener)
    register = page.view.register
    assert register.room is not None
    place = register.place_of_pupil(seated.sits[0])
    assert register.name_in_room(place) == "G F"
    for secret in ("Given", "Family", "sick", "Illness"):
        assert secret not in words_on(window), secret
    page.views.names.click()
    assert register.name_in_room(place) == "Given10"
    for secret in ("Family", "sick", "Illness"):
        assert secret not in words_on(window), secret
    assert "Given10: not here" in words_on(window)
    assert seated.opener.desk.settings["register.faces"] == "seats", "and so it is kept"
