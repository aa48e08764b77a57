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
_SECOND = ("father", "father", "father", "gran", "grandad", "aunt", "stepfather")
_WOMEN = frozenset({"mother", "gran", "aunt"})
_PARENTS = frozenset({"mother", "father"})


def contacts_of(pupil: DemoPupil) -> tuple[Contact, Contact]:
    """The two people to ring first; the same for the same pupil."""
    dice = random.Random(pupil.upn)  # noqa: S311 - invented names, not keys
    first = "mother" if dice.random() < 0.75 else "father"
    second = dice.choice(_SECOND) if first == "mother" else dice.choice(("mother", "gran", "aunt"))
    home = f"{dice.randint(1, 90)} {dice.choice(_STREETS)}"
    mobile, landline = f"07700 900{pupil.number:03}", f"01632 960{pupil.number:03}"
    return (
        _contact(pupil, first, 1, mobile, home, dice),
        _contact(pupil, second, 2, landline, home if second in _PARENTS else "", dice),
    )


def _contact(
    pupil: DemoPupil, relationship: str, priority: int, phone: str, home: str, dice: random.Random
) -> Contact:
    roots = roots_of(pupil.child.family)
    is_woman = relationship in _WOMEN
    given = dice.choice(roots.mothers if is_woman else roots.fathers)
    family = mans_name(pupil.child.family)
    family = family_name(family, "F") if is_woman else family
    return Contact(
        ContactId(NEW),
        0,
        given=given,
        family=family,
        relationship=relationship,
        phone=phone,
        email=f"{_plain(given)}.{_plain(family)}@example.org",
        address=home,
        priority=priority,
        parental_responsibility=relationship in _PARENTS,
        emergency=True,
    )


def _plain(name: str) -> str:
    """The name as an address has it: 'siân' is 'sian', 'ł' and 'ø' go."""
    apart = unicodedata.normalize("NFKD", name.lower())
    return "".join(letter for letter in apart if letter.isascii() and letter.isalnum())
