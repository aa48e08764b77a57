"""Seating plans of a class: who sits where, and the rules about it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from vault.domain.english.wording import worded
from vault.domain.ids import ClassId, PupilId, RecordId
from vault.domain.people import ClassPage
from vault.domain.room_layouts import NO_LAYOUT, RoomLayout, Seat
from vault.errors import InvalidValueError

MOST_TITLE = 60
MOST_IN_RULE = 12


class RuleKind(StrEnum):
    """What is wanted of the children that a rule names; of NEW_NEIGHBOURS of the whole class."""

    APART = "apart"
    NEAR = "near"
    FRONT = "front"
    ALONE = "alone"
    NEW_NEIGHBOURS = "new-neighbours"


RULE_WORDS: Final[Mapping[RuleKind, str]] = MappingProxyType(
    {
        RuleKind.APART: "Apart",
        RuleKind.NEAR: "Near each other",
        RuleKind.FRONT: "At the front",
        RuleKind.ALONE: "Nobody beside them",
        RuleKind.NEW_NEIGHBOURS: "Not beside the last neighbour",
    }
)
LEAST: Final[Mapping[RuleKind, int]] = MappingProxyType(
    {
        RuleKind.APART: 2,
        RuleKind.NEAR: 2,
        RuleKind.FRONT: 1,
        RuleKind.ALONE: 1,
        RuleKind.NEW_NEIGHBOURS: 0,
    }
)
"""How many children a rule of the kind names at least."""


@dataclass(frozen=True, slots=True)
class SeatingRule:
    """A rule of a class, for all its plans. An empty id is a rule to be made. `pupils` are those in
    sight and in the class."""

    id: RecordId
    version: int
    class_id: ClassId
    kind: RuleKind
    pupils: tuple[PupilId, ...] = ()

    def of_those(self, pupils: Collection[PupilId]) -> "SeatingRule":
        """The same about those of its children who are among these."""
        return replace(self, pupils=tuple(p for p in self.pupils if p in pupils))


@dataclass(frozen=True, slots=True)
class SeatTaken:
    """Where one child sits. One that is locked stays there when seats are given out anew."""

    pupil: PupilId
    seat: Seat
    is_locked: bool = False


@dataclass(frozen=True, slots=True)
class SeatingPlan:
    """One of several of a class; an empty id is a plan to be made. One of them is in use: by it
    the register is taken and the class is shown."""

    id: RecordId
    version: int
    class_id: ClassId
    title: str
    layout: RecordId
    in_use: bool = False


@dataclass(frozen=True)
class SeatingPage:
    """A class with its plans, of which `plan` is shown, and the room that it stands in. `seats` are
    those of children of today's class that are in the room; everybody else has none. `rules` is
    empty for who may not read them."""

    page: ClassPage
    plans: tuple[SeatingPlan, ...]
    plan: SeatingPlan | None
    layout: RoomLayout
    layouts: tuple[RoomLayout, ...]
    seats: tuple[SeatTaken, ...] = ()
    rules: tuple[SeatingRule, ...] = ()
    absent: frozenset[PupilId] = frozenset()
    """Who is not here by the last register of today that has a mark for them."""

    @property
    def places(self) -> dict[PupilId, Seat]:
        """Where each child sits who has a seat."""
        return {taken.pupil: taken.seat for taken in self.seats}

    @property
    def in_rows(self) -> tuple[PupilId, ...]:
        """Who has a seat, row by row from the front, each from the left: as a register by seats
        goes."""
        return tuple(t.pupil for t in sorted(self.seats, key=lambda taken: taken.seat))


def empty_page(page: ClassPage) -> SeatingPage:
    """Of a class that has no plan yet."""
    return SeatingPage(page, (), None, NO_LAYOUT, ())


def check_rule(rule: SeatingRule) -> None:
    """InvalidValueError for too few or too many children, or one twice."""
    least = LEAST[rule.kind]
    if len(set(rule.pupils)) < len(rule.pupils):
        raise InvalidValueError(field="pupils", reason=worded("a pupil is in it twice"))
    if len(rule.pupils) < least:
        reason = (
            worded("choose two pupils at least") if least > 1 else worded("choose whom it is about")
        )
        raise InvalidValueError(field="pupils", reason=reason)
    if len(rule.pupils) > (MOST_IN_RULE if least else 0):
        reason = worded("more than {0} pupils").format(MOST_IN_RULE)
        raise InvalidValueError(field="pupils", reason=reason)


def check_seats(seats: tuple[SeatTaken, ...], layout: RoomLayout) -> None:
    """InvalidValueError for a child in two seats, two in one, or a seat that the room has not.
    Nobody has to have one."""
    places = set(layout.seats)
    if len({taken.pupil for taken in seats}) < len(seats):
        raise InvalidValueError(field="place", reason=worded("a pupil has two seats"))
    if len({taken.seat for taken in seats}) < len(seats):
        raise InvalidValueError(field="place", reason=worded("two pupils have the same seat"))
    if any(taken.seat not in places for taken in seats):
        raise InvalidValueError(field="place", reason=worded("there is no such seat in this room"))
