"""Groups of a class for a lesson, by the rules of its seating; nothing of them is kept."""

from dataclasses import dataclass

from vault.domain.english.wording import worded
from vault.domain.ids import PupilId
from vault.domain.seating import RuleKind, SeatingRule
from vault.domain.seating_solver import Broken, Pair, Room, arrange, conditions, told
from vault.errors import InvalidValueError

MOST_GROUPS = 20
_OF_SEATS_ALONE = frozenset({RuleKind.FRONT, RuleKind.ALONE})


@dataclass(frozen=True, slots=True)
class GroupsMade:
    """The children of each group, and the rules that could not be kept."""

    groups: tuple[tuple[PupilId, ...], ...]
    broken: tuple[Broken, ...]


def sizes_of(pupils: int, *, groups: int = 0, of_size: int = 0) -> tuple[int, ...]:
    """How large each group is: so many `groups`, or groups `of_size`, as equal as can be, the
    larger first. InvalidValueError for nobody, or more groups than children."""
    if not pupils:
        raise InvalidValueError(field="pupils", reason=worded("nobody is in this class today"))
    # One who is left over joins a group: alone they would have none.
    count = groups or max(1, round(pupils / of_size)) if groups or of_size else 0
    if not 1 <= count <= MOST_GROUPS:
        reason = f"between one and {MOST_GROUPS} are possible"
        raise InvalidValueError(field="groups", reason=reason)
    if count > pupils:
        reason = worded("there are more groups than pupils")
        raise InvalidValueError(field="groups", reason=reason)
    small, more = divmod(pupils, count)
    return tuple(small + (n < more) for n in range(count))


def make_groups(
    pupils: tuple[PupilId, ...],
    rules: tuple[SeatingRule, ...],
    sizes: tuple[int, ...],
    seed: int,
    last_beside: frozenset[Pair] = frozenset(),
) -> GroupsMade:
    """Who is to be apart is in two groups, who is to be near in one; the front of the room and a
    place alone are matters of seats. `sizes` add up to the children."""
    numbers = {pupil: n for n, pupil in enumerate(pupils)}
    group_of = [group for group, size in enumerate(sizes) for _ in range(size)]
    together = tuple(
        frozenset(o for o, other in enumerate(group_of) if other == group and o != n)
        for n, group in enumerate(group_of)
    )
    room = Room(close=together, beside=together, front=frozenset())
    wanted = conditions(
        (rule for rule in rules if rule.kind not in _OF_SEATS_ALONE), numbers, last_beside
    )
    places = arrange(room, len(pupils), wanted, {}, seed)
    groups: list[list[PupilId]] = [[] for _ in sizes]
    for pupil, n in numbers.items():
        groups[group_of[places[n]]].append(pupil)
    broken, _, _ = told(room, places, wanted, pupils)
    return GroupsMade(tuple(map(tuple, groups)), broken)
