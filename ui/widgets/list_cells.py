"""Cells of a table of children: the face before the name, and what must be known in its colour."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.look.alert_tones import alert_tone
from ui.look.icons import icon_pixmap
from ui.look.tokens import colour, face_size
from ui.look.tones import ICON_OF_TONE
from ui.widgets.faces import FacePictures, paint_face
from ui.widgets.row_table import Index
from ui.widgets.tables import RowView
from ui.widgets.text_cells import TextCells
from vault.domain.ids import PupilId
from vault.domain.people import PupilBrief

_TOGETHER_MS = 30
_MARK = 16


class FaceColumn(TextCells):
    """Faces in the first column of a table whose rows have `called`, and their pupil as `id` or as
    `of` finds it. `wanted` carries the
    pupils that came into sight and whose faces are not known yet: a whole school's at once would
    take a moment that nobody looks at."""

    wanted = Signal(object)

    def __init__(self, view: RowView, of: Callable[[Any], PupilId] = lambda row: row.id) -> None:
        super().__init__(view, view.rows_model())
        self._view, self._of, self._is_measured = view, of, False
        self.pictures = FacePictures()
        self._known: dict[PupilId, PupilBrief] = {}
        self._asked: dict[PupilId, bool] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TOGETHER_MS)
        self._timer.timeout.connect(self._ask)
        view.setItemDelegateForColumn(0, self)
        view.show_faces(face_size("row"))

    def show_briefs(self, briefs: Iterable[PupilBrief]) -> None:
        """What is known of the pupils in sight; their pictures follow."""
        self._known.update((brief.id, brief) for brief in briefs)
        viewport = self._view.viewport()
        left, wide = self._view.columnViewportPosition(0), self._view.columnWidth(0)
        viewport.update(QRect(left, 0, wide, viewport.height()))

    def forget(self) -> None:
        """Photos may be others now, or refused: they are asked for again as they are painted."""
        self._known.clear()
        self._asked.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as its words and a face, of which nothing is painted for that."""
        self._is_measured = True
        found = super().sizeHint(option, index)
        self._is_measured = False
        return found

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        side = face_size("row")
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.decorationSize = QSize(side, side)
        if not self._is_measured:
            option.icon = _as_it_is(self._face(self._view.row_at(index), side))

    def has_picture(self, index: Index) -> bool:
        del index
        return True

    def paint_picture(self, painter: QPainter, box: QRect, index: Index) -> None:
        self._paint_face(painter, box, self._view.row_at(index))

    def _face(self, row: Any, side: int) -> QPixmap:
        ratio = self._view.devicePixelRatioF()
        picture = QPixmap(round(side * ratio), round(side * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self._paint_face(painter, QRect(0, 0, side, side), row)
        painter.end()
        return picture

    def _paint_face(self, painter: QPainter, box: QRect, row: Any) -> None:
        pupil = self._of(row)
        brief = self._known.get(pupil)
        if brief is None and pupil not in self._asked:
            self._asked[pupil] = True
            self._timer.start()
        paint_face(
            painter,
            box,
            self.pictures,
            brief.photo if brief is not None else None,
            row.called,
            refused=brief is not None and brief.photo_refused,
        )

    def _ask(self) -> None:
        fresh = tuple(pupil for pupil in self._asked if pupil not in self._known)
        if fresh:
            self.wanted.emit(fresh)


class ToneColumn(TextCells):
    """Words with the sign and the colour of their tone; `tone` of a row is '' where there is
    nothing to be told."""

    def __init__(self, view: RowView, column: int, tone: Callable[[Any], str]) -> None:
        super().__init__(view, view.rows_model())
        self._view, self._tone = view, tone
        view.setItemDelegateForColumn(column, self)

    def has_picture(self, index: Index) -> bool:
        return bool(self._tone(self._view.row_at(index)))

    def paint_picture(self, painter: QPainter, box: QRect, index: Index) -> None:
        painter.drawPixmap(box, self._mark(self._tone(self._view.row_at(index))))

    def ink(self, option: QStyleOptionViewItem, index: Index) -> QColor:
        tone = self._tone(self._view.row_at(index))
        return colour(f"{tone}Text") if tone else super().ink(option, index)

    def _mark(self, tone: str) -> QPixmap:
        ratio = self._view.devicePixelRatioF()
        return icon_pixmap(ICON_OF_TONE[tone], f"{tone}Text", _MARK, ratio)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        tone = self._tone(self._view.row_at(index))
        if not tone:
            return
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.decorationSize = QSize(_MARK, _MARK)
        option.icon = _as_it_is(self._mark(tone))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            option.palette.setColor(role, colour(f"{tone}Text"))


class AlertColumn(ToneColumn):
    """What must be known of a child, by the danger of the kind of alert."""

    def __init__(self, view: RowView, column: int, kind: Callable[[Any], str]) -> None:
        def tone(row: Any) -> str:
            found = kind(row)
            return alert_tone(found) if found else ""

        super().__init__(view, column, tone)


def _as_it_is(picture: QPixmap) -> QIcon:
    """Also in a row that is chosen, where Qt would lay its colour over a face."""
    drawn = QIcon(picture)
    drawn.addPixmap(picture, QIcon.Mode.Selected)
    return drawn
