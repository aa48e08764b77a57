"""Who sits where, by the rules of a class: many random starts, each bettered by swapping seats.

A seating is searched for by min-conflicts hill climbing with random restarts (Minton et al., 1992):
one child of a broken rule takes the seat at which fewest rules are broken, until none is or nothing
gets better. The same seed gives the same seating; the work is bounded by a count, and not by time.
"""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from vault.domain.ids import PupilId, RecordId
from vault.domain.room_layouts import RoomLayout, Seat
from vault.domain.seating import RuleKind, SeatingRule, SeatTaken

MOST_LOOKS: Final = 3000
"""How many seatings are weighed at most."""
_STARTS, _STEPS = 40, 120
_NOBODY, _TWO = -1, 2
_LETS_PASS = 0.02
Pair = frozenset[PupilId]


@dataclass(frozen=True, slots=True)
class Room:
    """Seats by number: which lie close to each other (beside, before, behind or at a corner), which
    side by side, and which at the front."""

    close: tuple[frozenset[int], ...]
    beside: tuple[frozenset[int], ...]
    front: frozenset[int]


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that a seating does not keep, and the children of whom that is so."""

    kind: RuleKind
    pupils: tuple[PupilId, ...]
    rule: RecordId = RecordId("")


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be solved. `left_out` are absent, and keep no seat; `last_beside` are the pairs
    who sat side by side in the plan before."""

    layout: RoomLayout
    pupils: tuple[PupilId, ...]
    rules: tuple[SeatingRule, ...] = ()
    locked: Mapping[PupilId, Seat] = field(default_factory=dict)
    left_out: frozenset[PupilId] = frozenset()
    last_beside: frozenset[Pair] = frozenset()


@dataclass(frozen=True, slots=True)
class Seating:
    """What came out: `kept` of `wanted` conditions hold, the others are in `broken`. `unplaced` are
    here and found no seat."""

    seats: tuple[SeatTaken, ...]
    unplaced: tuple[PupilId, ...]
    broken: tuple[Broken, ...]
    kept: int
    wanted: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """One condition; `first` and `others` are children by number."""

    kind: RuleKind
    first: int
    others: tuple[int, ...]
    rule: RecordId


def room_of(layout: RoomLayout) -> Room:
    """The front is the first of every three rows of seats."""
    seats = layout.seats
    by_place = {seat: number for number, seat in enumerate(seats)}
    rows = sorted({seat.row for seat in seats})
    front = set(rows[: max(1, len(rows) // 3)])

    def at(seat: Seat, steps: Iterable[tuple[int, int]]) -> frozenset[int]:
        places = (Seat(seat.row + down, seat.column + right) for down, right in steps)
        return frozenset(by_place[place] for place in places if place in by_place)

    around = [(d, r) for d in (-1, 0, 1) for r in (-1, 0, 1) if d or r]
    return Room(
        close=tuple(at(seat, around) for seat in seats),
        beside=tuple(at(seat, ((0, -1), (0, 1))) for seat in seats),
        front=frozenset(n for n, seat in enumerate(seats) if seat.row in front),
    )


def beside_each_other(layout: RoomLayout, places: Mapping[PupilId, Seat]) -> frozenset[Pair]:
    """The pairs who sit side by side."""
    by_seat = {seat: pupil for pupil, seat in places.items()}
    return frozenset(
        frozenset((pupil, by_seat[Seat(seat.row, seat.column + 1)]))
        for seat, pupil in by_seat.items()
        if Seat(seat.row, seat.column + 1) in by_seat and layout.spot(seat) == "S"
    )


def solve(task: Task, seed: int) -> Seating:
    """The best seating that was found. Nothing in it is an error: with too few seats some children
    have none, and rules that contradict each other are told as broken."""
    here = [p for p in task.pupils if p not in task.left_out]
    numbers = {pupil: number for number, pupil in enumerate(here)}
    seat_numbers = {seat: number for number, seat in enumerate(task.layout.seats)}
    fixed: dict[int, int] = {}
    for pupil, seat in task.locked.items():
        if pupil in numbers and seat in seat_numbers and seat_numbers[seat] not in fixed.values():
            fixed[numbers[pupil]] = seat_numbers[seat]
    wanted = conditions(task.rules, numbers, task.last_beside)
    places = arrange(room_of(task.layout), len(here), wanted, fixed, seed)
    seats = tuple(
        SeatTaken(pupil, task.layout.seats[places[n]], n in fixed)
        for pupil, n in numbers.items()
        if places[n] != _NOBODY
    )
    return Seating(
        seats,
        tuple(pupil for pupil, n in numbers.items() if places[n] == _NOBODY),
        *told(room_of(task.layout), places, wanted, here),
    )


def judge(task: Task, seats: Iterable[SeatTaken]) -> Seating:
    """A seating as it is, with the rules that it breaks: after a child was moved by hand."""
    here = [p for p in task.pupils if p not in task.left_out]
    seat_numbers = {seat: number for number, seat in enumerate(task.layout.seats)}
    taken = {t.pupil: t for t in seats if t.seat in seat_numbers}
    places = [seat_numbers[taken[p].seat] if p in taken else _NOBODY for p in here]
    wanted = conditions(task.rules, {p: n for n, p in enumerate(here)}, task.last_beside)
    return Seating(
        tuple(taken[p] for p in here if p in taken),
        tuple(p for p in here if p not in taken),
        *told(room_of(task.layout), places, wanted, here),
    )


def told(
    room: Room, places: Sequence[int], wanted: Sequence[Wanted], here: Sequence[PupilId]
) -> tuple[tuple[Broken, ...], int, int]:
    """What is broken, each rule once for each set of children; how many hold; how many there
    are."""
    search = _Search(room, wanted, places)
    broken = {
        Broken(w.kind, tuple(here[n] for n in (w.first, *w.others)), w.rule): True
        for w in wanted
        if search.breaks(w)
    }
    return tuple(broken), len(wanted) - sum(map(search.breaks, wanted)), len(wanted)


def arrange(
    room: Room, pupils: int, wanted: Sequence[Wanted], fixed: Mapping[int, int], seed: int
) -> list[int]:
    """The seat of each child by number, -1 for none. `fixed` children do not move."""
    chance = random.Random(seed)  # noqa: S311 - a seating is no secret
    free = [n for n in range(len(room.close)) if n not in fixed.values()]
    movable = [n for n in range(pupils) if n not in fixed]
    with_rule = {n for w in wanted for n in (w.first, *w.others)}
    best: list[int] = []
    least, looks = len(wanted) + 1, 0
    # Seats are filled from the front; as many more are given out as let somebody sit alone.
    spare = 2 * sum(w.kind is RuleKind.ALONE for w in wanted)
    for _ in range(_STARTS):
        order = movable[:]
        chance.shuffle(order)
        order.sort(key=lambda n: n not in with_rule)
        seats = free[: len(order) + spare]
        chance.shuffle(seats)
        places = [fixed.get(n, _NOBODY) for n in range(pupils)]
        for number, seat in zip(order, seats, strict=False):
            places[number] = seat
        search = _Search(room, wanted, places)
        looks += search.better(chance, free, frozenset(fixed), MOST_LOOKS - looks)
        if search.cost < least:
            best, least = search.best, search.cost
        if not least or looks >= MOST_LOOKS or not movable:
            break
    return best


class _Search:
    """One seating that is being bettered; `best` and `cost` are the best that it came by."""

    def __init__(self, room: Room, wanted: Sequence[Wanted], places: Sequence[int]) -> None:
        self._room, self._wanted = room, wanted
        self._places = list(places)
        self._at = {seat: n for n, seat in enumerate(places) if seat != _NOBODY}
        self._broken = [self.breaks(w) for w in wanted]
        self._now = sum(self._broken)
        self.best, self.cost = list(places), self._now
        # Who sits alone is disturbed by anybody's move; else a move concerns those who move.
        self._alone = frozenset(n for n, w in enumerate(wanted) if w.kind is RuleKind.ALONE)
        self._of: dict[int | None, frozenset[int]] = {None: self._alone}
        for child in range(len(places)):
            named = (n for n, w in enumerate(wanted) if child == w.first or child in w.others)
            self._of[child] = frozenset(named) | self._alone

    def better(
        self, chance: random.Random, free: Sequence[int], fixed: frozenset[int], most: int
    ) -> int:
        """How many seatings were weighed, at most about `most`."""
        looks = 0
        for _ in range(_STEPS):
            broken = [
                w for w, is_broken in zip(self._wanted, self._broken, strict=True) if is_broken
            ]
            if not broken or looks >= most:
                break
            one = chance.choice(broken)
            movable = [n for n in (one.first, *one.others) if n not in fixed]
            movable = [n for n in movable if self._places[n] != _NOBODY]
            if not movable:
                continue
            number = chance.choice(movable)
            before = self._places[number]
            costs = [
                (self._cost_at(number, seat), chance.random(), seat)
                for seat in free
                if seat != before
            ]
            looks += len(costs)
            if not costs:
                break
            cost, _, seat = min(costs)
            # A step to the side leads out of a corner, and one back now and then.
            if cost <= self._now or chance.random() < _LETS_PASS:
                self._move(number, seat, cost)
            if self._now < self.cost:
                self.best, self.cost = self._places[:], self._now
        return looks

    def breaks(self, wanted: Wanted) -> bool:
        """Whether the condition does not hold; where somebody has no seat it is not asked."""
        places, room = self._places, self._room
        seat = places[wanted.first]
        if seat == _NOBODY:
            return False
        if wanted.kind is RuleKind.FRONT:
            return seat not in room.front
        if wanted.kind is RuleKind.ALONE:
            return any(side in self._at for side in room.beside[seat])
        if wanted.kind is RuleKind.NEAR:
            seats = [places[n] for n in wanted.others if places[n] != _NOBODY]
            return bool(seats) and not any(other in room.close[seat] for other in seats)
        other = places[wanted.others[0]]
        near = room.beside if wanted.kind is RuleKind.NEW_NEIGHBOURS else room.close
        return other != _NOBODY and other in near[seat]

    def _concerned(self, number: int, seat: int) -> frozenset[int]:
        return self._of[number] | self._of[self._at.get(seat)]

    def _cost_at(self, number: int, seat: int) -> int:
        concerned, before = self._concerned(number, seat), self._places[number]
        self._swap(number, seat)
        cost = self._now
        for n in concerned:
            cost += self.breaks(self._wanted[n]) - self._broken[n]
        self._swap(number, before)
        return cost

    def _move(self, number: int, seat: int, cost: int) -> None:
        concerned = self._concerned(number, seat)
        self._swap(number, seat)
        for n in concerned:
            self._broken[n] = self.breaks(self._wanted[n])
        self._now = cost

    def _swap(self, number: int, seat: int) -> None:
        """The child takes the seat; who sat there takes theirs."""
        before, other = self._places[number], self._at.pop(seat, None)
        self._at.pop(before, None)
        self._places[number], self._at[seat] = seat, number
        if other is not None and other != number:
            self._places[other], self._at[before] = before, other


def conditions(
    rules: Iterable[SeatingRule], numbers: Mapping[PupilId, int], last_beside: Iterable[Pair]
) -> list[Wanted]:
    """Every rule as conditions of one child, or of one and others; who is not here asks for
    nothing."""
    wanted = []
    for rule in rules:
        here = [numbers[p] for p in rule.pupils if p in numbers]
        if rule.kind is RuleKind.APART:
            wanted += [Wanted(rule.kind, a, (b,), rule.id) for a, b in combinations(here, 2)]
        elif rule.kind is RuleKind.NEAR and len(here) > 1:
            wanted += _near(here, rule.id)
        elif rule.kind in (RuleKind.FRONT, RuleKind.ALONE):
            wanted += [Wanted(rule.kind, n, (), rule.id) for n in here]
        elif rule.kind is RuleKind.NEW_NEIGHBOURS:
            pairs = [sorted(numbers[p] for p in pair if p in numbers) for pair in last_beside]
            wanted += [
                Wanted(rule.kind, pair[0], (pair[1],), rule.id)
                for pair in sorted(pairs)
                if len(pair) > 1
            ]
    return wanted


def _near(here: Sequence[int], rule: RecordId) -> list[Wanted]:
    """Two are near each other by one condition; of several each is near one of the others."""
    if len(here) == _TWO:
        return [Wanted(RuleKind.NEAR, here[0], (here[1],), rule)]
    return [Wanted(RuleKind.NEAR, n, tuple(o for o in here if o != n), rule) for n in here]
