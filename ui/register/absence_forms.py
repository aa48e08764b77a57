"""Forms about absences: a call, a reason that was found, and an absence that is announced."""

from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ui.widgets.date_field import DateField
from ui.widgets.form_dialog import FormDialog
from ui.words import tr
from vault.domain.attendance_codes import ATTENDED, HALVES, AttendanceCode, session_words
from vault.domain.ids import NEW, PupilId, RecordId
from vault.domain.people import Called
from vault.domain.registers import NewMark, PlannedAbsence, Unresolved
from vault.errors import InvalidValueError


class CallDialog(FormDialog):
    """Who was called about an absence, and what they said."""

    def __init__(self, parent: QWidget, absence: Unresolved) -> None:
        words = _about(absence)
        super().__init__(tr("Log a call"), words, parent, of=f"{absence.pupil} {absence.of.day}")
        self.whom, self.outcome = QLineEdit(), QLineEdit()
        self.whom.setText(absence.call_first)
        self.add_row(tr("Who was called"), self.whom)
        self.add_row(tr("What they said"), self.outcome)
        self.outcome.setFocus()


class ReasonDialog(FormDialog):
    """The code that takes the place of 'no reason yet', and how the reason is known."""

    def __init__(
        self, parent: QWidget, absence: Unresolved, codes: tuple[AttendanceCode, ...]
    ) -> None:
        super().__init__(
            tr("Give a reason"), _about(absence), parent, of=f"{absence.pupil} {absence.of.day}"
        )
        self._absence = absence
        self.code, self.why = QComboBox(), QLineEdit()
        for code in codes:
            if not code.unresolved:
                self.code.addItem(f"{code.code}  {tr(code.meaning)}", code.code)
        self.code.setCurrentIndex(max(self.code.findData("I"), 0))
        self.add_row(tr("Attendance code"), self.code)
        self.add_row(tr("Why"), self.why)
        self.why.setPlaceholderText(tr("The mother rang: a cold"))
        self.why.setFocus()

    def mark(self) -> NewMark:
        """What is to stand there."""
        before = self._absence.mark
        return NewMark(self._absence.pupil, before.version, str(self.code.currentData()))


class PlanDialog(FormDialog):
    """Of one pupil; `pupils` to choose from for a new one."""

    def __init__(
        self,
        parent: QWidget,
        codes: tuple[AttendanceCode, ...],
        absence: PlannedAbsence | None = None,
    ) -> None:
        title = tr("Change a planned absence") if absence else tr("Plan an absence")
        super().__init__(title, "", parent, of=absence.id if absence else "")
        self._before = absence
        self.pupil, self.part, self.code = QComboBox(), QComboBox(), QComboBox()
        self.first, self.last = DateField(tr("First day")), DateField(tr("Last day"))
        self.told_on = DateField(tr("Told on"))
        self.reason, self.told_by, self.evidence = QLineEdit(), QLineEdit(), QLineEdit()
        self.part.addItem(tr("Whole days"), "")
        for half in HALVES:
            self.part.addItem(session_words(half), half)
        for code in codes:
            if code.counts not in ATTENDED or (not code.session and not code.minutes):
                self.code.addItem(f"{code.code}  {tr(code.meaning)}", code.code)
        self._fill(absence)
        for label, field in (
            (tr("Pupil"), self.pupil),
            (tr("First day"), self.first),
            (tr("Last day"), self.last),
            (tr("Part of the day"), self.part),
            (tr("Attendance code"), self.code),
            (tr("Reason"), self.reason),
            (tr("Told by"), self.told_by),
            (tr("Told on"), self.told_on),
            (tr("Evidence"), self.evidence),
        ):
            self.add_row(label, field)

    def _fill(self, absence: PlannedAbsence | None) -> None:
        self.pupil.setEnabled(absence is None)
        if absence is None:
            self.first.show_value(date.today())
            self.told_on.show_value(date.today())
            self.code.setCurrentIndex(max(self.code.findData("M"), 0))
            return
        self.pupil.addItem(absence.called.known_as, absence.pupil)
        self.first.show_value(absence.starts)
        self.last.show_value(absence.ends)
        self.told_on.show_value(absence.told_on)
        self.part.setCurrentIndex(max(self.part.findData(absence.part), 0))
        self.code.setCurrentIndex(max(self.code.findData(absence.code), 0))
        for line, text in (
            (self.reason, absence.reason),
            (self.told_by, absence.told_by),
            (self.evidence, absence.evidence),
        ):
            line.setText(text)

    def show_pupils(self, pupils: list[tuple[PupilId, Called]]) -> None:
        """To choose from, for a new one."""
        if self._before is None:
            for pupil, called in pupils:
                self.pupil.addItem(called.listed, pupil)

    def absence(self) -> PlannedAbsence:
        """As it stands in the form; without a last day it is one day. InvalidValueError."""
        starts = self.first.value()
        if starts is None:
            raise InvalidValueError(field="dates", reason=tr("the first day is needed"))
        pupil = self.pupil.currentData()
        if not pupil:
            raise InvalidValueError(field="pupil", reason=tr("choose a pupil"))
        before = self._before
        return PlannedAbsence(
            before.id if before else NEW,
            before.version if before else 0,
            PupilId(RecordId(str(pupil))),
            starts,
            self.last.value() or starts,
            str(self.code.currentData()),
            str(self.part.currentData()),
            self.reason.text(),
            self.told_by.text(),
            self.told_on.value(),
            self.evidence.text(),
        )


def _about(absence: Unresolved) -> str:
    words = f"{absence.called.known_as}, {absence.of.day:%A %d %B}"
    words = f"{words}, {session_words(absence.of.session)}"
    phone = f"\n{absence.call_first} {absence.phone}" if absence.phone else ""
    return words + phone
