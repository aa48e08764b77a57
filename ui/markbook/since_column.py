"""The column at the right of the markbook: how far each pupil came. It scrolls with the grid."""

from decimal import Decimal

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.fonts import font
from ui.look.icons import icon_pixmap
from ui.look.tokens import colour
from ui.markbook.mark_heads import month_of
from ui.markbook.mark_view import MarkView
from ui.markbook.since import Change, Points, change_of, followed, spoken
from ui.words import tr
from vault.domain.markbook import MarkLine

WIDE = 92
_AIR, _SIGN = 8, 14
_ARROWS = {
    1: ("arrow-up-right", "accentText"),
    0: ("arrow-right", "text2"),
    -1: ("arrow-down-right", "warnText"),
}
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class SinceColumn(QWidget):
    """Follows the title of the column under the cursor. The arrow tells of the band, the number of
    the mark."""

    def __init__(self, view: MarkView) -> None:
        super().__init__()
        self._view, self._title = view, ""
        self.points: Points | None = None
        self._mean: str | None = None
        self._changes: dict[tuple[str, str], Change | None] = {}
        """By the values of both points: of 600 pupils, many have the same."""
        self.setFixedWidth(WIDE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        view.verticalScrollBar().valueChanged.connect(lambda _: self.update())
        view.table.modelReset.connect(self._renew)
        view.table.dataChanged.connect(self._changed)

    def sizeHint(self) -> QSize:
        return QSize(WIDE, 0)

    def follow(self, title: str) -> None:
        """Assessments of this title from now on, where there are several."""
        self._title = title
        points = followed(self._view.table.columns, title)
        if points != self.points:
            self._renew()

    def mean_words(self) -> str:
        """How far the class came; '' where nothing is counted."""
        if self._mean is None:
            lines = map(self._of, self._view.table.lines)
            found = [change.by for change in lines if change and change.by is not None]
            mean = sum(found, Decimal(0)) / len(found) if found else None
            words = Change(mean.quantize(Decimal("0.1")), None).words if mean is not None else ""
            self._mean = words
        return self._mean

    def _of(self, line: MarkLine) -> Change | None:
        points, table = self.points, self._view.table
        if points is None:
            return None
        first, last = points
        values = table.value((line.pupil, first.id)), table.value((line.pupil, last.id))
        if values not in self._changes:
            scales = table.scale_of(first), table.scale_of(last)
            self._changes[values] = change_of(values, points, scales)
        return self._changes[values]

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        """Marks at other points change nothing here."""
        points = {point.id for point in self.points or ()}
        columns = self._view.table.columns[first.column() : last.column() + 1]
        if not points.isdisjoint(column.id for column in columns):
            self._mean = None
            self.update()

    def _renew(self) -> None:
        self.points = followed(self._view.table.columns, self._title)
        self._changes, self._mean = {}, None
        words = tr("{0} since {1}").format(*self._head()) if self.points else ""
        self.setAccessibleName(words)
        lines = self._view.table.lines if self.points else ()
        readings = (f"{line.called.known_as}: {spoken(self._of(line))}" for line in lines)
        self.setAccessibleDescription("; ".join(readings))
        self.update()

    def _head(self) -> tuple[str, str]:
        assert self.points is not None  # noqa: S101 - asked only where there are points
        start = self.points[0]
        return start.title, month_of(start)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.points is None:
            return
        painter, view = QPainter(self), self._view
        self._paint_head(painter, view.viewport().y())
        room = QRect(0, view.viewport().y(), self.width(), view.viewport().height())
        painter.setClipRect(room.intersected(event.rect()))
        first = max(0, view.rowAt(0))
        last = view.rowAt(view.viewport().height() - 1)
        for row in range(first, (last if last >= 0 else len(view.table.lines) - 1) + 1):
            top = room.top() + view.rowViewportPosition(row)
            self._paint_row(painter, QRect(0, top, self.width(), view.rowHeight(row)), row)
        painter.end()

    def _paint_head(self, painter: QPainter, high: int) -> None:
        title, month = self._head()
        half = high // 2
        above = QRect(2, 2, self.width() - 2 - _AIR, half - 1)
        below = above.translated(0, half - 3)
        for box, words, strong, ink in (
            (above, title, True, "text"),
            (below, tr("since {0}").format(month), False, "text2"),
        ):
            painter.setFont(font("small", strong=strong))
            painter.setPen(colour(ink))
            middle = Qt.TextElideMode.ElideMiddle
            shown = painter.fontMetrics().elidedText(words, middle, box.width())
            painter.drawText(box, _RIGHT, shown)
        painter.fillRect(0, high - 1, self.width(), 1, colour("border"))

    def _paint_row(self, painter: QPainter, box: QRect, row: int) -> None:
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, colour("border"))
        change = self._of(self._view.table.lines[row])
        painter.setFont(font("small"))
        painter.setPen(colour("text2" if change is None else "text"))
        right = box.right() - _AIR
        if change is None:
            painter.drawText(QRect(0, box.top(), right, box.height()), _RIGHT, "–")
            return
        if change.moved is not None:
            icon, ink = _ARROWS[change.moved]
            sign = icon_pixmap(icon, ink, _SIGN, self.devicePixelRatioF())
            painter.drawPixmap(right - _SIGN + 1, box.center().y() - _SIGN // 2 + 1, sign)
        words = QRect(0, box.top(), right - _SIGN - 6, box.height())
        painter.drawText(words, _RIGHT, change.words)
