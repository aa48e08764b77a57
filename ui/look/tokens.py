"""Colours, sizes and type, from one file (`resources/look/tokens.json`); nothing else names any."""

import json
from enum import StrEnum
from functools import cache
from typing import Any

from PySide6.QtGui import QColor

from ui.look.resources import resource


class Theme(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "hc"


_worn = {"theme": Theme.LIGHT}
_of_system: dict[str, str] = {}


@cache
def design() -> dict[str, Any]:
    """The whole file: `themes`, `pairs` (which colour stands on which, with the contrast it needs
    by WCAG 2.2), `type`, and sizes in px at 100 %."""
    found: dict[str, Any] = json.loads(resource("look", "tokens.json").read_text("utf-8"))
    return found


def wear(theme: Theme, of_system: dict[str, str] | None = None) -> None:
    """The theme that `colour` speaks of from now on; `of_system` are colours by token that the
    system's own high contrast gives."""
    _worn["theme"] = theme
    _of_system.clear()
    _of_system.update(of_system or {})


def worn() -> Theme:
    return _worn["theme"]


def hex_of(token: str) -> str:
    """'#RRGGBB' in the theme that is worn; KeyError for a token that there is not."""
    if token in _of_system:
        return _of_system[token]
    found: str = design()["themes"][worn()][token]
    return found


def colour(token: str) -> QColor:
    """As `hex_of`."""
    return QColor(hex_of(token))


def size(name: str) -> int:
    """Pixels at 100 % of a part of the window; KeyError for one that there is not."""
    found: int = design()["size_px"][name]
    return found


def face_size(name: str) -> int:
    """Pixels at 100 % of the side of a face, by where it is shown."""
    found: int = design()["size_px"]["face"][name]
    return found


def space(name: str) -> int:
    """Pixels at 100 % between things."""
    found: int = design()["space_px"][name]
    return found


def radius(name: str) -> int:
    """Pixels at 100 % of a rounded corner."""
    found: int = design()["radius_px"][name]
    return found
