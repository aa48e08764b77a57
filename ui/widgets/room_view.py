"""A room seen from above: one model, one painter, a cell for each place of its grid.

Children are dragged from seat to seat, or moved by keys: Space takes one up and sits them down,
Delete frees the seat, L keeps a child where they are.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.look.fonts import font
from ui.look.icons import icon_pixmap
from ui.look.tokens import colour, radius
from ui.widgets.faces import FacePictures, paint_face
from ui.widgets.room_model import Index, RoomModel, Shown
from ui.words import tr
from vault.domain.ids import PhotoId
from vault.domain.people import Face
from vault.domain.room_layouts import SPOT_WORDS, Spot

_LEAST, _MOST = QSize(58, 50), QSize(132, 118)
_SMALLEST = QSize(200, 120)
_LINE, _AIR, _LOCK = 19, 4, 14


class _Painter(QStyledItemDelegate):
    def __init__(self, view: "RoomView") -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, cell = self._view.room, QRect(option.rect)
        spot = model.spot(index)
        if spot is Spot.FLOOR:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if spot is Spot.SEAT:
            self._paint_seat(painter, option, index, cell)
        else:
            paint_spot(
                painter,
                cell,
                spot,
                [model.spot(model.index(index.row(), c)) for c in range(model.columnCount())],
                index.column(),
            )
        painter.restore()

    def _paint_seat(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, cell: QRect
    ) -> None:
        model, face = self._view.room, self._view.room.pupil_at(index)
        box = QRectF(cell).adjusted(3, 3, -3, -3)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_marked = face is not None and model.shows_marks and face.pupil in model.marked
        fill = "selection" if is_chosen else "warnBg" if is_marked else "surface"
        painter.setBrush(colour(fill) if face is not None or is_chosen else Qt.BrushStyle.NoBrush)
        edge = QPen(colour("focus" if is_chosen else "warnText" if is_marked else "border"), 1)
        if face is None:
            edge.setStyle(Qt.PenStyle.DashLine)
        if is_chosen or (face is not None and face.pupil == model.held):
            edge = QPen(colour("focus"), 2)
        painter.setPen(edge)
        painter.drawRoundedRect(box, radius("card"), radius("card"))
        if face is not None:
            self._paint_child(painter, face, box.toRect(), index)

    def _paint_child(self, painter: QPainter, face: Face, box: QRect, index: Index) -> None:
        model = self._view.room
        side = min(box.height() - _LINE - 2 * _AIR, box.width() - 2 * _AIR)
        has_photo = model.with_photos and model.shown is not Shown.INITIALS and side > _LINE
        if has_photo:
            at = QRect(box.center().x() - side // 2, box.y() + _AIR, side, side)
            refused = face.photo_refused
            paint_face(painter, at, self._view.pictures, face.photo, face.called, refused=refused)
            line = QRect(box.x() + 2, at.bottom() + 1, box.width() - 4, _LINE)
        else:
            line = box.adjusted(2, 0, -2, 0)
        name = model.name_of(face.pupil)
        written = font(strong=not has_photo)
        metrics = QFontMetrics(written)
        if metrics.horizontalAdvance(name) > line.width():
            # A name that is a little too long is written a little smaller before it is cut.
            written = font("small", strong=not has_photo)
            metrics = QFontMetrics(written)
        painter.setFont(written)
        painter.setPen(colour("text"))
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, shown)
        if model.taken[model.seat_at(index)].is_locked:
            ratio = painter.device().devicePixelRatio()
            picture = icon_pixmap("lock", "text2", _LOCK, ratio)
            painter.drawPixmap(box.right() - _LOCK - 3, box.y() + 4, picture)


def _shift_of_name(row: Sequence[Spot], column: int) -> float | None:
    """The name stands once, in the middle of all of the same in its row: how many cells from this
    one; None where it stands in another."""
    run = [at for at, spot in enumerate(row) if spot is row[column]]
    return (0.0 if len(run) % 2 else -0.5) if column == run[len(run) // 2] else None


def paint_spot(
    painter: QPainter, cell: QRect, spot: Spot, row: Sequence[Spot], column: int
) -> None:
    """What stands in a room beside seats; `row` is all that stands beside it."""
    shift = _shift_of_name(row, column)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("hover"))
    sides = 0 if spot is Spot.BOARD else 3
    high = cell.height() // 3 if spot is Spot.BOARD else 0
    box = QRectF(cell).adjusted(sides, 3 + high // 2, -sides, -3 - high // 2)
    painter.drawRect(box)
    painter.setFont(font("small"))
    painter.setPen(colour("text2"))
    if shift is not None:
        box.translate(shift * cell.width(), 0)
        words = painter.fontMetrics().elidedText(
            tr(SPOT_WORDS[spot]), Qt.TextElideMode.ElideRight, cell.width() - 8
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


class RoomView(QTableView):
    """`moved` carries a child and the seat that they go to, None for none; `locked` a child who is
    to stay where they are, or not any more; `opened` a child who was entered or double-clicked."""

    moved = Signal(str, object)
    locked = Signal(str)
    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("room")
        self.room, self.pictures = RoomModel(), FacePictures()
        self.setModel(self.room)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setMinimumSectionSize(1)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setMinimumSize(_SMALLEST)
        self.room.dropped.connect(self.moved)
        self.room.modelReset.connect(self._share)
        self.activated.connect(self._open)

    def show_pictures(self, thumbs: Mapping[PhotoId, bytes]) -> None:
        """Thumbnails by photo id (JPEG bytes)."""
        self.pictures.put(thumbs)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if index.isValid() and self.room.may_move and self._takes(event.key(), index):
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Letters are keys of their own here."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _takes(self, key: int, index: Index) -> bool:
        face, held = self.room.pupil_at(index), self.room.held
        if self.room.spot(index) is not Spot.SEAT:
            return False
        if key == Qt.Key.Key_Space:
            if held is not None:
                self.room.held = None
                self.moved.emit(held, self.room.seat_at(index))
            elif face is not None:
                self.room.held = face.pupil
            self.viewport().update()
            return True
        if key == Qt.Key.Key_Escape and held is not None:
            self.room.held = None
            self.viewport().update()
            return True
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and face is not None:
            self.moved.emit(face.pupil, None)
            return True
        if key == Qt.Key.Key_L and face is not None:
            self.locked.emit(face.pupil)
            return True
        return False

    def _open(self, index: Index) -> None:
        face = self.room.pupil_at(index)
        if face is not None:
            self.opened.emit(face.pupil)

    def _share(self) -> None:
        """As large as there is room for; below a least size it scrolls."""
        rows, columns = self.room.rowCount(), self.room.columnCount()
        if not rows or not columns:
            return
        room = self.maximumViewportSize()
        wide = max(_LEAST.width(), min(_MOST.width(), room.width() // columns))
        high = max(_LEAST.height(), min(_MOST.height(), room.height() // rows))
        self.horizontalHeader().setDefaultSectionSize(wide)
        self.verticalHeader().setDefaultSectionSize(high)
