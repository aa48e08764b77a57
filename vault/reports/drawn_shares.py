"""Bars of shares on paper: a light bar for the whole, a strong one for the part, and both numbers
beside it."""

from reportlab.lib import colors
from reportlab.platypus import Flowable

from vault.domain.charts import ShareBars
from vault.reports.paper import draw_line, line_in

_WHOLE, _PART, _MOST, _INK = "#E5E8EB", "#E0A458", "#B3500E", "#222222"
_ROW, _BAR, _NAMES, _NUMBERS, _SIZE = 15.0, 9.0, 240.0, 84.0, 8.5


class DrawnShares(Flowable):  # type: ignore[misc]
    """As wide as the page; what does not fit on it goes on on the next."""

    def __init__(self, chart: ShareBars) -> None:
        super().__init__()
        self._chart = chart

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Width and height in points."""
        self.width, self.height = width, len(self._chart.rows) * _ROW + 4
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """As many rows as fit, and the rest; nothing where not even a few do."""
        fitting, rows = int((height - 4) // _ROW), self._chart.rows
        if fitting < min(3, len(rows)):
            return []
        text = self._chart.text
        return [
            DrawnShares(ShareBars(text, part)) for part in (rows[:fitting], rows[fitting:]) if part
        ]

    def draw(self) -> None:
        """A row for each bar."""
        room = self.width - _NAMES - _NUMBERS
        for number, (name, part, whole) in enumerate(self._chart.rows):
            bottom = self.height - (number + 1) * _ROW + (_ROW - _BAR) / 2
            self.canv.setFillColor(colors.HexColor(_INK))
            line_in(self.canv, name, 0, bottom + 1.5, _NAMES - 8, _SIZE)
            share = part / whole if whole else 0.0
            words = f"{round(100 * share)} % · {part} / {whole}"
            draw_line(self.canv, words, _NAMES + room + 8, bottom + 1.5, _SIZE)
            self._area(_WHOLE, bottom, room)
            if part:
                self._area(_MOST if 2 * part > whole else _PART, bottom, room * share)
        self.canv.setFillColor(colors.HexColor(_INK))

    def _area(self, fill: str, bottom: float, wide: float) -> None:
        self.canv.setFillColor(colors.HexColor(fill))
        self.canv.rect(_NAMES, bottom, wide, _BAR, stroke=0, fill=1)
