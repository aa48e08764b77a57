"""A class as faces: one model, one painter, no widget for each child."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.look.alert_tones import TONE_OF
from ui.look.fonts import font
from ui.look.icons import icon_pixmap
from ui.look.tokens import colour, face_size, size, space
from ui.look.tones import ICON_OF_TONE
from ui.today.growing_list import GrowingList, Index
from ui.today.today_words import face_labels, face_words, twins
from ui.widgets.faces import FacePictures, paint_face
from ui.widgets.plain import plain_tip
from vault.domain.today import NoPhoto, TodayFace, TodayPupil

_ROOT = QModelIndex()
_MARK = 18
_NAMED, _OVER = 68, 3
"""A first name such as Mohammed in small letters, and what it has of the tiles beside it."""


class _Faces(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.faces: tuple[TodayFace, ...] = ()
        self.labels: tuple[tuple[str, str], ...] = ()
        self._twins: frozenset[str] = frozenset()

    def put(self, faces: tuple[TodayFace, ...]) -> None:
        self.beginResetModel()
        pupils = [face.pupil for face in faces]
        self.faces, self.labels, self._twins = faces, face_labels(pupils), twins(pupils)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.faces)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        face = self.faces[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(self.labels[index.row()]).strip()
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            words = face_words(face, is_twin=face.pupil.id in self._twins)
            return plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, view: "FaceTiles", pictures: FacePictures) -> None:
        super().__init__(view)
        self._pictures = pictures

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        view = option.widget
        return view.tile() if isinstance(view, FaceTiles) else QSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, cell = index.model(), QRect(option.rect)
        assert isinstance(model, _Faces)  # noqa: S101 - the view is made with this model only
        view = option.widget
        assert isinstance(view, FaceTiles)  # noqa: S101 - as above
        face, side, half = model.faces[index.row()], view.side(), space("half")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_background(painter, cell, option)
        frame = QRect(cell.x() + (cell.width() - side) // 2, cell.y() + half, side, side)
        paint_pupil(painter, frame, self._pictures, face.pupil, is_round=False)
        ratio = painter.device().devicePixelRatioF()
        if face.danger is not None:
            tone = TONE_OF[face.danger]
            name = ICON_OF_TONE[tone]
            _paint_mark(painter, frame.right() - half, frame.y(), name, tone, ratio)
        if face.has_birthday:
            left = frame.x() + half if face.danger is not None else frame.right() - half
            _paint_mark(painter, left, frame.y(), "cake", "info", ratio)
        below = QRect(cell.x() + 1, frame.bottom() + half, cell.width() - 2, 1)
        below.setBottom(cell.bottom())
        painter.setPen(colour("text"))
        _paint_label(painter, below, view.letters(), model.labels[index.row()])
        painter.restore()


def paint_pupil(
    painter: QPainter, frame: QRect, pictures: FacePictures, pupil: TodayPupil, *, is_round: bool
) -> None:
    """A child's face: the photo, or why there is none."""
    paint_face(
        painter,
        frame,
        pictures,
        pupil.photo,
        pupil.called,
        refused=pupil.no_photo is NoPhoto.REFUSED,
        is_round=is_round,
    )


def paint_background(painter: QPainter, cell: QRect, option: QStyleOptionViewItem) -> None:
    """Under the pointer, and with the ring of the keyboard. The chosen row of a list that one is
    not in looks like any other: here a row is opened and not chosen."""
    state, ring = option.state, size("focus_ring")
    inner = cell.adjusted(1, 1, -1, -1)
    if state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("hover"))
        painter.drawRoundedRect(inner, space("grid"), space("grid"))
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(colour("focus"), ring))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(inner, space("grid"), space("grid"))


def _paint_label(painter: QPainter, room: QRect, letters: QFont, label: tuple[str, str]) -> None:
    """A name that is a little too long is written a little smaller before it is cut."""
    painter.setFont(letters)
    if painter.fontMetrics().horizontalAdvance(" ".join(label).strip()) > room.width():
        painter.setFont(font("small"))
        room = room.adjusted(-_OVER, 0, _OVER, 0)
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
    painter.drawText(room, int(flags), _fitted(painter, label, room.width()))


def _fitted(painter: QPainter, label: tuple[str, str], width: int) -> str:
    """The name cut as far as it has to be, and whole what tells it from another."""
    name, apart = label
    metrics = painter.fontMetrics()
    if apart:
        apart = f" {apart}"
        width -= metrics.horizontalAdvance(apart)
    fitted = metrics.elidedText(name, Qt.TextElideMode.ElideRight, width)
    # An initial says more than dots alone.
    return (name[:1] if apart and fitted in ("", "…") else fitted) + apart


def _paint_mark(painter: QPainter, x: int, y: int, name: str, tone: str, ratio: float) -> None:
    """A small round badge whose middle is at x, y."""
    spot = QRect(x - _MARK // 2, y - space("half"), _MARK, _MARK)
    painter.setPen(QPen(colour("surface"), size("focus_ring")))
    painter.setBrush(colour(f"{tone}Bg"))
    painter.drawEllipse(spot)
    inner = QRect(0, 0, _MARK - 4, _MARK - 4)
    inner.moveCenter(spot.center())
    painter.drawPixmap(inner, icon_pixmap(name, f"{tone}Text", inner.width(), ratio))


class FaceTiles(GrowingList):
    """`pupil_opened` carries the pupil's id, by a click or Enter."""

    pupil_opened = Signal(str)

    def __init__(self, name: str, pictures: FacePictures, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._faces = _Faces()
        self._is_small = False
        self.setModel(self._faces)
        self.setItemDelegate(_Painter(self, pictures))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.opened.connect(lambda row: self.pupil_opened.emit(self._faces.faces[row].pupil.id))

    def show_faces(self, faces: tuple[TodayFace, ...]) -> None:
        """The list grows with them; pictures come by themselves."""
        self._faces.put(faces)
        self.fit()

    def make_small(self, *, is_small: bool) -> None:
        """Where the window is narrow."""
        if self._is_small != is_small:
            self._is_small = is_small
            self.fit()

    def side(self) -> int:
        """Pixels of a face."""
        return face_size("list" if self._is_small else "today")

    def letters(self) -> QFont:
        """Of the names."""
        return font("small" if self._is_small else "body")

    def tile(self) -> QSize:
        """As many in a row as there is room for, over the whole width."""
        width = max(self.viewport().width() - 2, 1)
        least = max(self.side() + space("between_controls"), self._named())
        high = self.side() + self.fontMetrics().lineSpacing() + 3 * space("half") + 2
        return QSize(width // max(width // least, 1), high)

    def _named(self) -> int:
        """Pixels in which the names of these children stand whole, as far as usual ones go."""
        metrics = QFontMetrics(font("small"))
        labels = (" ".join(label).strip() for label in self._faces.labels)
        wide = max((metrics.horizontalAdvance(label) for label in labels), default=0)
        return min(wide, _NAMED) - 2 * _OVER

    def high(self) -> int:
        tile = self.tile()
        across = max((self.viewport().width() - 2) // tile.width(), 1)
        return -(-self._faces.rowCount() // across) * tile.height() + 2

    def fit(self) -> None:
        self.setGridSize(self.tile())
        super().fit()
