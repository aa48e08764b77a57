"""The shipped fonts, and which of them has a letter.

A face is named after its script, and a letter after it too: DEVANAGARI LETTER KA stands in
NotoSansDevanagari-Regular.ttf. So a new face is one file in `faces`.
"""

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDER: Traversable = files("vault.reports").joinpath("faces")
BASE = "NotoSans-Regular"
"""Latin, Greek and Cyrillic; the face of everything else that it has."""
_LAST = ("NotoSansSymbols2-Regular", "DroidSansFallbackFull", "NanumSquareR")
"""Signs; Chinese and Japanese; Korean. Asked last, because they are large."""

_ARABIC_FORMS = frozenset(map(chr, (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD))))
_READ_AS = re.compile(r"<([0-9A-F]{2})> <([0-9A-F]{4,6})>")


class _Face(TTFont):  # type: ignore[misc]
    """A font whose glyphs are read back as letters: joined Arabic as what it was joined of, and
    letters beyond the first 65,536 in two halves, as a PDF wants them."""

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - the library's name
        """The font's objects, as the file is finished."""
        before = set(doc.idToObject)
        super().addObjects(doc)
        for name in doc.idToObject.keys() - before:
            if name.startswith("toUnicodeCMap:"):
                stream = doc.idToObject[name]
                stream.content = _READ_AS.sub(_read_as, stream.content)


def _read_as(entry: re.Match[str]) -> str:
    letter = chr(int(entry[2], 16))
    plain = unicodedata.normalize("NFKC", letter)
    # Two letters in one sign stay it: readers turn the line round, and these two with it.
    if letter in _ARABIC_FORMS and len(plain) == 1:
        letter = plain
    return f"<{entry[1]}> <{letter.encode('utf-16-be').hex().upper()}>"


@cache
def load_face(name: str) -> TTFont:
    """Make a face known to the PDF library, once."""
    with as_file(FOLDER.joinpath(f"{name}.ttf")) as path:
        font = _Face(name, str(path))
    pdfmetrics.registerFont(font)
    return font


@lru_cache(maxsize=4096)
def face_of(letter: str) -> str:
    """The name of a face that has the letter; '' where none has."""
    if unicodedata.category(letter) == "Co":
        return ""  # shaping keeps its own glyphs under private numbers
    script = unicodedata.name(letter, "").partition(" ")[0].title()
    own = f"NotoSans{script}-Regular"
    names = (BASE, *([own] if own in _shipped() else []), *_LAST)
    return next((name for name in names if has(name, letter)), "")


def has(name: str, letter: str) -> bool:
    """Whether the face has the letter."""
    return ord(letter) in load_face(name).face.charToGlyph


@cache
def _shipped() -> frozenset[str]:
    return frozenset(f.name.removesuffix(".ttf") for f in FOLDER.iterdir())
