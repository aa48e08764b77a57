"""Layouts of rooms: the grid, its form, and what is refused."""

import pytest

from vault.domain.ids import NEW
from vault.domain.room_layouts import (
    FIRST_LAYOUTS,
    RoomLayout,
    Seat,
    Spot,
    checked_layout,
    grid_of,
    is_grid,
)
from vault.errors import InvalidValueError


def test_seats_go_row_by_row_from_the_front():
    room = RoomLayout(NEW, 0, "Lab", ".BB./S..S/.SS.")
    assert room.seats == (Seat(1, 0), Seat(1, 3), Seat(2, 1), Seat(2, 2))
    assert room.spot(Seat(0, 1)) is Spot.BOARD
    assert room.spot(Seat(9, 9)) is Spot.FLOOR


@pytest.mark.parametrize(("title", "grid"), FIRST_LAYOUTS)
def test_the_rooms_to_begin_with_seat_a_whole_class(title, grid):
    assert is_grid(grid), title
    assert 24 <= len(RoomLayout(NEW, 0, title, grid).seats) <= 36


def test_short_rows_are_filled_up_with_floor():
    assert grid_of("BB/S") == "BB/S."


@pytest.mark.parametrize("grid", ["", "....", "S" * 19, "/".join("S" * 15), "SX", "S\nS"])
def test_what_is_no_room_is_refused_on_its_places(grid):
    with pytest.raises(InvalidValueError) as refused:
        checked_layout(RoomLayout(NEW, 0, "Lab", grid))
    assert refused.value.details["field"] == "grid"
    assert not is_grid(grid)


def test_a_room_needs_a_name_that_fits():
    for title in (" ", "x" * 61):
        with pytest.raises(InvalidValueError) as refused:
            checked_layout(RoomLayout(NEW, 0, title, "S"))
        assert refused.value.details["field"] == "title"
