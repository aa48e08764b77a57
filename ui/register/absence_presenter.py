"""Absence: what the page does."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from ui.desk.desk import Desk
from ui.desk.list_faces import ListFaces
from ui.desk.presenter import Presenter
from ui.register.absence_forms import CallDialog, ReasonDialog
from ui.register.absence_page import MISSING, PUPILS, REASONS, WEEKS, AbsenceAct, AbsencePage
from ui.widgets.ask_place import ask_new_file
from ui.words import tr
from vault.actions.absences import (
    DraftAbsence,
    DraftClassWeeks,
    ListUnresolved,
    LogCall,
    ReadClassWeeks,
    SummariseAbsence,
)
from vault.actions.attendance_codes import ReadCodes
from vault.actions.attendance_out import SaveClassWeeks
from vault.actions.base import Action
from vault.actions.calendar import ListYears
from vault.actions.classes import ListClasses
from vault.actions.registers import ChangeRegister, MarkRegister, MissingRegisters
from vault.domain.absence_numbers import PupilNumbers
from vault.domain.access import Permission
from vault.domain.attendance_codes import CodeSet
from vault.domain.catalogue.registers import (
    ATTENDANCE_KIND,
    ATTENDANCE_WRITE,
    CALL_READ,
    CALL_WRITE,
)
from vault.domain.ids import ClassId, RecordId
from vault.domain.kinds import Kind
from vault.domain.people import ClassRow
from vault.domain.registers import MissingRegister, Unresolved
from vault.domain.school_values import AcademicYear
from vault.errors import InvalidValueError

_WITHOUT_A_YEAR = timedelta(days=90)


class AbsencePresenter(Presenter[AbsencePage]):
    """Numbers from the first day of the school year until today, unless other days are asked for.
    `record` names one of the lists, and 'weeks ' with a class its map."""

    shows = frozenset({ATTENDANCE_KIND, Kind.CLASS, Kind.PUPIL})

    def __init__(self, page: AbsencePage, desk: Desk, record: str = "") -> None:
        super().__init__(page, desk)
        self._span: tuple[date, date] | None = None
        page.asked.connect(self._ask)
        ListFaces(desk, page.pupil_faces, self)
        page.reasons.when_made(lambda: ListFaces(desk, page.reason_faces, self))
        page.pupils.do(
            {
                AbsenceAct.OPEN: self._open,
                AbsenceAct.PRINT: lambda _: self._print(),
            }
        )
        page.reasons.do({AbsenceAct.CALL: self._call, AbsenceAct.RESOLVE: self._resolve})
        page.missing.do({AbsenceAct.TAKE: self._take})
        page.pupils.offer(AbsenceAct.PRINT, on=desk.may(Permission.PRINT))
        page.weeks.allow(may_print=desk.may(Permission.PRINT))
        page.weeks.print_wanted.connect(self._print_weeks)
        page.weeks.save_wanted.connect(self._save_weeks)
        page.reasons.allow(may_write=desk.may(CALL_WRITE))
        page.missing.allow(may_write=desk.may(ATTENDANCE_WRITE))
        page.views.buttons[REASONS].setVisible(desk.may(CALL_READ))
        kind, _, self._wanted = record.partition(" ")
        if kind in (PUPILS, WEEKS, REASONS, MISSING):
            page.show_list(kind)
        self._do(ListYears(), self._begin)

    def _begin(self, years: tuple[AcademicYear, ...]) -> None:
        today = date.today()
        starts = [y.starts for y in years if y.starts and y.starts <= today]
        self._page.first.show_value(max(starts) if starts else today - _WITHOUT_A_YEAR)
        self._page.last.show_value(today)
        self.reload()

    def reload(self) -> None:
        self._do(ListClasses(), self._show_rooms)
        if self._desk.may(CALL_READ):
            self._do(ListUnresolved(), self._page.show_unresolved)
        self._do(MissingRegisters(), self._page.show_missing)
        # Last: their numbers on the buttons move the table, which is painted once if they stand.
        self._ask()

    def _show_rooms(self, rooms: tuple[ClassRow, ...]) -> None:
        self._page.show_rooms(rooms, self._wanted)
        self._wanted = ""
        if self._page.views.view == WEEKS:
            # Which class, is known only now.
            self._ask()

    def _ask(self) -> None:
        try:
            first, last = self._page.first.value(), self._page.last.value()
        except InvalidValueError as error:
            self._explain(error)
            return
        if first is None or last is None:
            return
        self._span = (first, last)
        self._page.notice.clear()
        room = self._room()
        self._do(SummariseAbsence(room, first, last), self._page.show_summary)
        if self._page.views.view == WEEKS and room is not None:
            self._do(ReadClassWeeks(room, first, last), self._page.weeks.show_weeks)

    def _room(self) -> ClassId | None:
        room = self._page.rooms.currentData()
        return ClassId(RecordId(str(room))) if room else None

    def _open(self, one: PupilNumbers) -> None:
        self.navigate.emit("pupil", str(one.pupil))

    def _print(self) -> None:
        if self._span is not None:
            self._show_paper(DraftAbsence(self._room(), *self._span))

    def _print_weeks(self) -> None:
        room = self._room()
        if self._span is not None and room is not None:
            self._show_paper(DraftClassWeeks(room, *self._span))

    def _save_weeks(self) -> None:
        room = self._room()
        if self._span is None or room is None:
            return
        chosen = ask_new_file(self._page, tr("Save as CSV"), tr("weeks.csv"), tr("CSV (*.csv)"))
        if chosen:
            words = tr("Saved. Nothing protects that file: delete it when you are done.")
            action = SaveClassWeeks(room, *self._span, Path(chosen))
            self._do(action, lambda _: self._say(words, "warn"))

    def _take(self, missing: MissingRegister) -> None:
        of = missing.of
        self.navigate.emit("register", f"{of.school_class} {of.day.isoformat()} {of.session}")

    def _call(self, one: Unresolved) -> None:
        dialog = CallDialog(self._page, one)
        self._submit(
            dialog,
            lambda: LogCall(
                one.pupil, one.of, one.mark.version, dialog.whom.text(), dialog.outcome.text()
            ),
            lambda _: self._say(self.tr("Call noted")),
        )

    def _resolve(self, one: Unresolved) -> None:
        self._do(ReadCodes(), lambda codes: self._ask_reason(one, codes))

    def _ask_reason(self, one: Unresolved, codes: CodeSet) -> None:
        dialog = ReasonDialog(self._page, one, codes.on(one.of.day, one.of.session))

        def make() -> Action[Any]:
            mark = dialog.mark()
            if one.is_closed:
                return ChangeRegister(one.of, mark, dialog.why.text())
            return MarkRegister(one.of, (mark,))

        self._submit(dialog, make, lambda _: self._say(self.tr("Reason noted")))
