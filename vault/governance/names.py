"""Finding people's names in free text: whole words, accents folded, near spellings too."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from vault.domain.people import PupilFacts

_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d", "ħ": "h"}
)
_SHORTEST_NEAR = 5
"""Shorter words are near to too many others."""
_LONG = 8
_LONGEST_NAME = 8


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text as it is compared, and where it stands."""

    folded: str
    start: int
    end: int
    is_capital: bool


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the roll or the staff, by every name they go by."""

    label: str
    given: tuple[str, ...]
    family: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundName:
    """`is_sure` is False for a lower-case word (May and may) and for a near spelling."""

    start: int
    end: int
    person: str
    is_sure: bool


def fold(text: str) -> str:
    """Without case, accents and other marks: 'Åkesson' and 'AKESSON' are the same."""
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    return "".join(c for c in plain if not unicodedata.combining(c))


def words_of(text: str) -> list[Word]:
    """Hyphens and apostrophes part words, in names as in texts: O'Brien is 'o', 'brien'."""
    return [
        Word(fold(m.group()), m.start(), m.end(), m.group()[0].isupper())
        for m in _WORD.finditer(text)
    ]


def tokens(name: str) -> tuple[str, ...]:
    """The folded words of a name."""
    return tuple(word.folded for word in words_of(name))


def names_of_pupil(facts: PupilFacts) -> tuple[str, ...]:
    """Every name the pupil goes by."""
    every = (
        facts.legal_given,
        facts.legal_family,
        facts.preferred_given,
        facts.preferred_family,
        facts.middle,
    )
    return tuple(dict.fromkeys(name for name in every if name))


def says_a_name(text: str, names: Iterable[str]) -> bool:
    """Whether one of the names stands in the text as whole words."""
    words = [word.folded for word in words_of(text)]
    return any(
        words[i : i + len(name)] == list(name)
        for name in map(tokens, names)
        if name
        for i in range(len(words))
    )


class NameFinder:
    """Looks for all people in all texts at once: the roll may be long, the texts are few."""

    def __init__(self, texts: Sequence[str], people: Iterable[Person], own: Iterable[str]) -> None:
        self._texts = [words_of(text) for text in texts]
        self._own = {token for name in own for token in tokens(name)}
        self._folded = {word.folded for words in self._texts for word in words}
        self._named: dict[str, dict[tuple[str, ...], str]] = {}
        self._near: set[str] = set()
        self._seen: dict[str, tuple[str, ...]] = {"": ()}
        """Names recur: each is taken apart once. Nothing for one that is in no text."""
        for person in people:
            self._take(person)
        self._buckets: dict[int, list[str]] = {}
        for token in self._near:
            size = len(token)
            for reach in range(size - 2, size + 3):
                self._buckets.setdefault(reach, []).append(token)
        self._memory: dict[str, str] = {}

    def matches(self) -> list[list[FoundName]]:
        """For each text its names, in their order; the longest name at each place."""
        return [self._in_text(words) for words in self._texts]

    def _take(self, person: Person) -> None:
        given = [t for t in map(self._taken_apart, person.given) if t]
        family = [t for t in map(self._taken_apart, person.family) if t]
        if not given and not family:
            return
        pairs = [
            first + second for g in given for f in family for first, second in ((g, f), (f, g))
        ]
        singles = [name for name in (*given, *family) if not self._own.issuperset(name)]
        for name in (*pairs, *singles):
            self._named.setdefault(name[0], {}).setdefault(name, person.label)

    def _taken_apart(self, name: str) -> tuple[str, ...]:
        parts = self._seen.get(name)
        if parts is None:
            parts = tokens(name)
            self._near.update(t for t in parts if len(t) >= _SHORTEST_NEAR - 1)
            parts = parts if self._folded.issuperset(parts) else ()
            self._seen[name] = parts
        return parts

    def _in_text(self, words: list[Word]) -> list[FoundName]:
        names: list[FoundName] = []
        position = 0
        while position < len(words):
            length, person = self._at(words, position)
            if not length:
                near = self._nearly(words[position])
                if near:
                    word = words[position]
                    names.append(FoundName(word.start, word.end, near, is_sure=False))
                position += 1
                continue
            first, last = words[position], words[position + length - 1]
            is_sure = length > 1 or first.is_capital
            names.append(FoundName(first.start, last.end, person, is_sure))
            position += length
        return names

    def _at(self, words: list[Word], position: int) -> tuple[int, str]:
        candidates = self._named.get(words[position].folded)
        if candidates is None:
            return 0, ""
        following = tuple(word.folded for word in words[position : position + _LONGEST_NAME])
        for length in range(len(following), 0, -1):
            person = candidates.get(following[:length])
            if person is not None:
                return length, person
        return 0, ""

    def _nearly(self, word: Word) -> str:
        """A name that the word may be a slip of, for capitalised words of some length."""
        token = word.folded
        if not word.is_capital or len(token) < _SHORTEST_NEAR or token in self._own:
            return ""
        if token not in self._memory:
            most = 1 if len(token) < _LONG else 2
            near = [
                t for n in range(-most, most + 1) for t in self._buckets.get(len(token) + n, ())
            ]
            best = process.extractOne(token, near, scorer=OSA.distance, score_cutoff=most)
            label = f"like '{best[0].capitalize()}'" if best and best[0] != token else ""
            self._memory[token] = label
        return self._memory[token]
