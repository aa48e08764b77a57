"""Seating: what the page does. A child who is moved sits there at once, and is written behind."""

import random
from dataclasses import replace

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.seating.lesson_presenter import SEEDS, LessonPresenter
from ui.seating.plan_head import PlanAct
from ui.seating.room_editor import RoomDialog
from ui.seating.seating_forms import PlanDialog, RuleDialog
from ui.seating.seating_page import SeatingPageView
from ui.widgets.room_model import Shown
from vault.actions.classes import ListClasses
from vault.actions.photos import FetchThumbs
from vault.actions.seating import (
    FindSeats,
    OpenSeating,
    PutLayoutAway,
    PutPlanAway,
    PutRuleAway,
    SeatsFound,
    SetSeatingPlan,
    SetSeats,
)
from vault.domain.catalogue.registers import ATTENDANCE_KIND
from vault.domain.catalogue.seating import SEATING_KIND, SEATING_RULE_READ, SEATING_WRITE
from vault.domain.ids import ClassId, PhotoId, PupilId, RecordId
from vault.domain.kinds import Kind
from vault.domain.people import ClassRow
from vault.domain.room_layouts import Seat
from vault.domain.seating import SeatingPage, SeatingRule, SeatTaken
from vault.errors import TuckboxError

_LAST, _SHOWN = "classes.last", "seating.names"


class SeatingPresenter(Presenter[SeatingPageView]):
    """`record` is the class to begin with."""

    shows = frozenset(
        {SEATING_KIND, Kind.CLASS, Kind.PUPIL, Kind.PHOTO, Kind.CONSENT, ATTENDANCE_KIND}
    )

    def __init__(self, page: SeatingPageView, desk: Desk, record: str = "") -> None:
        super().__init__(page, desk)
        self._wanted = record or desk.settings.get(_LAST, "")
        self._shown: SeatingPage | None = None
        self._plan: RecordId | None = None
        """The one that stands on the page, as `_seats` and `_version` do."""
        self._wanted_plan: RecordId | None = None
        self._seats: dict[PupilId, SeatTaken] = {}
        self._otherwise: frozenset[PupilId] = frozenset()
        """Who is here or absent other than today's register says, as told on the page."""
        self._version = 0
        self._is_writing = self._is_dirty = self._is_old = False
        self._own = 0
        """Own writes of which the desk has still to tell: they are on the page already."""
        may_write, plan = desk.may(SEATING_WRITE), page.plan
        plan.allow(may_write=may_write, may_see_rules=desk.may(SEATING_RULE_READ))
        kept = desk.settings.get(_SHOWN, Shown.FIRST.value)
        self._is_projected = desk.projector.is_on
        plan.head.name_as(Shown(kept) if kept in list(Shown) else Shown.FIRST)
        if self._is_projected:
            page.project()
        page.class_chosen.connect(self._choose)
        plan.head.plan_chosen.connect(self._choose_plan)
        plan.acted.connect(self._act)
        plan.seats_wanted.connect(self._find)
        plan.rules.opened.connect(self._ask_rule)
        plan.rules.dropped.connect(lambda rule: self._do(PutRuleAway(rule.id, rule.version)))
        plan.shown_changed.connect(self._name)
        plan.room.moved.connect(self._move)
        plan.room.locked.connect(self._lock)
        plan.room.opened.connect(lambda pupil: self.navigate.emit("pupil", pupil))
        plan.waiting.taken.connect(self._sit)
        plan.waiting.freed.connect(lambda pupil: self._move(pupil, None))
        plan.waiting.left_out.connect(self._leave_out)
        self._lesson = LessonPresenter(page, desk)
        self.reload()

    def reload(self) -> None:
        self._is_old = self._is_writing
        if not self._is_writing:
            self._do(ListClasses(), self._show_classes)

    def _hear(self, changes: frozenset[Kind]) -> None:
        if self._own and changes == {SEATING_KIND}:
            self._own -= 1
        else:
            super()._hear(changes)

    def _show_classes(self, rooms: tuple[ClassRow, ...]) -> None:
        chosen = self._page.show_classes(rooms, self._wanted)
        if chosen:
            self._choose(chosen)

    @property
    def _absent(self) -> frozenset[PupilId]:
        by_register = self._shown.absent if self._shown is not None else frozenset()
        return by_register ^ self._otherwise

    def _choose(self, class_id: str) -> None:
        if class_id != self._wanted:
            self._wanted_plan, self._otherwise = None, frozenset()
        self._wanted = class_id
        self._do(OpenSeating(ClassId(RecordId(class_id)), self._wanted_plan), self._show)

    def _choose_plan(self, plan: str) -> None:
        self._wanted_plan = RecordId(plan)
        self._choose(self._wanted)

    def _show(self, page: SeatingPage) -> None:
        """What was moved before goes into its own plan first."""
        if page.page.row.id != self._wanted:
            return
        if self._is_writing:
            self._is_old = True
            return
        self._shown = page
        self._desk.settings[_LAST] = str(page.page.row.id)
        self._plan = self._wanted_plan = page.plan.id if page.plan else None
        self._version = page.plan.version if page.plan else 0
        self._seats = {taken.pupil: taken for taken in page.seats}
        view = self._page.plan
        view.room.room.marked = frozenset()
        view.show_page(page)
        self._show_seats()
        self._judge()
        faces = page.page.faces
        self._page.quiz.show_faces(faces)
        self._lesson.shown = page
        photos = tuple(f.photo for f in faces if f.photo and not f.photo_refused)
        wanted = view.room.pictures.missing(photos)
        if wanted:
            self._desk.do(self, FetchThumbs(wanted), then=self._put, failed=lambda _: None)

    def _put(self, thumbs: dict[PhotoId, bytes]) -> None:
        self._page.plan.room.show_pictures(thumbs)
        self._page.plan.waiting.viewport().update()
        self._page.quiz.show_pictures(thumbs)

    def _show_seats(self) -> None:
        if self._shown is None:
            return
        self._lesson.absent = self._absent
        order = [face.pupil for face in self._shown.page.faces]
        waiting = [pupil for pupil in order if pupil not in self._seats]
        self._page.plan.show_seats(tuple(self._seats.values()), waiting, self._absent)
        model = self._page.plan.room.room
        names = {pupil: model.name_of(pupil) for pupil in order}
        self._page.picker.show_pupils(order, names, self._absent)

    def _name(self, shown: str) -> None:
        if not self._is_projected and self._desk.settings.get(_SHOWN, "first") != shown:
            self._desk.set(_SHOWN, shown)
        self._show_seats()

    def _move(self, pupil: str, seat: Seat | None) -> None:
        """To a free seat, to one whose child takes theirs in return, or out of the room."""
        who = PupilId(RecordId(pupil))
        if self._shown is None or who not in self._page.plan.room.room.faces:
            return
        before = self._seats.get(who)
        if seat is None:
            if before is None:
                return
            del self._seats[who]
        else:
            other = next((t for t in self._seats.values() if t.seat == seat), None)
            if other is not None and other.pupil == who:
                return
            if other is not None and before is not None:
                self._seats[other.pupil] = replace(other, seat=before.seat)
            elif other is not None:
                del self._seats[other.pupil]
            locked = before.is_locked if before is not None else False
            self._seats[who] = SeatTaken(who, seat, locked)
            self._otherwise ^= {who} & self._absent
        self._changed()

    def _sit(self, pupil: str) -> None:
        """On the free seat under the cursor, else on the next free one."""
        model = self._page.plan.room.room
        if self._shown is None or not model.may_move:
            return
        taken = {t.seat for t in self._seats.values()}
        index = self._page.plan.room.currentIndex()
        wanted = model.seat_at(index) if index.isValid() else None
        free = [seat for seat in self._shown.layout.seats if seat not in taken]
        if not free:
            self._say(self.tr("Every seat of this room is taken."), "warn")
            return
        self._move(pupil, wanted if wanted in free else free[0])

    def _lock(self, pupil: str) -> None:
        who = PupilId(RecordId(pupil))
        taken = self._seats[who]
        self._seats[who] = replace(taken, is_locked=not taken.is_locked)
        self._changed()

    def _leave_out(self, pupil: str) -> None:
        self._otherwise ^= {PupilId(RecordId(pupil))}
        self._show_seats()
        self._judge()

    def _changed(self) -> None:
        self._show_seats()
        self._write()
        self._judge()

    def _write(self) -> None:
        if self._plan is None or self._is_writing:
            self._is_dirty = self._is_writing
            return
        self._is_writing, self._is_dirty = True, False
        action = SetSeats(self._plan, self._version, tuple(self._seats.values()))
        self._desk.do(self, action, then=self._written, failed=self._not_written)

    def _written(self, version: int) -> None:
        self._own += 1
        self._version, self._is_writing = version, False
        if self._is_dirty:
            self._write()
        elif self._is_old:
            self.reload()

    def _not_written(self, error: TuckboxError) -> None:
        """What the vault has is shown again, with why."""
        self._is_writing = self._is_dirty = False
        self._explain(error)
        self.reload()

    def _judge(self) -> None:
        """The rules are held against the seats as they stand on the page."""
        if self._shown is not None and self._plan is not None:
            self._ask_seats(self._page.plan.show_found, keeps_all=True)

    def _find(self) -> None:
        self._ask_seats(self._found, keeps_all=False)

    def _ask_seats(self, then: object, *, keeps_all: bool) -> None:
        if self._shown is None or self._plan is None or not callable(then):
            return
        action = FindSeats(
            self._shown.page.row.id,
            self._plan,
            tuple(self._seats.values()),
            random.randrange(SEEDS),  # noqa: S311 - a seating is no secret
            self._absent,
            keeps_all,
        )
        plan = self._plan
        self._do(action, lambda found: then(found) if plan == self._plan else None)

    def _found(self, found: SeatsFound) -> None:
        self._seats = {taken.pupil: taken for taken in found.seating.seats}
        self._page.plan.show_found(found)
        self._show_seats()
        self._write()

    def _act(self, act: PlanAct) -> None:
        shown, page = self._shown, self._page
        if shown is None:
            return
        plan, layout = shown.plan, shown.layout
        if act is PlanAct.NEW or (act is PlanAct.CHANGE and plan is not None):
            of = plan if act is PlanAct.CHANGE else None
            dialog = PlanDialog(page, shown.page.row.id, shown.layouts, of)
            self._submit(dialog, dialog.action, self._choose_plan)
        elif act is PlanAct.NEW_ROOM:
            new_room = RoomDialog(page)
            self._submit(new_room, new_room.action)
        elif plan is None:
            return
        elif act is PlanAct.CHANGE_ROOM:
            room = RoomDialog(page, layout)
            self._submit(room, room.action)
        elif act is PlanAct.USE:
            self._do(SetSeatingPlan(replace(plan, version=self._version, in_use=True)))
        elif act is PlanAct.AWAY:
            self._wanted_plan = None
            self._do(PutPlanAway(plan.id, self._version))
        elif act is PlanAct.ROOM_AWAY:
            self._do(PutLayoutAway(layout.id, layout.version))
        elif act is PlanAct.EMPTY:
            self._seats = {p: t for p, t in self._seats.items() if t.is_locked}
            self._changed()

    def _ask_rule(self, rule: SeatingRule | None) -> None:
        if self._shown is not None and self._desk.may(SEATING_WRITE):
            shown = self._shown
            dialog = RuleDialog(self._page, shown.page.row.id, shown.page.faces, rule)
            self._submit(dialog, dialog.action)
