"""A room as data: its places, who sits there, and how children are named in it."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ui.widgets.faces import initials
from ui.widgets.plain import plain_tip
from ui.words import tr
from vault.domain.ids import PupilId, RecordId
from vault.domain.objectives import PupilOfGrid
from vault.domain.people import Face
from vault.domain.registers import RegisterLine
from vault.domain.room_layouts import SPOT_WORDS, RoomLayout, Seat, Spot
from vault.domain.seating import SeatTaken

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
MIME = "application/x-tuckbox-pupil"


class Shown(StrEnum):
    """How children are named in a room: on a wall, by no more than is needed."""

    FULL = "full"
    FIRST = "first"
    INITIALS = "initials"


def short_names(faces: Sequence[Face | PupilOfGrid | RegisterLine]) -> dict[PupilId, str]:
    """Given names; where two have the same, with the first letters of the family name that tell
    them apart."""
    names: dict[PupilId, str] = {}
    for face in faces:
        given, family = face.called.given or face.called.family, face.called.family
        twins = [
            other.called.family
            for other in faces
            if other.pupil != face.pupil and other.called.given == face.called.given
        ]
        length = next(
            (n for n in range(len(family) + 1) if all(t[:n] != family[:n] for t in twins)),
            len(family),
        )
        names[face.pupil] = f"{given} {family[:length]}".strip() if twins else given
    return names


class RoomModel(QAbstractTableModel):
    """Places of a room and who sits there. `dropped` carries the child and the seat where a drag
    ended."""

    dropped = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.layout_shown: RoomLayout | None = None
        self.faces: dict[PupilId, Face] = {}
        self.taken: dict[Seat, SeatTaken] = {}
        self.names: dict[PupilId, str] = {}
        self.shown, self.with_photos = Shown.FIRST, True
        self.is_turned = self.may_move = False
        self.shows_marks = True
        self.held: PupilId | None = None
        """Who was taken up by a key, and is not sat down yet."""
        self.marked: frozenset[PupilId] = frozenset()
        """Who breaks a rule."""

    def show_room(self, layout: RoomLayout, faces: Sequence[Face]) -> None:
        """Another room, or other children; nobody sits yet."""
        self.beginResetModel()
        self.layout_shown = layout
        self.faces = {face.pupil: face for face in faces}
        self.names = short_names(faces)
        self.taken, self.held = {}, None
        self.endResetModel()

    def show_seats(
        self, seats: Sequence[SeatTaken], marked: frozenset[PupilId] = frozenset()
    ) -> None:
        """Who sits where; `marked` break a rule."""
        self.taken, self.marked = {t.seat: t for t in seats}, marked
        self.refresh()

    def refresh(self) -> None:
        """Paint it all anew."""
        if self.rowCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def turn(self, *, is_turned: bool) -> None:
        """As who stands at the board sees it, or as the children do."""
        self.beginResetModel()
        self.is_turned = is_turned
        self.endResetModel()

    def seat_at(self, index: Index) -> Seat:
        """The place of the grid behind a cell."""
        row, column = index.row(), index.column()
        if self.is_turned:
            row, column = self.rowCount() - 1 - row, self.columnCount() - 1 - column
        return Seat(row, column)

    def place_of(self, seat: Seat) -> QModelIndex:
        """The cell of a place."""
        row, column = seat
        if self.is_turned:
            row, column = self.rowCount() - 1 - row, self.columnCount() - 1 - column
        return self.index(row, column)

    def spot(self, index: Index) -> Spot:
        """What stands there."""
        layout = self.layout_shown
        return layout.spot(self.seat_at(index)) if layout is not None else Spot.FLOOR

    def pupil_at(self, index: Index) -> Face | None:
        """Who sits there."""
        taken = self.taken.get(self.seat_at(index))
        return self.faces.get(taken.pupil) if taken is not None else None

    def name_of(self, pupil: PupilId) -> str:
        """As children are named in this room now."""
        face = self.faces[pupil]
        if self.shown is Shown.INITIALS:
            return initials(face.called)
        return face.known_as if self.shown is Shown.FULL else self.names[pupil]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or not self.layout_shown else self.layout_shown.size[0]

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or not self.layout_shown else self.layout_shown.size[1]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        spot, face = self.spot(index), self.pupil_at(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.name_of(face.pupil) if face is not None else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.name_of(face.pupil)) if face is not None else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            seat = self.seat_at(index)
            where = tr("row {0}, place {1}").format(seat.row + 1, seat.column + 1)
            if spot is not Spot.SEAT:
                return f"{tr(SPOT_WORDS[spot])}, {where}"
            if face is None:
                return f"{tr('Empty seat')}, {where}"
            locked = f", {tr('stays here')}" if self.taken[seat].is_locked else ""
            return f"{self.name_of(face.pupil)}, {where}{locked}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.spot(index) is not Spot.SEAT:
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.may_move:
            flags |= Qt.ItemFlag.ItemIsDropEnabled
            if self.pupil_at(index) is not None:
                flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        face = next((f for i in indexes if (f := self.pupil_at(i)) is not None), None)
        return pupil_mime(face.pupil if face is not None else None)

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: Index
    ) -> bool:
        pupil = dropped_pupil(data)
        if pupil is None or not parent.isValid() or not self.may_move:
            return False
        self.dropped.emit(pupil, self.seat_at(parent))
        # Nothing is taken away where it came from: the move does that.
        return False


def pupil_mime(pupil: PupilId | None) -> QMimeData:
    """What a drag of a child carries: the id alone."""
    data = QMimeData()
    if pupil is not None:
        data.setData(MIME, pupil.encode())
    return data


def dropped_pupil(data: QMimeData) -> PupilId | None:
    """The child whom a drag carries; None for any other."""
    text = bytes(data.data(MIME).data()).decode("ascii", "replace")
    return PupilId(RecordId(text)) if text else None
