"""What the lines of a chart are, each beside a piece of it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.fonts import font
from ui.look.tokens import colour
from ui.widgets.line_chart import DASHES
from vault.domain.line_data import Line, LineData

_HIGH, _SAMPLE, _AIR, _DOT = 22, 20, 8, 3.5


class LineLegend(QWidget):
    """The chart says the same to a screen reader, so this says nothing."""

    def __init__(self, across: int = 1) -> None:
        """So many beside each other."""
        super().__init__()
        self._across = across
        self._data = LineData("", (), ())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_data(self, data: LineData) -> None:
        """Of this chart from now on."""
        self._data = data
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        many = len(self._data.lines) + bool(self._data.area)
        return QSize(2 * _SAMPLE, _HIGH * -(-many // self._across))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, line in enumerate(self._data.lines):
            spot = self._spot(place)
            self._paint_sample(painter, line, spot)
            self._say(painter, line.name, spot)
        if self._data.area:
            spot = self._spot(len(self._data.lines))
            sample = QRectF(spot.left(), spot.top() + 5, _SAMPLE, _HIGH - 10)
            painter.fillRect(sample, colour("accentSoft"))
            self._say(painter, self._data.area_name, spot)
        painter.end()

    def _spot(self, place: int) -> QRectF:
        wide = self.width() / self._across
        return QRectF(place % self._across * wide, place // self._across * _HIGH, wide, _HIGH)

    def _paint_sample(self, painter: QPainter, line: Line, spot: QRectF) -> None:
        left, middle = spot.left(), spot.center().y()
        pen = QPen(colour(line.tint), 2.5 if line.dots else 1.5, DASHES[line.dash])
        painter.setPen(pen)
        painter.drawLine(QPointF(left, middle), QPointF(left + _SAMPLE, middle))
        if line.dots:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(line.tint))
            painter.drawEllipse(QPointF(left + _SAMPLE / 2, middle), _DOT, _DOT)

    def _say(self, painter: QPainter, words: str, spot: QRectF) -> None:
        painter.setFont(font("small"))
        painter.setPen(colour("text2"))
        room = spot.adjusted(_SAMPLE + _AIR, 0, -_AIR, 0)
        middle = Qt.TextElideMode.ElideMiddle
        shown = QFontMetrics(painter.font()).elidedText(words, middle, round(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
