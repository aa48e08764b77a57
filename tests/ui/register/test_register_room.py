"""Seats of a register: the nearest in the direction of an arrow, and who has no seat below."""

from ui.register.register_room import RegisterRoom
from vault.domain.ids import NEW, PupilId
from vault.domain.room_layouts import RoomLayout, Seat, Spot

ANN, BOB, CLEO, DAN, EVE = map(PupilId, "abcde")


def seated():
    layout = RoomLayout(NEW, 0, "Room", "BBB/S.S/S.S")
    room = RegisterRoom(layout, {ANN: Seat(1, 0), BOB: Seat(1, 2), CLEO: Seat(2, 2)})
    room.sit([ANN, BOB, CLEO, DAN, EVE])
    return room


def test_who_has_no_seat_stands_below_the_room():
    room = seated()
    assert (room.rows, room.columns) == (4, 3)
    assert [room.cell_of(place) for place in (3, 4)] == [Seat(3, 0), Seat(3, 1)]
    assert room.place_at(3, 1) == 4
    assert (room.place_at(2, 0), room.spot(2, 0), room.spot(3, 0)) == (-1, Spot.SEAT, Spot.FLOOR)


def test_an_arrow_goes_to_the_nearest_and_stays_where_there_is_nobody():
    room = seated()
    assert room.beside(0, 0, 1) == 1
    assert room.beside(1, 1, 0) == 2
    assert room.beside(0, 1, 0) == 3, "straight down, over an empty seat"
    assert room.beside(0, -1, 0) == 0
