"""Where 4A sits: two rooms, a plan for every day and one for tests, and the rules of the class."""

from dataclasses import replace

from vault.actions.classes import ListClasses
from vault.actions.seating import (
    FindSeats,
    OpenSeating,
    SetRoomLayout,
    SetSeatingPlan,
    SetSeatingRule,
    SetSeats,
)
from vault.domain.ids import NEW
from vault.domain.room_layouts import RoomLayout, rows_of_desks
from vault.domain.seating import RuleKind, SeatingPlan, SeatingRule
from vault.session import Session

CLASS, COVERED = "Class 4A", "Class 2A"
_ROOM = "...BBBBB..D/SS.SS.SS.SS/SS.SS.SS.SS/SS.SS.SS.SS/SS.SS.SS.SS"
_RULES = (
    (RuleKind.FRONT, ("Tia Okafor", "Yusuf Ali")),
    (RuleKind.APART, ("Finn Gallagher", "Jack Thompson")),
    (RuleKind.APART, ("Ruby Murphy", "Chloe Davies")),
    (RuleKind.NEAR, ("Noah Clarke", "Samuel Okoro")),
    (RuleKind.NEW_NEIGHBOURS, ()),
)
_LOCKED, _WITHOUT_SEAT = "Tia Okafor", "Amina Yusuf"
_SEED = 4


def seat_pupils(teacher: Session) -> None:
    """Everybody but one, who came last; one seat is kept for a child who has to hear."""
    (room,) = (row.id for row in teacher.run(ListClasses()) if row.name == CLASS)
    classroom = teacher.run(SetRoomLayout(RoomLayout(NEW, 0, "Pairs", _ROOM, "Room 7")))
    hall = teacher.run(SetRoomLayout(RoomLayout(NEW, 0, "Single desks", _rows(), "Hall")))
    page = teacher.run(OpenSeating(room))
    ids = {face.known_as: face.pupil for face in page.page.faces}
    for kind, names in _RULES:
        named = tuple(ids[name] for name in names)
        teacher.run(SetSeatingRule(SeatingRule(NEW, 0, room, kind, named)))
    for title, layout in (("Every day", classroom), ("Tests", hall)):
        plan = teacher.run(SetSeatingPlan(SeatingPlan(NEW, 0, room, title, layout)))
        left_out = frozenset({ids[_WITHOUT_SEAT]})
        found = teacher.run(FindSeats(room, plan, (), _SEED, left_out)).seating
        seats = tuple(replace(t, is_locked=t.pupil == ids[_LOCKED]) for t in found.seats)
        opened = teacher.run(OpenSeating(room, plan)).plan
        if opened is not None:
            teacher.run(SetSeats(plan, opened.version, seats))


def seat_for_cover(lead: Session) -> None:
    """A class that somebody stands in for: everybody sits, and there are no rules."""
    room = next(row.id for row in lead.run(ListClasses()) if row.name == COVERED)
    layout = RoomLayout(NEW, 0, "Rows of two", rows_of_desks(4, 8), "Room 3")
    plan = lead.run(SetSeatingPlan(SeatingPlan(NEW, 0, room, "Every day", NEW), layout))
    found = lead.run(FindSeats(room, plan, (), _SEED)).seating
    opened = lead.run(OpenSeating(room, plan)).plan
    if opened is not None:
        lead.run(SetSeats(plan, opened.version, found.seats))


def _rows() -> str:
    return rows_of_desks(5, 6, together=1)
