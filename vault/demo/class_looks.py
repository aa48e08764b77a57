"""How the pupils of a class look, so that no two of them are taken for each other."""

import random
from collections import Counter
from dataclasses import replace

from vault.demo.drawing.colours import BACK, HIJAB, PATKA, RIBBON
from vault.demo.drawing.features import BROWS, EYES, FACES, NOSES
from vault.demo.drawing.hair import COVERED
from vault.demo.drawing.look import Look
from vault.demo.names import ROOTS, Roots

_TRIES = 200
_OF_ONE_STYLE = 3
_BANDED = frozenset({"bob", "long", "long swept", "long curls", "curly bob", "afro", "small afro"})
_LIKE_STYLES = {"long swept": "long", "pixie": "bowl", "side": "short"}
_LIKE_HAIR = {"dark": "black", "light brown": "brown", "pale": "fair"}
"""What is like another from far."""
_MOUTHS = (0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 5, 5, 3)
_GAP = 4
_TOOTHLESS, _OLDER = frozenset("123"), frozenset("3456")
"""Year groups in which milk teeth fall out, and in which some girls wear a hijab."""


class ClassLooks:
    """Draws the looks of one class, one after the other."""

    def __init__(self, dice: random.Random, year_group: str) -> None:
        self._dice = dice
        self._mouths = (*_MOUTHS, _GAP, _GAP) if year_group in _TOOTHLESS else _MOUTHS
        self._is_older = year_group in _OLDER
        self._taken: set[tuple[object, ...]] = set()
        self._styles: Counter[str] = Counter()

    def new(self, roots: Roots, sex: str) -> Look:
        """One that fits the roots and that nobody of the class has yet."""
        look = self._drawn(roots, sex)
        for _ in range(_TRIES):
            if features_of(look) not in self._taken and self._styles[look.style] < _OF_ONE_STYLE:
                break
            look = self._drawn(roots, sex)
        self._taken.add(features_of(look))
        self._styles[look.style] += 1
        return look

    def _drawn(self, roots: Roots, sex: str) -> Look:
        dice = self._dice
        is_girl = sex == "F"
        style = dice.choice(roots.girl_styles if is_girl else roots.boy_styles)
        is_worn = dice.randrange(10) < roots.covered
        if is_worn and roots.cloth == ("hijab" if is_girl else "patka"):
            style = roots.cloth if not is_girl or self._is_older else style
        skin, hair = dice.choice(roots.skins), dice.choice(roots.hair)
        return Look(
            skin,
            hair,
            style,
            glasses=dice.choice(("round", "square")) if dice.random() < 0.18 else "",
            freckles=skin == 0 and dice.random() < (0.7 if hair in ("red", "copper") else 0.2),
            band=style in _BANDED and is_girl and dice.random() < 0.3,
            clip=style in _BANDED and is_girl and dice.random() < 0.15,
            cloth=dice.randrange(len(PATKA) if style == "patka" else len(HIJAB)),
        )

    def finished(self, look: Look, index: int) -> Look:
        """With a face and clothes of its own, before a background that no neighbour has; `index`
        counts from 0 in the class list."""
        dice = self._dice
        return replace(
            look,
            back=(index * 5 + 2) % len(BACK),
            face=dice.randrange(len(FACES)),
            brows=dice.randrange(len(BROWS)),
            nose=dice.randrange(len(NOSES)),
            mouth=dice.choice(self._mouths),
            eyes=dice.randrange(len(EYES)),
            cardigan=dice.random() < 0.2,
            ribbon=dice.randrange(len(RIBBON)),
        )


def any_look(dice: random.Random) -> Look:
    """A look that goes with some roots."""
    looks = ClassLooks(dice, dice.choice("R123456"))
    look = looks.new(dice.choice(ROOTS), dice.choice("FM"))
    return looks.finished(look, dice.randrange(len(BACK)))


def features_of(look: Look) -> tuple[object, ...]:
    """What a child is told by from far: shades that are near each other do not count."""
    style = _LIKE_STYLES.get(look.style, look.style)
    over = look.cloth if style in COVERED else _LIKE_HAIR.get(look.hair, look.hair)
    return style, over, look.skin // 2, bool(look.glasses)
