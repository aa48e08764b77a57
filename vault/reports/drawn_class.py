"""A class's weeks on paper: a line for each pupil, a column for each week, and in the cells how
many sessions were missed."""

from reportlab.lib import colors
from reportlab.platypus import Flowable

from vault.domain.charts import ClassMap, DayCell, Tone
from vault.domain.months import short_month
from vault.reports.paper import draw_line, line_in, width_of

_FILL = {Tone.GOOD: "#E1F0E5", Tone.WARN: "#FBEDC9", Tone.BAD: "#F3B8AE"}
_INK, _PALE = "#222222", "#667788"
_TOP, _ROW, _CELL, _NAMES = 12.0, 13.0, 11.0, 130.0
_WIDEST, _SIZE, _SMALL, _SIGN = 16.0, 8.5, 7.0, 6.0
_LEAST = 3
"""Rows that go on a page before the rest goes on the next."""


class DrawnClass(Flowable):  # type: ignore[misc]
    """As wide as the page; who does not fit on it goes on on the next."""

    def __init__(self, chart: ClassMap) -> None:
        super().__init__()
        self._chart = chart

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Width and height in points."""
        self.width, self.height = width, _TOP + len(self._chart.rows) * _ROW + 4
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """As many rows as fit, and the rest; nothing where not even a few do."""
        chart, fitting = self._chart, int((height - _TOP - 4) // _ROW)
        if fitting < min(_LEAST, len(chart.rows)):
            return []
        parts = (chart.rows[:fitting], chart.rows[fitting:])
        return [DrawnClass(ClassMap(chart.text, chart.weeks, part)) for part in parts if part]

    def draw(self) -> None:
        """The months on top, and a line for each pupil."""
        wide = min(_WIDEST, (self.width - _NAMES) / len(self._chart.weeks))
        self._months(wide)
        for number, (name, cells) in enumerate(self._chart.rows):
            bottom = self.height - _TOP - (number + 1) * _ROW
            self.canv.setFillColor(colors.HexColor(_INK))
            line_in(self.canv, name, 0, bottom + 3, _NAMES - 6, _SIZE)
            for place, cell in enumerate(cells):
                if cell is not None:
                    self._cell(cell, _NAMES + place * wide, bottom + 1, wide - 1)
        self.canv.setFillColor(colors.HexColor(_INK))

    def _months(self, wide: float) -> None:
        right, before = 0.0, 0
        self.canv.setFillColor(colors.HexColor(_PALE))
        for place, week in enumerate(self._chart.weeks):
            left = _NAMES + place * wide
            if week.month != before and left >= right:
                words = short_month(week)
                draw_line(self.canv, words, left, self.height - _SMALL, _SMALL)
                right = left + width_of(words, _SMALL) + 4
            before = week.month

    def _cell(self, cell: DayCell, left: float, bottom: float, wide: float) -> None:
        self.canv.setFillColor(colors.HexColor(_FILL[cell.tone]))
        self.canv.rect(left, bottom, wide, _CELL, stroke=0, fill=1)
        self.canv.setFillColor(colors.HexColor(_INK))
        if cell.tone is Tone.BAD:
            self.canv.setStrokeColor(colors.HexColor(_INK))
            self.canv.setLineWidth(0.5)
            self.canv.rect(left, bottom, wide, _CELL, stroke=1, fill=0)
        if cell.sign:
            at = left + (wide - width_of(cell.sign, _SIGN)) / 2
            draw_line(self.canv, cell.sign, at, bottom + 3.5, _SIGN)
