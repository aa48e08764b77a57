"""SQL for seating: layouts of rooms, plans of a class, and who sits where."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from vault.domain.catalogue.seating import SEATING_RULE_READ
from vault.domain.collation import sort_key
from vault.domain.english.wording import worded
from vault.domain.ids import ClassId, PupilId, RecordId
from vault.domain.matrix import may
from vault.domain.room_layouts import RoomLayout, Seat, checked_layout
from vault.domain.school_values import name_of
from vault.domain.seating import (
    MOST_TITLE,
    SeatingPage,
    SeatingPlan,
    SeatTaken,
    check_seats,
    empty_page,
)
from vault.errors import InvalidValueError, NotFoundError
from vault.store.context import Context
from vault.store.database.open_enrolments import open_today
from vault.store.database.rows import fill
from vault.store.school.classes import Classes
from vault.store.school.seating_rules import SeatingRules

_LAYOUTS = "SELECT id, version, title, grid, room FROM room_layout"
_PLANS = "SELECT id, version, class_id, title, room_layout_id, in_use FROM seating_plan"
_NEWEST_IN_USE = "ORDER BY in_use DESC, made DESC, id"


class Seating:
    """Plans of a class, with the rooms that they stand in."""

    def __init__(self, context: Context) -> None:
        self._work = context.work
        self._classes, self._rules = Classes(context), SeatingRules(context)
        self._may_read_rules = may(context.work.profile.role, SEATING_RULE_READ)

    def layouts(self) -> tuple[RoomLayout, ...]:
        """Those that are not put away, by title."""
        rows = self._work.select(
            f"{_LAYOUTS} WHERE put_away = 0 ORDER BY title COLLATE NAMES, room COLLATE NAMES, id"
        )
        return tuple(fill(RoomLayout, row) for row in rows)

    def page(self, class_id: ClassId, plan: RecordId | None = None) -> SeatingPage:
        """The class with one of its plans: the wanted one, else the one in use. NotFoundError for a
        class out of sight; a plan that is gone is not missed."""
        page = self._classes.page(class_id)
        rows = self._work.select(
            f"{_PLANS} WHERE class_id = ? AND put_away = 0 {_NEWEST_IN_USE}", (class_id,)
        )
        plans = [fill(SeatingPlan, row, layout=row.room_layout_id) for row in rows]
        # Two laptops may each have taken one into use: the newer one counts.
        plans = [
            SeatingPlan(p.id, p.version, p.class_id, p.title, p.layout, in_use=n == 0)
            for n, p in enumerate(plans)
        ]
        layouts = self.layouts()
        rules = self._rules.of_class(class_id) if self._may_read_rules else ()
        shown = next((p for p in plans if p.id == plan), plans[0] if plans else None)
        here = frozenset(face.pupil for face in page.faces)
        rules = tuple(rule.of_those(here) for rule in rules)
        if shown is None:
            empty = empty_page(page)
            return SeatingPage(page, (), None, empty.layout, layouts, (), rules)
        layout = self._layout(shown.layout)
        seats = tuple(self._seats(shown.id, here, layout))
        by_title = tuple(sorted(plans, key=lambda p: (sort_key(p.title), p.id)))
        return SeatingPage(page, by_title, shown, layout, layouts, seats, rules)

    def marks_of(self, class_id: ClassId, day: date) -> dict[PupilId, str]:
        """The mark of that day that was set last, in the class or any other, of each child who is
        in the class; of several that came at once that of the afternoon."""
        rows = self._work.select(
            "SELECT a.pupil_id, a.code FROM attendance a WHERE a.day = ? AND a.pupil_id IN"
            " (SELECT e.pupil_id FROM enrolment e WHERE e.class_id = ?"
            f" AND {open_today('e')}) ORDER BY a.made, a.session = 'am' DESC, a.session = 'pm',"
            " a.session",
            (day.isoformat(), class_id),
        )
        return {PupilId(RecordId(row.pupil_id)): row.code for row in rows}

    def set_plan(self, plan: SeatingPlan) -> RecordId:
        """Make one (empty id; the first of a class is in use), or change its title, room and
        whether it is the one in use. InvalidValueError; NotFoundError for a class or layout that
        is not there."""
        values: dict[str, Any] = {
            "title": _title_of(plan.title),
            "room_layout_id": self._layout(plan.layout).id,
            "in_use": int(plan.in_use),
        }
        others = self._work.select(
            f"{_PLANS} WHERE class_id = ? AND put_away = 0 AND id <> ?", (plan.class_id, plan.id)
        )
        if any(other.title.casefold() == values["title"].casefold() for other in others):
            reason = worded("this class has a plan of that name already")
            raise InvalidValueError(field="title", reason=reason)
        if plan.id:
            self._work.update("seating_plan", plan.id, plan.version, values)
            record = plan.id
        else:
            self._must_stand(plan.class_id)
            if not others:
                values["in_use"] = 1
            record = self._made_again(
                "seating_plan", {"class_id": plan.class_id, **values}, ("class_id", "title")
            )
        if plan.in_use:
            for other in others:
                if other.in_use:
                    self._work.put("seating_plan", other.id, {"in_use": 0})
        return record

    def put_away(self, plan: RecordId, version: int) -> None:
        """It is shown no more, and nobody has a seat in it. NotFoundError; StaleRecordError."""
        self._work.update("seating_plan", plan, version, {"put_away": 1, "in_use": 0})
        for seat in self._work.select_column(
            "SELECT id FROM seat_of_pupil WHERE seating_plan_id = ?", (plan,)
        ):
            self._work.delete("seat_of_pupil", seat)

    def set_seats(self, plan: RecordId, version: int, seats: tuple[SeatTaken, ...]) -> int:
        """Who sits where from now on; who is not in it has no seat. The plan's new version.
        StaleRecordError unless it is as it was read; NotFoundError for a child who is not in the
        class; InvalidValueError."""
        row = self._work.select_one(f"{_PLANS} WHERE id = ? AND put_away = 0", (plan,))
        if row is None:
            raise NotFoundError
        check_seats(seats, self._layout(row.room_layout_id))
        here = {face.pupil for face in self._classes.page(row.class_id).faces}
        if not here.issuperset(taken.pupil for taken in seats):
            raise NotFoundError
        # Always written, so that the version also tells of other seats.
        after = self._work.update("seating_plan", plan, version, {"in_use": row.in_use})
        self._write_seats(plan, {taken.pupil: taken for taken in seats})
        return after

    def set_layout(self, layout: RoomLayout) -> RecordId:
        """Add a room (empty id) or change one; who sits where a seat was taken away has none from
        then on. InvalidValueError."""
        layout = checked_layout(layout)
        twin = self._work.select_value(
            "SELECT 1 FROM room_layout WHERE title = ? COLLATE NOCASE AND room = ? COLLATE NOCASE"
            " AND put_away = 0 AND id <> ?",
            (layout.title, layout.room, layout.id),
        )
        if twin is not None:
            reason = worded("there is a layout of that name already")
            raise InvalidValueError(field="title", reason=reason)
        values = {"title": layout.title, "room": layout.room, "grid": layout.grid}
        if not layout.id:
            return self._made_again("room_layout", values, ("title", "room"))
        self._work.update("room_layout", layout.id, layout.version, values)
        return layout.id

    def put_layout_away(self, layout: RecordId, version: int) -> None:
        """No new plan is made in it; those that are stay as they are. NotFoundError;
        StaleRecordError."""
        self._work.update("room_layout", layout, version, {"put_away": 1})

    def _made_again(self, table: str, values: dict[str, Any], same: tuple[str, ...]) -> RecordId:
        """A new row, or one of the same name that was put away: of two of one name a merge could
        not tell which is which."""
        condition = " AND ".join(f"{column} = ? COLLATE NOCASE" for column in same)
        away = self._work.select_value(
            f"SELECT id FROM {table} WHERE {condition} AND put_away = 1 ORDER BY made DESC",
            tuple(values[column] for column in same),
        )
        if away is None:
            return self._work.insert(table, values)
        self._work.put(table, away, {**values, "put_away": 0})
        return RecordId(away)

    def _write_seats(self, plan: RecordId, wanted: dict[PupilId, SeatTaken]) -> None:
        stored: dict[str, list[Any]] = {}
        for row in self._work.select(
            "SELECT id, version, pupil_id, seat_row, seat_column, is_locked FROM seat_of_pupil"
            " WHERE seating_plan_id = ? ORDER BY made, id",
            (plan,),
        ):
            stored.setdefault(row.pupil_id, []).append(row)
        for pupil, rows in stored.items():
            keeps = wanted.get(PupilId(RecordId(pupil)))
            for row in rows if keeps is None else rows[1:]:
                self._work.delete("seat_of_pupil", row.id)
        for pupil, taken in wanted.items():
            values = {
                "seat_row": taken.seat.row,
                "seat_column": taken.seat.column,
                "is_locked": int(taken.is_locked),
            }
            if pupil not in stored:
                values_of_new = {"pupil_id": pupil, "seating_plan_id": plan, **values}
                self._work.insert("seat_of_pupil", values_of_new)
                continue
            row = stored[pupil][0]
            present = (row.seat_row, row.seat_column, row.is_locked)
            if present != tuple(values.values()):
                self._work.update("seat_of_pupil", row.id, row.version, values)

    def _seats(
        self, plan: RecordId, here: frozenset[PupilId], layout: RoomLayout
    ) -> Iterable[SeatTaken]:
        """Of those who are in the class and whose seat is in the room, one for each seat: where two
        laptops gave one seat to two children, who had it first keeps it."""
        free = set(layout.seats)
        for row in self._work.select(
            "SELECT pupil_id, seat_row, seat_column, is_locked FROM seat_of_pupil"
            " WHERE seating_plan_id = ? ORDER BY made, id",
            (plan,),
        ):
            seat = Seat(row.seat_row, row.seat_column)
            pupil = PupilId(RecordId(row.pupil_id))
            if pupil in here and seat in free:
                free.discard(seat)
                here = here - {pupil}
                yield SeatTaken(pupil, seat, bool(row.is_locked))

    def _layout(self, layout: RecordId) -> RoomLayout:
        row = self._work.select_one(f"{_LAYOUTS} WHERE id = ?", (layout,))
        if row is None:
            raise NotFoundError
        return fill(RoomLayout, row)

    def _must_stand(self, class_id: ClassId) -> None:
        there = self._work.select_value(
            "SELECT 1 FROM class WHERE id = ? AND ended IS NULL", (class_id,)
        )
        if there is None:
            raise NotFoundError


def _title_of(text: str) -> str:
    title = name_of("title", text)
    if len(title) > MOST_TITLE:
        raise InvalidValueError(field="title", reason=f"longer than {MOST_TITLE} characters")
    return title
