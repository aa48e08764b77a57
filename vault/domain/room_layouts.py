"""Layouts of a room: where its seats, the board and the door are, on a grid.

A layout is written as one line of signs for each row, the front of the room first, with '/' between
the rows: 'S' a seat, 'B' the board, 'T' the teacher's desk, 'D' the door, '.' free floor. Two seats
side by side in a row are neighbours.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final, NamedTuple

from vault.domain.english.wording import worded
from vault.domain.ids import NEW, RecordId
from vault.domain.school_values import line_of, name_of
from vault.errors import InvalidValueError

MOST_ROWS, MOST_COLUMNS = 14, 18
LONGEST_GRID: Final = MOST_ROWS * (MOST_COLUMNS + 1)


class Spot(StrEnum):
    """What stands on one place of the grid."""

    FLOOR = "."
    SEAT = "S"
    BOARD = "B"
    DESK = "T"
    DOOR = "D"


SPOT_WORDS: Final = {
    Spot.FLOOR: "Free floor",
    Spot.SEAT: "Seat",
    Spot.BOARD: "Board",
    Spot.DESK: "Teacher's desk",
    Spot.DOOR: "Door",
}


class Seat(NamedTuple):
    """A place of the grid, from 0; row 0 is the front."""

    row: int
    column: int


@dataclass(frozen=True)
class RoomLayout:
    """`version` is given back with a change; an empty id is a layout to be made. `room` is what the
    room is called."""

    id: RecordId
    version: int
    title: str
    grid: str
    room: str = ""

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The rows, all of one length."""
        return tuple(self.grid.split("/"))

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        """Row by row from the front, each from the left."""
        return tuple(
            Seat(row, column)
            for row, line in enumerate(self.lines)
            for column, sign in enumerate(line)
            if sign == Spot.SEAT
        )

    @cached_property
    def size(self) -> tuple[int, int]:
        """Rows and columns."""
        return len(self.lines), max(map(len, self.lines))

    def spot(self, seat: Seat) -> Spot:
        """What stands there; free floor outside of the grid."""
        rows, columns = self.size
        if not (0 <= seat.row < rows and 0 <= seat.column < columns):
            return Spot.FLOOR
        return Spot(self.lines[seat.row][seat.column])


def rows_of_desks(rows: int, columns: int, *, together: int = 2) -> str:
    """A grid with the board in front and `columns` seats in each of the rows, so many `together`
    before an aisle: what most rooms begin with."""
    seats = "".join(
        "S" + ("." if (n + 1) % together == 0 and n + 1 < columns else "") for n in range(columns)
    )
    width = len(seats)
    front = "BBBB".center(width, ".") if width >= len("BBBB") else "B" * width
    return "/".join((front, *(line for _ in range(rows) for line in (seats,))))


_TABLES = "SS...SS...SS"
_GROUPS = (_TABLES, _TABLES, "............") * 3
_SIDES = "S..........S"
_HORSESHOE = (_SIDES, *("S..SSSSSS..S", _SIDES) * 2, _SIDES, _SIDES, "..SSSSSSSS..")
FIRST_LAYOUTS: Final = (
    ("Rows of two", rows_of_desks(4, 8)),
    ("Rows of four", rows_of_desks(4, 8, together=4)),
    ("Groups of four", "/".join(("....BBBB....", *_GROUPS))),
    ("Horseshoe", "/".join(("....BBBB....", *_HORSESHOE))),
)
"""Titles and grids to begin with."""


def checked_layout(layout: RoomLayout) -> RoomLayout:
    """The same with a clean title and a grid without empty borders. InvalidValueError for no title,
    no seat, or a grid that is none."""
    title = name_of("title", layout.title)
    if len(title) > MOST_TITLE:
        raise InvalidValueError(field="title", reason=f"longer than {MOST_TITLE} characters")
    return RoomLayout(
        layout.id,
        layout.version,
        title,
        grid_of(layout.grid),
        line_of("room", layout.room),
    )


MOST_TITLE = 60


def grid_of(text: str) -> str:
    """A grid in its stored form: rows of one length. InvalidValueError."""
    lines = text.split("/")
    width = max(map(len, lines))
    if len(lines) > MOST_ROWS or width > MOST_COLUMNS:
        reason = worded("it is larger than {0} by {1}").format(MOST_ROWS, MOST_COLUMNS)
        raise InvalidValueError(field="grid", reason=reason)
    if any(sign not in set(Spot) for line in lines for sign in line):
        raise InvalidValueError(field="grid", reason=worded("this is no plan of a room"))
    if not any(Spot.SEAT in line for line in lines):
        raise InvalidValueError(field="grid", reason=worded("a room needs one seat at least"))
    return "/".join(line.ljust(width, Spot.FLOOR) for line in lines)


def is_grid(text: str) -> bool:
    """Whether it is a grid in its stored form."""
    try:
        return grid_of(text) == text
    except InvalidValueError:
        return False


NO_LAYOUT: Final = RoomLayout(NEW, 0, "", FIRST_LAYOUTS[0][1])
"""What a class has before somebody drew its room."""
