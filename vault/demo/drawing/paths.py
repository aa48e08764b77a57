"""Paths as SVG writes them (the letters M L H V C S Q Z, capital or small), as points.

Source: W3C, Scalable Vector Graphics 1.1, chapter 8.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

Point = tuple[float, float]
_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4}
_STEPS = 14


def points(path: str) -> list[Point]:
    """The path as points close together; one piece, so `Z` may only end it."""
    return list(_walked(path))


def _walked(path: str) -> Iterator[Point]:
    point = handle = (0.0, 0.0)
    for command, numbers in _commands(path):
        ends = _ends(command, numbers, point)
        letter = command.upper()
        if letter == "S":
            ends.insert(0, (2 * point[0] - handle[0], 2 * point[1] - handle[1]))
        if letter in "CSQ":
            yield from _curve([point, *ends])
        else:
            yield ends[-1]
        point, handle = ends[-1], ends[-2] if letter in "CS" else ends[-1]


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with its numbers; one that is repeated need not be written again."""
    command, numbers = "", list[float]()
    for token in _TOKEN.findall(path):
        if token.isalpha():
            command = token
            continue
        numbers.append(float(token))
        if len(numbers) == _TAKES[command.upper()]:
            yield command, numbers
            numbers = []


def _ends(command: str, numbers: list[float], point: Point) -> list[Point]:
    """The points that a command names; small letters count from where the path is."""
    x, y = point if command.islower() else (0.0, 0.0)
    if command in "Hh":
        return [(x + numbers[0], point[1])]
    if command in "Vv":
        return [(point[0], y + numbers[0])]
    return [(x + a, y + b) for a, b in zip(numbers[::2], numbers[1::2], strict=True)]


def _curve(handles: list[Point]) -> Iterator[Point]:
    """De Casteljau's way along a Bézier curve of any degree, without its first point."""
    for step in range(1, _STEPS + 1):
        t, left = step / _STEPS, handles
        while len(left) > 1:
            left = [(a + (c - a) * t, b + (d - b) * t) for (a, b), (c, d) in pairwise(left)]
        yield left[0]
