"""A grid of faces: one model, one painter, no widget for each child."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.look.alert_tones import alert_tone
from ui.look.fonts import font
from ui.look.icons import icon_pixmap
from ui.look.tokens import colour, face_size, radius
from ui.look.tones import ICON_OF_TONE
from ui.widgets.faces import FacePictures, have_face, paint_face
from ui.widgets.plain import plain_tip
from vault.domain.alert_order import first_words
from vault.domain.ids import PhotoId
from vault.domain.people import Face

_AROUND, _TOP, _LINE, _MARK = 36, 4, 19, 14
_WIDEST = 216
_DECODE_S = 0.004
_ROOT = QModelIndex()
_MARKED = (
    QStyle.StateFlag.State_Selected
    | QStyle.StateFlag.State_MouseOver
    | QStyle.StateFlag.State_HasFocus
)
Index = QModelIndex | QPersistentModelIndex


class _Faces(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.faces: Sequence[Face] = ()
        self.pictures = FacePictures()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.faces)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        face = self.faces[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return face.known_as
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join(part for part in (face.known_as, face.must_know) if part))
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            alerts = f", alert: {'; '.join(face.alerts)}" if face.alerts else ""
            about = f", {face.must_know}" if face.must_know else ""
            words = ", ".join(part for part in (second_line(face)[0],) if part and not alerts)
            return f"{face.known_as}{alerts}{about}{', ' + words if words else ''}"
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.side = self.wide = face_size("class_default")
        self.elided: dict[tuple[str, int, bool, float], str] = {}
        """Names as they are shown, by their room: measuring each costs as much as drawing it."""
        self.late: dict[int, tuple[QRect, PhotoId]] = {}
        """By row, where a photo is still to come that had no time in its frame."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(self.wide, self.high)

    @property
    def high(self) -> int:
        """Pixels of a tile."""
        return _TOP + self.side + 2 * _LINE + 4

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, _Faces)  # noqa: S101 - the view is made with this model only
        face = model.faces[index.row()]
        cell = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = False
        if option.state & _MARKED:
            is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            _paint_background(painter, cell, option, is_chosen=is_chosen)
        box = QRect(cell.center().x() - self.side // 2, cell.y() + _TOP, self.side, self.side)
        model.pictures.is_behind = False
        paint_face(
            painter, box, model.pictures, face.photo, face.called, refused=face.photo_refused
        )
        self.late.pop(index.row(), None)
        if model.pictures.is_behind and face.photo:
            self.late[index.row()] = cell, face.photo
        line = QRect(cell.x() + 2, box.bottom() + 3, cell.width() - 4, _LINE)
        painter.setPen(colour("text"))
        painter.setFont(font(strong=is_chosen))
        name = self._shown(painter, face.known_as, line.width(), strong=is_chosen)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, name)
        _paint_second(painter, line.adjusted(-2, _LINE, 2, _LINE), face)
        painter.restore()

    def _shown(self, painter: QPainter, name: str, room: int, *, strong: bool) -> str:
        key = (name, room, strong, painter.device().devicePixelRatio())
        shown = self.elided.get(key)
        if shown is None:
            metrics = painter.fontMetrics()
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
            self.elided[key] = shown
        return shown


def second_line(face: Face) -> tuple[str, str, str]:
    """Words below the name, their colour and icon: what must be known, a birthday, or why there
    is no photo; nothing for most children."""
    if face.alerts:
        tone = alert_tone(face.alerts[0])
        return first_words(face.must_know) or face.alerts[0], f"{tone}Text", ICON_OF_TONE[tone]
    if face.turns is not None:
        return f"{face.turns} today", "text2", "cake"
    if face.photo_refused:
        return "No photo: refused", "text2", ""
    if not (face.photo_asked or face.photo):
        return "Consent not asked", "text2", ""
    return "", "text2", ""


def _paint_background(
    painter: QPainter, cell: QRect, option: QStyleOptionViewItem, *, is_chosen: bool
) -> None:
    has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
    box, round_by = QRectF(cell).adjusted(2, 1, -2, -1), radius("card")
    painter.setBrush(colour("selection" if is_chosen else "hover"))
    painter.setPen(QPen(colour("focus"), 2) if has_focus else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), round_by, round_by)


def _paint_second(painter: QPainter, line: QRect, face: Face) -> None:
    words, tint, icon = second_line(face)
    if not words:
        return
    painter.setFont(font("small"))
    room = line.width() - (_MARK + 5 if icon else 0)
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
    wide = painter.fontMetrics().horizontalAdvance(shown) + (_MARK + 5 if icon else 0)
    left = line.center().x() - wide // 2
    if icon:
        picture = icon_pixmap(icon, tint, _MARK, painter.device().devicePixelRatio())
        painter.drawPixmap(left, line.center().y() - _MARK // 2 + 1, picture)
        left += _MARK + 5
    painter.setPen(colour(tint))
    rest = QRect(left, line.y(), line.right() - left, line.height())
    painter.drawText(rest, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class FaceGrid(QListView):
    """`opened` carries the pupil's id, by double click or Enter."""

    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("faces")
        self._model = _Faces()
        self.setModel(self._model)
        self._painter = _Painter(self)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSpacing(1)
        self.setMouseTracking(True)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._paint_late)
        self._painted_at, self._has_moved = 0, False
        self.activated.connect(lambda i: self.opened.emit(self._model.faces[i.row()].pupil))

    def show_faces(self, faces: Sequence[Face]) -> None:
        """The children of a class; their pictures follow."""
        self._painter.late.clear()
        self._model.beginResetModel()
        self._model.faces = faces
        self._model.endResetModel()
        self._share()

    def show_pictures(self, thumbs: dict[PhotoId, bytes]) -> None:
        """Thumbnails by photo id (JPEG bytes)."""
        self._model.pictures.put(thumbs)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Faces that come into sight are decoded a few in each frame, or scrolling would halt."""
        place, late = self.verticalScrollBar().value(), self._painter.late
        if place != self._painted_at:
            self._has_moved = self._has_moved or bool(late)
            late.clear()
        self._painted_at = place
        with self._model.pictures.within(_DECODE_S):
            super().paintEvent(event)
        if late or self._has_moved:
            self._soon.start()

    def _paint_late(self) -> None:
        """The next few of those that are missing, decoded before: Qt paints anew all that lies
        between the places of a frame. Where they have moved, painting tells which are missing."""
        if self._has_moved:
            self._has_moved = False
            self.viewport().update()
            return
        late, pictures = self._painter.late, self._model.pictures
        ratio = self.viewport().devicePixelRatioF()
        with pictures.within(_DECODE_S):
            for row, (cell, photo) in sorted(late.items()):
                if not have_face(pictures, photo, self._painter.side, ratio):
                    break
                del late[row]
                self.viewport().update(cell)
        if late:
            self._soon.start()

    def count(self) -> int:
        """How many children there are, hidden ones too."""
        return len(self._model.faces)

    def show_only(self, shown: Sequence[bool]) -> None:
        """One for each child."""
        for row, is_shown in enumerate(shown):
            if self.isRowHidden(row) == is_shown:
                self.setRowHidden(row, not is_shown)

    def set_side(self, side: int) -> None:
        """Pixels at 100 % of each face; the grid is laid out anew."""
        self._painter.side = side
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share()
        super().resizeEvent(event)

    def _widest(self) -> int:
        """Of what stands below a face, in px."""
        names, small = QFontMetrics(font(strong=True)), QFontMetrics(font("small"))
        wide = [names.horizontalAdvance(face.known_as) for face in self._model.faces]
        for face in self._model.faces:
            words, _, icon = second_line(face)
            wide.append(small.horizontalAdvance(words) + (_MARK + 5 if icon else 0))
        return max(wide, default=0) + 6

    def _share(self) -> None:
        """As many in a row as there is room for, and the room shared among them: names are long."""
        room = self.viewport().width() - _AROUND // 2
        least = self._painter.side + _AROUND
        wanted = min(self._widest(), _WIDEST)
        across, high = room // max(least, wanted), self._painter.high
        if across and -(-self.count() // across) * high <= self.viewport().height():
            # Where all are in sight with their words whole, there is no need to cut any.
            least = max(least, wanted)
        self._painter.wide = max(least, room // max(1, room // least) - 2 * self.spacing())
        self._painter.elided.clear()
        self.scheduleDelayedItemsLayout()
