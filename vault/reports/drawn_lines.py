"""A chart of lines on paper. Lines differ by their dashes and by the shape of their points, so that
a grey print says the same; what is which stands below."""

import itertools

from reportlab.lib import colors
from reportlab.platypus import Flowable

from vault.domain.line_data import Line, LineData, written
from vault.reports.paper import draw_line, width_of

_INKS = {"accent": "#1F4A86", "text2": "#667788", "b1": "#B3500E", "text": "#222222"}
_INK, _PALE, _GRID, _AREA = "#222222", "#667788", "#D5DADF", "#E5EDF9"
_DASHES: dict[str, tuple[float, ...]] = {"solid": (), "dash": (5, 3), "dot": (1.2, 2.2)}
_HIGH, _BELOW, _ABOVE, _RIGHT, _LEGEND = 150.0, 14.0, 6.0, 16.0, 14.0
_SMALL, _DOT, _SAMPLE = 7.0, 2.6, 22.0
_SHAPES = 3


class DrawnLines(Flowable):  # type: ignore[misc]
    """As wide as the page; a line of the legend for as many names as have room."""

    def __init__(self, data: LineData) -> None:
        super().__init__()
        self._data = data
        low, high, step = data.span()
        self._ticks = [low + step * n for n in range(round((high - low) / step) + 1)]

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Width and height in points."""
        self.width = width
        self._legend = _in_lines(_named(self._data), width)
        self.height = _HIGH + _BELOW + _LEGEND * len(self._legend)
        return self.width, self.height

    def draw(self) -> None:
        """The area, the grid and the lines upon it, and the legend."""
        words = [written(tick, self._data.unit) for tick in self._ticks]
        self._left = max(width_of(word, _SMALL) for word in words) + 10
        self._foot = self.height - _HIGH
        self._area()
        for tick, word in zip(self._ticks, words, strict=True):
            _, y = self._at(0, tick)
            self.canv.setStrokeColor(colors.HexColor(_GRID))
            self.canv.setLineWidth(0.4)
            self.canv.line(self._left, y, self.width - _RIGHT, y)
            self.canv.setFillColor(colors.HexColor(_PALE))
            draw_line(self.canv, word, self._left - 8 - width_of(word, _SMALL), y - 2.5, _SMALL)
        self._marks()
        for number, line in enumerate(self._data.lines):
            self._line(number, line, [self._at(*point) for point in line.points])
        for row, parts in enumerate(self._legend):
            self._names(self._foot - _BELOW - _LEGEND * (row + 1) + 4, parts)
        self.canv.setDash()
        self.canv.setFillColor(colors.HexColor(_INK))

    def _at(self, place: float, value: float) -> tuple[float, float]:
        across = (self.width - _RIGHT - self._left) / max(1, len(self._data.marks) - 1)
        low, high = self._ticks[0], self._ticks[-1]
        up = (_HIGH - _ABOVE) * (value - low) / (high - low)
        return self._left + place * across, self._foot + up

    def _marks(self) -> None:
        """As many of the axis' words as have room."""
        marks = self._data.marks
        wide = max((width_of(mark, _SMALL) for mark in marks), default=0.0) + 6
        room = self.width - _RIGHT - self._left
        each = max(1, -(-round(wide * len(marks)) // max(1, round(room))))
        self.canv.setFillColor(colors.HexColor(_PALE))
        for place in range(0, len(marks), each):
            x, _ = self._at(place, self._ticks[0])
            half = width_of(marks[place], _SMALL) / 2
            draw_line(self.canv, marks[place], x - half, self._foot - 10, _SMALL)

    def _area(self) -> None:
        if len(self._data.area) < 2:
            return
        edge = [self._at(place, top) for place, _, top in self._data.area]
        edge += [self._at(place, foot) for place, foot, _ in reversed(self._data.area)]
        path = self.canv.beginPath()
        path.moveTo(*edge[0])
        for point in edge[1:]:
            path.lineTo(*point)
        path.close()
        self.canv.setFillColor(colors.HexColor(_AREA))
        self.canv.drawPath(path, stroke=0, fill=1)

    def _line(self, number: int, line: Line, points: list[tuple[float, float]]) -> None:
        self.canv.setStrokeColor(_ink(line))
        self.canv.setLineWidth(1.6 if line.dots else 1.0)
        self.canv.setDash(*([list(_DASHES[line.dash])] if _DASHES[line.dash] else []))
        for before, after in itertools.pairwise(points):
            self.canv.line(*before, *after)
        self.canv.setDash()
        self.canv.setFillColor(_ink(line))
        if line.dots:
            for x, y in points:
                self._dot(number, x, y)

    def _dot(self, number: int, x: float, y: float) -> None:
        shape = number % _SHAPES
        if shape == 0:
            self.canv.circle(x, y, _DOT, stroke=0, fill=1)
        elif shape == 1:
            self.canv.rect(x - _DOT, y - _DOT, 2 * _DOT, 2 * _DOT, stroke=0, fill=1)
        else:
            path = self.canv.beginPath()
            path.moveTo(x, y + 1.4 * _DOT)
            path.lineTo(x + 1.3 * _DOT, y - _DOT)
            path.lineTo(x - 1.3 * _DOT, y - _DOT)
            path.close()
            self.canv.drawPath(path, stroke=0, fill=1)

    def _names(self, y: float, parts: list[tuple[int, str]]) -> None:
        left = 0.0
        for number, name in parts:
            if number < len(self._data.lines):
                middle = [(left, y + 2.5), (left + _SAMPLE, y + 2.5)]
                line = self._data.lines[number]
                self._line(number, Line("", (), line.tint, line.dash, dots=False), middle)
                if line.dots:
                    self._dot(number, left + _SAMPLE / 2, y + 2.5)
            else:
                self.canv.setFillColor(colors.HexColor(_AREA))
                self.canv.rect(left, y - 1, _SAMPLE, 7, stroke=0, fill=1)
            self.canv.setFillColor(colors.HexColor(_INK))
            draw_line(self.canv, name, left + _SAMPLE + 4, y, _SMALL)
            left += _room_of(name)


def _ink(line: Line) -> colors.Color:
    return colors.HexColor(_INKS.get(line.tint, _INK))


def _named(data: LineData) -> list[tuple[int, str]]:
    """Names by the number of their line; behind these, what the area is."""
    names = [line.name for line in data.lines]
    return list(enumerate([*names, data.area_name] if len(data.area) > 1 else names))


def _room_of(name: str) -> float:
    return _SAMPLE + 4 + width_of(name, _SMALL) + 14


def _in_lines(named: list[tuple[int, str]], width: float) -> list[list[tuple[int, str]]]:
    rows: list[list[tuple[int, str]]] = [[]]
    for number, name in named:
        used = sum(_room_of(other) for _, other in rows[-1])
        if rows[-1] and used + _room_of(name) > width:
            rows.append([])
        rows[-1].append((number, name))
    return rows
