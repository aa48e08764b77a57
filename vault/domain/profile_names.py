"""Names of profiles: signs that do not show stay out, and no two names look alike.

The name is all that a person sees as they choose whom to be, hand on a key or read the trail. So
it has one reading (NFKC), no sign that is unseen or turns the line round, and no word in the
letters of two alphabets; and a name that looks like one that is taken counts as taken (after UTS
#39, Unicode Security Mechanisms, with the letters that staff lists of European schools can meet).
"""

import unicodedata
from collections.abc import Iterable

from vault.errors import InvalidValueError

MOST_LETTERS = 80
_BLANK = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
    + "".join(map(chr, range(0xFE00, 0xFE10)))
    + "".join(map(chr, range(0xE0100, 0xE01F0)))
)
"""Letters and marks that draw nothing."""
_JOINERS = "\u200c\u200d"
_JOINED = (0x0600, 0x0DFF)
"""Arabic to Sinhala: between letters of these a joiner is spelling, and nothing else."""
_MOST_MARKS = 2
_ASIAN = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"})
_HIDDEN = "\ufffd"

_LOOKS = str.maketrans(
    dict(
        zip(
            "АВЕЗКМНОРСТУХІЇЈЅԌԚԜҮаезоркрсухіїјѕһԁԛԝүѵΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγικνορτυχωϲϳՕՏՍօոսհցզյ",
            "ABE3KMHOPCTYXIIJSGQWYae3opkpcyxiijshdqwyvABEZHIKMNOPTYXayiKvoptuxwcjOSUonuhgqj",
            strict=True,
        )
    )
    | {"ı": "i", "ł": "l", "ø": "o", "đ": "d"}
    | dict.fromkeys("’‘`´ʻʼ", "'")
    | dict.fromkeys("‐‑‒–—−", "-")
)
_STROKE = "|"
_SAME = str.maketrans({"I": _STROKE, "l": _STROKE, "1": _STROKE, "0": "o", "'": None, ".": None})
"""Before the case is folded, because L and i are no stroke."""


def visible(name: str) -> str:
    """The name as it can be shown, with anything invisible made visible."""
    shown = "".join(
        _HIDDEN if _is_unseen(name, position) else sign for position, sign in enumerate(name)
    )
    return " ".join(shown.split())


def checked_name(name: str, field: str = "name") -> str:
    """The name as it is stored (NFKC). InvalidValueError with the reason."""
    wanted = " ".join(unicodedata.normalize("NFKC", name).split())
    if any(_is_unseen(wanted, position) for position in range(len(wanted))):
        reason = "it contains an invisible character; type it instead of pasting it"
        raise InvalidValueError(field=field, reason=reason)
    if not any(sign.isalpha() for sign in wanted):
        raise InvalidValueError(field=field, reason="a name has letters")
    if len(wanted) > MOST_LETTERS:
        raise InvalidValueError(field=field, reason=f"at most {MOST_LETTERS} letters")
    for word in wanted.split():
        if len(_alphabets(word)) > 1:
            reason = "one word of it is in the letters of two alphabets, which look alike"
            raise InvalidValueError(field=field, reason=reason)
    return wanted


def like(name: str, taken: Iterable[str]) -> str | None:
    """The first of the names that a person could mistake for this one."""
    mine = name.casefold(), _skeleton(name)
    for other in taken:
        if other.casefold() == mine[0] or _skeleton(other) == mine[1]:
            return other
    return None


def alike(names: Iterable[str]) -> frozenset[str]:
    """The names that look like another one of them, as an older or a forged key file can have
    them."""
    by_skeleton: dict[str, list[str]] = {}
    for name in names:
        by_skeleton.setdefault(_skeleton(name), []).append(name)
    return frozenset(name for same in by_skeleton.values() if len(same) > 1 for name in same)


def _skeleton(name: str) -> str:
    """Equal for names that look alike; never shown. Joiners are no difference to the eye."""
    signs = (s for s in unicodedata.normalize("NFKC", name) if s not in _JOINERS)
    looks = "".join(signs).translate(_LOOKS).translate(_SAME).casefold()
    return " ".join(looks.replace("rn", "m").replace("vv", "w").split())


def _is_unseen(name: str, position: int) -> bool:
    sign = name[position]
    kind = unicodedata.category(sign)
    if sign in _JOINERS:
        around = name[max(position - 1, 0) : position] + name[position + 1 : position + 2]
        return len(around) < 2 or any(
            not _JOINED[0] <= ord(character) <= _JOINED[1] for character in around
        )
    if kind.startswith("C") or kind in ("Zl", "Zp") or sign in _BLANK:
        return True
    marks = name[max(position - _MOST_MARKS, 0) : position + 1]
    return len(marks) > _MOST_MARKS and all(map(unicodedata.combining, marks))


def _alphabets(word: str) -> set[str]:
    """LATIN, CYRILLIC …; those that are written together count as one."""
    letters = [s for s in word if s.isalpha() and unicodedata.category(s) != "Lm"]
    alphabets = {unicodedata.name(s, "?").partition(" ")[0] for s in letters}
    return {"ASIAN" if alphabet in _ASIAN else alphabet for alphabet in alphabets}
