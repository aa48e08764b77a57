"""A late change of a closed register: the mark, and why; and what was changed before."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ui.register.register_model import Entry
from ui.widgets.form_dialog import FormDialog
from ui.widgets.number_field import NumberField
from ui.words import tr
from vault.domain.attendance_codes import AttendanceCode
from vault.domain.registers import MOST_MINUTES, NewMark


class ChangeDialog(FormDialog):
    """Of one child; `mark` is what is to stand there."""

    def __init__(
        self,
        parent: QWidget,
        entry: Entry,
        codes: tuple[AttendanceCode, ...],
        wanted: str,
        version: int,
    ) -> None:
        words = tr(
            "{0}: the register is closed. What stood there, who changed it and why stays on record."
        )
        super().__init__(
            tr("Change a closed register"),
            words.format(entry.line.called.known_as),
            parent,
            of=f"{entry.line.pupil} {wanted}",
        )
        self._entry, self._version = entry, version
        self._late = frozenset(code.code for code in codes if code.minutes)
        self.code, self.why, self.note = QComboBox(), QLineEdit(), QLineEdit()
        self.minutes = NumberField()
        self.minutes.setMaximum(MOST_MINUTES)
        for code in codes:
            self.code.addItem(f"{code.code}  {tr(code.meaning)}", code.code)
        self.code.setCurrentIndex(max(self.code.findData(wanted), 0))
        self.note.setText(entry.note)
        for label, field in (
            (tr("Attendance code"), self.code),
            (tr("Minutes late"), self.minutes),
            (tr("Note"), self.note),
            (tr("Why"), self.why),
        ):
            self.add_row(label, field)
        self.code.currentIndexChanged.connect(lambda _: self._look())
        self._look()
        self.why.setFocus()

    def _look(self) -> None:
        self.minutes.setEnabled(self.code.currentData() in self._late)

    def mark(self) -> NewMark:
        """As it stands in the form; InvalidValueError."""
        code = str(self.code.currentData())
        minutes = self.minutes.value() if code in self._late else 0
        return NewMark(self._entry.line.pupil, self._version, code, minutes, self.note.text())
