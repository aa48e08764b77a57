"""A grid of faces: one model, one painter, no widget for each child."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.look.fonts import font
from ui.look.tokens import colour
from ui.widgets.picture import jpeg_pixmap
from vault.domain.ids import PhotoId
from vault.domain.people import Face

_SIDE, _GAP, _LINES = 116, 10, 44
_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class _Faces(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.faces: Sequence[Face] = ()
        self.jpegs: dict[PhotoId, bytes] = {}
        self._pictures: dict[PhotoId, QPixmap] = {}

    def picture(self, photo: PhotoId | None) -> QPixmap | None:
        """Decoded and brought to its size as it is first drawn: a whole school's faces at once
        would hold up the window."""
        jpeg = self.jpegs.get(photo) if photo else None
        if photo is None or jpeg is None:
            return None
        found = self._pictures.get(photo)
        if found is None:
            found = self._pictures[photo] = _fitted(jpeg_pixmap(jpeg))
        return found

    def put(self, jpegs: dict[PhotoId, bytes]) -> None:
        """More pictures, or newer ones."""
        self.jpegs.update(jpegs)
        for photo in jpegs:
            self._pictures.pop(photo, None)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.faces)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        face = self.faces[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return face.known_as
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            alerts = f", alert: {'; '.join(face.alerts)}" if face.alerts else ""
            refused = ", no photo: consent refused" if face.photo_refused else ""
            return f"{face.known_as}{alerts}{refused}"
        return None


class _Painter(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(_SIDE + 2 * _GAP, _SIDE + _LINES + 2 * _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, _Faces)  # noqa: S101 - the view is made with this model only
        face = model.faces[index.row()]
        cell = QRect(option.rect)
        palette = option.palette
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.highlight())
            painter.drawRoundedRect(cell.adjusted(2, 2, -2, -2), 8, 8)
            ink = palette.highlightedText().color()
        else:
            ink = palette.text().color()
        frame = QRect(cell.x() + (cell.width() - _SIDE) // 2, cell.y() + _GAP, _SIDE, _SIDE)
        picture = model.picture(face.photo)
        _paint_picture(painter, frame, face, None if face.photo_refused else picture)
        if face.alerts:
            _paint_mark(painter, frame)
        painter.setPen(ink)
        below = QRect(cell.x() + 4, frame.bottom() + 4, cell.width() - 8, _LINES)
        flags = int(Qt.AlignmentFlag.AlignHCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(below, flags, face.known_as)
        painter.restore()


def _fitted(picture: QPixmap) -> QPixmap:
    """As large as its frame; nothing of what is no picture."""
    if picture.isNull():
        return picture
    return picture.scaled(
        QSize(_SIDE, _SIDE),
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )


def _paint_picture(painter: QPainter, frame: QRect, face: Face, picture: QPixmap | None) -> None:
    outline = QPainterPath()
    outline.addRoundedRect(frame, 8, 8)
    painter.save()
    painter.setClipPath(outline)
    if picture is not None and not picture.isNull():
        left = frame.x() - (picture.width() - frame.width()) // 2
        painter.drawPixmap(left, frame.y() - (picture.height() - frame.height()) // 2, picture)
    else:
        painter.fillRect(frame, colour("hover"))
        painter.setPen(colour("text2"))
        refused = face.photo_refused
        painter.setFont(font("small") if refused else font("title", strong=True))
        words = "no photo:\nconsent\nrefused" if refused else _initials(face)
        painter.drawText(frame, int(Qt.AlignmentFlag.AlignCenter), words)
    painter.restore()


def _paint_mark(painter: QPainter, frame: QRect) -> None:
    spot = QRect(frame.right() - 26, frame.y() + 4, 24, 24)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("warnBg"))
    painter.drawEllipse(spot)
    painter.setPen(colour("warnText"))
    painter.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), "!")
    painter.restore()


def _initials(face: Face) -> str:
    return "".join(part[:1] for part in (face.called.given, face.called.family))


class FaceGrid(QListView):
    """`opened` carries the pupil's id, by double click or Enter."""

    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Faces()
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(name)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSpacing(2)
        self.setMouseTracking(True)
        self.activated.connect(lambda i: self.opened.emit(self._model.faces[i.row()].pupil))

    def show_faces(self, faces: Sequence[Face]) -> None:
        """The children of a class; their pictures follow."""
        self._model.beginResetModel()
        self._model.faces = faces
        self._model.endResetModel()

    def show_pictures(self, thumbs: dict[PhotoId, bytes]) -> None:
        """Thumbnails by photo id (JPEG bytes)."""
        self._model.put(thumbs)
        self.viewport().update()
