"""Who is asked next: everybody has a chance, and who was asked has a smaller one. Nothing of it is
ever kept."""

import random
from collections.abc import Collection, Sequence

from vault.domain.ids import PupilId

_FALLS_TO = 4
"""By what the chance of a child is divided each time they are asked."""


class FairPicker:
    """Who was asked how often since this picker was made, and nothing else."""

    def __init__(self, pupils: Sequence[PupilId], chance: random.Random | None = None) -> None:
        self._pupils = tuple(pupils)
        self._chance = chance or random.SystemRandom()
        self._asked: dict[PupilId, int] = dict.fromkeys(pupils, 0)
        self.last: PupilId | None = None

    def weight(self, pupil: PupilId) -> float:
        """How likely the child is asked beside one who was not asked yet, from 0 to 1."""
        least = min(self._asked.values(), default=0)
        return float(_FALLS_TO) ** (least - self._asked[pupil])

    def pick(self, left_out: Collection[PupilId] = ()) -> PupilId | None:
        """The next child; never the same one twice running while there is another. None where
        nobody is there."""
        here = [p for p in self._pupils if p not in left_out]
        others = [p for p in here if p != self.last] or here
        if not others:
            return None
        (picked,) = self._chance.choices(others, [self.weight(p) for p in others])
        self._asked[picked] += 1
        self.last = picked
        return picked

    def asked(self, pupil: PupilId) -> int:
        """How often they were asked."""
        return self._asked[pupil]

    def begin_anew(self) -> None:
        """Everybody has the same chance again."""
        self._asked = dict.fromkeys(self._pupils, 0)
        self.last = None
