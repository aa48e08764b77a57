"""A class's attendance as a map: a line for each pupil, a column for each week. The number in a
cell says how many sessions were missed."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.look.fonts import font
from ui.look.tokens import colour
from ui.look.tones import fill_toned
from ui.widgets.chart import Chart, Sheet
from ui.widgets.dates import day_text
from ui.widgets.plain import plain_tip
from ui.words import tr
from vault.domain.absence_numbers import Numbers
from vault.domain.charts import ClassMap, Tone
from vault.domain.class_weeks import PupilWeeks, missed_of, week_grid, week_map
from vault.domain.months import short_month

_TOP, _ROW, _GAP, _AIR = 22, 22, 2, 8
_NAMES, _LEAST_NAMES, _SHARE = 200, 132, 64
_WIDEST, _LEAST = 30, 17


class WeekMap(Chart):
    """As wide as it gets; narrower than its cells can be read it is never."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pupils: tuple[PupilWeeks, ...] = ()
        self._map = ClassMap("", (), ())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_weeks(self, title: str, pupils: Sequence[PupilWeeks]) -> None:
        """Paint these from now on, in this order."""
        self._pupils, self._map = tuple(pupils), week_map(pupils)
        self.setAccessibleName(title)
        self.setAccessibleDescription(self._map.text)
        self.setMinimumSize(self.minimumSizeHint())
        self.updateGeometry()
        self.update()

    @property
    def is_empty(self) -> bool:
        """Whether no register was taken in these weeks."""
        return not self._map.weeks

    def table(self) -> Sheet:
        return week_grid(self._pupils)

    def sizeHint(self) -> QSize:
        wide = _NAMES + len(self._map.weeks) * _WIDEST + _SHARE
        return QSize(wide, _TOP + len(self._pupils) * _ROW)

    def minimumSizeHint(self) -> QSize:
        wide = _LEAST_NAMES + len(self._map.weeks) * _LEAST + _SHARE
        return QSize(wide, self.sizeHint().height())

    def cell_rect(self, row: int, week: int) -> QRect:
        """Where that week of that pupil is drawn."""
        left, wide = self._names(), self._wide()
        return QRect(left + week * wide, _TOP + row * _ROW, wide - _GAP, _ROW - _GAP)

    def words_at(self, place: QPoint) -> str:
        """What is told of the cell there; '' for none."""
        row, week = (place.y() - _TOP) // _ROW, (place.x() - self._names()) // self._wide()
        if not (0 <= row < len(self._pupils) and 0 <= week < len(self._map.weeks)):
            return ""
        one, monday = self._pupils[row], self._map.weeks[week]
        numbers = one.weeks.get(monday)
        if numbers is None or not numbers.possible:
            return ""
        return _told(one.name, monday, numbers)

    def _wide(self) -> int:
        room = (self.width() - _LEAST_NAMES - _SHARE) // max(1, len(self._map.weeks))
        return max(_LEAST, min(_WIDEST, room))

    def _names(self) -> int:
        """What the weeks leave is the names'."""
        rest = self.width() - _SHARE - len(self._map.weeks) * self._wide()
        return max(_LEAST_NAMES, min(_NAMES, rest))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.words_at(event.pos())
            if words:
                QToolTip.showText(event.globalPos(), plain_tip(words), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font("small"))
        self._paint_months(painter)
        for row, one in enumerate(self._pupils):
            line = QRect(0, _TOP + row * _ROW, self.width(), _ROW)
            if line.intersects(event.rect()):
                self._paint_row(painter, line, row, one)
        painter.end()

    def _paint_months(self, painter: QPainter) -> None:
        painter.setPen(colour("text2"))
        right, before = -1, 0
        metrics = QFontMetrics(painter.font())
        for place, week in enumerate(self._map.weeks):
            left = self.cell_rect(0, place).left()
            if week.month != before and left > right:
                words = short_month(week)
                painter.drawText(left, _TOP - 8, words)
                right = left + metrics.horizontalAdvance(words) + 4
            before = week.month
        if self._map.weeks:
            box = QRect(self.cell_rect(0, len(self._map.weeks)).left(), 0, _SHARE, _TOP - 4)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight, tr("Missed"))

    def _paint_row(self, painter: QPainter, line: QRect, row: int, one: PupilWeeks) -> None:
        names = QRect(0, line.top(), self._names() - _AIR, _ROW - _GAP)
        painter.setPen(colour("text"))
        words = QFontMetrics(painter.font()).elidedText(
            one.name, Qt.TextElideMode.ElideRight, names.width()
        )
        painter.drawText(names, Qt.AlignmentFlag.AlignVCenter, words)
        for place, cell in enumerate(self._map.rows[row][1]):
            if cell is None:
                continue
            box = self.cell_rect(row, place)
            fill_toned(painter, box, cell.tone)
            if cell.sign:
                painter.setPen(QPen(colour(f"{cell.tone}Text"), 1))
                if cell.tone is Tone.BAD:
                    painter.drawRect(box.adjusted(0, 0, -1, -1))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cell.sign)
        painter.setPen(colour("text2"))
        share = QRect(self.cell_rect(row, len(self._map.weeks)).left(), names.top(), _SHARE, _ROW)
        total = sum(one.weeks.values(), Numbers())
        if total.possible:
            middle = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(share.adjusted(0, 0, 0, -_GAP), middle, f"{total.percent_missed} %")


def _told(name: str, monday: date, numbers: Numbers) -> str:
    words = tr("{0}, week from {1}: {2} of {3} missed, {4} with leave and {5} without")
    return words.format(
        name,
        day_text(monday),
        missed_of(numbers),
        numbers.possible,
        numbers.authorised,
        numbers.unauthorised,
    )
