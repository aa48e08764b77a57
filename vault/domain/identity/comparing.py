"""Which parts of two descriptions of a person agree: given name, family name, birth date."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from vault.domain.identity.folding import (
    folded_number,
    full_names,
    is_short_for,
    spellings,
    words_of,
)

GIVEN, FAMILY = ("legal_given", "preferred_given"), ("legal_family", "preferred_family")


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of a child. `given` and `family` hold every name the child goes or went by
    (legal, preferred, former), as they are written; `born` is an ISO date or ''; the numbers are
    folded; `classes` are folded names."""

    given: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    born: str = ""
    upn: str = ""
    admission_no: str = ""
    classes: frozenset[str] = field(default=frozenset())

    @property
    def has_number(self) -> bool:
        """Whether a UPN or an admission number is known."""
        return bool(self.upn or self.admission_no)


def person_of(
    values: Mapping[str, Any],
    school_classes: frozenset[str] = frozenset(),
    past: Mapping[str, list[str]] | None = None,
) -> Person:
    """The Person of a pupil's values, from a row of the vault or of a file. `past` maps a field to
    the names that it had before."""
    past = past or {}
    return Person(
        filled(values, GIVEN) + tuple(n for f in GIVEN for n in past.get(f, ())),
        filled(values, FAMILY) + tuple(n for f in FAMILY for n in past.get(f, ())),
        str(values.get("born") or ""),
        folded_number(str(values.get("upn") or "")),
        folded_number(str(values.get("admission_no") or "")),
        school_classes,
    )


def filled(values: Mapping[str, Any], names: tuple[str, ...]) -> tuple[str, ...]:
    """The values of these fields that are not empty."""
    return tuple(str(values[name]) for name in names if values.get(name))


class Comparison(NamedTuple):
    """For each of the three whether it agrees (True), differs (False) or is not known (None)."""

    given: bool | None
    family: bool | None
    born: bool | None

    @property
    def agreeing(self) -> int:
        """How many of the three agree."""
        return sum(1 for part in self if part is True)

    @property
    def differing(self) -> int:
        """How many of the three differ."""
        return sum(1 for part in self if part is False)

    @property
    def contradicts(self) -> bool:
        """Two of the three differ: this is somebody else."""
        return self.differing >= 2

    @property
    def confirms(self) -> bool:
        """Both names agree, or the birth date and a name; or nothing differs where little is
        known, and something agrees."""
        return self.agreeing >= 2 or (self.differing == 0 and self.agreeing == 1)


def compare(person: Person, other: Person) -> Comparison:
    """Compare loosely: short forms, one of several given names, and one half of a double name
    agree."""
    return Comparison(
        _given_agrees(person.given, other.given),
        _family_agrees(person.family, other.family),
        person.born == other.born if person.born and other.born else None,
    )


def is_namesake(person: Person, other: Person) -> bool:
    """Whether both names are the same, whatever their spelling."""
    return bool(_all(person.given) & _all(other.given) and _all(person.family) & _all(other.family))


def has_same_words(person: Person, other: Person) -> bool:
    """Whether the names are the same words, whichever of them is the family name: 'Wei, Li' and
    'Li, Wei', 'García López, María José' and 'López, María José García'."""
    return not _in_any_order(person).isdisjoint(_in_any_order(other))


def loose_keys(person: Person) -> frozenset[tuple[str, str]]:
    """(family, given) pairs. Two persons whose names agree in `compare`, or are the same words,
    share one, so an index over them has every candidate."""
    given, family = set(_all(person.given)), set(_all(person.family))
    given |= {words[0] for name in person.given if (words := words_of(name))}
    given |= {full for name in tuple(given) for full in full_names(name)}
    family |= {word for name in person.family for word in words_of(name)}
    return frozenset(
        (family_name, given_name) for family_name in family or {""} for given_name in given or {""}
    ).union(("", words) for words in _in_any_order(person))


def looks_mistyped(date: str, other_date: str) -> bool:
    """Whether two different ISO dates differ by one digit, by two neighbours that changed places,
    or by day and month that did."""
    if len(date) != 10 or len(other_date) != 10 or date == other_date:
        return False
    if (date[:4], date[5:7], date[8:]) == (other_date[:4], other_date[8:], other_date[5:7]):
        return True
    places = [at for at in range(10) if date[at] != other_date[at]]
    if len(places) == 1:
        return True
    digits = [date.replace("-", ""), other_date.replace("-", "")]
    apart = [at for at in range(8) if digits[0][at] != digits[1][at]]
    return (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and digits[0][apart[0]] == digits[1][apart[1]]
        and digits[0][apart[1]] == digits[1][apart[0]]
    )


def _given_agrees(ones: tuple[str, ...], others: tuple[str, ...]) -> bool | None:
    mine, theirs = _all(ones), _all(others)
    if not mine or not theirs:
        return None
    if mine & theirs or any(is_short_for(a, b) for a in mine for b in theirs):
        return True
    return any(_begins(words_of(a), words_of(b)) for a in ones for b in others)


def _begins(names: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """'Ann' and 'Ann Marie', 'Liz' and 'Elizabeth Jane'; not 'Ann Marie' and 'Ann Louise'."""
    if not names or not others or min(len(names), len(others)) > 1:
        return False
    return names[0] == others[0] or is_short_for(names[0], others[0])


def _family_agrees(ones: tuple[str, ...], others: tuple[str, ...]) -> bool | None:
    mine, theirs = _all(ones), _all(others)
    if not mine or not theirs:
        return None
    if mine & theirs:
        return True
    parts = [(frozenset(words_of(a)), frozenset(words_of(b))) for a in ones for b in others]
    return any(a and b and (a <= b or b <= a) for a, b in parts)


def _in_any_order(person: Person) -> frozenset[str]:
    """The words of each pair of names, sorted; a folded name has no space, so this is none."""
    return frozenset(
        " ".join(sorted(words_of(given) + words_of(family)))
        for given in person.given
        for family in person.family
    )


def _all(names: tuple[str, ...]) -> frozenset[str]:
    if len(names) == 1:
        return spellings(names[0])
    return frozenset().union(*map(spellings, names))
