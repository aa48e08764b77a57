"""A timetable from outside before it is loaded: from which day, and what would change."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.timetable.timetable_words import FATE_WORDS, plan_words
from ui.widgets.date_field import DateField
from ui.widgets.empty import EmptyHint
from ui.widgets.form_dialog import FormDialog
from ui.widgets.plain import PlainLabel
from ui.widgets.record_list import RecordList
from ui.words import tr
from vault.domain.timetable import weekday_name
from vault.domain.timetable_file import Fate, LineProblem, PlannedLesson, TimetablePlan

_WIDE, _HIGH, _LOW = 760, 300, 180


class LoadDialog(FormDialog):
    """`looked` asks for the preview again, from the day that is typed; nothing is written before
    the button is pressed."""

    looked = Signal()

    def __init__(self, parent: QWidget, name: str, words: str) -> None:
        super().__init__(tr("Load {0}").format(name), words, parent, tr("Load"))
        self.setMinimumWidth(_WIDE)
        self.from_day = DateField(tr("First day (empty: at once)"))
        self.from_day.editingFinished.connect(self.looked)
        self.is_whole = QCheckBox(tr("Take away lessons of these classes that are not in it"))
        self.is_whole.toggled.connect(lambda _: self.looked.emit())
        self.summary = PlainLabel()
        self.lessons = RecordList(
            tr("What would change"),
            (
                (tr("What"), lambda row: tr(FATE_WORDS[row.fate])),
                (
                    tr("Class"),
                    lambda row: row.lesson.class_name or self._names.get(row.lesson.class_id, ""),
                ),
                (tr("Day"), lambda row: weekday_name(row.lesson.weekday)),
                (tr("Period"), lambda row: row.period),
                (tr("Week"), lambda row: row.lesson.week.value if row.lesson.week else ""),
                (tr("Subject"), lambda row: row.lesson.subject),
                (tr("Room"), lambda row: row.lesson.room),
            ),
            empty=EmptyHint(tr("No lesson would change"), "", icon="calendar-check"),
        )
        self.problems = RecordList(
            tr("Lines that stay out"),
            ((tr("Line"), lambda row: row.line), (tr("Why"), lambda row: row.reason)),
        )
        for widget, high in ((self.lessons, _HIGH), (self.problems, _LOW)):
            widget.setMaximumHeight(high)
        self._names: dict[str, str] = {}
        self.digest = ""
        self.add_row(tr("First day (empty: at once)"), self.from_day)
        self.form.addRow("", self.is_whole)
        self.form.addRow(self.summary)
        self.form.addRow(self.lessons)
        self.form.addRow(self.problems)
        self.ok.setEnabled(False)

    def name_classes(self, names: dict[str, str]) -> None:
        """What the classes are called, by id."""
        self._names = names

    def show_plan(self, plan: TimetablePlan) -> None:
        """What would change, without what stays as it is."""
        self.digest = plan.digest
        self.notice.clear()
        self.summary.setText(plan_words(plan))
        changed: tuple[PlannedLesson, ...] = tuple(
            row for row in plan.lessons if row.fate is not Fate.SAME
        )
        self.lessons.show_rows(changed)
        problems: tuple[LineProblem, ...] = plan.problems
        self.problems.show_rows(problems)
        self.problems.setVisible(bool(problems))
        self.ok.setEnabled(plan.writes)
