"""Rules that no seating can keep together: said before anybody looks for one."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from vault.domain.ids import PupilId
from vault.domain.seating import RuleKind
from vault.domain.seating_solver import Room, Task, room_of


class Conflict(StrEnum):
    """Why not all of it can be."""

    APART_AND_NEAR = "apart-and-near"
    NEAR_AND_ALONE = "near-and-alone"
    LOCKED_BEHIND = "locked-behind"
    LOCKED_TOGETHER = "locked-together"
    LOCKED_FAR = "locked-far"
    SAME_LOCKED_SEAT = "same-locked-seat"
    FRONT_IS_FULL = "front-is-full"
    TOO_FEW_SEATS = "too-few-seats"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """`pupils` are those who cannot have all that is asked for; `count` is how many are too many,
    where it is about a number."""

    kind: Conflict
    pupils: tuple[PupilId, ...] = ()
    count: int = 0


def contradictions(task: Task) -> tuple[Contradiction, ...]:
    """What cannot be kept in any seating, each once."""
    room = room_of(task.layout)
    return tuple(dict.fromkeys((*_by_rules(task, room), *_by_locks(task, room), *_by_room(task))))


def _here(task: Task, kind: RuleKind) -> Iterator[tuple[PupilId, ...]]:
    members = frozenset(task.pupils) - task.left_out
    for rule in task.rules:
        if rule.kind is kind:
            yield tuple(p for p in rule.pupils if p in members)


def _by_rules(task: Task, room: Room) -> Iterator[Contradiction]:
    apart = {frozenset(pair) for r in _here(task, RuleKind.APART) for pair in combinations(r, 2)}
    alone = {pupil for rule in _here(task, RuleKind.ALONE) for pupil in rule}
    for rule in _here(task, RuleKind.NEAR):
        # Of two it is these two; of more each may be near another one.
        if len(rule) == 2 and frozenset(rule) in apart:
            yield Contradiction(Conflict.APART_AND_NEAR, rule)
        if len(rule) > 1 and alone.issuperset(rule) and not _is_near_without_beside(room):
            yield Contradiction(Conflict.NEAR_AND_ALONE, rule)
    front = {pupil for rule in _here(task, RuleKind.FRONT) for pupil in rule}
    if len(front) > len(room.front):
        yield Contradiction(Conflict.FRONT_IS_FULL, count=len(front) - len(room.front))


def _is_near_without_beside(room: Room) -> bool:
    return any(near - side for near, side in zip(room.close, room.beside, strict=True))


def _by_locks(task: Task, room: Room) -> Iterator[Contradiction]:
    numbers = {seat: n for n, seat in enumerate(task.layout.seats)}
    members = frozenset(task.pupils) - task.left_out
    seats = {p: numbers[s] for p, s in task.locked.items() if s in numbers and p in members}
    for one, other in combinations(seats, 2):
        if seats[one] == seats[other]:
            yield Contradiction(Conflict.SAME_LOCKED_SEAT, (one, other))
    for rule in _here(task, RuleKind.FRONT):
        for pupil in rule:
            if pupil in seats and seats[pupil] not in room.front:
                yield Contradiction(Conflict.LOCKED_BEHIND, (pupil,))
    for kind, conflict, wants_close in (
        (RuleKind.APART, Conflict.LOCKED_TOGETHER, False),
        (RuleKind.NEAR, Conflict.LOCKED_FAR, True),
    ):
        for rule in _here(task, kind):
            for one, other in combinations([p for p in rule if p in seats], 2):
                is_close = seats[other] in room.close[seats[one]]
                if is_close is not wants_close and (len(rule) == 2 or not wants_close):
                    yield Contradiction(conflict, (one, other))


def _by_room(task: Task) -> Iterator[Contradiction]:
    missing = len(frozenset(task.pupils) - task.left_out) - len(task.layout.seats)
    if missing > 0:
        yield Contradiction(Conflict.TOO_FEW_SEATS, count=missing)
