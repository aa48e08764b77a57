"""The list of concerns: a face, whom it is about, when it was raised, its first words; the unread
with a dot."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.look.fonts import font
from ui.look.icons import icon_pixmap
from ui.look.tokens import colour
from ui.safeguarding.concern_words import child_words, first_words, raised_words, short_day
from ui.widgets.faces import FacePictures, paint_face
from ui.words import tr
from vault.domain.concern_form import parts_of
from vault.domain.concerns import STANDING_WORDS, Concern
from vault.domain.ids import PhotoId
from vault.domain.people import Called

_FACE, _LEFT, _AIR, _DOT, _CHIP, _ICON = 40, 30, 12, 8, 24, 14
_LINES = 2
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
State = QStyle.StateFlag
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def chip_of(concern: Concern) -> tuple[str, str, str]:
    """Words, icon and tone of what marks one out; nothing for most."""
    if not concern.is_proven:
        return tr("Not proven"), "triangle-alert", "bad"
    if concern.record is not None and parts_of(concern.record.text).marks:
        return tr("Body map"), "person-standing", ""
    return "", "", ""


class _Concerns(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Concern] = ()
        self.pictures = FacePictures()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        concern = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return child_words(concern)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (
                tr("Unread") if concern.is_new else "",
                child_words(concern),
                raised_words(concern, date.today()),
                first_words(concern),
                tr(STANDING_WORDS[concern.standing]),
            )
            return ", ".join(part for part in parts if part)
        return None


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        assert isinstance(model, _Concerns)  # noqa: S101 - the view is made with this model only
        view = self.parent()
        wide = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        concern = model.rows[index.row()]
        high = 22 + _words_height(first_words(concern), _text_width(wide))
        high += _CHIP + 4 if chip_of(concern)[0] else 0
        return QSize(0, max(high, _FACE) + 2 * _AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, _Concerns)  # noqa: S101 - the view is made with this model only
        concern, row = model.rows[index.row()], QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_background(painter, option, row)
        box = QRect(row.x() + _LEFT, row.y() + _AIR, _FACE, _FACE)
        if concern.is_new:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawEllipse(QRectF(row.x() + 11, box.center().y() - _DOT / 2, _DOT, _DOT))
        pupil = concern.pupil
        called = pupil.called if pupil is not None else Called("?", "")
        photo = pupil.photo if pupil is not None else None
        is_refused = pupil is not None and pupil.photo_refused
        paint_face(painter, box, model.pictures, photo, called, refused=is_refused)
        self._paint_words(painter, concern, row)
        painter.restore()

    def _paint_words(self, painter: QPainter, concern: Concern, row: QRect) -> None:
        left = row.x() + _LEFT + _FACE + _AIR
        line = QRect(left, row.y() + _AIR - 1, _text_width(row.width()), 20)
        when = short_day(concern.raised_at, date.today())
        painter.setFont(font("small"))
        painter.setPen(colour("text2"))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, when)
        taken = painter.fontMetrics().horizontalAdvance(when) + 10
        painter.setFont(font(strong=concern.is_new))
        painter.setPen(colour("text"))
        name = painter.fontMetrics().elidedText(
            child_words(concern), Qt.TextElideMode.ElideRight, line.width() - taken
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        words = first_words(concern)
        high = _words_height(words, line.width())
        painter.setFont(font("small"))
        painter.setPen(colour("text" if concern.is_new else "text2"))
        below = QRect(left, line.bottom() + 2, line.width(), high)
        painter.setClipRect(below.adjusted(0, 0, 0, 2))
        painter.drawText(below, int(_WRAP), _fitting(words, line.width()))
        painter.setClipping(False)
        chip = chip_of(concern)
        if chip[0]:
            _paint_chip(painter, left, below.bottom() + 5, *chip)


class ConcernList(QListView):
    """`chosen_changed` carries the concern where the cursor stands, or None; `opened` one that was
    entered or double-clicked."""

    chosen_changed = Signal(object)
    opened = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Concerns()
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(
            lambda _now, _before: self.chosen_changed.emit(self.chosen())
        )
        self.activated.connect(lambda index: self.opened.emit(self._model.rows[index.row()]))

    def show_rows(self, rows: Sequence[Concern]) -> None:
        """The cursor stays on its concern, and else stands on the first."""
        before = self.chosen()
        self._model.beginResetModel()
        self._model.rows = rows
        self._model.endResetModel()
        ids = [row.id for row in rows]
        place = ids.index(before.id) if before is not None and before.id in ids else 0
        if rows:
            self.setCurrentIndex(self._model.index(place))
        else:
            self.chosen_changed.emit(None)

    def show_pictures(self, thumbs: Mapping[PhotoId, bytes]) -> None:
        """Thumbnails (JPEG) by photo."""
        self._model.pictures.put(thumbs)
        self.viewport().update()

    @property
    def pictures(self) -> FacePictures:
        """The faces beside the lines."""
        return self._model.pictures

    @property
    def rows(self) -> Sequence[Concern]:
        """In the order of the list."""
        return self._model.rows

    def chosen(self) -> Concern | None:
        """None before anything is chosen."""
        index = self.currentIndex()
        is_there = index.isValid() and index.row() < len(self._model.rows)
        return self._model.rows[index.row()] if is_there else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap elsewhere in another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()


def _text_width(wide: int) -> int:
    return max(40, wide - _LEFT - _FACE - 2 * _AIR - 4)


def _words_height(words: str, wide: int) -> int:
    if not words:
        return 0
    metrics = QFontMetrics(font("small"))
    needed = metrics.boundingRect(QRect(0, 0, wide, 1000), int(_WRAP), words[:400]).height()
    return min(needed, _LINES * metrics.lineSpacing())


def _fitting(words: str, wide: int) -> str:
    """About as much as two lines hold."""
    metrics = QFontMetrics(font("small"))
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(wide * _LINES * 0.94))


def _paint_background(painter: QPainter, option: QStyleOptionViewItem, row: QRect) -> None:
    if option.state & State.State_Selected:
        painter.fillRect(row, colour("selection"))
    elif option.state & State.State_MouseOver:
        painter.fillRect(row, colour("hover"))
    painter.fillRect(QRect(row.x(), row.bottom(), row.width(), 1), colour("border"))
    if option.state & State.State_HasFocus and option.state & State.State_KeyboardFocusChange:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("focus"), 2))
        painter.drawRoundedRect(QRectF(row).adjusted(2, 2, -2, -3), 6, 6)


def _paint_chip(painter: QPainter, left: int, top: int, words: str, icon: str, tone: str) -> None:
    painter.setFont(font("small"))
    wide = painter.fontMetrics().horizontalAdvance(words) + _ICON + 26
    box = QRectF(left, top, wide, _CHIP)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(f"{tone}Bg" if tone else "hover"))
    painter.drawRoundedRect(box, _CHIP / 2, _CHIP / 2)
    tint = f"{tone}Text" if tone else "text2"
    picture = icon_pixmap(icon, tint, _ICON, painter.device().devicePixelRatio())
    painter.drawPixmap(left + 10, round(top + (_CHIP - _ICON) / 2), picture)
    painter.setPen(colour(tint))
    rest = box.adjusted(10 + _ICON + 6, 0, 0, 0)
    painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
