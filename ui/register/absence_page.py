"""Attendance in numbers, absences without a reason, and registers that nobody took."""

from datetime import date
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from ui.desk.list_out import SaveListButton
from ui.register.class_weeks_view import ClassWeeksView
from ui.widgets.act_row import Act
from ui.widgets.date_field import DateField
from ui.widgets.empty import EmptyHint
from ui.widgets.flat_stack import FlatStack
from ui.widgets.flow import Flow
from ui.widgets.list_cells import FaceColumn, ToneColumn
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel, Quiet
from ui.widgets.record_list import RecordList
from ui.widgets.row_table import Percent
from ui.widgets.switch import Switch
from ui.words import counted, tr
from vault.domain.absence_numbers import AbsenceSummary, PupilNumbers
from vault.domain.attendance_codes import session_words
from vault.domain.people import ClassRow
from vault.domain.registers import MissingRegister, Unresolved

_CLASS, _PERSISTENCE, _ATTENDED, _POSSIBLE, _LATE = 1, 3, 4, 5, 8
PUPILS, WEEKS, CLASSES, REASONS, MISSING = "pupils", "weeks", "classes", "reasons", "missing"


class AbsenceAct(StrEnum):
    """What can be done with a line of one of the lists."""

    OPEN = "open"
    PRINT = "print"
    CALL = "call"
    RESOLVE = "resolve"
    TAKE = "take"


class AbsencePage(Page):
    """`asked` says that another class or span is wanted."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.views = Switch(
            self.tr("What is listed"),
            (
                (PUPILS, self.tr("Pupils"), "users"),
                (WEEKS, self.tr("Weeks"), "calendar"),
                (CLASSES, self.tr("Classes"), "school"),
                (REASONS, self.tr("No reason yet"), "phone"),
                (MISSING, self.tr("Registers not taken"), "clipboard-check"),
            ),
        )
        self.rooms = QComboBox()
        self.rooms.setAccessibleName(self.tr("Class"))
        self.rooms.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.first, self.last = DateField(self.tr("From")), DateField(self.tr("To"))
        for field in (self.first, self.last):
            field.setFixedWidth(116)
            field.editingFinished.connect(self.asked)
        self.numbers = PlainLabel()
        self.pupils = RecordList(
            self.tr("Attendance of pupils"),
            (
                (self.tr("Pupil"), lambda p: p.called),
                (self.tr("Class"), lambda p: p.class_name),
                (self.tr("Missed"), lambda p: Percent(p.numbers.percent_missed)),
                (self.tr("Absence"), persistence_words),
                (self.tr("Attended"), lambda p: p.numbers.attended),
                (self.tr("Possible"), lambda p: p.numbers.possible),
                (self.tr("Authorised"), lambda p: p.numbers.authorised),
                (self.tr("Unauthorised"), lambda p: p.numbers.unauthorised),
                (self.tr("Late"), lambda p: p.numbers.late),
            ),
            (
                Act(AbsenceAct.OPEN, self.tr("Open pupil")),
                Act(
                    AbsenceAct.PRINT,
                    self.tr("Print"),
                    for_none=True,
                    is_last=True,
                    icon="printer",
                ),
            ),
            empty=EmptyHint(
                self.tr("Nobody is in this class"), self.tr("Choose another one."), icon="users"
            ),
            opens=AbsenceAct.OPEN,
            choose=self.tr("Choose a pupil in the table first."),
            notice=self.notice,
        )
        self.save_list = SaveListButton(self)
        self.pupils.rows[0].addWidget(self.save_list)
        self.pupil_faces = FaceColumn(self.pupils.table, lambda p: p.pupil)
        ToneColumn(self.pupils.table, _PERSISTENCE, persistence_tone)
        # Told by what was missed, and by the page of the pupil.
        self.pupils.table.spare(_POSSIBLE, _ATTENDED, _LATE)
        self.weeks = ClassWeeksView(self)
        self.classes = RecordList(
            self.tr("Attendance of classes"),
            (
                (self.tr("Class"), lambda c: c.class_name or tr("in no class")),
                (self.tr("Pupils"), lambda c: c.pupils),
                (self.tr("Attended"), lambda c: Percent(c.numbers.percent_attended)),
                (self.tr("Authorised"), lambda c: c.numbers.authorised),
                (self.tr("Unauthorised"), lambda c: c.numbers.unauthorised),
                (self.tr("Late"), lambda c: c.numbers.late),
                (self.tr("Persistently absent"), lambda c: c.persistent),
                (self.tr("Severely"), lambda c: c.severe),
            ),
            (),
            empty=EmptyHint(
                self.tr("No class yet"), self.tr("Classes come with the roll."), icon="users"
            ),
            is_late=True,
        )
        self.reasons = RecordList(
            self.tr("Absences without a reason"),
            (
                (self.tr("Pupil"), lambda u: u.called),
                (self.tr("Class"), lambda u: u.class_name),
                (self.tr("Day"), lambda u: u.of.day),
                (self.tr("Session"), lambda u: session_words(u.of.session)),
                (self.tr("Reason by"), lambda u: u.due),
                (self.tr("Call first"), lambda u: f"{u.call_first} {u.phone}".strip()),
                (self.tr("Calls"), calls_words),
            ),
            (
                Act(AbsenceAct.CALL, self.tr("Log a call …")),
                Act(AbsenceAct.RESOLVE, self.tr("Give a reason …"), is_main=True, is_last=True),
            ),
            empty=EmptyHint(
                self.tr("Every absence has a reason"),
                self.tr("Marks such as N wait here until somebody finds out why."),
                icon="circle-check",
            ),
            opens=AbsenceAct.RESOLVE,
            choose=self.tr("Choose an absence in the table first."),
            notice=self.notice,
            is_late=True,
        )
        self.reasons.when_made(self._show_reason_faces)
        self.missing = RecordList(
            self.tr("Registers not taken"),
            (
                (self.tr("Day"), lambda m: m.of.day),
                (self.tr("Session"), lambda m: session_words(m.of.session)),
                (self.tr("Class"), lambda m: m.class_name),
                (self.tr("Marked"), lambda m: tr("{0} of {1}").format(m.marked, m.pupils)),
            ),
            (Act(AbsenceAct.TAKE, self.tr("Take register"), is_main=True, is_last=True),),
            empty=EmptyHint(
                self.tr("No register is missing"),
                self.tr("Those of the last three weeks that nobody closed are listed here."),
                icon="circle-check",
            ),
            opens=AbsenceAct.TAKE,
            choose=self.tr("Choose a register in the table first."),
            notice=self.notice,
            is_late=True,
        )
        self._lists: dict[str, QWidget] = {
            PUPILS: self.pupils,
            WEEKS: self.weeks,
            CLASSES: self.classes,
            REASONS: self.reasons,
            MISSING: self.missing,
        }
        self._found: AbsenceSummary | None = None
        """What the list of classes is still to be told."""
        self._lay_out()

    def _lay_out(self) -> None:
        column = self.titled(self.tr("Absence"))
        self.of_pupils = QWidget(self)
        chosen = QHBoxLayout(self.of_pupils)
        chosen.setContentsMargins(0, 0, 0, 0)
        chosen.addWidget(self.rooms)
        for widget in (Quiet(self.tr("from")), self.first, Quiet(self.tr("to")), self.last):
            chosen.addWidget(widget)
        column.addLayout(Flow(self.views, self.of_pupils))
        column.addWidget(self.numbers)
        self.middle = FlatStack(self)
        column.addWidget(self.middle, 1)
        for records in self._lists.values():
            self.middle.addWidget(records)
        self.views.chosen.connect(self._turn)
        self.rooms.activated.connect(lambda _: self.asked.emit())
        self.show_list(PUPILS)

    def _turn(self, key: str) -> None:
        """A map is of one class: of all, the first is looked at."""
        self.show_list(key)
        if key == WEEKS:
            self._need_one()
            self.asked.emit()

    def _need_one(self) -> None:
        if self.views.view == WEEKS and not self.rooms.currentData() and self.rooms.count() > 1:
            self.rooms.setCurrentIndex(1)

    def show_list(self, key: str) -> None:
        """One of the lists."""
        self.views.show_view(key)
        self._show_classes()
        self.middle.setCurrentWidget(self._lists[key])
        for widget in (self.of_pupils, self.numbers):
            widget.setVisible(key in (PUPILS, WEEKS, CLASSES))

    def show_rooms(self, rooms: tuple[ClassRow, ...], wanted: str) -> None:
        """To choose from, beside all of them; stands on `wanted` where one is."""
        before = wanted or self.rooms.currentData()
        self.rooms.clear()
        self.rooms.addItem(self.tr("All my classes") if len(rooms) < 4 else self.tr("All classes"))
        for room in rooms:
            self.rooms.addItem(room.name, room.id)
        self.rooms.setCurrentIndex(max(self.rooms.findData(before), 0) if before else 0)
        self._need_one()

    def show_summary(self, found: AbsenceSummary) -> None:
        """Who missed most stands first."""
        total = found.total
        parts = [
            self.tr("{0} % attended, {1} % missed").format(
                total.percent_attended, total.percent_missed
            ),
            self.tr("persistently absent: {0}").format(found.persistent),
            self.tr("of these severely: {0}").format(found.severe),
            self.tr("late marks: {0}").format(total.late),
        ]
        if total.unknown:
            parts.append(self.tr("marks that are in no set of codes: {0}").format(total.unknown))
        self.numbers.setText(" · ".join(parts))
        rows = sorted(found.pupils, key=lambda one: -one.numbers.percent_missed)
        self.pupils.show_rows(rows)
        # Of one class alone the column would say the same in each row.
        is_one = len({row.class_name for row in rows}) < 2
        self.pupils.table.setColumnHidden(_CLASS, is_one)
        self._found = found
        self._show_classes()

    def _show_reason_faces(self) -> None:
        self.reason_faces = FaceColumn(self.reasons.table, lambda u: u.pupil)

    def _show_classes(self) -> None:
        """Each is added up once it is looked at."""
        if self._found is not None and self.views.view == CLASSES:
            self.classes.show_rows(self._found.by_class())
            self._found = None

    def show_unresolved(self, rows: tuple[Unresolved, ...]) -> None:
        """With how many wait, on the button."""
        self.reasons.show_rows(rows)
        button = self.views.buttons[REASONS]
        button.setText(f" {self.tr('No reason yet')}" + (f" ({len(rows)})" if rows else ""))
        late = sum(1 for row in rows if row.due is not None and row.due < date.today())
        if late and self.views.view == REASONS:
            self.notice.say(
                counted(
                    late,
                    self.tr("1 absence is without a reason for longer than it may be."),
                    self.tr("{0} absences are without a reason for longer than they may be."),
                ),
                "warn",
            )

    def show_missing(self, rows: tuple[MissingRegister, ...]) -> None:
        """With how many are missing, on the button."""
        self.missing.show_rows(rows)
        button = self.views.buttons[MISSING]
        words = self.tr("Registers not taken")
        button.setText(f" {words}" + (f" ({len(rows)})" if rows else ""))


def persistence_words(one: PupilNumbers) -> str:
    """'severe' for who missed half, 'persistent' for a tenth, else ''."""
    if one.numbers.is_severe:
        return tr("severe")
    return tr("persistent") if one.numbers.is_persistent else ""


def persistence_tone(one: PupilNumbers) -> str:
    """Of the same."""
    if one.numbers.is_severe:
        return "bad"
    return "warn" if one.numbers.is_persistent else ""


def calls_words(one: Unresolved) -> str:
    """The last call, and how many there were."""
    if not one.calls:
        return tr("not called yet")
    last = one.calls[-1]
    words = f"{last.called_on:%d %b} {last.called_at}, {last.whom}: {last.outcome}"
    return words if len(one.calls) == 1 else f"{len(one.calls)} · {words}"
