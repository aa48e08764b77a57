"""A chart of lines over points of time. A click or the keys have no part in it: the table behind it
says the same."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.fonts import font
from ui.look.tokens import colour
from ui.widgets.chart import Chart, Sheet
from vault.domain.line_data import Line, LineData, written

DASHES = {
    "solid": Qt.PenStyle.SolidLine,
    "dash": Qt.PenStyle.DashLine,
    "dot": Qt.PenStyle.DotLine,
}
_TOP, _BOTTOM, _RIGHT, _LEAST = 10, 24, 20, 34
_DOT = 4


class LineChart(Chart):
    """With `names` each line bears its name at its end."""

    def __init__(self, parent: QWidget | None = None, *, names: bool = False) -> None:
        super().__init__(parent)
        self._data, self._names = LineData("", (), ()), names
        self.setMinimumHeight(160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(260, 190)

    def show_data(self, data: LineData) -> None:
        """Paint this from now on."""
        self._data = data
        self.setAccessibleName(data.title)
        header, rows = data.table()
        described = (
            ", ".join(
                f"{name} {cell}".strip() for name, cell in zip(header, row, strict=True) if cell
            )
            for row in rows
        )
        self.setAccessibleDescription("; ".join(described))
        self.update()

    def table(self) -> Sheet:
        return self._data.table()

    @property
    def data(self) -> LineData:
        """What is painted."""
        return self._data

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._data.is_empty:
            return
        painter = QPainter(self)
        self._paint(painter, QRectF(self.rect()))
        painter.end()

    def _paint(self, painter: QPainter, box: QRectF) -> None:
        data = self._data
        painter.setFont(font("small"))
        metrics = QFontMetrics(painter.font())
        low, high, step = data.span()
        ticks = [low + step * n for n in range(round((high - low) / step) + 1)]
        words = [written(tick, data.unit) for tick in ticks]
        left = max(_LEAST, max(map(metrics.horizontalAdvance, words)) + 10)
        named = [line.name for line in data.lines if line.points] if self._names else []
        right = max((metrics.horizontalAdvance(name) + 12 for name in named), default=_RIGHT)
        plot = box.adjusted(left, _TOP, -right, -_BOTTOM)
        for tick, word in zip(ticks, words, strict=True):
            y = plot.bottom() - plot.height() * (tick - low) / (high - low)
            painter.fillRect(QRectF(plot.left(), round(y), plot.width(), 1), colour("border"))
            painter.setPen(colour("text2"))
            beside = QRectF(0, y - 10, left - 8, 20)
            painter.drawText(
                beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, word
            )
        self._paint_marks(painter, plot, metrics)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

        def at(place: float, value: float) -> QPointF:
            across = plot.width() * place / max(1, len(data.marks) - 1)
            return QPointF(
                plot.left() + across, plot.bottom() - plot.height() * (value - low) / (high - low)
            )

        if len(data.area) > 1:
            edge = [at(place, top) for place, _, top in data.area]
            edge += [at(place, foot) for place, foot, _ in reversed(data.area)]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accentSoft"))
            painter.drawPolygon(QPolygonF(edge))
        for line in data.lines:
            self._paint_line(painter, line, [at(*point) for point in line.points])

    def _paint_marks(self, painter: QPainter, plot: QRectF, metrics: QFontMetrics) -> None:
        """As many of the axis' words as have room."""
        marks = self._data.marks
        wide = max(map(metrics.horizontalAdvance, marks), default=0) + 8
        each = max(1, -(-wide * len(marks) // max(1, round(plot.width()))))
        painter.setPen(colour("text2"))
        for place in range(0, len(marks), each):
            x = plot.left() + plot.width() * place / max(1, len(marks) - 1)
            below = QRectF(x - wide / 2, plot.bottom() + 4, wide, _BOTTOM - 4)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, marks[place])

    def _paint_line(self, painter: QPainter, line: Line, points: list[QPointF]) -> None:
        pen = QPen(colour(line.tint), 2.5 if line.dots else 1.5, DASHES[line.dash])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))
        if line.dots:
            painter.setPen(QPen(colour("surface"), 2))
            painter.setBrush(colour(line.tint))
            for point in points:
                painter.drawEllipse(point, _DOT, _DOT)
        if self._names and points:
            painter.setPen(colour("text"))
            beside = QRectF(points[-1].x() + 8, points[-1].y() - 10, 400, 20)
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, line.name)
