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

    def __init__(self) -> None:
        super().__init__()
        self._data = LineData("", (), ())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_data(self, data: LineData) -> None:
        """Of this chart from now on."""
        self._data = data
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        many = len(self._data.lines) + bool(self._data.area)
        return QSize(2 * _SAMPLE, _HIGH * many)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0
        for line in self._data.lines:
            self._paint_sample(painter, line, top + _HIGH / 2)
            self._say(painter, line.name, top)
            top += _HIGH
        if self._data.area:
            painter.fillRect(QRectF(0, top + 5, _SAMPLE, _HIGH - 10), colour("accentSoft"))
            self._say(painter, self._data.area_name, top)
        painter.end()

    def _paint_sample(self, painter: QPainter, line: Line, middle: float) -> None:
        pen = QPen(colour(line.tint), 2.5 if line.dots else 1.5, DASHES[line.dash])
        painter.setPen(pen)
        painter.drawLine(QPointF(0, middle), QPointF(_SAMPLE, middle))
        if line.dots:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(line.tint))
            painter.drawEllipse(QPointF(_SAMPLE / 2, middle), _DOT, _DOT)

    def _say(self, painter: QPainter, words: str, top: int) -> None:
        painter.setFont(font("small"))
        painter.setPen(colour("text2"))
        left = _SAMPLE + _AIR
        room = self.width() - left
        middle = Qt.TextElideMode.ElideMiddle
        shown = QFontMetrics(painter.font()).elidedText(words, middle, room)
        painter.drawText(QRectF(left, top, room, _HIGH), Qt.AlignmentFlag.AlignVCenter, shown)
