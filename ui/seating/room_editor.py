"""Drawing a room: the places of its grid are set by a click or by keys."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.look.fonts import font
from ui.look.tokens import colour
from ui.widgets.form_dialog import FormDialog
from ui.widgets.number_field import NumberField
from ui.words import tr
from vault.actions.seating import SetRoomLayout
from vault.domain.ids import NEW
from vault.domain.room_layouts import (
    FIRST_LAYOUTS,
    MOST_COLUMNS,
    MOST_ROWS,
    SPOT_WORDS,
    RoomLayout,
    Seat,
    Spot,
)

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_CELL, _HIGH = 34, 330
_SIGNS = {Spot.DESK: "T", Spot.DOOR: "D", Spot.BOARD: "B"}
_KEYS = {
    Qt.Key.Key_S: Spot.SEAT,
    Qt.Key.Key_B: Spot.BOARD,
    Qt.Key.Key_T: Spot.DESK,
    Qt.Key.Key_D: Spot.DOOR,
    Qt.Key.Key_Delete: Spot.FLOOR,
    Qt.Key.Key_Backspace: Spot.FLOOR,
    Qt.Key.Key_Period: Spot.FLOOR,
}


class RoomGrid(QAbstractTableModel):
    """The signs of a grid, which may grow and shrink."""

    def __init__(self, layout: RoomLayout) -> None:
        super().__init__()
        self._signs = {
            Seat(row, column): Spot(sign)
            for row, line in enumerate(layout.lines)
            for column, sign in enumerate(line)
            if sign in set(Spot)
        }
        self.rows, self.columns = layout.size

    @property
    def grid(self) -> str:
        """In the form in which it is stored."""
        return "/".join(
            "".join(self.at(Seat(row, column)) for column in range(self.columns))
            for row in range(self.rows)
        )

    def at(self, seat: Seat) -> Spot:
        """What stands there."""
        return self._signs.get(seat, Spot.FLOOR)

    def put(self, index: Index, spot: Spot) -> None:
        """It stands there from now on."""
        self._signs[Seat(index.row(), index.column())] = spot
        cell = self.index(index.row(), index.column())
        self.dataChanged.emit(cell, cell)

    def resize(self, rows: int, columns: int) -> None:
        """What falls out is there again once the room has grown back."""
        self.beginResetModel()
        self.rows, self.columns = rows, columns
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self.rows

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self.columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        spot = self.at(Seat(index.row(), index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            where = tr("row {0}, place {1}").format(index.row() + 1, index.column() + 1)
            return f"{tr(SPOT_WORDS[spot])}, {where}"
        return None


class _Painter(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, RoomGrid)  # noqa: S101 - the view is made with this model only
        spot = model.at(Seat(index.row(), index.column()))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(2, 2, -2, -2)
        is_here = bool(option.state & QStyle.StateFlag.State_Selected)
        edge = QPen(colour("focus"), 2) if is_here else QPen(colour("border"), 1)
        if spot is Spot.FLOOR:
            edge.setStyle(Qt.PenStyle.DotLine)
        fill = {Spot.FLOOR: "surface", Spot.SEAT: "selection"}.get(spot, "hover")
        painter.setPen(edge)
        painter.setBrush(colour(fill))
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(font("small"))
        painter.setPen(colour("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _SIGNS.get(spot, ""))
        painter.restore()


class RoomGridView(QTableView):
    """A click or Space makes a seat and takes it away; S, B, T and D put a seat, the board, the
    teacher's desk and the door, Delete clears."""

    def __init__(self, grid: RoomGrid) -> None:
        super().__init__()
        self.grid = grid
        self.setModel(grid)
        self.setItemDelegate(_Painter(self))
        self.setShowGrid(False)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultSectionSize(_CELL)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(_CELL - 6)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFixedHeight(_HIGH)
        self.clicked.connect(self._toggle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), Qt.Key(event.key())
        if index.isValid() and key in _KEYS:
            self.grid.put(index, _KEYS[key])
        elif index.isValid() and key == Qt.Key.Key_Space:
            self._toggle(index)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Letters are keys of their own here."""

    def _toggle(self, index: Index) -> None:
        is_floor = self.grid.at(Seat(index.row(), index.column())) is Spot.FLOOR
        self.grid.put(index, Spot.SEAT if is_floor else Spot.FLOOR)


class RoomDialog(FormDialog):
    """For a new room, or one that is there, which classes share."""

    def __init__(self, parent: QWidget, layout: RoomLayout | None = None) -> None:
        words = tr(
            "The front is on top. Click a place or press Space for a seat. S, B, T and D put a"
            " seat, the board, the teacher's desk and the door; Delete clears a place."
        )
        if layout is not None:
            words += " " + tr("Every class that is taught in it sees the change.")
        title = tr("Change a room") if layout else tr("New room")
        ok = tr("Save") if layout else tr("Create")
        super().__init__(title, words, parent, ok, of=layout.id if layout else "")
        self.setMinimumWidth(680)
        self._before = layout or RoomLayout(NEW, 0, "", FIRST_LAYOUTS[0][1])
        self.title, self.room = QLineEdit(self._before.title), QLineEdit(self._before.room)
        self.grid = RoomGrid(self._before)
        self.view = RoomGridView(self.grid)
        self.rows, self.columns = NumberField(), NumberField()
        for box, most, now, name in (
            (self.rows, MOST_ROWS, self.grid.rows, tr("Rows")),
            (self.columns, MOST_COLUMNS, self.grid.columns, tr("Places in a row")),
        ):
            box.setRange(1, most)
            box.setValue(now)
            box.setAccessibleName(name)
            box.valueChanged.connect(self._resize)
        size = QWidget()
        row = QHBoxLayout(size)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.rows)
        row.addWidget(self.columns)
        row.addStretch(1)
        self.add_row(tr("Title"), self.title)
        self.add_row(tr("Room"), self.room)
        self.add_row(tr("Rows and places in each"), size)
        self.add_row(tr("Places"), self.view)

    def action(self) -> SetRoomLayout:
        """What it asks for."""
        before = self._before
        layout = RoomLayout(
            before.id, before.version, self.title.text(), self.grid.grid, self.room.text()
        )
        return SetRoomLayout(layout)

    def _resize(self, _value: int) -> None:
        self.grid.resize(self.rows.value(), self.columns.value())
