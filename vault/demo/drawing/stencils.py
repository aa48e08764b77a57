"""Shapes of the drawn pupils as stencils: each is drawn once, smooth at its edges, and coloured
for every pupil who has it. The drawing's grid is 64 by 64 units, y downwards.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from PIL import Image, ImageDraw

from vault.demo.drawing.paths import Point, points

GRID = 64
_FINER = 4
"""So many times as large a stencil is drawn before it is scaled down, which smooths its edges."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line along a path, its ends round; `width` in units."""

    path: str
    width: float


@dataclass(frozen=True, slots=True)
class Oval:
    """An ellipse by its middle; with a `line` only its outline, so wide, measured inwards."""

    x: float
    y: float
    rx: float
    ry: float
    line: float = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle with round corners; with a `line` only its outline."""

    x: float
    y: float
    width: float
    height: float
    radius: float
    line: float = 0


Shape = str | Stroke | Oval | Block
"""A text is a path, filled."""
Shapes = tuple[Shape, ...]


class Stencil(NamedTuple):
    """How far each pixel is covered (mode L), and the place of its left and top edge."""

    mask: Image.Image
    left: int
    top: int

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom, in pixels."""
        return self.left, self.top, self.left + self.mask.width, self.top + self.mask.height


def dots(radius: float, *places: Point) -> Shapes:
    """Discs of the same size."""
    return tuple(Oval(x, y, radius, radius) for x, y in places)


@lru_cache(maxsize=512)
def stencil(shapes: Shapes, size: int, strength: float = 1.0) -> Stencil:
    """All the shapes as one, for a picture of `size` by `size` pixels."""
    outlines = [_outline(shape) for shape in shapes]
    left, top, right, bottom = _box(outlines, size)
    image = Image.new("L", ((right - left) * _FINER, (bottom - top) * _FINER))
    pen, fine = ImageDraw.Draw(image), size / GRID * _FINER
    for shape, (some, _) in zip(shapes, outlines, strict=True):
        places = [(x * fine - left * _FINER, y * fine - top * _FINER) for x, y in some]
        _draw(pen, shape, places, fine)
    smooth = image.reduce(_FINER)
    if strength < 1:
        smooth = smooth.point([round(value * strength) for value in range(256)])
    return Stencil(smooth, left, top)


def _outline(shape: Shape) -> tuple[list[Point], float]:
    """The points of a path, or the corners of what has none; and how far ink goes beyond them."""
    match shape:
        case str():
            return points(shape), 0
        case Stroke():
            return points(shape.path), shape.width / 2
        case Oval(x, y, rx, ry):
            return [(x - rx, y - ry), (x + rx, y + ry)], 0
        case Block(x, y, width, height):
            return [(x, y), (x + width, y + height)], 0


def _box(outlines: list[tuple[list[Point], float]], size: int) -> tuple[int, int, int, int]:
    """The pixels that are touched, within the picture."""
    scale = size / GRID
    low = [min(p[axis] - beyond for some, beyond in outlines for p in some) for axis in (0, 1)]
    high = [max(p[axis] + beyond for some, beyond in outlines for p in some) for axis in (0, 1)]
    left, top = (max(0, int(value * scale) - 1) for value in low)
    right, bottom = (min(size, int(value * scale) + 2) for value in high)
    return left, top, right, bottom


def _draw(pen: ImageDraw.ImageDraw, shape: Shape, places: list[Point], fine: float) -> None:
    match shape:
        case str():
            pen.polygon(places, fill=255)
        case Stroke():
            half = shape.width * fine / 2
            pen.line(places, fill=255, width=round(2 * half), joint="curve")
            for x, y in (places[0], places[-1]):
                pen.ellipse((x - half, y - half, x + half, y + half), fill=255)
        case Oval() | Block():
            line = round(shape.line * fine)
            corners = (*places[0], *places[1])
            inside, outside = (None, 255) if line else (255, None)
            if isinstance(shape, Oval):
                pen.ellipse(corners, inside, outside, line or 1)
            else:
                pen.rounded_rectangle(corners, shape.radius * fine, inside, outside, line or 1)
