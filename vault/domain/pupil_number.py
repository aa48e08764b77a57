"""The number under which the state knows a child; the law of each country says which it is."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from operator import mul

_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
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
    if len(text) != 13 or text[0] not in _UPN_LETTERS or not text.isascii():
        return False
    if not text[1:12].isdecimal() or not (text[12].isdecimal() or text[12] in _UPN_LETTERS):
        return False
    total = sum(map(mul, map(_UPN_VALUES.__getitem__, text[1:]), range(2, 14)))
    return _UPN_LETTERS[total % 23] == text[0]
