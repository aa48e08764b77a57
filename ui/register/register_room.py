"""Where each child of a register stands when it is shown as the room: in their seat, and who has
none below."""

from collections.abc import Mapping, Sequence
from itertools import count

from vault.domain.ids import PupilId
from vault.domain.room_layouts import RoomLayout, Seat, Spot


class RegisterRoom:
    """A grid of cells, in which children are named by their places in the register."""

    def __init__(self, layout: RoomLayout, seats: Mapping[PupilId, Seat]) -> None:
        self._layout, self._seats = layout, seats
        self._cell_of: dict[int, Seat] = {}
        self._place_at: dict[Seat, int] = {}
        self.rows, self.columns = layout.size

    def sit(self, pupils: Sequence[PupilId]) -> None:
        """These are in the register, in this order."""
        below, columns = count(), self._layout.size[1]
        first = self._layout.size[0]
        for place, pupil in enumerate(pupils):
            seat = self._seats.get(pupil)
            if seat is None:
                row, column = divmod(next(below), columns)
                seat = Seat(first + row, column)
            self._cell_of[place] = seat
        self._place_at = {seat: place for place, seat in self._cell_of.items()}
        self.rows = max((seat.row + 1 for seat in self._place_at), default=0)
        self.rows = max(self.rows, first)

    def spot(self, row: int, column: int) -> Spot:
        """What stands there; the places below the room are free floor."""
        return self._layout.spot(Seat(row, column))

    def place_at(self, row: int, column: int) -> int:
        """Who sits there; -1 for nobody."""
        return self._place_at.get(Seat(row, column), -1)

    def cell_of(self, place: int) -> Seat:
        """Where the child of the register sits."""
        return self._cell_of[place]

    def beside(self, place: int, rows: int, columns: int) -> int:
        """Who sits next in that direction: the nearest, and of these the one most straight ahead;
        the same where nobody does."""
        here = self._cell_of[place]

        def far(other: int) -> tuple[int, int]:
            seat = self._cell_of[other]
            along, across = seat.row - here.row, seat.column - here.column
            if columns:
                along, across = across, along
            return abs(along) + 2 * abs(across), abs(across)

        ahead = [
            other
            for other, seat in self._cell_of.items()
            if (seat.row - here.row) * rows > 0 or (seat.column - here.column) * columns > 0
        ]
        return min(ahead, key=far) if ahead else place
