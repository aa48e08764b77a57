"""The parts of a picture's file name: numbers, words, a class; and those that tell nothing.

Cameras and telephones count their pictures (DCF, JEITA CP-3461: four characters and four digits, as
IMG_1001 or P1000123) or name them by the time. Such digits are never a child's number.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import PurePosixPath

from vault.domain.identity.folding import fold

_UPN = re.compile(
    r"(?<![A-Z0-9])([A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z])(?![A-Z0-9])", re.ASCII | re.IGNORECASE
)
_YEARS = range(1990, 2070)
"""What a school photo can be of."""
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})([-._ /])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([-._ /])(\d{1,2})\2(\d{1,2})(?!\d)")
_SCHOOL_YEAR = re.compile(r"(?<!\d)(\d{4})\s?[-–_/]\s?(?:20)?(\d{2})(?!\d)")
_CLOCK = re.compile(
    r"(?<!\d)(?:([01]?\d|2[0-3])([-.:_ ])[0-5]\d(?:\2[0-5]\d)?"
    r"|([01]\d|2[0-3])[0-5]\d[0-5]\d(?:\d{3})?)(?!\d)"
)
"""A time of day; looked for only beside a date."""
_PREFIXES = (
    "img imge dsc dscn dscf dscn dcim dcp dscs mg mgl dsf pict picture pic image photo foto bild"
    " scan pxl mvimg cimg sam gopr imgp hpim kif sdc snc win dji wa fb screenshot snapchat"
    " whatsapp received burst vid ps scn frame exposure"
)
_CAMERA_WORDS = frozenset(_PREFIXES.split())
_CAMERA_TOKEN = re.compile(
    r"(?:img|imge|dsc[a-z]?|dcim|dcp|mg|dsf|pict|pic|image|photo|foto|scan|pxl|cimg|sam|gopr"
    r"|imgp|hpim|kif|sdc|snc|dji|wa)\d+|[plr]\d{7}|p[a-c]\d{6}"
)
_EDITED = re.compile(r"e\d+")
"""What an iPhone calls a changed picture, after 'IMG_'."""
_CLASS_TOKEN = re.compile(r"(?:y|yr|year|class)?\d{1,2}[a-z]{0,2}")
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʼʹ"))
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


class Digits(StrEnum):
    """What a run of digits can be. Only the first is ever a child's number."""

    NUMBER = "number"
    YEAR = "year"
    DATE = "date"
    CAMERA = "camera"
    COUNTER = "counter"


@dataclass(frozen=True, slots=True)
class Number:
    """A run of digits (or a child's number with letters), and what it can be."""

    text: str
    kind: Digits


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words in their order. `cuts` are the positions, counted in letters of `joined`, at
    which the name was clearly divided (by a blank, a hyphen, an underscore)."""

    parts: tuple[str, ...] = ()
    cuts: frozenset[int] = frozenset()

    @property
    def joined(self) -> str:
        """The words as one, without anything between them."""
        return "".join(self.parts)

    def without(self, leave_out: frozenset[str]) -> "Words":
        """The words without those in `leave_out`."""
        return _words([[part for part in group if part not in leave_out] for group in self._groups])

    @property
    def _groups(self) -> list[list[str]]:
        groups: list[list[str]] = [[]]
        done = 0
        for part in self.parts:
            groups[-1].append(part)
            done += len(part)
            if done in self.cuts:
                groups.append([])
        return groups


@dataclass(frozen=True, slots=True)
class FileName:
    """The parts of a name. `classes` are tokens that could be a class ('4p')."""

    upn: str = ""
    numbers: tuple[Number, ...] = ()
    classes: tuple[str, ...] = ()
    words: Words = Words()
    spelt: str = ""
    """The words as they are written."""

    @property
    def is_number_alone(self) -> bool:
        """Whether the name is one run of digits and nothing else."""
        others = self.upn or self.classes or self.words.parts
        return len(self.numbers) == 1 and not others


def is_upn_shaped(number: str) -> bool:
    """Whether a child's number is told from others by its shape alone."""
    return _UPN.fullmatch(number) is not None


def read_file_name(name: str, is_number: Callable[[str], bool]) -> FileName:
    """The parts of a path inside a folder or a ZIP, whose ending is left out."""
    return read_words(PurePosixPath(name.replace("\\", "/")).stem, is_number)


def read_words(stem: str, is_number: Callable[[str], bool]) -> FileName:
    """The parts of a name without its ending, or of a line of an index. `is_number` decides whether
    a folded token with letters and digits ('a77') is a child's number."""
    stem = unicodedata.normalize("NFC", stem).translate(_APOSTROPHES)
    upn = _UPN.search(stem)
    if upn:
        stem = f"{stem[: upn.start()]} {stem[upn.end() :]}"
    stem, numbers = _without_dates(stem)
    classes: list[str] = []
    groups: list[list[str]] = []
    spelt: list[str] = []
    before = ""
    for token in _tokens(stem):
        low = fold(token)
        if low.isdecimal():
            numbers.append(Number(low, _kind(low, before)))
        elif not any(c.isdecimal() for c in low):
            groups.append([fold(part) for part in _CAMEL.split(token)])
            spelt.append(token)
        elif _is_of_camera(low, before):
            numbers += [Number(digits, Digits.CAMERA) for digits in re.findall(r"\d+", low)]
        elif is_number(low):
            numbers.append(Number(low, Digits.NUMBER))
        elif _CLASS_TOKEN.fullmatch(low):
            classes.append(low)
        else:
            _take_apart(token, groups, numbers)
        before = low
    words = _words(groups)
    number = upn.group(1).upper() if upn else ""
    return FileName(number, tuple(numbers), tuple(classes), words, " ".join(spelt))


def _is_of_camera(token: str, before: str) -> bool:
    is_edited = before in _CAMERA_WORDS and _EDITED.fullmatch(token)
    return bool(is_edited or _CAMERA_TOKEN.fullmatch(token))


def _take_apart(token: str, groups: list[list[str]], numbers: list[Number]) -> None:
    """'AnnLee2025': letters and digits that nobody parted."""
    for run in re.findall(r"\d+|\D+", token):
        if run.isdecimal():
            numbers.append(Number(run, _kind(run, "")))
        else:
            groups.append([fold(part) for part in _CAMEL.split(run)])


def _words(groups: list[list[str]]) -> Words:
    parts: list[str] = []
    cuts: set[int] = set()
    done = 0
    for group in groups:
        parts += [part for part in group if part]
        done += sum(map(len, group))
        cuts.add(done)
    return Words(tuple(parts), frozenset(cuts - {0, done}))


def _kind(digits: str, before: str) -> Digits:
    if before in _CAMERA_WORDS:
        return Digits.CAMERA
    if _is_date(before):
        # Telephones put the time of day behind the date, or count the day's pictures.
        return Digits.DATE if _CLOCK.fullmatch(digits) else Digits.COUNTER
    if len(digits) < 3:
        return Digits.COUNTER
    if len(digits) == 4 and int(digits) in _YEARS:
        return Digits.YEAR
    return Digits.DATE if _is_date(digits) else Digits.NUMBER


def _is_date(digits: str) -> bool:
    """20250912, 12092025, 250912 or 120925, and 14 digits that begin with a date."""
    if not digits.isdecimal():
        return False
    cuts: tuple[tuple[str, str, str], ...]
    if len(digits) == 8:
        cuts = ((digits[:4], digits[4:6], digits[6:]), (digits[4:], digits[2:4], digits[:2]))
    elif len(digits) == 6:
        cuts = tuple(
            (f"20{digits[a : a + 2]}", digits[2:4], digits[b : b + 2]) for a, b in ((0, 4), (4, 0))
        )
    else:
        return len(digits) in {12, 14} and _is_date(digits[:8])
    return any(_is_day(*cut) for cut in cuts)


def _is_day(year: str, month: str, day: str) -> bool:
    if int(year) not in _YEARS:
        return False
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def has_lost_letters(name: str) -> bool:
    """Whether a letter was lost on the way, so that 'Anné' reads as Ann: bytes that are no text, or
    the signs that a ZIP of another code page makes of letters ('Ann├⌐')."""
    return any(unicodedata.category(c) in {"So", "Cn", "Co", "Cs"} for c in name)


def year_in_name(name: str) -> int:
    """The latest year (1990 to 2069) in the file's name, or 0."""
    stem = PurePosixPath(name.replace("\\", "/")).stem
    years = re.findall(r"(?<!\d)((?:19|20)\d\d)(?=\D|$|\d{4}(?:\D|$))", stem)
    return max((int(year) for year in years if int(year) in _YEARS), default=0)


def _without_dates(stem: str) -> tuple[str, list[Number]]:
    """The stem without dates, school years and times of day; and the digits that stood in them."""
    dates: list[Number] = []

    def take(match: re.Match[str]) -> str:
        dates.extend(Number(digits, Digits.DATE) for digits in re.findall(r"\d+", match.group()))
        return " "

    tests: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], bool]], ...] = (
        (_YEAR_FIRST, lambda m: _is_day(m[1], m[3], m[4])),
        (_DAY_FIRST, lambda m: _is_day(f"20{m[4]}"[-4:], m[3], m[1])),
        (_SCHOOL_YEAR, lambda m: int(m[1]) in _YEARS and (int(m[1]) + 1) % 100 == int(m[2])),
        (_CLOCK, lambda _: bool(dates)),
    )
    for pattern, is_one in tests:
        stem = pattern.sub(partial(_or_as_it_is, is_one, take), stem)
    return stem, dates


def _or_as_it_is(
    is_one: Callable[[re.Match[str]], bool],
    take: Callable[[re.Match[str]], str],
    match: re.Match[str],
) -> str:
    return take(match) if is_one(match) else match.group()


def _tokens(stem: str) -> list[str]:
    """Runs of letters and digits; vowel signs of Indic scripts are marks and belong to the word."""
    return "".join(
        c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in stem
    ).split()
