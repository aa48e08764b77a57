"""Colours, sizes and type, from one file (`resources/look/tokens.json`); nothing else names any."""

import json
from enum import StrEnum
from functools import cache
from typing import Any

from PySide6.QtGui import QColor

from ui.look.resources import resource


class Theme(StrEnum):
    """The themes, by their keys in tokens.json and in the settings."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "hc"


_worn = {"theme": Theme.LIGHT}
_of_system: dict[str, str] = {}


@cache
def design() -> dict[str, Any]:
    """The whole file: `themes`, `pairs` (which colour stands on which, with the contrast it needs
    by WCAG 2.2), `type`, and sizes in px at 100 %."""
    tokens: dict[str, Any] = json.loads(resource("look", "tokens.json").read_text("utf-8"))
    return tokens


def wear(theme: Theme, of_system: dict[str, str] | None = None) -> None:
    """The theme that `colour` speaks of from now on; `of_system` are colours by token that the
    system's own high contrast gives."""
    _worn["theme"] = theme
    _of_system.clear()
    _of_system.update(of_system or {})


def worn() -> Theme:
    """The theme of the whole program, now."""
    return _worn["theme"]


def hex_of(token: str) -> str:
    """'#RRGGBB' in the theme that is worn; KeyError for a token that there is not."""
    if token in _of_system:
        return _of_system[token]
    value: str = design()["themes"][worn()][token]
    return value


def colour(token: str) -> QColor:
    """As `hex_of`."""
    return QColor(hex_of(token))


def size(name: str) -> int:
    """Pixels at 100 % of a part of the window; KeyError for one that there is not."""
    pixels: int = design()["size_px"][name]
    return pixels


def sides(name: str) -> tuple[int, int]:
    """Width and height in pixels at 100 % of a part that has both."""
    wide, high = design()["size_px"][name]
    return wide, high


def face_size(name: str) -> int:
    """Pixels at 100 % of the side of a face, by where it is shown."""
    pixels: int = design()["size_px"]["face"][name]
    return pixels


def space(name: str) -> int:
    """Pixels at 100 % between things."""
    pixels: int = design()["space_px"][name]
    return pixels


def radius(name: str) -> int:
    """Pixels at 100 % of a rounded corner."""
    pixels: int = design()["radius_px"][name]
    return pixels
