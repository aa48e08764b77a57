"""The transition matrix on paper: how many moved from band to band, and who. An arrow says which
way, so that a grey print says the same as the tints."""

from reportlab.lib import colors
from reportlab.platypus import Flowable

from vault.domain.charts import BandMatrix
from vault.reports.paper import draw_line, line_in, width_of

_TINTS = {1: "#E5EDF9", 0: "#F1F1EF", -1: "#FBEDC9"}
_INK, _PALE, _EDGE = "#222222", "#667788", "#B9C2CC"
_HEAD, _SIDE, _GAP, _AIR = 26.0, 92.0, 3.0, 5.0
_NUMBER, _SMALL, _LINE, _LEAST = 9.0, 7.0, 9.0, 34.0
_MOST_LINES = 14
"""Of names in a cell; who else is in it stands in the table."""


class DrawnMatrix(Flowable):  # type: ignore[misc]
    """As wide as the page; a row is as high as its fullest cell needs, within bounds."""

    def __init__(self, chart: BandMatrix) -> None:
        super().__init__()
        self._chart = chart

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Width and height in points."""
        many = len(self._chart.bands)
        self.width = width
        self._wide = (width - _SIDE) / many
        room = self._wide - _GAP - 2 * _AIR
        self._words = {
            step: _in_lines(names, room) for step, names in self._chart.cells.items() if names
        }
        self._high = [
            max(_LEAST, *(_high(self._words.get((start, end), ())) for end in range(many)))
            for start in range(many)
        ]
        self.height = _HEAD + sum(self._high)
        return self.width, self.height

    def draw(self) -> None:
        """The highest band at the start is the top row."""
        chart, top = self._chart, self.height - _HEAD
        self.canv.setFillColor(colors.HexColor(_PALE))
        line_in(self.canv, chart.at_end, _SIDE, self.height - 8, self.width - _SIDE, _SMALL)
        line_in(self.canv, chart.at_start, 0, self.height - 20, _SIDE - 6, _SMALL)
        self.canv.setFillColor(colors.HexColor(_INK))
        for end, band in enumerate(chart.bands):
            draw_line(self.canv, band, _SIDE + end * self._wide, self.height - 20, _NUMBER)
        for start in reversed(range(len(chart.bands))):
            high = self._high[start]
            line_in(self.canv, chart.bands[start], 0, top - high / 2 - 3, _SIDE - 6, _NUMBER)
            for end in range(len(chart.bands)):
                self._cell((start, end), top, high - _GAP)
            top -= high

    def _cell(self, step: tuple[int, int], top: float, high: float) -> None:
        left, wide = _SIDE + step[1] * self._wide, self._wide - _GAP
        names = self._chart.cells.get(step, ())
        way = (step[1] > step[0]) - (step[1] < step[0])
        self.canv.setStrokeColor(colors.HexColor(_EDGE))
        self.canv.setLineWidth(0.4)
        self.canv.setFillColor(colors.HexColor(_TINTS[way] if names else "#FFFFFF"))
        self.canv.rect(left, top - high, wide, high, stroke=1, fill=1)
        self.canv.setFillColor(colors.HexColor(_INK))
        if not names:
            return
        number = str(len(names))
        draw_line(self.canv, number, left + _AIR, top - _AIR - 7, _NUMBER)
        if way:
            self._arrow(left + _AIR + width_of(number, _NUMBER) + 8, top - _AIR - 3.5, way)
        for row, words in enumerate(self._words[step]):
            y = top - _AIR - 17 - row * _LINE
            line_in(self.canv, words, left + _AIR, y, wide - 2 * _AIR, _SMALL)

    def _arrow(self, x: float, y: float, way: int) -> None:
        path = self.canv.beginPath()
        path.moveTo(x, y + 3.5 * way)
        path.lineTo(x + 3, y - 2.5 * way)
        path.lineTo(x - 3, y - 2.5 * way)
        path.close()
        self.canv.drawPath(path, stroke=0, fill=1)


def _high(lines: tuple[str, ...]) -> float:
    return 2 * _AIR + 12 + len(lines) * _LINE + _GAP


def _in_lines(names: tuple[str, ...], room: float) -> tuple[str, ...]:
    """As many as have room, and how many more there are."""
    lines: list[list[str]] = [[]]
    for name in names:
        if lines[-1] and width_of(", ".join([*lines[-1], name]) + ",", _SMALL) > room:
            lines.append([])
        lines[-1].append(name)
    kept = lines if len(lines) <= _MOST_LINES else lines[: _MOST_LINES - 1]
    words = ",\n".join(", ".join(line) for line in kept).split("\n")
    rest = len(names) - sum(map(len, kept))
    return (*words, f"+{rest}") if rest else tuple(words)
