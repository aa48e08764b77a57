"""The heads of the grid, which stay while it scrolls: objectives with their areas, and pupils with
their faces."""

from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.look.fonts import font
from ui.look.tokens import colour
from ui.objectives.objective_table import ObjectiveTable
from ui.widgets.faces import FacePictures, paint_face
from ui.widgets.kept_pictures import KeptPictures
from vault.domain.objectives import PupilOfGrid

CELL_WIDE, CELL_HIGH = 54, 30
_AREA, _OBJECTIVE, _NARROW = 92, 276, 220
_FACE, _FACE_ROW = 28, 22
_FACES_HIGH, _WORDS_HIGH = 58, 150
_AIR = 8


class GridHead(QHeaderView):
    """`current` is the section under the cursor, which stands out."""

    def __init__(
        self,
        across: Qt.Orientation,
        table: ObjectiveTable,
        pictures: FacePictures,
        parent: QWidget,
    ) -> None:
        super().__init__(across, parent)
        self._table, self._pictures = table, pictures
        self.current = -1
        self.is_narrow = False
        self._kept = KeptPictures()
        table.modelReset.connect(self._kept.forget)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        is_across = across == Qt.Orientation.Horizontal
        self.setMinimumSectionSize(CELL_HIGH)
        self.setDefaultSectionSize(CELL_WIDE if is_across else CELL_HIGH)

    @property
    def has_areas(self) -> bool:
        """Whether the areas stand beside the objectives."""
        return not self.is_narrow and not self._table.is_swapped

    def stand_on(self, section: int) -> None:
        """Another section is under the cursor: these two alone are painted anew."""
        if section == self.current:
            return
        both, self.current = (self.current, section), section
        for each in both:
            if 0 <= each < self.count():
                at, long = self.sectionViewportPosition(each), self.sectionSize(each)
                across = self.orientation() == Qt.Orientation.Horizontal
                room = self.viewport().rect()
                self.viewport().update(
                    QRect(at, 0, long, room.height())
                    if across
                    else QRect(0, at, room.width(), long)
                )

    def sizeHint(self) -> QSize:
        """Objectives take a line each as rows; above columns they stand upright."""
        if self.orientation() == Qt.Orientation.Horizontal:
            return QSize(0, _WORDS_HIGH if self._table.is_swapped else _FACES_HIGH)
        if self._table.is_swapped:
            return QSize(_NARROW, 0)
        return QSize(_NARROW if self.is_narrow else _AREA + _OBJECTIVE, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._kept.begin(self.devicePixelRatioF())
        super().paintEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        is_current = section == self.current
        shows = (section, is_current, self.is_narrow, self._pictures.changes)
        draw = partial(self._draw_section, section, is_current)
        self._kept.paint(painter, rect, shows, draw)

    def _draw_section(self, section: int, is_current: bool, painter: QPainter, rect: QRect) -> None:
        pupil = self._table.pupil_of(self.orientation(), section)
        is_across = self.orientation() == Qt.Orientation.Horizontal
        if is_current and not is_across:
            inner = rect.adjusted(_AREA if self.has_areas else 0, 0, 0, 0)
            painter.fillRect(inner, colour("selection"))
        painter.setFont(font(strong=is_current))
        painter.setPen(colour("text"))
        if pupil is not None and is_across:
            self._paint_above(painter, rect, pupil, strong=is_current)
        elif pupil is not None:
            self._paint_beside(painter, rect, pupil)
        elif is_across:
            self._paint_upright(painter, rect, section)
        else:
            self._paint_objective(painter, rect, section)

    def _paint_above(
        self, painter: QPainter, rect: QRect, pupil: PupilOfGrid, *, strong: bool
    ) -> None:
        left = rect.center().x() - _FACE // 2
        self._paint_face(painter, QRect(left, rect.top() + 4, _FACE, _FACE), pupil)
        painter.setFont(font("small", strong=strong))
        painter.setPen(colour("text"))
        box = rect.adjusted(1, 4 + _FACE + 2, -1, -2)
        # Of twins by name both ends are seen: they differ in the last letters.
        middle = Qt.TextElideMode.ElideMiddle
        _draw(painter, box, self._table.names[pupil.pupil], Qt.AlignmentFlag.AlignCenter, middle)

    def _paint_beside(self, painter: QPainter, rect: QRect, pupil: PupilOfGrid) -> None:
        top = rect.center().y() - _FACE_ROW // 2
        face = QRect(rect.left() + _AIR, top, _FACE_ROW, _FACE_ROW)
        self._paint_face(painter, face, pupil)
        painter.setPen(colour("text"))
        box = rect.adjusted(2 * _AIR + _FACE_ROW, 0, -4, 0)
        _draw(painter, box, pupil.called.listed, Qt.AlignmentFlag.AlignLeft)

    def _paint_face(self, painter: QPainter, box: QRect, pupil: PupilOfGrid) -> None:
        paint_face(
            painter,
            box,
            self._pictures,
            pupil.photo,
            pupil.called,
            refused=pupil.photo_refused,
        )

    def _paint_upright(self, painter: QPainter, rect: QRect, section: int) -> None:
        words = self._table.objectives[section].text
        painter.translate(rect.left(), rect.bottom())
        painter.rotate(-90)
        box = QRect(_AIR, 0, rect.height() - 2 * _AIR, rect.width())
        _draw(painter, box, words, Qt.AlignmentFlag.AlignLeft)

    def _paint_objective(self, painter: QPainter, rect: QRect, section: int) -> None:
        objectives = self._table.objectives
        objective = objectives[section]
        starts = section == 0 or objectives[section - 1].area != objective.area
        box = rect.adjusted(_AREA + _AIR if self.has_areas else _AIR, 0, -4, 0)
        _draw(painter, box, objective.text, Qt.AlignmentFlag.AlignLeft)
        if starts and section:
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), colour("border"))
        if self.has_areas:
            self._paint_area(painter, rect, section)

    def _paint_area(self, painter: QPainter, rect: QRect, section: int) -> None:
        """On the first line of the area, or on its first two where one does not hold the name."""
        objectives = self._table.objectives
        area = objectives[section].area
        first = section
        while first and objectives[first - 1].area == area:
            first -= 1
        painter.setFont(font("small", strong=True))
        painter.setPen(colour("text2"))
        lines = _lines_of(painter, area, _AREA - _AIR)
        if section - first >= len(lines):
            return
        box = QRect(rect.left() + _AIR, rect.top(), _AREA - _AIR, rect.height())
        if section > first:
            box.setBottom(box.bottom() - _AIR)  # close to the line before it
        _draw(painter, box, lines[section - first], Qt.AlignmentFlag.AlignLeft)


class Corner(QWidget):
    """What the columns of the frozen part are called, over the corner of the grid."""

    def __init__(self, beside: GridHead) -> None:
        super().__init__(beside.parentWidget())
        self._beside = beside
        self.words: tuple[str, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        painter.setFont(font("small", strong=True))
        painter.setPen(colour("text2"))
        lefts = (_AIR, _AREA + _AIR) if self._beside.has_areas else (_AIR,)
        shown = self.words if self._beside.has_areas else self.words[-1:]
        for left, words in zip(lefts, shown, strict=False):
            box = QRectF(left, self.height() - CELL_HIGH, self.width() - left, CELL_HIGH - 6)
            painter.drawText(box, Qt.AlignmentFlag.AlignBottom, words)
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour("border"))
        painter.end()


def _lines_of(painter: QPainter, words: str, wide: int) -> list[str]:
    """The words on two lines where one does not hold them."""
    metrics = QFontMetrics(painter.font())
    parts = words.split()
    for place in range(len(parts), 0, -1):
        first = " ".join(parts[:place])
        if place == 1 or metrics.horizontalAdvance(first) <= wide:
            return [first, " ".join(parts[place:])][: 1 + (place < len(parts))]
    return []


def _draw(
    painter: QPainter,
    box: QRect,
    words: str,
    side: Qt.AlignmentFlag,
    cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    shown = QFontMetrics(painter.font()).elidedText(words, cut, box.width())
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)
