"""What a line chart shows, as values: it can be painted, read aloud, and saved as a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor, log10

Point = tuple[int, float]
"""Place on the axis, and value."""
_STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True)
class Line:
    """`tint` is a token; lines differ by their `dash` as well ('solid', 'dash', 'dot'). With `dots`
    each point is marked."""

    name: str
    points: tuple[Point, ...]
    tint: str
    dash: str = "solid"
    dots: bool = True


@dataclass(frozen=True)
class LineData:
    """`marks` are the words of the axis at the places 0, 1, … `area` is (place, from, to), a band
    below the lines, named `area_name`. `unit` stands behind each value ('%')."""

    title: str
    marks: tuple[str, ...]
    lines: tuple[Line, ...]
    area: tuple[tuple[int, float, float], ...] = ()
    area_name: str = ""
    unit: str = ""

    @property
    def text(self) -> str:
        """Its words, as those of each chart."""
        return self.title

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be painted."""
        return not any(line.points for line in self.lines)

    def span(self) -> tuple[float, float, float]:
        """Lowest and highest value of the axis and its step, round numbers around all values."""
        values = [y for line in self.lines for _, y in line.points]
        values += [y for _, low, high in self.area for y in (low, high)]
        low, high = (min(values), max(values)) if values else (0.0, 1.0)
        step = _step((high - low) or abs(high) or 1.0)
        bottom, top = floor(low / step) * step, ceil(high / step) * step
        return (bottom, top, step) if top > bottom else (bottom, bottom + step, step)

    def table(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """Header and rows: a row for each mark of the axis."""
        area = (f"{self.area_name} (from)", f"{self.area_name} (to)") if self.area else ()
        header = ("", *(line.name for line in self.lines), *area)
        return header, tuple(self._rows())

    def _rows(self) -> Iterator[tuple[str, ...]]:
        lines = [dict(line.points) for line in self.lines]
        background = {place: (low, high) for place, low, high in self.area}
        for place, mark in enumerate(self.marks):
            values = [written(line.get(place), self.unit) for line in lines]
            both = background.get(place, (None, None))
            area = [written(value, self.unit) for value in both] if self.area else []
            yield (mark, *values, *area)


def written(value: float | None, unit: str = "") -> str:
    """'102.7', '63 %'; '' for none."""
    if value is None:
        return ""
    number = f"{value:.1f}".removesuffix(".0")
    return f"{number} {unit}" if unit else number


def _step(span: float) -> float:
    rough = span / 4
    scale = 10.0 ** floor(log10(rough))
    return next(step * scale for step in _STEPS if step * scale >= rough)
