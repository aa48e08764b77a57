"""Names that stand in one cell, in their parts."""

import re

from vault.domain.pupil_values import clean_text

_PARTICLES = frozenset(
    (
        *("de", "del", "della", "di", "da", "das", "do", "dos", "du", "des", "la", "las", "los"),
        *("le", "van", "von", "vom", "zu", "zum", "zur", "der", "den", "het", "ten", "ter", "af"),
        *("av", "bin", "bint", "ibn", "al", "el", "e", "y"),
    )
)
"""In small letters they begin a family name or go on with it."""
_BEGIN = _PARTICLES - {"e", "y"}
_INITIALS = 3
"""'AJ Smith' and 'TJ Lee' are called by them."""
_BRACKETS = re.compile(r"\s*\(([^()\d]{2,40})\)\s*")
_SAYS = re.compile(
    r"(?:known as|aka|a\.k\.a\.|goes by|called|pref(?:erred)?(?: name)?:?) ", re.IGNORECASE
)


def split_name(text: str) -> dict[str, object]:
    """'Khan, Zoe', 'Zoe Khan', 'KHAN Zoe', 'Zoe van der Berg' and 'van der Berg Zoe' in their
    parts. Of names in one cell without a sign of which is which, the last is the family's."""
    family, _, given = text.partition(",")
    if not given:
        given, family = _parted(text.split())
    return {"legal_given": clean_text(given), "legal_family": clean_text(family)}


def out_of_brackets(text: str) -> tuple[str, str]:
    """'Khan, Zoe (Zo)' is 'Khan, Zoe' and 'Zo'; '' for no brackets that hold a name or word."""
    found = _BRACKETS.search(text)
    if found is None:
        return text, ""
    rest = clean_text(f"{text[: found.start()]} {text[found.end() :]}")
    return (rest, _SAYS.sub("", clean_text(found[1]))) if rest else (text, "")


def is_name(inside: str) -> bool:
    """Whether what stands in brackets may be what somebody is called: 'Zo', and not 'SEN' or
    'twin'."""
    words = inside.replace("-", " ").split()
    return all(word[:1].isupper() and not word.isupper() for word in words)


def _parted(words: list[str]) -> tuple[str, str]:
    """Given and family name."""
    count = _family_first(words)
    if count:
        return " ".join(words[count:]), " ".join(words[:count])
    at = _family_from(words)
    return " ".join(words[:at]), " ".join(words[at:])


def _family_first(words: list[str]) -> int:
    """How many words in front are certainly the family name."""
    count = 0
    if words and words[0] in _BEGIN:
        while count < len(words) and words[count] in _PARTICLES:
            count += 1
        count += 1
    elif not all(map(_is_shouted, words)):
        while count < len(words) and _is_shouted(words[count]):
            count += 1
        if all(len(word) < _INITIALS for word in words[:count]):
            return 0
    return count if count < len(words) else 0


def _family_from(words: list[str]) -> int:
    """The place of the first word of a family name that stands behind."""
    last = max(len(words) - 1, 0)
    if not all(map(_is_shouted, words)):
        shouted = next((at for at, word in enumerate(words) if _is_shouted(word)), last)
        if 0 < shouted < last and all(map(_is_shouted, words[shouted:])):
            return shouted
    particle = (at for at, word in enumerate(words) if at and at < last and word in _BEGIN)
    return next(particle, last)


def _is_shouted(word: str) -> bool:
    """'MC' and "O'NEIL", and not 'J.' or 'AJ'."""
    letters = "".join(filter(str.isalpha, word))
    return len(letters) > 1 and letters.isupper() and "." not in word
