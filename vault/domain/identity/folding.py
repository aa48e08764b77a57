"""Names and numbers in a form for comparing: spelling does not count."""

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

from vault.domain.collation import APART, LETTERS

NUMBERS = ("upn", "admission_no")
"""The fields that hold a number of the child's."""
_BREAKS = re.compile(r"[\s\-‐-―−/_]+")
_MARKS = re.compile("[\u0300-\u036f]+")
_NOTHING = frozenset(
    {"na", "none", "no", "nil", "null", "nan", "tbc", "tba", "tbd", "unknown", "notknown"}
    | {
        "notapplicable",
        "pending",
        "blank",
        "empty",
        "ref",
        "value",
        "name",
        "div",
        "num",
        "x",
        "xx",
    }
    | {"xxx", "xxxx", "temp", "awaiting", "div0", "nk", "tofollow", "tobeconfirmed", "notgiven"}
)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Case, accents, apostrophes, hyphens, full stops and spaces taken out: "O’Brien" is 'obrien',
    'Siobhán' is 'siobhan', 'Mary-Ann' is 'maryann'. Marks are taken off Latin, Greek and Cyrillic
    letters only: in other scripts they tell names apart."""
    if text.isascii():
        return "".join(filter(str.isalnum, text.lower()))
    lower = unicodedata.normalize("NFKD", text.casefold()).translate(LETTERS)
    bare = _MARKS.sub("", lower)
    # Vowel signs of Indic scripts are marks (Mn, Mc) and belong to the name.
    return "".join(c for c in bare if c.isalnum() or unicodedata.category(c)[0] == "M")


@lru_cache(maxsize=65536)
def words_of(text: str) -> tuple[str, ...]:
    """The folded parts of a name of several: 'Smith-Jones' is ('smith', 'jones')."""
    return tuple(word for part in _BREAKS.split(text) if (word := fold(part)))


@lru_cache(maxsize=4096)
def spellings(text: str) -> frozenset[str]:
    """The folded name, and its form on a keyboard without umlauts ('muller', 'mueller'); {} for no
    name."""
    plain = fold(text)
    if not plain:
        return frozenset()
    if text.isascii():
        return frozenset({plain})
    lower = unicodedata.normalize("NFC", text.casefold())
    return frozenset({plain, fold("".join(APART.get(c, c) for c in lower))})


def is_richer(old: str, new: str) -> bool:
    """Of two spellings that fold alike, whether `new` says more than `old`: accents where there
    were none, capitals in their places, or other hyphens and spaces. A list that lost accents or
    capitals does not undo them, whatever else it spells otherwise."""
    before, after = (_accents(old), _has_case(old)), (_accents(new), _has_case(new))
    if after[0] < before[0] or after[1] < before[1]:
        return False
    return after != before or _plain(old) != _plain(new)


def _plain(text: str) -> str:
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    return "".join(c for c in bare if c.isalnum() or c in " -")


def _accents(text: str) -> int:
    return sum(1 for c in unicodedata.normalize("NFC", text) if not c.isascii() and c.isalpha())


def _has_case(text: str) -> bool:
    return text != text.upper() and text != text.lower()


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    """Short form to the full names it stands for."""
    full_by_short: dict[str, set[str]] = {}
    text = files("vault.domain.identity").joinpath("short_forms.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        full, is_pair, short = line.partition(":")
        if is_pair and not line.startswith("#"):
            for short_form in short.replace("+", " ").split():
                full_by_short.setdefault(short_form, set()).add(full)
    return {short: frozenset(full) for short, full in full_by_short.items()}


def is_short_for(name: str, other: str) -> bool:
    """Whether of two folded given names one is short for the other, or both are for a third:
    'liz' and 'elizabeth', 'liz' and 'beth'. 'alexander' and 'alexandra' are not."""
    full, other_full = full_names(name), full_names(other)
    return other in full or name in other_full or bool(full & other_full)


def full_names(short: str) -> frozenset[str]:
    """The names that a folded given name is short for: 'alex' has two, most have none."""
    return _short_forms().get(short, frozenset())


@lru_cache(maxsize=65536)
def folded_number(text: str) -> str:
    """A UPN, admission number or the like as it is compared: no spaces, no leading zeros, no case;
    '' for none, for zeros alone, and for what stands for none ('N/A', '-', '#N/A', 'TBC')."""
    bare = "".join(unicodedata.normalize("NFKC", text).split()).lower()
    letters = "".join(filter(str.isalnum, bare))
    if not letters.strip("0") or letters in _NOTHING:
        return ""
    return bare.lstrip("0")


def real_number(text: str) -> str:
    """The number as it is written; '' for a placeholder ('N/A', '-')."""
    return text.strip() if folded_number(text) else ""


def longer_number(old: str, new: str) -> str:
    """Which spelling of one number is kept: the longer, for zeros get lost and never added. The
    same whichever of the two comes first, so that two vaults keep one."""
    return max(old, new, key=lambda text: (len(text), text))
