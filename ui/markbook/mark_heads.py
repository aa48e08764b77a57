"""The heads of the markbook, which stay while it scrolls: pupils with their faces, and assessments
with their day and total."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.look.fonts import font
from ui.look.tokens import colour, size
from ui.markbook.mark_table import MarkTable
from ui.widgets.faces import FacePictures, paint_face
from ui.widgets.kept_pictures import KeptPictures
from ui.words import tr
from vault.domain.markbook import Assessment
from vault.domain.months import short_month

_HIGH, _WIDE, _NARROW = 44, 168, 132
_FACE, _AIR = 22, 8


def month_of(assessment: Assessment) -> str:
    """'Nov'."""
    return short_month(assessment.day)


def below_title(assessment: Assessment) -> str:
    """'Nov, of 40'."""
    month = month_of(assessment)
    return tr("{0}, of {1}").format(month, assessment.out_of) if assessment.out_of else month


class MarkHead(QHeaderView):
    """Sections under the selection stand out."""

    def __init__(
        self, across: Qt.Orientation, table: MarkTable, pictures: FacePictures, parent: QWidget
    ) -> None:
        super().__init__(across, parent)
        self._table, self._pictures = table, pictures
        self.is_narrow = False
        self._kept = KeptPictures()
        table.modelReset.connect(self._kept.forget)
        self.chosen: frozenset[int] = frozenset()
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        is_across = across == Qt.Orientation.Horizontal
        self.setSectionResizeMode(
            QHeaderView.ResizeMode.Interactive if is_across else QHeaderView.ResizeMode.Fixed
        )
        self.setMinimumSectionSize(60 if is_across else size("row_dense"))

    def stand_on(self, chosen: frozenset[int]) -> None:
        """What is selected has moved."""
        changed, self.chosen = chosen ^ self.chosen, chosen
        room, across = self.viewport().rect(), self.orientation() == Qt.Orientation.Horizontal
        for section in changed:
            if 0 <= section < self.count():
                at, long = self.sectionViewportPosition(section), self.sectionSize(section)
                part = (at, 0, long, room.height()) if across else (0, at, room.width(), long)
                self.viewport().update(QRect(*part))

    def sizeHint(self) -> QSize:
        """Two lines above, a face and a name beside."""
        if self.orientation() == Qt.Orientation.Horizontal:
            return QSize(0, _HIGH)
        return QSize(_NARROW if self.is_narrow else _WIDE, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._kept.begin(self.devicePixelRatioF())
        super().paintEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        is_chosen = section in self.chosen

        def draw(on: QPainter, box: QRect) -> None:
            if self.orientation() == Qt.Orientation.Horizontal:
                self._paint_above(on, box, self._table.columns[section], chosen=is_chosen)
            else:
                self._paint_beside(on, box, section, chosen=is_chosen)

        self._kept.paint(painter, rect, (section, is_chosen, self._pictures.changes), draw)

    def _paint_above(
        self, painter: QPainter, rect: QRect, assessment: Assessment, *, chosen: bool
    ) -> None:
        painter.fillRect(rect, colour("selection" if chosen else "surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour("border"))
        half = rect.height() // 2
        above = QRect(rect.left() + 2, rect.top() + 2, rect.width() - _AIR, half - 1)
        below = above.translated(0, half - 3)
        for box, words, strong, ink in (
            (above, assessment.title, True, "text"),
            (below, below_title(assessment), False, "accentText" if chosen else "text2"),
        ):
            painter.setFont(font("small", strong=strong))
            painter.setPen(colour(ink))
            _draw(painter, box, words, Qt.AlignmentFlag.AlignRight)

    def _paint_beside(self, painter: QPainter, rect: QRect, row: int, *, chosen: bool) -> None:
        line = self._table.lines[row]
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour("border"))
        left = rect.left() + _AIR
        if not self.is_narrow:
            top = rect.center().y() - _FACE // 2
            face = QRect(left, top, _FACE, _FACE)
            paint_face(
                painter,
                face,
                self._pictures,
                line.photo,
                line.called,
                refused=line.photo_refused,
            )
            left += _FACE + _AIR
        painter.setFont(font("small", strong=chosen))
        painter.setPen(colour("text2" if line.has_left else "text"))
        box = QRect(left, rect.top(), rect.right() - left - 2, rect.height())
        _draw(painter, box, line.called.known_as, Qt.AlignmentFlag.AlignLeft)


class MarkCorner(QWidget):
    """What the rows are, over the corner of the grid."""

    def __init__(self, grid: QWidget) -> None:
        super().__init__(grid)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        painter.setFont(font("small", strong=True))
        painter.setPen(colour("text2"))
        painter.drawText(
            self.rect().adjusted(_AIR, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, tr("Pupil")
        )
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour("border"))
        painter.end()


def _draw(painter: QPainter, box: QRect, words: str, side: Qt.AlignmentFlag) -> None:
    # Of a long name both ends are seen: brothers and sisters differ in the last word.
    middle = Qt.TextElideMode.ElideMiddle
    shown = QFontMetrics(painter.font()).elidedText(words, middle, box.width())
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)
