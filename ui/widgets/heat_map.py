"""A year as a map of days: a column for each week, and each day in two halves. The sign in a cell
says what its colour says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.look.fonts import font
from ui.look.tokens import colour
from ui.look.tones import fill_toned
from ui.widgets.chart import Chart, Sheet
from ui.widgets.plain import plain_tip
from ui.words import tr

_LEFT, _TOP, _HALF, _GAP = 36, 22, 15, 4
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")
_WIDEST, _LEAST = 24, 12
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class HeatCell:
    """`sign` stands in it where it is not the usual one, `tone` is the one it is drawn in ('good'
    for the usual), `words` are told under the pointer."""

    sign: str
    tone: str
    words: str


class HeatMap(Chart):
    """From Monday to Friday; weeks without any cell keep their place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = self._last = date.today()
        self._cells: Mapping[tuple[date, int], HeatCell] = {}
        self._open: frozenset[date] = frozenset()
        self._sheet: Sheet = ((), ())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self.sizeHint().height())

    def show_days(
        self,
        first: date,
        last: date,
        cells: Mapping[tuple[date, int], HeatCell],
        open_days: frozenset[date],
        sheet: Sheet = ((), ()),
    ) -> None:
        """`cells` by day and half (0 and 1); `open_days` without a cell are drawn as empty. `sheet`
        says the same."""
        self._sheet = sheet
        self._first, self._last = first - first.weekday() * _DAY, last
        self._cells, self._open = cells, open_days
        self.updateGeometry()
        self.update()

    def table(self) -> Sheet:
        return self._sheet

    @property
    def weeks(self) -> int:
        """How many columns there are."""
        return (self._last - self._first).days // 7 + 1

    def sizeHint(self) -> QSize:
        return QSize(_LEFT + 46 * 18, _TOP + 5 * (2 * _HALF + _GAP) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEFT + 20 * _LEAST, self.sizeHint().height())

    def cell_rect(self, day: date, half: int) -> QRect:
        """Where that half of the day is drawn."""
        wide = self._wide()
        week, weekday = divmod((day - self._first).days, 7)
        left = _LEFT + round(week * wide)
        top = _TOP + weekday * (2 * _HALF + _GAP) + half * _HALF
        return QRect(left, top, round((week + 1) * wide) - round(week * wide) - 2, _HALF)

    def at(self, place: QPoint) -> HeatCell | None:
        """What is drawn there."""
        for (day, half), cell in self._cells.items():
            if self.cell_rect(day, half).contains(place):
                return cell
        return None

    def _wide(self) -> float:
        return max(4.0, min(_WIDEST, (self.width() - _LEFT) / max(1, self.weeks)))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cell = self.at(event.pos())
            if cell is not None:
                QToolTip.showText(event.globalPos(), plain_tip(cell.words), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font("small"))
        painter.setPen(colour("text2"))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for row, name in enumerate(_WEEKDAYS):
            top = _TOP + row * (2 * _HALF + _GAP)
            painter.drawText(QRect(0, top, _LEFT - 4, 2 * _HALF), middle, tr(name))
        self._paint_months(painter)
        for day in sorted(self._open):
            if self._first <= day <= self._last and day.weekday() < len(_WEEKDAYS):
                whole = self.cell_rect(day, 0).united(self.cell_rect(day, 1))
                painter.fillRect(whole, colour("sunken"))
        for (day, half), cell in self._cells.items():
            if day.weekday() < len(_WEEKDAYS):
                self._paint_cell(painter, self.cell_rect(day, half), cell)
        painter.end()

    def _paint_months(self, painter: QPainter) -> None:
        day, right = self._first, -1
        while day <= self._last:
            if day.day <= 7:
                left = self.cell_rect(day, 0).left()
                if left > right:
                    painter.drawText(left, _TOP - 8, f"{day:%b}")
                    right = left + 30
            day += 7 * _DAY

    def _paint_cell(self, painter: QPainter, box: QRect, cell: HeatCell) -> None:
        if cell.tone:
            fill_toned(painter, box, cell.tone)
        else:
            painter.fillRect(box, colour("hover"))
        if cell.tone == "good":
            return
        painter.setPen(QPen(colour(f"{cell.tone}Text" if cell.tone else "text2"), 1))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        if box.width() >= _LEAST:
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cell.sign[:2])
