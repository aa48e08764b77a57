"""Registers: what the page does. A mark is seen at once and written behind it."""

from collections.abc import Callable
from datetime import date

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.register.change_dialog import ChangeDialog
from ui.register.register_files import RegisterFiles
from ui.register.register_page import RegisterPageView
from ui.register.register_place import last_weekday, place_in
from ui.register.register_queue import Marked, RegisterQueue
from ui.register.register_room import RegisterRoom
from ui.register.register_views import LIST, SEATS
from ui.register.session_titles import title_of
from ui.widgets.dates import day_text
from ui.widgets.keyboard import give_keyboard
from vault.actions.classes import ListClasses
from vault.actions.photos import FetchThumbs
from vault.actions.pupils import FindPupils
from vault.actions.registers import (
    ChangeRegister,
    CloseRegister,
    DraftRegister,
    OpenRegister,
    RegisterChanges,
)
from vault.actions.seating import OpenSeating
from vault.actions.timetable import ReadClassDay
from vault.domain.access import Permission
from vault.domain.attendance_codes import HALVES
from vault.domain.catalogue.registers import ATTENDANCE_KIND, ATTENDANCE_WRITE, CODES_KIND
from vault.domain.catalogue.seating import SEATING_READ
from vault.domain.ids import ClassId, PhotoId, RecordId
from vault.domain.kinds import Kind
from vault.domain.people import ClassRow, PupilBrief
from vault.domain.registers import (
    Closed,
    LateChange,
    RegisterOf,
    RegisterPage,
)
from vault.domain.school_days import SchoolDay, Sitting
from vault.domain.school_values import REGISTRATION_KINDS
from vault.domain.seating import SeatingPage
from vault.errors import TuckboxError


class RegisterPresenter(Presenter[RegisterPageView]):
    """Writes what was marked while the last write went on as one, and puts back what was refused.
    `record` is a class, or 'class day session'."""

    shows = frozenset({ATTENDANCE_KIND, CODES_KIND, Kind.CLASS, Kind.PUPIL, Kind.PHOTO})

    def __init__(self, page: RegisterPageView, desk: Desk, record: str = "") -> None:
        super().__init__(page, desk)
        self._of: RegisterOf | None = None
        self._queue = RegisterQueue(page.view.register, desk, self)
        self._queue.waiting.connect(self._show_saved)
        self._queue.refused.connect(self._refused)
        self._queue.caught_up.connect(self.reload)
        room, day, session = place_in(record)
        self._room = room or desk.settings.get("register.last", "")
        page.stand_on(day or last_weekday(date.today()), session)
        may_seat = desk.may(SEATING_READ)
        kept = desk.settings.get("register.faces", "")
        page.views.may_seat = may_seat
        page.in_room.setVisible(may_seat)
        page.show_as(kept if may_seat or kept != SEATS else LIST)
        page.view_changed.connect(self._show_as)
        page.by_seat.setChecked(desk.settings.get("register.order", "") == "seats")
        page.by_seat.setVisible(may_seat)
        page.by_seat.triggered.connect(self._order)
        page.chosen.connect(self._turn)
        page.view.marked.connect(self._mark)
        page.view.change_wanted.connect(self._ask_change)
        page.view.unknown.connect(self._say_unknown)
        page.view.finished.connect(self._say_finished)
        page.close_wanted.connect(self._close)
        page.print_wanted.connect(lambda: self._when_written(self._print))
        page.history_wanted.connect(self._ask_history)
        page.print_paper.setVisible(desk.may(Permission.PRINT))
        page.bring_in.setVisible(desk.may(ATTENDANCE_WRITE))
        page.save_csv.setVisible(desk.may(Permission.PRINT))
        page.more.setVisible(any(act.isVisible() for act in page.more.menu().actions()))
        self.files = RegisterFiles(page, desk)
        if desk.projector.is_on:
            page.project()
        desk.about_to_lock.connect(self.leave)
        self._do(ListClasses(), self._show_rooms)

    def reload(self) -> None:
        if not self._queue.hold_reload() and self._of is not None:
            self._read(self._of)

    def leave(self) -> None:
        """A note that is being typed is written, and what waits for the last write at once."""
        self._page.view.leave()
        self._queue.leave()

    def _hear(self, changes: frozenset[Kind]) -> None:
        if not self._queue.is_own(changes):
            super()._hear(changes)

    def _show_rooms(self, rooms: tuple[ClassRow, ...]) -> None:
        listed = sorted(rooms, key=lambda room: room.kind not in REGISTRATION_KINDS)
        self._page.show_rooms(tuple(listed), self._room)
        if listed:
            self._turn()

    def _order(self, by_seat: bool) -> None:
        self._desk.set("register.order", "seats" if by_seat else "")
        self._when_written(self.reload)

    def _turn(self) -> None:
        """To the class, day and session that the page stands on."""
        self._page.turn()
        page = self._page
        of = RegisterOf(ClassId(RecordId(page.room)), page.day, page.session)
        self._when_written(lambda: self._read(of))
        self._desk.do(self, ReadClassDay(of.school_class, of.day), self._show_day, lambda _: None)

    def _read(self, of: RegisterOf) -> None:
        self._of = of
        is_room = self._page.views.view == SEATS
        if is_room:
            self._do(OpenSeating(of.school_class), self._show_room)
        by_seat = is_room or self._page.by_seat.isChecked()
        self._do(OpenRegister(*of, by_seat=by_seat), self._show)

    def _show_as(self, view: str) -> None:
        if not self._desk.projector.is_on:
            self._desk.set("register.faces", view)
        self._when_written(self.reload)

    def _show_room(self, seating: SeatingPage) -> None:
        if self._page.views.view != SEATS:
            return
        if seating.plan is None:
            self._page.show_as(LIST)
            self._say(
                self.tr("This class has no seating plan yet: make one under Seating."), "info"
            )
            return
        self._page.view.show_seats(RegisterRoom(seating.layout, seating.places))

    def _show_day(self, day: tuple[SchoolDay, tuple[Sitting, ...]]) -> None:
        lessons = {s.session: s for s in day[1] if s.session and s.session not in HALVES}
        self._page.show_lessons(
            tuple((one, title_of(one, s.subject or s.title)) for one, s in lessons.items())
        )

    def _show(self, page: RegisterPage) -> None:
        if page.of != self._of or self._queue.hold_reload():
            return
        self._desk.set("register.last", str(page.of.school_class))
        self._queue.of(page)
        is_past = page.of.day <= page.today
        self._page.show_register(page, may_write=self._desk.may(ATTENDANCE_WRITE) and is_past)
        self._page.show_saved("")
        self._queue.go_on()
        if page.lines:
            give_keyboard(self._page.view)
        if self._desk.projector.is_on:
            return
        pupils = tuple(line.pupil for line in page.lines)
        self._desk.do(self, FindPupils("", first=pupils, limit=0), self._fetch_photos)

    def _fetch_photos(self, briefs: tuple[PupilBrief, ...]) -> None:
        cells = self._page.view.cells
        cells.refused = frozenset(brief.id for brief in briefs if brief.photo_refused)
        of_photo = {brief.photo: brief.id for brief in briefs if brief.photo}

        def put(thumbs: dict[PhotoId, bytes]) -> None:
            cells.pictures.put({PhotoId(of_photo[p]): jpeg for p, jpeg in thumbs.items()})
            cells.forget()
            self._page.view.viewport().update()

        self._desk.do(self, FetchThumbs(tuple(of_photo)), put)

    def _mark(self, marks: list[tuple[int, str, int, str]]) -> None:
        entries = self._page.view.register.entries
        self._page.notice.clear()
        self._page.show_count()
        self._queue.put(
            {
                entries[place].line.pupil: Marked(code, minutes, note)
                for place, code, minutes, note in marks
            }
        )

    def _show_saved(self, waiting: int) -> None:
        self._page.show_saved(self.tr("Saving …") if waiting else self.tr("Saved"))

    def _refused(self, error: TuckboxError) -> None:
        """What the vault has is shown again, with why; what was marked since is written still."""
        self._page.show_saved("")
        self._explain(error)
        self.reload()

    def _when_written(self, then: Callable[[], None]) -> None:
        """Once everything that is seen stands in the vault."""
        self._page.view.leave()
        self._queue.when_written(then)

    def _close(self) -> None:
        self._when_written(self._close_now)

    def _close_now(self) -> None:
        if self._of is not None:
            self._do(CloseRegister(self._of), self._closed)

    def _closed(self, _closed: Closed) -> None:
        self._desk.message.emit(self.tr("Register closed"), "good")

    def _print(self) -> None:
        if self._of is not None and not self._desk.projector.is_on:
            self._show_paper(DraftRegister(*self._of))

    def _ask_change(self, place: int, code: str) -> None:
        if self._of is None or self._desk.projector.is_on:
            return
        of, entry = self._of, self._page.view.register.entries[place]
        codes = self._page.view.register.codes.on(of.day, of.session)
        version = self._queue.version(entry.line.pupil)
        dialog = ChangeDialog(self._page, entry, codes, code, version)
        self._submit(dialog, lambda: ChangeRegister(of, dialog.mark(), dialog.why.text()))

    def _ask_history(self) -> None:
        if self._of is not None:
            self._do(RegisterChanges(*self._of), self._show_history)

    def _show_history(self, changes: tuple[LateChange, ...]) -> None:
        self._say("\n".join(map(self._change_words, changes)), "info")

    def _change_words(self, x: LateChange) -> str:
        """Who covers is told no reason."""
        what = self.tr("{0}: {1} became {2}").format(x.called.known_as, x.was_code or "–", x.code)
        if x.why:
            what = self.tr("{0}, because: {1}").format(what, x.why)
        return f"{what} ({x.changed_by}, {day_text(x.changed_on)} {x.changed_at})"

    def _say_unknown(self, typed: str) -> None:
        self._say(self.tr("No code begins with '{0}'.").format(typed), "warn")

    def _say_finished(self) -> None:
        if not self._page.view.is_closed:
            self._say(self.tr("Everybody has a mark: Ctrl+Enter closes the register."))
