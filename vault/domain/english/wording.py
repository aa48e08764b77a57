"""A text of the program in the English that is spoken: whole words by a list, as they are written.

Only texts of the program come here, before what a person wrote is put into them: a name is never
changed. Blanks ('{pupil}') stay, and so do the names of laws and papers in the list's `keep`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from vault.domain.english.spoken import English, Speech, spoken

_VOWELS = "aeiou"
_TEXTS = 8192
"""The program has some 4,000 texts."""
_BLANK = r"\{[^{}]*\}"


@dataclass(frozen=True, slots=True)
class WordList:
    """`words` in the singular and small letters where a sentence has them so; `sentences` whole
    texts that words alone cannot turn; `grades` what the years of pupils are called in a country
    that counts grades; `keep` what is never touched."""

    words: Mapping[str, str]
    sentences: Mapping[str, str]
    grades: Mapping[str, str]
    keep: tuple[str, ...]


@cache
def american() -> WordList:
    """As united_states.toml has it."""
    # Loaded here and not at the start: who speaks British English needs neither.
    import tomllib
    from importlib.resources import files

    text = files("vault.domain.english").joinpath("united_states.toml").read_text(encoding="utf-8")
    read = tomllib.loads(text)
    return WordList(read["words"], read["sentences"], read["grades"], tuple(read["keep"]))


def worded(text: str) -> str:
    """The text in the English that is spoken."""
    speech = spoken()
    return text if speech.is_as_written else _reworded(text, speech)


def is_same_text(one: str, other: str) -> bool:
    """Whether both are one text of the program, each in whichever English it was spoken."""
    if one == other:
        return True
    # Past the cache: names of people may stand in them.
    plain = (_reworded.__wrapped__(text, Speech(English.AMERICAN, True)) for text in (one, other))
    return len(set(plain)) == 1


def all_worded(texts: Mapping[str, str]) -> dict[str, str]:
    """A table of texts, by the same keys."""
    return {key: worded(text) for key, text in texts.items()}


def words_in(speech: Speech) -> dict[str, str]:
    """Each word, in singular and plural, that is another one in that speech."""
    listed: dict[str, str] = dict(american().grades) if speech.in_grades else {}
    if speech.english is English.AMERICAN:
        listed |= american().words
    single = {
        word: other
        for word, other in listed.items()
        if not word.endswith("s") and not word.isupper()
    }
    plurals = {_plural(word): _plural(other) for word, other in single.items()}
    return plurals | listed


@lru_cache(_TEXTS)
def _reworded(text: str, speech: Speech) -> str:
    whole = american().sentences.get(text)
    if whole is not None and speech.english is English.AMERICAN:
        return whole
    words = words_in(speech)
    return _pattern(speech).sub(lambda found: _other(found, words), text)


@cache
def _pattern(speech: Speech) -> re.Pattern[str]:
    """The longest first, each with the article before it."""
    words = sorted(words_in(speech), key=len, reverse=True)
    kept = "|".join((_BLANK, *map(re.escape, american().keep)))
    listed = "|".join(map(re.escape, words))
    return re.compile(rf"{kept}|(?<![\w-])(?:(an?)( ))?({listed})(?!\w)", re.IGNORECASE)


def _other(found: re.Match[str], words: Mapping[str, str]) -> str:
    article, gap, word = found.groups()
    if word is None:
        return found[0]
    other = words.get(word)
    if other is None:
        # A word that the list has in capitals alone is no other: SEND is not 'send'.
        other = words.get(word.lower())
        if other is None:
            return found[0]
        other = _cased(other, word)
    elif word.isupper() and found.start() == 0:
        other = other[:1].upper() + other[1:]
    if not article:
        return other
    return f"{_article(article, other, word)}{gap}{other}"


def _cased(other: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return other.upper()
    if " " in like and like.istitle():
        return other.title()
    return other[:1].upper() + other[1:] if like[:1].isupper() else other


def _article(article: str, other: str, word: str) -> str:
    """'an enquiry' stays 'an inquiry', and 'a programme' is 'a program'."""
    if (other[:1].lower() in _VOWELS) == (word[:1].lower() in _VOWELS):
        return article
    return article[:1] + ("n" if other[:1].lower() in _VOWELS else "")


def _plural(word: str) -> str:
    """Regular ones; an irregular plural stands in the list, as does a word that ends in s."""
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("sh", "ch", "x")) else f"{word}s"
