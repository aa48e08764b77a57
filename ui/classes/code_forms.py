"""Attendance codes: a set from a file before it is used, and the last day of a code."""

from PySide6.QtWidgets import QWidget

from ui.classes.code_list import codes_list
from ui.widgets.date_field import DateField
from ui.widgets.form_dialog import FormDialog
from ui.words import counted, tr
from vault.actions.attendance_codes import EndCode, SetCodes
from vault.domain.attendance_codes import AttendanceCode
from vault.domain.replaced_codes import CodesPreview

_WIDE, _HIGH = 760, 320


class LoadCodesDialog(FormDialog):
    """Shows the set of a file; nothing is written before the button is pressed."""

    def __init__(self, parent: QWidget, name: str) -> None:
        words = tr(
            "From today registers use these codes. Marks that are there keep their meaning: a code"
            " that is not in the file gets its last day, and one that counts in another way does so"
            " from today."
        )
        super().__init__(tr("Use the codes of {0}?").format(name), words, parent, tr("Use them"))
        self.setMinimumWidth(_WIDE)
        self.codes = codes_list(with_acts=False)
        self.codes.setMinimumHeight(_HIGH)
        self._shown: tuple[AttendanceCode, ...] = ()
        self.form.addRow(self.codes)
        self.ok.setEnabled(False)

    def show_preview(self, preview: CodesPreview) -> None:
        """The set, and how much of it is new."""
        self._shown = preview.codes
        self.codes.show_rows(preview.codes)
        parts = (
            counted(len(preview.codes), tr("1 code"), tr("{0} codes")),
            counted(preview.new, tr("1 is new"), tr("{0} are new")),
            counted(preview.changed, tr("1 of before changes"), tr("{0} of before change")),
        )
        self.notice.say(" · ".join(parts), "info")
        self.ok.setEnabled(bool(preview.new or preview.changed))

    def action(self) -> SetCodes:
        """What the preview showed."""
        return SetCodes(self._shown)


class EndCodeDialog(FormDialog):
    """Asks for the last day of one of the school's own codes."""

    def __init__(self, parent: QWidget, code: AttendanceCode) -> None:
        title = tr("Last day of {0}, {1}").format(code.code, code.meaning)
        words = tr(
            "After this day it cannot be set. Leave it empty to use it until further notice."
        )
        super().__init__(title, words, parent, tr("Save"), of=f"{code.code} {code.starts or ''}")
        self._code = code
        self.ends = DateField(tr("Last day"))
        self.ends.show_value(code.ends)
        self.add_row(tr("Last day"), self.ends)

    def action(self) -> EndCode:
        """As it stands in the form; InvalidValueError for what is no date."""
        return EndCode(self._code, self.ends.value())
