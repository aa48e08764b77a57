"""Which letters the bytes of a list stand for: decided over the whole file, and told in doubt."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from vault.domain.incoming import TextReading

MIXED = "utf-8 and cp1252"
"""Lines of both kinds in one file, as when lists were pasted together: each line for itself."""
TWICE = "utf-8 twice"
"""UTF-8 that was taken for cp1252 and written as UTF-8 again."""
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LOOKED_AT = 4096
_CANDIDATES = ("cp1252", "mac_roman", "cp850", "cp1250")
_WORD = re.compile(rb"[A-Za-z'.\-\x80-\xff]{1,64}")
_RUN = re.compile("[^\x00-\x7f]+")
_MOST_WORDS = 5000
_FAR = re.compile(rb"[\xc0-\xff]{4}")
"""In Latin script never so many letters with marks in a row; Greek and Cyrillic words are these."""
_FAR_ONES = ("cp1251", "cp1253")
_CYRILLIC_A = b"\xe0"
"""The commonest letter of cp1251; in cp1253 one of the rarest."""
_TURKISH = re.compile(
    # A breve stands behind a vowel, a cedilla anywhere, a dotless i mostly between consonants.
    "(?<=[aeiouöüâAEIOUÖÜ])ð|(?<=[a-zçöü])þ|[ýÝ](?=[a-zçöüþð])|(?<=[A-ZÇÖÜ])[ÐÞÝ]|Þ(?=[aeiuöü])"
)
"""What cp1252 makes of letters that only cp1254 has."""
_NORDIC = re.compile("[áéíóúæøåÁÉÍÓÚÆØÅ]|(?<=[bcdfgklmnprstv])ð|ð(?=[rnmv])|Þ[ouóúr]")
"""Beside them: signs of Icelandic and Faroese names, which have these letters themselves."""
_BAD = -1.5
_WEST = frozenset("éèëêáàâäãíìîïóòôöõúùûüçñß")
_LESS_USUAL = frozenset("åæøœýÿšžþðıłśżźćńąęčřěůďťňőűŕľĺ")
_MARKS_IN_WORDS = "'’\u2018\u02bc"
_MARKS_BESIDE = "–—…“”„‚\u00a0·"


@dataclass(frozen=True, slots=True)
class Letters:
    """The encoding to read in, the others that can be chosen, and what makes it doubtful."""

    encoding: str
    readings: tuple[TextReading, ...] = ()
    wrong: str = ""
    """Words that look wrong in the usual reading."""


def letters_of(raw: bytes) -> Letters:
    """How the bytes are most probably meant. Samples are shown in each candidate reading."""
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return Letters(name)
    head = raw[:_LOOKED_AT]
    if len(head) >= 16 and head.count(0) * 3 > len(head):
        return Letters("utf-16-le" if head[1:2] == b"\x00" else "utf-16-be")
    if raw.isascii():
        return Letters("utf-8")
    if _is_utf8(raw):
        return _maybe_twice(raw)
    if any(not line.isascii() and _is_utf8(line) for line in raw.split(b"\n")):
        return Letters(MIXED)
    return _of_eight_bits(raw)


def decoded(raw: bytes, encoding: str) -> str:
    """The text. UnicodeDecodeError, LookupError."""
    if encoding == MIXED:
        lines = raw.split(b"\n")
        return "\n".join(
            line.decode("utf-8") if _is_utf8(line) else line.decode("cp1252", "replace")
            for line in lines
        )
    if encoding == TWICE:
        return _RUN.sub(lambda run: _once(run[0]), raw.decode("utf-8-sig"))
    return raw.decode(encoding)


def _maybe_twice(raw: bytes) -> Letters:
    words = _words(raw)
    texts = [word.decode("utf-8", "replace") for word in words]
    broken = [text for text in texts if _RUN.sub(lambda run: _once(run[0]), text) != text]
    if len(broken) * 2 <= len(texts):
        return Letters("utf-8")
    readings = tuple(_reading(name, words) for name in (TWICE, "utf-8"))
    return Letters(TWICE, readings, ", ".join(broken[:3]))


def _once(run: str) -> str:
    try:
        return run.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return run


def _of_eight_bits(raw: bytes) -> Letters:
    words = _words(raw)
    scores = {
        name: [_score(word.decode(name, "replace")) for word in words] for name in _CANDIDATES
    }
    totals = {name: sum(score) for name, score in scores.items()}
    best = max(_CANDIDATES, key=totals.__getitem__)
    usual = [word for word, score in zip(words, scores["cp1252"], strict=True) if score <= _BAD]
    far = [word for word in words if _FAR.search(word)]
    if len(far) * 10 > len(words) and best == "cp1252":
        best, usual = _FAR_ONES[_CYRILLIC_A not in b"".join(far)], far
    if best == "cp1252" and (turkish := _turkish(words)):
        best, usual = "cp1254", turkish
    if best == "cp1252" and any(c in raw for c in b"\x81\x8d\x8f\x90\x9d"):
        best = "latin-1"
    more = _FAR_ONES if best in _FAR_ONES else ()
    order = sorted(
        {best, *_CANDIDATES, *more}, key=lambda n: (n != best, n not in more, -totals.get(n, 0))
    )
    readings = tuple(_reading(name, words) for name in order)
    is_wrong = best not in ("cp1252", "latin-1") or len(usual) * 10 > len(words)
    shown = ", ".join(word.decode("cp1252", "replace") for word in (usual or words)[:3])
    return Letters(best, readings, shown if is_wrong else "")


def _turkish(words: list[bytes]) -> list[bytes]:
    """Words that look as Turkish ones do in cp1252, where no more of them look Nordic."""
    texts = {word: word.decode("cp1252", "replace") for word in words}
    nordic = [word for word, text in texts.items() if _NORDIC.search(text)]
    found = [word for word in texts if word not in nordic and _TURKISH.search(texts[word])]
    return found if len(found) > sum(1 for w in nordic if _TURKISH.search(texts[w])) else []


def _reading(encoding: str, words: list[bytes]) -> TextReading:
    read: Callable[[bytes], str] = (
        (lambda word: decoded(word, TWICE))
        if encoding == TWICE
        else (lambda word: word.decode(encoding, "replace"))
    )
    return TextReading(encoding, tuple(map(read, words[:3])))


def _words(raw: bytes) -> list[bytes]:
    """The different words with a letter that is not ASCII, in their order."""
    found: dict[bytes, None] = {}
    for match in _WORD.finditer(raw):
        if match[0].isascii():
            continue
        found[match[0]] = None
        if len(found) == _MOST_WORDS:
            break
    return list(found)


def _score(word: str) -> float:
    """How much a word looks like one: the weight of its oddest sign."""
    if len(word) == 1:
        # '£' is no evidence for the letter that another encoding has in its place.
        return min(_weight(word, " ", " "), 0.0)
    around = f" {word} "
    return min(
        (
            _weight(around[at], around[at - 1], around[at + 1])
            for at in range(1, len(around) - 1)
            if not around[at].isascii()
        ),
        default=0.0,
    )


def _weight(sign: str, before: str, after: str) -> float:
    in_word = before.isalpha() or after.isalpha()
    if sign in _MARKS_IN_WORDS:
        return 1.0 if before.isalpha() and after.isalpha() else -0.5 * (2 + 2 * before.isalpha())
    if sign in _MARKS_BESIDE:
        return -2.0 if before.isalpha() and after.isalpha() else -1.0 * in_word
    if not sign.isalpha() or unicodedata.category(sign) not in ("Lu", "Ll"):
        return -3.0 if in_word or sign == "\ufffd" else 0.0
    if sign.isupper() and before.islower():
        return -3.0
    small = sign.lower()
    if small in _WEST:
        return 2.0
    return 1.4 if small in _LESS_USUAL else -2.0


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
