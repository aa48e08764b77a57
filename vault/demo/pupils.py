"""A seeded generator of an invented school; no real child is in it."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from vault.demo import class_4a
from vault.demo.child import PURPOSES, Child
from vault.demo.class_looks import ClassLooks
from vault.demo.drawing.look import Look
from vault.demo.names import ROOTS, Roots, family_name
from vault.demo.school_year import YEARS, SchoolYear, school_year
from vault.demo.staff import STAFFED

CLASS_SIZE = 30
_SIBLINGS = 2
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_MIXED = 0.08
"""So many have a family name of other roots than their given one."""


@dataclass(frozen=True, slots=True)
class DemoPupil:
    """A child with a place in the school; `look` is what the photo shows."""

    number: int
    child: Child
    look: Look
    upn: str
    admission_no: str
    born: date
    class_name: str

    @property
    def year_group(self) -> str:
        """'4' for a pupil of 4A."""
        return self.class_name[0]

    @property
    def given(self) -> str:
        """As the roll has it."""
        return self.child.legal or self.child.given


def demo_pupils(today: date | None = None, seed: int = 8010000) -> list[DemoPupil]:
    """420 pupils in 14 registration classes, two for each year from Reception to 6. Who they are
    and what they look like hangs on the seed alone; when they were born, on the day as well."""
    today = today or date.today()
    year = school_year(today)
    dice = random.Random(seed)  # noqa: S311 - invented names, not keys
    pupils: list[DemoPupil] = []
    for name in (f"{year_group}{letter}" for year_group in YEARS for letter in "AB"):
        pupils += _class(name, len(pupils), dice, year, today)
    return pupils


def _class(
    name: str, first: int, dice: random.Random, year: SchoolYear, today: date
) -> Iterator[DemoPupil]:
    looks = ClassLooks(dice, name[0])
    is_written = name == class_4a.NAME
    children = class_4a.CHILDREN if is_written else _children(name, looks, first, dice)
    for index, child in enumerate(children):
        number, day = first + index, dice.randrange(365)
        yield DemoPupil(
            number,
            child,
            looks.finished(child.look, index),
            _upn(number),
            f"{1000 + number:06}",
            _born(child, day, name[0], year, today),
            name,
        )


def _born(child: Child, day: int, year_group: str, year: SchoolYear, today: date) -> date:
    if child.born:
        return year.birth_on(year_group, *child.born)
    if child.turns_in is not None:
        birthday = today + timedelta(days=child.turns_in)
        return year.birth_on(year_group, birthday.month, birthday.day)
    return year.birth(year_group, day)


def _children(name: str, looks: ClassLooks, first: int, dice: random.Random) -> list[Child]:
    """A class in the order of its list. No given name is there twice, no family name three times;
    a class that somebody of the demo works in has a birthday within the week."""
    children: dict[str, tuple[str, str, Look]] = {}
    families: Counter[str] = Counter()
    while len(children) < CLASS_SIZE:
        roots, sex = _roots(dice), dice.choice("FM")
        given = dice.choice(roots.girls if sex == "F" else roots.boys)
        others = _roots(dice) if dice.random() < _MIXED else roots
        family = family_name(dice.choice(others.families), sex)
        if given not in children and given != family and families[family] < _SIBLINGS:
            families[family] += 1
            children[given] = family, sex, looks.new(roots, sex)
    order = sorted(children, key=lambda given: (children[given][0], given))
    soon = dice.randrange(CLASS_SIZE)
    return [
        Child(
            given,
            *children[given],
            asked=_asked(first + index),
            turns_in=dice.randrange(7) if index == soon and name in STAFFED else None,
        )
        for index, given in enumerate(order)
    ]


def _roots(dice: random.Random) -> Roots:
    return dice.choices(ROOTS, [roots.share for roots in ROOTS])[0]


def _asked(number: int) -> str:
    """Some were not asked yet, some want no photo."""
    if number % 17:
        return "y" * len(PURPOSES)
    return "nnny" if number % 2 else ""


def _upn(number: int) -> str:
    """A valid number of the school 801/0000, which does not exist."""
    digits = f"8010000{20 + number // 1000:02}{number % 1000:03}"
    total = sum(int(digit) * weight for weight, digit in enumerate(digits, start=2))
    return _UPN_LETTERS[total % 23] + digits
