"""Which rows of a file have something in common with another one, found by going through it once.

Only those can be about one child, so only those are looked at closely, and nothing is kept of all
others."""

from array import array
from collections.abc import Hashable, Iterable, Sequence

from vault.domain.identity.folding import NUMBERS, fold, folded_number
from vault.domain.incoming import IncomingPupil
from vault.domain.people import LEGAL_NAMES


class RowsAlike:
    """Places of rows, in their order: `by_name` of those that share the legal names and the birth
    date, as far as they have one, with another row; `by_number` the same for each number."""

    def __init__(self, pupils: Iterable[IncomingPupil]) -> None:
        by_name = array("q")
        by_number = {name: array("q") for name in NUMBERS}
        for pupil in pupils:
            values = dict(pupil.values)
            names = [fold(str(values.get(name) or "")) for name in LEGAL_NAMES]
            by_name.append(hash((*names, values.get("born") or "")) or 1)
            for name in NUMBERS:
                number = values.get(name)
                folded = folded_number(str(number)) if number else ""
                by_number[name].append((hash(folded) or 1) if folded else 0)
        self.by_name = _places(by_name)
        self.by_number = {name: _places(found) for name, found in by_number.items()}


def repeated(found: Iterable[Hashable]) -> set[Hashable]:
    """What comes more than once."""
    seen: set[Hashable] = set()
    more: set[Hashable] = set()
    for one in found:
        (more if one in seen else seen).add(one)
    return more


def _places(hashes: Sequence[int]) -> "array[int]":
    """Of what may come again; two that only have one hash are looked at for nothing."""
    more = repeated(one for one in hashes if one)
    return array("L", (place for place, one in enumerate(hashes) if one in more))
