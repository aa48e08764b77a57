"""The number under which the state knows a child; the law of each country says which it is."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from operator import mul

_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_UPN = re.compile(rf"[{_UPN_LETTERS}][0-9]{{11}}[0-9{_UPN_LETTERS}]")
_UPN_VALUES = {
    **{c: n for n, c in enumerate("0123456789")},
    **{c: n for n, c in enumerate(_UPN_LETTERS)},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilNumber:
    """The number under which the state knows a child. `word` is what it is called in a sentence,
    `explained` the same for a family; `headers` are columns of lists that hold it, in lower case,
    and `sources` its types in OneRoster. `doubt` is why a text cannot be one."""

    word: str
    explained: str
    headers: tuple[str, ...]
    sources: tuple[str, ...]
    doubt: Callable[[str], str]
    """Empty where it can be one; the text is in capitals and without blanks around it."""


@lru_cache(maxsize=64)
def is_upn(text: str) -> bool:
    """Thirteen characters with the right check letter (weights 2 to 13, modulo 23)."""
    if not _UPN.fullmatch(text):
        return False
    total = sum(map(mul, map(_UPN_VALUES.__getitem__, text[1:]), range(2, 14)))
    return _UPN_LETTERS[total % 23] == text[0]


def upn_doubt(text: str) -> str:
    """Why a text is no UPN; '' for one."""
    if is_upn(text):
        return ""
    if _UPN.fullmatch(text):
        return "the check letter does not fit"
    return "it has not the form of a UPN"
