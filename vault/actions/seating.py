"""Seating: the plans of a class, its rules, the rooms, and seats given out by the rules."""

from dataclasses import dataclass, replace
from datetime import date

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.attendance_codes import Counts
from vault.domain.catalogue.registers import ATTENDANCE_READ
from vault.domain.catalogue.seating import SEATING_READ, SEATING_WRITE
from vault.domain.english.wording import worded
from vault.domain.group_maker import GroupsMade, make_groups, sizes_of
from vault.domain.ids import ClassId, PupilId, RecordId
from vault.domain.papers import Heading, Paper, Point
from vault.domain.room_layouts import RoomLayout
from vault.domain.seating import RuleKind, SeatingPage, SeatingPlan, SeatingRule, SeatTaken
from vault.domain.seating_conflicts import Contradiction, contradictions
from vault.domain.seating_solver import Seating as Solved
from vault.domain.seating_solver import Task, beside_each_other, judge, solve
from vault.governance.attendance_codes import codes_in_force
from vault.store.records import Records
from vault.store.school.seating import Seating
from vault.store.school.seating_rules import SeatingRules


@dataclass(frozen=True)
class OpenSeating(Query[SeatingPage]):
    """A class with one of its plans: the wanted one, else the one in use."""

    name = "seating.open"
    needs = SEATING_READ

    class_id: ClassId
    plan: RecordId | None = None

    def apply(self, records: Records) -> SeatingPage:
        page = records.of(Seating).page(self.class_id, self.plan)
        return replace(page, absent=_absent(records, self.class_id))


@dataclass(frozen=True)
class SetSeatingPlan(Command[RecordId]):
    """Make a plan (empty id), or change its title, its room and whether it is the one in use;
    `new_room` is drawn with it, in place of a room that is there."""

    name = "seating.plan"
    needs = SEATING_WRITE

    seating_plan: SeatingPlan
    new_room: RoomLayout | None = None

    def apply(self, records: Records) -> RecordId:
        plan = self.seating_plan
        if self.new_room is not None:
            plan = replace(plan, layout=records.of(Seating).set_layout(self.new_room))
        return records.of(Seating).set_plan(plan)


@dataclass(frozen=True)
class PutPlanAway(Command[None]):
    """A plan that is used no more; the seats in it go."""

    name = "seating.plan-away"
    needs = SEATING_WRITE

    seating_plan: RecordId
    version: int

    def apply(self, records: Records) -> None:
        records.of(Seating).put_away(self.seating_plan, self.version)


@dataclass(frozen=True)
class SetSeats(Command[int]):
    """Who sits where from now on. Nobody has to have a seat."""

    name = "seating.seats"
    needs = SEATING_WRITE

    seating_plan: RecordId
    version: int
    seats: tuple[SeatTaken, ...]

    def apply(self, records: Records) -> int:
        return records.of(Seating).set_seats(self.seating_plan, self.version, self.seats)


@dataclass(frozen=True)
class SetSeatingRule(Command[RecordId]):
    """Make a rule of a class (empty id), or change whom it is about."""

    name = "seating.rule"
    needs = SEATING_WRITE

    seating_rule: SeatingRule

    def apply(self, records: Records) -> RecordId:
        return records.of(SeatingRules).set(self.seating_rule)


@dataclass(frozen=True)
class PutRuleAway(Command[None]):
    """A rule that is asked no more; who it named is named no more."""

    name = "seating.rule-away"
    needs = SEATING_WRITE

    seating_rule: RecordId
    version: int

    def apply(self, records: Records) -> None:
        records.of(SeatingRules).put_away(self.seating_rule, self.version)


@dataclass(frozen=True)
class ListRoomLayouts(Query[tuple[RoomLayout, ...]]):
    """The rooms that a plan can stand in; they name no child."""

    name = "seating.layouts"
    needs = SEATING_READ
    is_recorded = False

    def apply(self, records: Records) -> tuple[RoomLayout, ...]:
        return records.of(Seating).layouts()


@dataclass(frozen=True)
class SetRoomLayout(Command[RecordId]):
    """Draw a room (empty id), or change one, for all classes that are taught in it."""

    name = "seating.layout"
    needs = SEATING_WRITE

    room_layout: RoomLayout

    def apply(self, records: Records) -> RecordId:
        return records.of(Seating).set_layout(self.room_layout)


@dataclass(frozen=True)
class PutLayoutAway(Command[None]):
    """A room in which no new plan is to be made; the plans that stand in it stay."""

    name = "seating.layout-away"
    needs = SEATING_WRITE

    room_layout: RecordId
    version: int

    def apply(self, records: Records) -> None:
        records.of(Seating).put_layout_away(self.room_layout, self.version)


@dataclass(frozen=True, slots=True)
class SeatsFound:
    """What came out, and what could not be kept in any seating."""

    seating: Solved
    contradictions: tuple[Contradiction, ...]


@dataclass(frozen=True)
class FindSeats(Query[SeatsFound]):
    """Seats for everybody by the rules, from the seats as they stand on the page; nothing is
    written. The same seed finds the same seats. `keeps_all`: nobody moves, and only the rules are
    held against the seats."""

    name = "seating.find"
    needs = SEATING_READ
    is_recorded = False

    class_id: ClassId
    plan: RecordId
    seats: tuple[SeatTaken, ...]
    seed: int
    left_out: frozenset[PupilId] = frozenset()
    keeps_all: bool = False

    def apply(self, records: Records) -> SeatsFound:
        page = records.of(Seating).page(self.class_id, self.plan)
        stored = {taken.pupil: taken.seat for taken in page.seats}
        task = Task(
            page.layout,
            tuple(face.pupil for face in page.page.faces),
            page.rules,
            {taken.pupil: taken.seat for taken in self.seats if taken.is_locked},
            self.left_out,
            # Held against what was saved last, since that is what the class sat by.
            frozenset() if self.keeps_all else beside_each_other(page.layout, stored),
        )
        seating = judge(task, self.seats) if self.keeps_all else solve(task, self.seed)
        return SeatsFound(seating, contradictions(task))


@dataclass(frozen=True)
class MakeGroups(Query[GroupsMade]):
    """Groups of a class for one lesson, by its rules; nothing is written. So many `groups`, or
    groups `of_size`. InvalidValueError."""

    name = "seating.make-groups"
    needs = SEATING_READ
    is_recorded = False

    class_id: ClassId
    seed: int
    groups: int = 0
    of_size: int = 0
    left_out: frozenset[PupilId] = frozenset()

    def apply(self, records: Records) -> GroupsMade:
        page = records.of(Seating).page(self.class_id)
        here = tuple(f.pupil for f in page.page.faces if f.pupil not in self.left_out)
        sizes = sizes_of(len(here), groups=self.groups, of_size=self.of_size)
        last = beside_each_other(page.layout, page.places)
        is_asked = any(rule.kind is RuleKind.NEW_NEIGHBOURS for rule in page.rules)
        return make_groups(here, page.rules, sizes, self.seed, last if is_asked else frozenset())


@dataclass(frozen=True)
class DraftGroups(Query[Paper]):
    """Groups of a class to be printed: who is in each, by known-as names."""

    name = "seating.groups"
    needs = Permission.PRINT

    class_id: ClassId
    groups: tuple[tuple[PupilId, ...], ...]

    def apply(self, records: Records) -> Paper:
        page = records.of(Seating).page(self.class_id).page
        names = {face.pupil: face.known_as for face in page.faces}
        pieces: list[Heading | Point] = []
        for number, group in enumerate(self.groups, start=1):
            pieces.append(Heading(worded("Group {0}").format(number)))
            pieces += [Point(names[pupil]) for pupil in group if pupil in names]
        return Paper(
            worded("Groups"),
            page.row.name,
            tuple(pieces),
            footer=f"Printed by {records.profile.name}, {date.today():%d %B %Y}",
            pupils=sum(pupil in names for group in self.groups for pupil in group),
        )


def _absent(records: Records, class_id: ClassId) -> frozenset[PupilId]:
    """Who is not in the room by today's registers: for who reads them."""
    if not records.may(ATTENDANCE_READ):
        return frozenset()
    today, codes = date.today(), codes_in_force(records)
    marks = records.of(Seating).marks_of(class_id, today)
    known = {pupil: codes.find(code, today) for pupil, code in marks.items()}
    return frozenset(p for p, code in known.items() if code and code.counts is not Counts.PRESENT)
