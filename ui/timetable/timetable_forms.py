"""One form each for a period, a lesson, one day of it, days without school, and weeks of two."""

from dataclasses import replace
from datetime import date, time

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QTimeEdit, QWidget

from ui.widgets.date_field import DateField
from ui.widgets.form_dialog import FormDialog
from ui.widgets.number_field import TimeField
from ui.words import tr
from vault.actions.timetable import (
    SetClosure,
    SetLesson,
    SetLessonChange,
    SetPeriod,
    SetWeekStart,
)
from vault.domain.ids import NEW, RecordId, StaffId
from vault.domain.school_values import StaffMember
from vault.domain.timetable import (
    CLOSURE_WORDS,
    PART_WORDS,
    PERIOD_WORDS,
    WEEKDAYS,
    ChangeKind,
    Closure,
    ClosureKind,
    Lesson,
    LessonChange,
    Part,
    Period,
    PeriodKind,
    Week,
    WeekStart,
    weekday_name,
)
from vault.errors import InvalidValueError

_FIRST, _LENGTH_S = QTime(9, 0), 3600


class PeriodDialog(FormDialog):
    """A new period begins where the last one ends."""

    def __init__(
        self, parent: QWidget, periods: tuple[Period, ...], period: Period | None = None
    ) -> None:
        title = tr("Change a period") if period else tr("Add a period")
        of = period.id if period else ""
        super().__init__(title, "", parent, tr("Save") if period else tr("Add"), of=of)
        self._period = period
        self.name, self.kind = QLineEdit(), QComboBox()
        self.begins, self.finishes = TimeField(), TimeField()
        for kind in PeriodKind:
            self.kind.addItem(tr(PERIOD_WORDS[kind]), kind.value)
        self.days = [QCheckBox(weekday_name(day)[:3]) for day in WEEKDAYS]
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        for day, box in zip(WEEKDAYS, self.days, strict=True):
            box.setAccessibleName(weekday_name(day))
            row.addWidget(box)
        row.addStretch(1)
        for field in (self.begins, self.finishes):
            field.setDisplayFormat("HH:mm")
        self._fill(periods)
        for words, widget in (
            (tr("Name"), self.name),
            (tr("Kind"), self.kind),
            (tr("Beginning"), self.begins),
            (tr("End"), self.finishes),
            (tr("Weekdays"), line),
        ):
            self.add_row(words, widget)

    def _fill(self, periods: tuple[Period, ...]) -> None:
        period = self._period
        last = max((p.finishes for p in periods), default=None)
        begins = QTime(last.hour, last.minute) if last else _FIRST
        lessons = sum(1 for p in periods if p.kind is PeriodKind.LESSON)
        self.name.setText(period.name if period else tr("Period {0}").format(lessons + 1))
        kind = period.kind if period else PeriodKind.LESSON
        self.kind.setCurrentIndex(self.kind.findData(kind.value))
        if period is not None:
            begins = QTime(period.begins.hour, period.begins.minute)
            ends = QTime(period.finishes.hour, period.finishes.minute)
        else:
            ends = begins.addSecs(_LENGTH_S)
        self.begins.setTime(begins)
        self.finishes.setTime(ends)
        on = period.weekdays if period else (1, 2, 3, 4, 5)
        for day, box in zip(WEEKDAYS, self.days, strict=True):
            box.setChecked(day in on)

    def action(self) -> SetPeriod:
        """As it stands in the form."""
        before = self._period
        kind = PeriodKind(str(self.kind.currentData()))
        return SetPeriod(
            Period(
                before.id if before else NEW,
                before.version if before else 0,
                self.name.text(),
                kind,
                _time(self.begins),
                _time(self.finishes),
                before.number if before and before.kind is kind else 0,
                tuple(day for day, box in zip(WEEKDAYS, self.days, strict=True) if box.isChecked()),
            )
        )


def _time(field: QTimeEdit) -> time:
    return time(field.time().hour(), field.time().minute())


class _TaughtDialog(FormDialog):
    """Subject, room and teacher, which may all be empty."""

    def _add_taught(self, subject: str, room: str, staff: StaffId | None) -> None:
        self.subject, self.room, self.teacher = QLineEdit(subject), QLineEdit(room), QComboBox()
        self._staff = staff
        self.teacher.addItem(tr("nobody in particular"), "")
        for words, field in (
            (tr("Subject"), self.subject),
            (tr("Room"), self.room),
            (tr("Teacher"), self.teacher),
        ):
            self.add_row(words, field)

    def show_staff(self, members: tuple[StaffMember, ...]) -> None:
        """To choose from."""
        for member in members:
            self.teacher.addItem(member.name, member.id)
        self.teacher.setCurrentIndex(max(self.teacher.findData(self._staff or ""), 0))

    def _chosen_staff(self) -> StaffId | None:
        chosen = str(self.teacher.currentData() or "")
        return StaffId(RecordId(chosen)) if chosen else None


class LessonDialog(_TaughtDialog):
    """`lesson` has an empty id where the cell is free; `has_weeks` asks for the week of two."""

    def __init__(self, parent: QWidget, title: str, lesson: Lesson, *, has_weeks: bool) -> None:
        super().__init__(title, "", parent, tr("Save"), of=lesson.id)
        self._lesson = lesson
        self._add_taught(lesson.subject, lesson.room, lesson.staff)
        self.week = QComboBox()
        self.week.addItem(tr("Every week"), "")
        for week in Week:
            self.week.addItem(tr("Week {0}").format(week.value), week.value)
        self.week.setCurrentIndex(self.week.findData(lesson.week.value if lesson.week else ""))
        self.starts = DateField(tr("First day (may be empty)"))
        self.ends = DateField(tr("Last day (may be empty)"))
        self.starts.show_value(lesson.starts)
        self.ends.show_value(lesson.ends)
        if has_weeks:
            self.add_row(tr("Week of two"), self.week)
        self.add_row(tr("First day (may be empty)"), self.starts)
        self.add_row(tr("Last day (may be empty)"), self.ends)

    def action(self) -> SetLesson:
        """As it stands in the form; InvalidValueError for what is no date."""
        week = str(self.week.currentData() or "")
        return SetLesson(
            replace(
                self._lesson,
                subject=self.subject.text(),
                room=self.room.text(),
                staff=self._chosen_staff(),
                week=Week(week) if week else None,
                starts=self.starts.value(),
                ends=self.ends.value(),
            )
        )


class ChangeDialog(_TaughtDialog):
    """What is otherwise on one day: `change` has the lesson, or none for one in addition."""

    def __init__(self, parent: QWidget, title: str, change: LessonChange) -> None:
        super().__init__(title, "", parent, tr("Save"))
        self._change = change
        self.day, self.kind = DateField(tr("Day")), QComboBox()
        self.day.show_value(change.day)
        kinds = (
            ((ChangeKind.EXTRA, tr("A lesson in addition")),)
            if change.lesson is None
            else (
                (ChangeKind.CANCELLED, tr("It is cancelled")),
                (ChangeKind.CHANGED, tr("Subject, room or teacher is another")),
            )
        )
        for kind, words in kinds:
            self.kind.addItem(words, kind.value)
        self.add_row(tr("Day"), self.day)
        self.add_row(tr("What is otherwise"), self.kind)
        self._add_taught("", "", None)
        self.note = QLineEdit()
        self.add_row(tr("Note"), self.note)
        self.kind.currentIndexChanged.connect(lambda _: self._look())
        self._look()

    def _look(self) -> None:
        is_cancelled = self.kind.currentData() == ChangeKind.CANCELLED.value
        for field in (self.subject, self.room, self.teacher):
            field.setEnabled(not is_cancelled)

    def action(self) -> SetLessonChange:
        """As it stands in the form; InvalidValueError for what is no date."""
        day = self.day.value()
        if day is None:
            raise InvalidValueError(field="day", reason="it cannot be empty")
        return SetLessonChange(
            replace(
                self._change,
                day=day,
                kind=ChangeKind(str(self.kind.currentData())),
                subject=self.subject.text(),
                room=self.room.text(),
                staff=self._chosen_staff(),
                note=self.note.text(),
            )
        )


class ClosureDialog(FormDialog):
    """Days without school, new or known."""

    def __init__(self, parent: QWidget, closure: Closure | None = None) -> None:
        title = tr("Change days without school") if closure else tr("Add days without school")
        of = closure.id if closure else ""
        super().__init__(title, "", parent, tr("Save") if closure else tr("Add"), of=of)
        self._of = (closure.id, closure.version) if closure else (NEW, 0)
        self.title, self.kind, self.part = QLineEdit(), QComboBox(), QComboBox()
        self.starts = DateField(tr("First day"))
        self.ends = DateField(tr("Last day (empty for one day)"))
        for kind in ClosureKind:
            self.kind.addItem(tr(CLOSURE_WORDS[kind]), kind.value)
        for part in Part:
            self.part.addItem(tr(PART_WORDS[part]), part.value)
        self.title.setPlaceholderText(tr("for example Half-term"))
        if closure is not None:
            self.title.setText(closure.title)
            self.starts.show_value(closure.starts)
            self.ends.show_value(closure.ends)
            self.kind.setCurrentIndex(self.kind.findData(closure.kind.value))
            self.part.setCurrentIndex(self.part.findData(closure.part.value))
        for words, field in (
            (tr("Kind"), self.kind),
            (tr("Title"), self.title),
            (tr("First day"), self.starts),
            (tr("Last day (empty for one day)"), self.ends),
            (tr("Part"), self.part),
        ):
            self.add_row(words, field)

    def action(self) -> SetClosure:
        """As it stands in the form; InvalidValueError for what is no date."""
        starts, ends = self.starts.value(), self.ends.value()
        if starts is None:
            raise InvalidValueError(field="first day", reason="it cannot be empty")
        kind, part = ClosureKind(str(self.kind.currentData())), Part(str(self.part.currentData()))
        return SetClosure(Closure(*self._of, self.title.text(), kind, starts, ends or starts, part))


class WeekDialog(FormDialog):
    """From which week on weeks take turns."""

    def __init__(self, parent: QWidget) -> None:
        words = tr(
            "From this week on, weeks A and B take turns. Weeks without school do not count. Set it"
            " again where your school begins anew, for example after a holiday."
        )
        super().__init__(tr("Week A or B"), words, parent, tr("Set"))
        self.day, self.week = DateField(tr("Day")), QComboBox()
        self.day.show_value(date.today())
        for week in Week:
            self.week.addItem(tr("Week {0}").format(week.value), week.value)
        self.add_row(tr("Day"), self.day)
        self.add_row(tr("It lies in"), self.week)

    def action(self) -> SetWeekStart:
        """As it stands in the form; InvalidValueError for what is no date."""
        day = self.day.value()
        if day is None:
            raise InvalidValueError(field="day", reason="it cannot be empty")
        return SetWeekStart(WeekStart(NEW, 0, day, Week(str(self.week.currentData()))))
