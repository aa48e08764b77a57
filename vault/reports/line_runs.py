"""A line of text as runs of one face each, in the order in which they stand on paper.

The PDF library shapes and orders nothing by itself unless a second library is there that has no
wheels (findings/reportlab-shapes-nothing-without-rlbidi.sh), and leaves out what a font lacks. So
faces are chosen here, python-bidi says what runs from right to left, and HarfBuzz joins letters
and puts vowel signs where they belong.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from reportlab.lib.abag import ABag
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import shapeFragWord

from vault.reports.faces import BASE, face_of, has, load_face

BOX = "□"
"""Stands where no face has the letter."""
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_FEATURES = {"kern": True, "liga": True}
"""What joins only for show (dlig) is off: it writes a name with vowels that it has not."""
_JOINERS = "\u200c\u200d"


class Run(NamedTuple):
    """Letters of one face; shaped, they are glyphs in the order of the paper. `width` is for a size
    of 1 point. `spoken` is what stands beside them for readers of the PDF, '' for nothing: what
    runs from right to left they put in order by themselves, and would do so with that as well
    (findings/pdfium-swaps-words-of-actualtext.sh)."""

    face: str
    text: str
    width: float
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """`missing`: letters that stand as a box."""

    runs: tuple[Run, ...]
    width: float
    missing: frozenset[str] = frozenset()


class _Letter(NamedTuple):
    sign: str
    face: str
    level: int


@lru_cache(maxsize=8192)
def line_of(text: str) -> Line:
    """The runs of one line. Signs that are no letters (controls, marks of direction) are left
    out."""
    load_face(BASE)
    if _is_plain(text):
        run = Run(BASE, text, pdfmetrics.stringWidth(text, BASE, 1))
        return Line((run,), run.width)
    letters = [c for c in text if c in _JOINERS or unicodedata.category(c) not in ("Cc", "Cf")]
    missing = frozenset(c for c in letters if c not in _JOINERS and not face_of(c))
    runs = [_shaped(run) for run in _in_order(_with_faces(letters, missing))]
    return Line(tuple(runs), sum(run.width for run in runs), missing)


def _is_plain(text: str) -> bool:
    if text.isascii():
        return text.isprintable()
    return all(
        face_of(c) == BASE
        and unicodedata.category(c)[0] not in "MC"
        and unicodedata.bidirectional(c) not in _RIGHT_TO_LEFT
        for c in text
    )


def _levels(text: str) -> list[int]:
    """How deep each letter stands in text of the other direction; even is from left to right."""
    if not any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in text):
        return [0] * len(text)
    from bidi import algorithm

    storage: dict[str, Any] = algorithm.get_empty_storage()
    # The rest of the paper is English, so a line begins on the left whatever comes first in it.
    storage["base_level"], storage["base_dir"] = 0, "L"
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    _join_to_words(storage["chars"])
    algorithm.resolve_weak_types(storage)
    _pair_brackets(storage["chars"])
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    return [letter["level"] for letter in storage["chars"]]


def _join_to_words(letters: list[dict[str, Any]]) -> None:
    """The 4 of '4P' is a part of that word, and no number that belongs to the name before it."""
    for is_word, group in groupby(letters, key=lambda letter: letter["type"] in ("EN", "L")):
        word = list(group)
        if is_word and any(letter["type"] == "L" for letter in word):
            for letter in word:
                letter["type"] = "L"


def _pair_brackets(letters: list[dict[str, Any]]) -> None:
    """Brackets around something English are English, as '(4P)' behind an Arabic name: a rule of
    2013 (UAX 9, N0) that the library does not have."""
    opened: list[int] = []
    for at, letter in enumerate(letters):
        category = unicodedata.category(letter["ch"])
        if category == "Ps":
            opened.append(at)
        elif category == "Pe" and opened:
            start = opened.pop()
            if any(inner["type"] == "L" for inner in letters[start:at]):
                letters[start]["type"] = letter["type"] = "L"


def _with_faces(letters: list[str], missing: frozenset[str]) -> list[_Letter]:
    """Marks, joiners and spaces stay in the face of the letter before them where it has them."""
    signs = [BOX if letter in missing else letter for letter in letters]
    levels = _levels("".join(signs))
    found: list[_Letter] = []
    face = ""
    for sign, level in zip(signs, levels, strict=True):
        is_loose = unicodedata.category(sign)[0] in "MZPC"
        if not (face and is_loose and (sign in _JOINERS or has(face, sign))):
            face = face_of(sign) or BASE
        found.append(_Letter(sign, face, level))
    return found


def _in_order(letters: list[_Letter]) -> list[list[_Letter]]:
    """The runs of one face and level, as they follow each other on paper: whatever stands at a
    level or deeper is turned round as a whole, the deepest first."""
    runs = [list(group) for _, group in groupby(letters, key=attrgetter("level", "face"))]
    for level in range(max((run[0].level for run in runs), default=0), 0, -1):
        turned = []
        for is_deep, group in groupby(runs, key=lambda run: run[0].level >= level):
            turned += list(group)[:: -1 if is_deep else 1]
        runs = turned
    return runs


def _shaped(letters: list[_Letter]) -> Run:
    _, face, level = letters[0]
    text = "".join(letter.sign for letter in letters)
    is_turned = bool(level % 2)
    if is_turned and not any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in text):
        # HarfBuzz goes by the script, and signs between the words have none.
        text = "".join(_mirrored(c) for c in reversed(text))
    load_face(face)
    word = [0, (ABag(fontName=face, fontSize=1), text)]
    glyphs = shapeFragWord(word, features=_FEATURES, force=True)[1][1]
    width = sum(glyph.x_advance for glyph in glyphs.__shapeData__) / 1000
    return Run(face, glyphs, width, "" if is_turned or text == str(glyphs) else text)


def _mirrored(sign: str) -> str:
    from bidi.mirror import MIRRORED

    other: str = MIRRORED.get(sign, sign)
    return other
