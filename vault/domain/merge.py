"""Three-way merging, field by field, of one record in two vaults. Pure.

Each field carries a clock: for every vault that ever changed it, the number of that vault's last
change. This is a version vector (Parker et al., "Detection of Mutual Inconsistency in Distributed
Systems", 1983). A clock that covers another one knows of all its changes, so its value is taken;
where neither covers the other, both sides changed the field, and a person decides. With that, files
can be exchanged in any order and any number of times.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from vault.domain.identity.folding import NUMBERS, folded_number, longer_number

Clock = dict[str, int]
"""From a vault's replica name to the number of its last change."""
Value = str | int | None


class Outcome(StrEnum):
    """Whose value of a field is taken, or that a person has to decide."""

    SAME = "same"
    MINE = "mine"
    THEIRS = "theirs"
    CONFLICT = "conflict"


def covers(clock: Mapping[str, int], other: Mapping[str, int]) -> bool:
    """Whether `clock` includes every change that `other` includes."""
    return all(clock.get(name, 0) >= number for name, number in other.items())


def joined(*clocks: Mapping[str, int]) -> Clock:
    """The smallest clock that covers all of them (the join, or least upper bound)."""
    union: Clock = {}
    for clock in clocks:
        for name, number in clock.items():
            union[name] = max(union.get(name, 0), number)
    return union


@dataclass(frozen=True, slots=True)
class Side:
    """One vault's value of a field, and its clock."""

    value: Value
    clock: Clock


def compare(mine: Side, theirs: Side) -> Outcome:
    """Whose value is taken. CONFLICT where neither clock covers the other."""
    if same_value(mine.value, theirs.value):
        return Outcome.SAME
    ahead, behind = covers(theirs.clock, mine.clock), covers(mine.clock, theirs.clock)
    if ahead and behind:
        # The same knowledge and yet another value: somebody's copy was put back. Never guess.
        return Outcome.CONFLICT if mine.clock else Outcome.THEIRS
    if ahead:
        return Outcome.THEIRS
    return Outcome.MINE if behind else Outcome.CONFLICT


def compare_numbered(name: str, mine: Side, theirs: Side) -> Outcome:
    """`compare` for the field `name`: a number that lost its leading zeros on one side is no
    conflict, and both vaults keep the longer one."""
    outcome = compare(mine, theirs)
    if outcome is Outcome.CONFLICT and name in NUMBERS:
        own, others = str(mine.value or ""), str(theirs.value or "")
        if folded_number(own) == folded_number(others) != "":
            return Outcome.MINE if longer_number(own, others) == own else Outcome.THEIRS
    return outcome


def same_value(value: Value, other: Value) -> bool:
    """Whether both are equal; None, '' and 0 (a flag that was never set) are equal."""
    return (value or "") == (other or "") or str(value or "") == str(other or "")


def pack_clocks(clocks: Mapping[str, Clock]) -> list[list[Any]]:
    """Clock by field as [[clock, [field, …]], …]: fields that share a clock stand together."""
    groups: dict[tuple[tuple[str, int], ...], list[str]] = {}
    for field, clock in clocks.items():
        groups.setdefault(tuple(sorted(clock.items())), []).append(field)
    return [[dict(clock), sorted(fields)] for clock, fields in groups.items()]


def unpack_clocks(packed: Iterable[Any]) -> dict[str, Clock]:
    """The inverse. ValueError, KeyError or TypeError for another form."""
    clocks: dict[str, Clock] = {}
    for clock, fields in packed:
        checked = {str(name): int(number) for name, number in dict(clock).items()}
        if any(number < 0 or len(name) > 64 for name, number in checked.items()):
            raise ValueError("no clock")
        for field in fields:
            clocks[str(field)] = checked
    return clocks
