"""Inter in three sizes and two weights, with faces of Noto Sans for the scripts of pupils' names.

They are those of the papers, NanumSquare for Korean among them: a system without a face for it
draws bars. Chinese and Japanese come from the system's own fonts: that face is 4 MB.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

import vault
from ui.look.resources import resource
from ui.look.tokens import design

_OF_A_SCRIPT = re.compile(r"(NotoSans[A-Z][a-z]+-Regular|NanumSquareR)\.ttf")


@cache
def _load() -> None:
    paths = [*resource("fonts").glob("*.otf"), *faces_of_names()]
    for path in sorted(paths, key=lambda path: path.name):
        QFontDatabase.addApplicationFont(str(path))


def faces_of_names() -> list[Path]:
    """The files of faces for one script each."""
    # By the package's own path: importlib.resources brings zip files and temporary folders along.
    folder = Path(vault.__file__).with_name("reports") / "faces"
    return [face for face in folder.iterdir() if _OF_A_SCRIPT.fullmatch(face.name)]


def font(kind: str = "body", *, strong: bool = False) -> QFont:
    """`kind` is 'small', 'body' or 'title'; Qt scales the pixels with the screen. The caller's own:
    it may be changed."""
    return QFont(_made(kind, strong=strong))


@cache
def _made(kind: str, *, strong: bool) -> QFont:
    look: dict[str, Any] = design()["type"]
    chosen = QFont()
    chosen.setFamilies([look["family"], *look["fallbacks"]])
    chosen.setPixelSize(look["sizes_px"][kind]["size"])
    chosen.setWeight(QFont.Weight(look["weights"]["strong" if strong else "regular"]))
    for feature in look["features"]:
        chosen.setFeature(QFont.Tag(feature), 1)
    return chosen


def font_to_copy() -> QFont:
    """For what is written down by hand: each sign as wide as the next, and large."""
    chosen = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    chosen.setPixelSize(design()["type"]["sizes_px"]["title"]["size"])
    return chosen


def wear_fonts(app: QApplication) -> None:
    """All text of the program, from now on."""
    _load()
    app.setFont(font())
