"""Charts on paper, drawn as lines and areas and never as a picture: sharp at any size. What a
colour says stands in it as a sign or a number too, so that a grey print says the same."""

from datetime import date, timedelta

from reportlab.lib import colors
from reportlab.platypus import Flowable

from vault.domain.charts import (
    BandMatrix,
    BandSpread,
    Chart,
    ClassMap,
    DayCell,
    ShareBars,
    Tone,
    YearMap,
)
from vault.domain.english.wording import worded
from vault.domain.line_data import LineData
from vault.reports.drawn_class import DrawnClass
from vault.reports.drawn_lines import DrawnLines
from vault.reports.drawn_matrix import DrawnMatrix
from vault.reports.drawn_shares import DrawnShares
from vault.reports.paper import draw_line, line_in, width_of

_FILL = {
    Tone.GOOD: "#E1F0E5",
    Tone.INFO: "#E5EDF9",
    Tone.WARN: "#FBEDC9",
    Tone.BAD: "#FBE4E0",
    Tone.PLAIN: "#F1F1EF",
}
_BANDS = (("#B3500E", "#FFFFFF"), ("#F6D49B", "#4A2D00"), ("#D2E3F5", "#17314F"))
_ABOVE = ("#1F4A86", "#FFFFFF")
_INK, _PALE, _EMPTY = "#222222", "#667788", "#EEEEEC"
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")
_LEFT, _TOP, _HALF, _BETWEEN = 26.0, 12.0, 8.5, 3.0
_SIGN, _SMALL, _PLAIN = 5.5, 7.0, 8.5
_BAR, _ROW, _NAMES, _LEGEND = 13.0, 19.0, 170.0, 16.0
_DAY = timedelta(days=1)


def drawn(chart: Chart) -> Flowable:
    """As wide as the page, and never cut."""
    if isinstance(chart, LineData):
        return DrawnLines(chart)
    if isinstance(chart, BandMatrix):
        return DrawnMatrix(chart)
    if isinstance(chart, ShareBars):
        return DrawnShares(chart)
    if isinstance(chart, ClassMap):
        return DrawnClass(chart)
    return _YearMap(chart) if isinstance(chart, YearMap) else _BandBars(chart)


class _YearMap(Flowable):  # type: ignore[misc]
    """A column for each week, each day in two halves."""

    def __init__(self, chart: YearMap) -> None:
        super().__init__()
        self._chart = chart
        self._first = chart.first - chart.first.weekday() * _DAY
        self._weeks = (chart.last - self._first).days // 7 + 1

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Width and height in points."""
        self.width = width
        self.height = _TOP + len(_WEEKDAYS) * (2 * _HALF + _BETWEEN) + 4
        return self.width, self.height

    def draw(self) -> None:
        """From the top left corner down."""
        for row, name in enumerate(_WEEKDAYS):
            y = self.height - _TOP - row * (2 * _HALF + _BETWEEN) - _HALF - 2
            self.canv.setFillColor(colors.HexColor(_PALE))
            draw_line(self.canv, worded(name), 0, y, _SMALL)
        self._months()
        for day in sorted(self._chart.open_days):
            if self._is_shown(day):
                for half in (0, 1):
                    self._fill(day, half, _EMPTY)
        for (day, half), cell in sorted(self._chart.cells.items()):
            if self._is_shown(day):
                self._cell(day, half, cell)
        self.canv.setFillColor(colors.HexColor(_INK))

    def _is_shown(self, day: date) -> bool:
        return self._first <= day <= self._chart.last and day.weekday() < len(_WEEKDAYS)

    def _months(self) -> None:
        day, right = self._first, 0.0
        self.canv.setFillColor(colors.HexColor(_PALE))
        while day <= self._chart.last:
            left = self._place(day, 0)[0]
            if day.day <= len(_WEEKDAYS) + 2 and left >= right:
                draw_line(self.canv, f"{day:%b}", left, self.height - _SMALL, _SMALL)
                right = left + 22
            day += 7 * _DAY

    def _place(self, day: date, half: int) -> tuple[float, float, float]:
        """Left, bottom and width."""
        wide = (self.width - _LEFT) / self._weeks
        week, weekday = divmod((day - self._first).days, 7)
        top = self.height - _TOP - weekday * (2 * _HALF + _BETWEEN) - half * _HALF
        return _LEFT + week * wide, top - _HALF, wide - 1

    def _fill(self, day: date, half: int, fill: str) -> None:
        left, bottom, wide = self._place(day, half)
        self.canv.setFillColor(colors.HexColor(fill))
        self.canv.rect(left, bottom, wide, _HALF - 0.5, stroke=0, fill=1)

    def _cell(self, day: date, half: int, cell: DayCell) -> None:
        self._fill(day, half, _FILL[cell.tone])
        if cell.tone is Tone.GOOD:
            return
        left, bottom, wide = self._place(day, half)
        self.canv.setStrokeColor(colors.HexColor(_INK))
        self.canv.setLineWidth(0.3)
        self.canv.rect(left, bottom, wide, _HALF - 0.5, stroke=1, fill=0)
        self.canv.setFillColor(colors.HexColor(_INK))
        sign = cell.sign[:2]
        draw_line(self.canv, sign, left + (wide - width_of(sign, _SIGN)) / 2, bottom + 2, _SIGN)


class _BandBars(Flowable):  # type: ignore[misc]
    """Each bar is as wide as the others; the numbers stand in them."""

    def __init__(self, chart: BandSpread) -> None:
        super().__init__()
        self._chart = chart
        self._looks = (*_BANDS[: len(chart.bands) - 1], _ABOVE)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Width and height in points."""
        self.width, self.height = width, len(self._chart.rows) * _ROW + _LEGEND
        return self.width, self.height

    def draw(self) -> None:
        """A row for each bar, and what the shades mean."""
        for number, (name, counts) in enumerate(self._chart.rows):
            bottom = self.height - (number + 1) * _ROW + (_ROW - _BAR) / 2
            self.canv.setFillColor(colors.HexColor(_INK))
            line_in(self.canv, name, 0, bottom + 3, _NAMES - 8, _PLAIN)
            self._bar(bottom, counts)
        left = _NAMES
        for name, (fill, _) in zip(self._chart.bands, self._looks, strict=True):
            self.canv.setFillColor(colors.HexColor(fill))
            self.canv.rect(left, 3, 8, 8, stroke=0, fill=1)
            self.canv.setFillColor(colors.HexColor(_INK))
            draw_line(self.canv, name, left + 11, 4, _SMALL)
            left += 11 + width_of(name, _SMALL) + 12

    def _bar(self, bottom: float, counts: tuple[int, ...]) -> None:
        total, left, room = sum(counts), _NAMES, self.width - _NAMES
        if not total:
            draw_line(self.canv, worded("nothing to compare"), left, bottom + 3, _PLAIN)
            return
        for count, (fill, ink) in zip(counts, self._looks, strict=True):
            wide = room * count / total
            if count:
                self.canv.setFillColor(colors.HexColor(fill))
                self.canv.rect(left, bottom, max(0.5, wide - 1), _BAR, stroke=0, fill=1)
                self.canv.setFillColor(colors.HexColor(ink))
                half = width_of(str(count), _PLAIN) / 2
                if wide > 2 * half + 3:
                    draw_line(self.canv, str(count), left + wide / 2 - half, bottom + 3.5, _PLAIN)
            left += wide
        self.canv.setFillColor(colors.HexColor(_INK))
