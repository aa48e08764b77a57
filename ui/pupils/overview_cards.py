"""Beside what happened lately: the last weeks of attendance, and the newest mark of each title."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolTip, QVBoxLayout, QWidget

from ui.look.fonts import font
from ui.look.tokens import colour, space
from ui.pupils.overview_figures import DayShown, Look, Standing, attendance_lines, days_shown
from ui.widgets.band_look import CHIP, band_words, chip, fill_of, ink_of
from ui.widgets.plain import Quiet, Subtitle, plain_tip
from ui.words import tr
from vault.domain.bands import Band
from vault.domain.pupil_attendance import PupilAttendance

WEEKS = 10
_WIDE, _HIGH, _GAP, _ROUND = 15, 13, 5, 3
_ROW, _WORD, _ARM = 24, 84, 2.5
_DAYS = 5
_BANDS = {Look.PRESENT: Band.EXPECTED, Look.LATE: Band.BELOW, Look.ABSENT: Band.WELL_BELOW}
"""The palette that stays apart for colour-blind people."""


class OverviewCard(QFrame):
    """A title, something at its right, and what stands below."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("card")
        pad = space("card_padding")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(pad, 12, pad, 12)
        self.column.setSpacing(space("grid"))
        self.head = QHBoxLayout()
        self.head.addWidget(Subtitle(title), 1)
        self.column.addLayout(self.head)
        self.hide()


class AttendanceCard(OverviewCard):
    """Hidden until there is a register."""

    def __init__(self) -> None:
        super().__init__(tr("Attendance"))
        self.share = Subtitle()
        self.head.addWidget(self.share)
        self.weeks = _Weeks()
        self.lines = tuple(Quiet(is_small=True) for _ in range(3))
        row, beside = QHBoxLayout(), QVBoxLayout()
        beside.setSpacing(2)
        for line in self.lines:
            line.setWordWrap(False)
            beside.addWidget(line)
        beside.addStretch(1)
        row.addWidget(self.weeks)
        row.addSpacing(space("grid"))
        row.addLayout(beside, 1)
        self.column.addLayout(row)

    def show_attendance(self, found: PupilAttendance, today: date) -> None:
        """Of the school year; the map has its last weeks."""
        for line, words in zip(self.lines, attendance_lines(found), strict=True):
            line.setText(words)
        self.share.setText(tr("{0} %").format(found.numbers.percent_attended))
        self.weeks.show_days(days_shown(found, WEEKS, today), today)
        words = ", ".join((self.share.text(), *(line.text() for line in self.lines)))
        self.weeks.setAccessibleName(tr("Attendance of the last weeks: {0}").format(words))
        self.setVisible(found.numbers.possible > 0)


class ProgressCard(OverviewCard):
    """Hidden until there is a mark."""

    def __init__(self) -> None:
        super().__init__(tr("Progress"))
        self.when = Quiet(is_small=True)
        self.when.setWordWrap(False)
        self.head.addWidget(self.when)
        self.marks = _Standings()
        self.column.addWidget(self.marks)

    def show_standings(self, standings: Sequence[Standing], when: str) -> None:
        """The newest first."""
        self.when.setText(when)
        self.marks.show_rows(standings)
        self.setVisible(bool(standings))


class _Weeks(QWidget):
    """A column for each week, a cell for each day from Monday to Friday."""

    def __init__(self) -> None:
        super().__init__()
        self._days: Mapping[date, DayShown] = {}
        self._first = date.today()
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(WEEKS * (_WIDE + _GAP) - _GAP, _DAYS * (_HIGH + _GAP) - _GAP)

    def show_days(self, days: Mapping[date, DayShown], today: date) -> None:
        self._days = days
        self._first = today - timedelta(days=today.weekday() + 7 * (WEEKS - 1))
        self.update()

    def _cell(self, day: date) -> QRect:
        week, weekday = divmod((day - self._first).days, 7)
        return QRect(week * (_WIDE + _GAP), weekday * (_HIGH + _GAP), _WIDE, _HIGH)

    def tip_at(self, place: QPoint) -> str:
        """What is told of the day that is drawn there."""
        return next((d.words for on, d in self._days.items() if self._cell(on).contains(place)), "")

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip(self.tip_at(event.pos())), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for week in range(WEEKS):
            for weekday in range(_DAYS):
                day = self._first + timedelta(days=7 * week + weekday)
                shown = self._days.get(day)
                _paint_day(painter, self._cell(day), shown.look if shown else Look.NONE)
        painter.end()


def _paint_day(painter: QPainter, cell: QRect, look: Look) -> None:
    band = _BANDS.get(look)
    edge = colour("border") if band is None else colour("b3l") if band is Band.EXPECTED else None
    painter.setPen(Qt.PenStyle.NoPen if edge is None else QPen(edge, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush if band is None else fill_of(band))
    painter.drawRoundedRect(cell.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
    if band is None or look is Look.PRESENT:
        return
    pen = QPen(ink_of(band), 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    middle = cell.toRectF().center()
    if look is Look.LATE:
        painter.drawPoint(middle)
        painter.drawEllipse(middle, 1, 1)
        return
    for up in (_ARM, -_ARM):
        painter.drawLine(middle + QPointF(-_ARM, up), middle + QPointF(_ARM, -up))


class _Standings(QWidget):
    """Title, mark, and the band as chip and word."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Standing] = ()

    def show_rows(self, rows: Sequence[Standing]) -> None:
        self.rows = rows
        self.setFixedHeight(_ROW * len(rows))
        told = (f"{row.title}: {row.value}, {band_words(row.band)}" for row in rows)
        self.setAccessibleName("; ".join(told))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        at_left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        at_right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        word = self.width() - _WORD
        for place, row in enumerate(self.rows):
            box = QRect(0, place * _ROW, word - CHIP - 8, _ROW)
            painter.setFont(font())
            painter.setPen(colour("text"))
            metrics = painter.fontMetrics()
            painter.drawText(box.adjusted(0, 0, -8, 0), int(at_right), row.value)
            room = box.width() - metrics.horizontalAdvance(row.value) - 24
            title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, room)
            painter.drawText(box, int(at_left), title)
            if row.band is None:
                continue
            top = box.center().y() - CHIP // 2
            ratio = self.devicePixelRatioF()
            painter.drawPixmap(word - CHIP - 8, top, chip(row.band, ratio))
            painter.setFont(font("small"))
            painter.setPen(colour("text2"))
            painter.drawText(
                QRect(word, box.top(), _WORD, _ROW), int(at_left), band_words(row.band)
            )
        painter.end()
