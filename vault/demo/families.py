"""Parents and other people to ring, with numbers that Ofcom keeps free for invented people:
07700 900000 to 900999 and 01632 960000 to 960999.
"""

import random
import unicodedata

from vault.demo.names import family_name, mans_name, roots_of
from vault.demo.pupils import DemoPupil
from vault.domain.ids import NEW, ContactId
from vault.domain.people import Contact

_STREETS = ("Willow Lane", "Bank Street", "Mill Road", "Orchard Close", "Station Road", "The Green")
_AFTER = {
    "mother": ("father", "father", "father", "gran", "grandad", "aunt", "stepfather"),
    "father": ("mother", "gran", "aunt"),
}
_WOMEN = frozenset({"mother", "gran", "aunt"})
_PARENTS = frozenset({"mother", "father"})
Person = tuple[str, str, str]
"""Given name, family name, relationship."""


def contacts_of(pupil: DemoPupil) -> tuple[Contact, Contact]:
    """The two people to ring first; the same for the same pupil."""
    dice = random.Random(pupil.upn)  # noqa: S311 - invented names, not keys
    home = f"{dice.randint(1, 90)} {dice.choice(_STREETS)}"
    first, second = pupil.child.ring or _two(pupil.child.family, dice)
    return (
        _contact(first, 1, f"07700 900{pupil.number:03}", home),
        _contact(second, 2, f"01632 960{pupil.number:03}", home),
    )


def _two(family: str, dice: random.Random) -> tuple[Person, Person]:
    relationship = "mother" if dice.random() < 0.75 else "father"
    first = second = _person(relationship, family, dice)
    relationship = dice.choice(_AFTER[relationship])
    while second[0] == first[0]:
        second = _person(relationship, family, dice)
    return first, second


def _person(relationship: str, family: str, dice: random.Random) -> Person:
    """Of the child's family name, or often of another one of the same roots who is no parent."""
    roots = roots_of(family)
    sex = "F" if relationship in _WOMEN else "M"
    given = dice.choice(roots.mothers if sex == "F" else roots.fathers)
    is_other = relationship not in _PARENTS and dice.random() < 0.6
    name = dice.choice(roots.families) if is_other else mans_name(family)
    return given, family_name(name, sex), relationship


def _contact(person: Person, priority: int, phone: str, home: str) -> Contact:
    given, family, relationship = person
    is_parent = relationship in _PARENTS
    return Contact(
        ContactId(NEW),
        0,
        given=given,
        family=family,
        relationship=relationship,
        phone=phone,
        email=f"{_plain(given)}.{_plain(family)}@example.org",
        address=home if is_parent else "",
        priority=priority,
        parental_responsibility=is_parent,
        emergency=True,
    )


def _plain(name: str) -> str:
    """The name as an address has it: 'siân' is 'sian', 'ł' and 'ø' go."""
    apart = unicodedata.normalize("NFKD", name.lower())
    return "".join(letter for letter in apart if letter.isascii() and letter.isalnum())
