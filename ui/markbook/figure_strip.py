"""The figures below the grid: the mean of each assessment, and how its marks are spread over the
bands. They scroll with the grid."""

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.look.fonts import font
from ui.look.tokens import colour
from ui.markbook.mark_view import MarkView
from ui.markbook.since_column import SinceColumn
from ui.widgets.band_look import fill_of
from ui.words import tr
from vault.domain.mark_figures import Figures
from vault.domain.markbook import Assessment
from vault.domain.scales import Scale

_ROW, _BAR, _AIR, _ROUND = 32, 12, 8, 7


def mean_words(figures: Figures, scale: Scale) -> str:
    """'27.1', or of letters '22 of 30' at expected or above; '' where nothing was entered."""
    if figures.mean is not None:
        return f"{figures.mean:.1f}"
    banded = sum(figures.bands.values())
    if banded and not scale.has_mean:
        return tr("{0} of {1}").format(figures.at_expected, banded)
    return ""


class FigureStrip(QWidget):
    """Two lines, as wide as the columns above them."""

    def __init__(self, view: MarkView, since: SinceColumn) -> None:
        super().__init__()
        self._view, self._since, self._pupils = view, since, 0
        self.setFixedHeight(2 * _ROW)
        self.setAccessibleName(tr("Mean and spread of each assessment"))
        view.horizontalScrollBar().valueChanged.connect(lambda _: self.update())
        view.horizontalHeader().sectionResized.connect(lambda *_: self.update())
        view.table.modelReset.connect(self._renew)
        view.table.dataChanged.connect(self._changed)

    def sizeHint(self) -> QSize:
        return QSize(200, 2 * _ROW)

    def words_of(self, assessment: Assessment) -> str:
        """'Reading: mean 102.7, 3 well below, …', for a screen reader and a tip."""
        table = self._view.table
        figures, scale = table.figures(assessment), table.scale_of(assessment)
        bands = ", ".join(
            f"{number} {band.value}" for band, number in figures.bands.items() if number
        )
        mean = mean_words(figures, scale)
        average = tr("mean {0}").format(mean) if figures.mean is not None else mean
        return f"{assessment.title}: {', '.join(part for part in (average, bands) if part)}"

    def _renew(self) -> None:
        table = self._view.table
        self._pupils = sum(1 for line in table.lines if not line.has_left)
        self.setAccessibleDescription(". ".join(map(self.words_of, table.columns)))
        self.update()

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        left, right = self._box(first.column()), self._box(last.column())
        self.update(left.united(right))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, view = QPainter(self), self._view
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("sunken"))
        # Round below, as the frame is that it stands in.
        painter.drawRoundedRect(self.rect().adjusted(0, -_ROW, 0, 0), _ROUND, _ROUND)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.fillRect(0, 0, self.width(), 1, colour("border"))
        painter.fillRect(0, _ROW, self.width(), 1, colour("border"))
        beside = QRect(_AIR, 0, view.beside.width() - _AIR, _ROW)
        painter.setFont(font("small", strong=True))
        painter.setPen(colour("text"))
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, tr("Class mean"))
        painter.setFont(font("small"))
        painter.setPen(colour("text2"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(beside.adjusted(0, 0, -_AIR, 0), right, str(self._pupils))
        spread = tr("Spread of bands")
        painter.drawText(beside.translated(0, _ROW), Qt.AlignmentFlag.AlignVCenter, spread)
        if self._since.isVisible():
            beside = QRect(self._since.x(), 0, self._since.width() - 28, _ROW)
            painter.setFont(font("small", strong=True))
            painter.setPen(colour("text"))
            painter.drawText(beside, right, self._since.mean_words())
        room = QRect(view.viewport().x(), 0, view.viewport().width(), self.height())
        painter.setClipRect(room.intersected(event.rect()))
        for column, assessment in enumerate(view.table.columns):
            box = self._box(column)
            if box.width() and box.intersects(event.rect()) and box.intersects(room):
                self._paint_one(painter, box, assessment)
        painter.end()

    def _box(self, column: int) -> QRect:
        view = self._view
        left = view.viewport().x() + view.columnViewportPosition(column)
        return QRect(left, 0, view.columnWidth(column), self.height())

    def _paint_one(self, painter: QPainter, box: QRect, assessment: Assessment) -> None:
        table = self._view.table
        figures, scale = table.figures(assessment), table.scale_of(assessment)
        painter.setFont(font("small", strong=figures.mean is not None))
        painter.setPen(colour("text" if figures.mean is not None else "text2"))
        words = QRect(box.left() + 2, 0, box.width() - _AIR - 2, _ROW)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(words, right, mean_words(figures, scale))
        total = sum(figures.bands.values())
        if not total:
            return
        wide = box.width() - 3 * _AIR
        left, done = box.right() - _AIR - wide, 0
        top = _ROW + (_ROW - _BAR) // 2
        for band, number in figures.bands.items():
            first, last = wide * done // total, wide * (done + number) // total
            painter.fillRect(left + first, top, last - first, _BAR, fill_of(band))
            done += number
