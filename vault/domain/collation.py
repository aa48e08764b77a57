"""The order of names and titles, and the words by which they are found: Álvarez stands with A and
Łukasik with L, and both are found with the keys of an English keyboard.

A folding of our own and not a library's table of all languages: pyuca loads in 100 ms and takes
15 µs for a name, this nothing and 3. Scripts follow each other as Unicode has them, and the letters
of a script as well.
"""

import re
import unicodedata
from functools import lru_cache

LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
    | {"ŋ": "ng", "ŧ": "t", "ə": "e", "ɓ": "b", "ɗ": "d", "ƙ": "k"}
)
"""What Unicode does not take apart by itself."""
APART = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
"""How these letters are written where a keyboard lacks them (Müller, Mueller)."""
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670]+")
"""Accents, and the points of Hebrew and Arabic; the vowel signs of other scripts are letters."""
_APOSTROPHES = str.maketrans("", "", "'’‘ʼʻ`´.\u200c\u200d")
_NUMBER = re.compile("[0-9]+")
_BELOW = "\x01"
"""Stands below a space, so that Smith, Zoe comes before Smith Jones, Ann."""


def sort_key(*parts: str) -> str:
    """What a list of names or titles is sorted by: the first part alone counts until two are alike,
    as family and given name. Accents, case, hyphens and apostrophes decide only between what is
    alike otherwise. Compared letter by letter, here and in SQL."""
    return _BELOW.join((*map(_primary, parts), *parts))


def compared(one: str, other: str) -> int:
    """-1, 0 or 1, by `sort_key`: for ORDER BY … COLLATE."""
    if one == other:
        return 0
    first, second = _primary(one), _primary(other)
    if first == second:
        return 1 if one > other else -1
    return 1 if first > second else -1


def searchable(text: str) -> str:
    """The words by which a text is found, in plain letters: of 'O’Brien-Müller' they are o, brien,
    obrien, muller, mueller and all of it in one."""
    if text.isascii() and text.replace(" ", "").isalnum():
        return text.lower()
    found: dict[str, None] = {}
    for spelled in (text, _without_umlauts(text)):
        for word in map(_plain_letters, spelled.split()):
            joined = word.translate(_APOSTROPHES)
            for parts in (_words(word), _words(joined), ["".join(_words(joined))]):
                found |= dict.fromkeys(parts)
    return " ".join(found)


def query_words(text: str) -> list[str]:
    """The words of what somebody typed, as `searchable` has them."""
    return _words(_plain_letters(text))


def holds(text: str, words: list[str]) -> bool:
    """Whether each of these `query_words` is in the text, or begins in one of its words."""
    found = searchable(text)
    return all(word in found for word in words)


@lru_cache(maxsize=16384)
def _primary(text: str) -> str:
    plain = _plain_letters(text)
    if plain.isalpha():
        return plain
    # A number sorts by how large it is: 4P before 10A.
    return _NUMBER.sub(_by_size, " ".join(_words(plain.translate(_APOSTROPHES))))


def _by_size(number: re.Match[str]) -> str:
    bare = number[0].lstrip("0")
    return f"{len(bare):02d}{bare}"


def _plain_letters(text: str) -> str:
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold()).translate(LETTERS)
    return unicodedata.normalize("NFC", _MARKS.sub("", apart))


def _words(text: str) -> list[str]:
    return "".join(c if _is_of_a_word(c) else " " for c in text).split()


def _is_of_a_word(letter: str) -> bool:
    return letter.isalnum() or (not letter.isascii() and unicodedata.category(letter)[0] == "M")


def _without_umlauts(text: str) -> str:
    if text.isascii():
        return ""
    return "".join(APART.get(c, c) for c in unicodedata.normalize("NFC", text.casefold()))
