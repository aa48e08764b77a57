"""The timetable: the week of a class, what is otherwise on single days, periods and closures."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from ui.timetable.timetable_lists import changes_list, closures_list, periods_list, starts_list
from ui.timetable.timetable_words import change_words
from ui.timetable.week_grid import WeekOf, WeekView
from ui.widgets.class_title import ClassTitle
from ui.widgets.empty import EmptyHint
from ui.widgets.key_button import KeyButton
from ui.widgets.page import Page
from ui.widgets.plain import Quiet
from ui.widgets.switch import Switch
from ui.widgets.tabs import Tabs
from vault.domain.people import ClassRow
from vault.domain.school_values import CLASS_KINDS
from vault.domain.timetable import (
    Closure,
    Lesson,
    Period,
    Timetable,
    Week,
    WeekStart,
)

_ROOM = 220


class TimetablePage(Page):
    """`class_chosen` and `week_chosen` say that another grid is wanted; the other signals are the
    buttons and keys."""

    projects = True
    class_chosen = Signal(str)
    load_wanted = Signal()
    paste_wanted = Signal()
    print_wanted = Signal()
    export_wanted = Signal()
    lesson_wanted = Signal()
    change_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = QComboBox()
        self.title = ClassTitle(self.tr("Timetable"), self.room)
        self.room.setAccessibleName(self.tr("Class"))
        self.room.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.room.setMaximumWidth(_ROOM)
        self.weeks = Switch(
            self.tr("Which week of two"),
            tuple(
                (week.value, self.tr("Week {0}").format(week.value), "calendar") for week in Week
            ),
        )
        self.weeks.show_view(Week.A.value)
        self.load = QPushButton(self.tr("Load a file …"))
        self.export = QPushButton(self.tr("Save as CSV …"))
        self.print_week = KeyButton(self.tr("Print"), "Ctrl+P", "printer")
        self.week = WeekView(self.tr("Lessons of the week"))
        self.hint = Quiet()
        self.lesson = QPushButton(self.tr("Lesson …"))
        self.change = QPushButton(self.tr("On one day only …"))
        self.remove = QPushButton(self.tr("Remove lesson"))
        self.none = EmptyHint(
            self.tr("No periods yet"),
            self.tr(
                "Add the periods of the day, or load a timetable: a table, an Untis file"
                " (GPU001.TXT) or a calendar (.ics). Until then each class has a morning and an"
                " afternoon register."
            ),
            self.tr("Add a period …"),
            icon="calendar",
        )
        self.changes, self.periods = changes_list(), periods_list()
        self.closures, self.starts = closures_list(), starts_list()
        self._timetable = Timetable()
        self._rooms: tuple[ClassRow, ...] = ()
        self.may_write = False
        self.none.hide()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        for part in (self.title, self.room, self.weeks):
            head.addWidget(part)
        head.addStretch(1)
        for button in (self.load, self.export, self.print_week):
            head.addWidget(button)
        page = self.titled_by(head)
        self.tabs = Tabs(self.tr("Parts of the timetable"), self)
        page.addWidget(self.tabs, 1)
        column = self.tabs.part(self.tr("Week"))
        column.addWidget(self.week, 1)
        column.addWidget(self.none, 1)
        column.addWidget(self.hint)
        acts = QHBoxLayout()
        column.addLayout(acts)
        for button in (self.lesson, self.change, self.remove):
            acts.addWidget(button)
        acts.addStretch(1)
        self.tabs.part(self.tr("Single days")).addWidget(self.changes)
        self.tabs.part(self.tr("Closures")).addWidget(self.closures, 1)
        column = self.tabs.part(self.tr("Periods"))
        column.addWidget(self.periods, 3)
        column.addWidget(self.starts, 2)

    def _connect(self) -> None:
        self.room.activated.connect(lambda _: self.class_chosen.emit(self.chosen_class))
        self.weeks.chosen.connect(lambda _: self._show_week())
        self.load.clicked.connect(self.load_wanted)
        self.export.clicked.connect(self.export_wanted)
        self.print_week.clicked.connect(self.print_wanted)
        self.lesson.clicked.connect(self.lesson_wanted)
        self.week.opened.connect(self.lesson_wanted)
        self.change.clicked.connect(self.change_wanted)
        self.remove.clicked.connect(self.remove_wanted)
        self.week.removed.connect(self.remove_wanted)
        self.week.pasted.connect(self.paste_wanted)
        self.week.selectionModel().currentChanged.connect(lambda _now, _before: self._look())

    @property
    def chosen_class(self) -> str:
        """The id of the class whose week is shown."""
        return str(self.room.currentData() or "")

    @property
    def chosen_room(self) -> ClassRow | None:
        """The class whose week is shown."""
        return next((row for row in self._rooms if row.id == self.chosen_class), None)

    @property
    def chosen_week(self) -> Week | None:
        """None where every week is the same."""
        return Week(self.weeks.view) if self.has_weeks else None

    def allow(self, *, may_write: bool) -> None:
        """Who only reads sees the same, and changes nothing."""
        self.may_write = may_write
        for records in (self.changes, self.periods, self.closures, self.starts):
            records.allow(may_write=may_write)
        for button in (self.load, self.lesson, self.change, self.remove):
            button.setVisible(may_write)
        self.none.offer(on=may_write)
        self.hint.setText(
            self.tr("Enter: lesson · Delete: remove · Ctrl+V: paste a week from a spreadsheet")
            if may_write
            else ""
        )
        self.hint.setVisible(may_write)

    def show_classes(self, classes: tuple[ClassRow, ...], wanted: str) -> None:
        """To choose from, registration classes first; stands on `wanted`, else on the first."""
        classes = tuple(sorted(classes, key=lambda row: row.kind != CLASS_KINDS[0]))
        self._rooms = classes
        self.room.clear()
        for row in classes:
            self.room.addItem(row.name, str(row.id))
        self.room.setCurrentIndex(max(self.room.findData(wanted), 0))
        self.title.show_class()

    def show_timetable(self, timetable: Timetable, starts: tuple[WeekStart, ...]) -> None:
        """The grid of the chosen class, and the other parts."""
        self._timetable = timetable
        self.has_weeks = bool(starts) or any(lesson.week for lesson in timetable.lessons)
        self.weeks.setVisible(self.has_weeks)
        self.periods.show_rows(timetable.periods)
        self.starts.show_rows(starts)
        names = {period.id: period.name for period in timetable.periods}
        subjects = {lesson.id: lesson.subject for lesson in timetable.lessons}
        self.changes.show_rows(
            tuple(change_words(one, names, subjects) for one in timetable.changes)
        )
        self._show_week()

    has_weeks = False

    def show_closures(self, closures: tuple[Closure, ...]) -> None:
        """The latest first."""
        self.closures.show_rows(closures)

    def lesson_here(self) -> tuple[Period, int, Lesson | None] | None:
        """The cell that one stands on; None for one that is on no such day, or without any."""
        index = self.week.currentIndex()
        if not index.isValid() or not self.week.grid.is_there(index):
            return None
        return (*self.week.grid.place(index), self.week.grid.lesson(index))

    def _show_week(self) -> None:
        row = self.chosen_room
        before = self.week.currentIndex()
        at = (before.row(), before.column()) if before.isValid() else (0, 0)
        subject = row.subject if row is not None else ""
        self.week.grid.show_week(
            self._timetable, WeekOf(self.chosen_class, subject, self.chosen_week)
        )
        self.week.setCurrentIndex(self.week.grid.index(*at))
        has_periods = bool(self._timetable.periods) and row is not None
        self.week.setVisible(has_periods)
        self.none.setVisible(not has_periods)
        self.hint.setVisible(has_periods and self.may_write)
        self._look()

    def _look(self) -> None:
        here = self.lesson_here()
        self.lesson.setEnabled(here is not None)
        self.remove.setEnabled(here is not None and here[2] is not None)
        self.change.setEnabled(here is not None)
