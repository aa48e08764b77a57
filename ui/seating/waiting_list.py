"""Children of the class who have no seat: dragged into the room, or sat down with Enter."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.look.fonts import font
from ui.look.tokens import colour
from ui.widgets.faces import FacePictures, paint_face
from ui.widgets.room_model import MIME, dropped_pupil, pupil_mime
from ui.words import tr
from vault.domain.ids import PupilId
from vault.domain.people import Face

_ROW, _FACE, _AIR = 34, 26, 8
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class _Waiting(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.faces: Sequence[Face] = ()
        self.names: Mapping[PupilId, str] = {}
        self.absent: frozenset[PupilId] = frozenset()
        self.with_photos, self.may_move = True, False

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.faces)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            pupil = self.faces[index.row()].pupil
            away = tr(" (absent)") if pupil in self.absent else ""
            return f"{self.names.get(pupil, '')}{away}"
        return None

    def flags(self, _index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsDragEnabled if self.may_move else flags

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return pupil_mime(self.faces[indexes[0].row()].pupil if indexes else None)


class _Painter(QStyledItemDelegate):
    def __init__(self, view: "WaitingList") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, row = self._view.waiting, QRect(option.rect)
        face = model.faces[index.row()]
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, colour("selection"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, colour("hover"))
        left = row.x() + _AIR
        if model.with_photos:
            box = QRect(left, row.y() + (_ROW - _FACE) // 2, _FACE, _FACE)
            pictures, refused = self._view.pictures, face.photo_refused
            paint_face(painter, box, pictures, face.photo, face.called, refused=refused)
            left += _FACE + _AIR
        painter.setFont(font())
        painter.setPen(colour("text2" if face.pupil in model.absent else "text"))
        line = QRect(left, row.y(), row.right() - left - 2, _ROW)
        words = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, line.width()
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()


class WaitingList(QListView):
    """`taken` carries who was entered; `freed` who was dragged here out of the room; `left_out` who
    is absent, or here after all."""

    taken = Signal(str)
    freed = Signal(str)
    left_out = Signal(str)

    def __init__(self, name: str, pictures: FacePictures) -> None:
        super().__init__()
        self.waiting, self.pictures = _Waiting(), pictures
        self.setModel(self.waiting)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.activated.connect(lambda i: self.taken.emit(self.waiting.faces[i.row()].pupil))

    def show_waiting(
        self,
        faces: Sequence[Face],
        names: Mapping[PupilId, str],
        absent: frozenset[PupilId],
        *,
        with_photos: bool,
        may_move: bool,
    ) -> None:
        """Who has no seat."""
        model = self.waiting
        model.beginResetModel()
        model.faces, model.names, model.absent = faces, names, absent
        model.with_photos, model.may_move = with_photos, may_move
        model.endResetModel()

    @property
    def chosen(self) -> PupilId | None:
        """Under the cursor."""
        index = self.currentIndex()
        return self.waiting.faces[index.row()].pupil if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pupil = self.chosen
        if event.key() == Qt.Key.Key_X and pupil is not None and self.waiting.may_move:
            self.left_out.emit(pupil)
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Letters are keys of their own here."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        pupil = dropped_pupil(event.mimeData())
        if pupil is not None and self.waiting.may_move:
            event.acceptProposedAction()
            self.freed.emit(pupil)
