"""What a pupil's Attendance tab shows: read when somebody turns to it."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject

from ui.desk.desk import Desk
from ui.desk.paper_out import open_paper
from ui.register.attendance_tab import AttendanceTab
from ui.widgets.ask_place import ask_new_file
from ui.words import counted, tr
from vault.actions.absences import ReadAttendance
from vault.actions.attendance_out import DraftAttendance, SaveAttendance
from vault.actions.calendar import ListYears
from vault.domain.access import Permission
from vault.domain.catalogue.registers import ATTENDANCE_KIND, CODES_KIND
from vault.domain.ids import PupilId
from vault.domain.kinds import Kind
from vault.domain.school_values import AcademicYear, year_begun, year_span


class AttendanceTabPresenter(QObject):
    """Of one pupil; opening it leaves an entry of its own in the trail."""

    def __init__(self, tab: AttendanceTab, desk: Desk, pupil: PupilId) -> None:
        super().__init__(tab)
        self._tab, self._desk, self._pupil = tab, desk, pupil
        self._years: tuple[AcademicYear, ...] = ()
        self._begins = 0
        tab.seen.connect(self._seen)
        tab.turned.connect(self._turn)
        tab.allow(may_print=desk.may(Permission.PRINT))
        tab.print_wanted.connect(self._print)
        tab.save_wanted.connect(self._save)
        desk.changed.connect(self._hear)

    def _hear(self, changes: frozenset[Kind]) -> None:
        if changes & {ATTENDANCE_KIND, CODES_KIND} and self._begins:
            self._read()

    def _seen(self) -> None:
        if not self._begins:
            self._desk.do(self, ListYears(), self._begin)

    def _begin(self, years: tuple[AcademicYear, ...]) -> None:
        self._years = years
        self._begins = year_begun(date.today())
        self._read()

    def _turn(self, by: int) -> None:
        self._begins += by
        self._read()

    def _read(self) -> None:
        self._desk.do(self, ReadAttendance(self._pupil, *self._span()), self._tab.show_attendance)

    def _print(self) -> None:
        draft = DraftAttendance(self._pupil, *self._span())
        self._desk.do(
            self, draft, lambda paper: open_paper(self._desk, paper, draft, self._tab.window())
        )

    def _save(self) -> None:
        chosen = ask_new_file(self._tab, tr("Save as CSV"), tr("attendance.csv"), tr("CSV (*.csv)"))
        if chosen:
            save = SaveAttendance(self._pupil, *self._span(), Path(chosen))
            self._desk.do(self, save, self._saved)

    def _saved(self, number: int) -> None:
        words = counted(number, tr("1 line saved"), tr("{0} lines saved"))
        self._desk.message.emit(tr("{0}. Nothing protects the file there.").format(words), "good")

    def _span(self) -> tuple[date, date]:
        return year_span(self._years, self._begins)
