"""The timetable: what the page does."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.questions.letters_dialog import ask_letters
from ui.timetable.load_dialog import LoadDialog
from ui.timetable.timetable_forms import (
    ChangeDialog,
    ClosureDialog,
    LessonDialog,
    PeriodDialog,
    WeekDialog,
)
from ui.timetable.timetable_lists import TimetableAct
from ui.timetable.timetable_page import TimetablePage
from ui.timetable.timetable_words import ChangeRow
from ui.widgets.ask_place import TABLES, ask_file, ask_new_file
from ui.widgets.form_dialog import FormDialog
from ui.words import counted
from vault.actions.base import Command
from vault.actions.classes import ListClasses
from vault.actions.staff import ListStaff
from vault.actions.timetable import (
    ListClosures,
    ListWeekStarts,
    ReadTimetable,
    RemoveClosure,
    RemoveLesson,
    RemoveLessonChange,
    RemovePeriod,
    RemoveWeekStart,
)
from vault.actions.timetable_files import (
    DraftTimetable,
    ExportTimetable,
    LoadTimetable,
    PreviewTimetable,
)
from vault.domain.access import Permission
from vault.domain.catalogue.timetable import TIMETABLE_KIND, TIMETABLE_WRITE
from vault.domain.ids import NEW, ClassId, RecordId
from vault.domain.kinds import Kind
from vault.domain.messages import sentence
from vault.domain.people import ClassRow
from vault.domain.projected import projected_changes
from vault.domain.timetable import (
    ChangeKind,
    Closure,
    Lesson,
    LessonChange,
    Period,
    Timetable,
    WeekStart,
    weekday_name,
)
from vault.domain.timetable_file import TimetableSource
from vault.errors import InvalidValueError, TuckboxError

_CLASS = "timetable.class"
_CSV = "CSV (*.csv)"
_FILES = f"Timetables ({TABLES} *.ics);;All files (*)"
_BEFORE, _AFTER = timedelta(days=30), timedelta(days=400)


class TimetablePresenter(Presenter[TimetablePage]):
    """Stands on the class that was shown last; `record` may name one."""

    shows = frozenset({TIMETABLE_KIND, Kind.CLASS, Kind.STAFF, Kind.SCHOOL})

    def __init__(self, page: TimetablePage, desk: Desk, record: str = "") -> None:
        super().__init__(page, desk)
        self._wanted = record or desk.settings.get(_CLASS, "")
        self._rooms: tuple[ClassRow, ...] = ()
        self._timetable = Timetable()
        page.allow(may_write=desk.may(TIMETABLE_WRITE))
        page.print_week.setVisible(desk.may(Permission.PRINT))
        page.class_chosen.connect(self._choose)
        page.load_wanted.connect(self._ask_file)
        page.paste_wanted.connect(self._paste)
        page.export_wanted.connect(self._export)
        page.print_wanted.connect(self._print)
        page.lesson_wanted.connect(self._ask_lesson)
        page.change_wanted.connect(self._ask_change)
        page.remove_wanted.connect(self._ask_remove_lesson)
        page.none.acted.connect(self._ask_period)
        self._connect_lists()
        self.reload()

    def _connect_lists(self) -> None:
        page = self._page
        page.periods.do(
            {
                TimetableAct.ADD_PERIOD: lambda _: self._ask_period(),
                TimetableAct.CHANGE_PERIOD: self._ask_period,
                TimetableAct.REMOVE_PERIOD: self._ask_remove_period,
            }
        )
        page.closures.do(
            {
                TimetableAct.ADD_CLOSURE: lambda _: self._write(ClosureDialog(page)),
                TimetableAct.CHANGE_CLOSURE: lambda row: self._write(ClosureDialog(page, row)),
                TimetableAct.REMOVE_CLOSURE: self._ask_remove_closure,
            }
        )
        page.starts.do(
            {
                TimetableAct.ADD_WEEK: lambda _: self._write(WeekDialog(page)),
                TimetableAct.REMOVE_WEEK: self._ask_remove_week,
            }
        )
        page.changes.do({TimetableAct.REMOVE_CHANGE: self._ask_remove_change})

    def reload(self) -> None:
        today = date.today()
        self._do(ListClasses(), self._show_classes)
        self._do(ReadTimetable(today - _BEFORE, today + _AFTER), self._read)
        self._do(
            ListWeekStarts(), lambda starts: self._page.show_timetable(self._timetable, starts)
        )
        self._do(ListClosures(), self._page.show_closures)

    def _show_classes(self, classes: tuple[ClassRow, ...]) -> None:
        self._rooms = classes
        self._page.show_classes(classes, self._page.chosen_class or self._wanted)

    def _read(self, timetable: Timetable) -> None:
        is_projected = self._desk.projector.is_on
        self._timetable = projected_changes(timetable) if is_projected else timetable

    def _choose(self, room: str) -> None:
        self._desk.set(_CLASS, room)
        self._do(
            ListWeekStarts(), lambda starts: self._page.show_timetable(self._timetable, starts)
        )

    def _write(
        self, dialog: PeriodDialog | LessonDialog | ChangeDialog | ClosureDialog | WeekDialog
    ) -> None:
        self._submit(dialog, dialog.action, lambda _: self._good())

    def _ask_period(self, period: Period | None = None) -> None:
        self._write(PeriodDialog(self._page, self._timetable.periods, period))

    def _ask_lesson(self) -> None:
        here, room = self._page.lesson_here(), self._page.chosen_room
        if here is None or room is None or not self._page.may_write:
            return
        period, weekday, lesson = here
        title = f"{room.name}, {weekday_name(weekday)}, {period.name}"
        week = self._page.chosen_week
        dialog = LessonDialog(
            self._page,
            title,
            lesson or Lesson(RecordId(NEW), 0, room.id, period.id, weekday, week),
            has_weeks=self._page.has_weeks,
        )
        self._desk.do(dialog, ListStaff(), then=dialog.show_staff)
        self._write(dialog)

    def _ask_change(self) -> None:
        here, room = self._page.lesson_here(), self._page.chosen_room
        if here is None or room is None:
            return
        period, weekday, lesson = here
        ahead = (weekday - date.today().isoweekday()) % 7
        change = LessonChange(
            RecordId(NEW),
            0,
            room.id,
            date.today() + timedelta(days=ahead),
            period.id,
            ChangeKind.CANCELLED if lesson else ChangeKind.EXTRA,
            lesson.id if lesson else None,
        )
        title = self.tr("{0}, {1}: on one day only").format(room.name, period.name)
        dialog = ChangeDialog(self._page, title, change)
        self._desk.do(dialog, ListStaff(), then=dialog.show_staff)
        self._write(dialog)

    def _ask_remove_lesson(self) -> None:
        here = self._page.lesson_here()
        period, weekday, lesson = here or (None, 0, None)
        if period is None or lesson is None or not self._page.may_write:
            return
        title = self.tr("Remove the lesson on {0}, {1}?").format(weekday_name(weekday), period.name)
        self._ask(title, "", RemoveLesson(lesson.id, lesson.version))

    def _ask_remove_period(self, period: Period) -> None:
        many = sum(1 for lesson in self._timetable.lessons if lesson.period == period.id)
        one, more = self.tr("1 lesson goes with it."), self.tr("{0} lessons go with it.")
        words = counted(many, one, more) if many else ""
        title = self.tr("Remove {0}?").format(period.name)
        self._ask(title, words, RemovePeriod(period.id, period.version))

    def _ask_remove_closure(self, closure: Closure) -> None:
        title = self.tr("Remove {0}?").format(closure.title)
        words = self.tr("These are school days again.")
        self._ask(title, words, RemoveClosure(closure.id, closure.version))

    def _ask_remove_week(self, start: WeekStart) -> None:
        self._ask(self.tr("Remove it?"), "", RemoveWeekStart(start.id, start.version))

    def _ask_remove_change(self, row: ChangeRow) -> None:
        title = self.tr("As usual again on that day?")
        self._ask(title, row.words, RemoveLessonChange(row.change.id, row.change.version))

    def _ask(self, title: str, words: str, action: Command[None]) -> None:
        told = " ".join((words, self.tr("Ctrl+Z undoes this."))).strip()
        dialog = FormDialog(title, told, self._page, self.tr("Remove"))
        self._submit(dialog, lambda: action, lambda _: self._good())

    def _ask_file(self) -> None:
        chosen = ask_file(self._page, self.tr("Load a timetable"), _FILES)
        if chosen:
            path = Path(chosen)
            self._load(path.name, self._source(path=path))

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if text.strip() and self._page.may_write:
            self._load(self.tr("what was copied"), self._source(text=text))

    def _source(self, path: Path | None = None, text: str = "") -> TimetableSource:
        school_class = self._page.chosen_class
        today = date.today()
        return TimetableSource(
            path,
            text,
            ClassId(RecordId(school_class)) if school_class else None,
            first=today - _BEFORE,
            last=today + _AFTER,
        )

    def _load(self, name: str, source: TimetableSource) -> None:
        room = self._page.chosen_room
        words = self.tr("Lessons that name no class are taken for {0}.").format(
            room.name if room is not None else self.tr("none")
        )
        dialog = LoadDialog(self._page, name, words)
        dialog.name_classes({row.id: row.name for row in self._rooms})

        def from_day() -> TimetableSource:
            return replace(
                source, from_day=dialog.from_day.value(), is_whole=dialog.is_whole.isChecked()
            )

        def look() -> None:
            try:
                wanted = from_day()
            except InvalidValueError as error:
                dialog.show_problem(sentence(error))
                return
            failed = ask_letters(dialog, look_again, refused)
            self._desk.do(dialog, PreviewTimetable(wanted), dialog.show_plan, failed)

        def look_again(letters: str) -> None:
            nonlocal source
            source = replace(source, encoding=letters)
            look()

        def refused(error: TuckboxError) -> None:
            dialog.show_problem(sentence(error))
            dialog.ok.setEnabled(False)

        dialog.looked.connect(look)
        look()
        self._submit(
            dialog, lambda: LoadTimetable(from_day(), dialog.digest), lambda _: self._good()
        )

    def _export(self) -> None:
        name = self.tr("timetable.csv")
        chosen = ask_new_file(self._page, self.tr("Save as CSV"), name, _CSV)
        if chosen:
            path = Path(chosen)
            words = self.tr("Saved as {0}.").format(path.name)
            self._do(ExportTimetable(), lambda raw: self._write_file(path, raw, words))

    def _print(self) -> None:
        room = self._page.chosen_room
        if room is not None:
            self._show_paper(DraftTimetable(room.id))

    def _good(self) -> None:
        self._say(self.tr("Done. Ctrl+Z undoes it."))
