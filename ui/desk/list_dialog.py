"""The form of a list that goes into a file: what for, for whom, and which of its columns."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from ui.desk.sealed_for import SealedFor
from ui.widgets.form_dialog import FormDialog
from ui.words import tr
from vault.domain.lists_out import LONGEST_REASON, SUFFIX, ListForm, ListLine, ListOrder

_FORMS = {ListForm.XLSX: "Workbook (.xlsx)", ListForm.CSV: "Plain table (.csv)"}
_HIGHEST, _LINE = 200, 30


class SaveListDialog(FormDialog):
    """Sealed under a passphrase unless something else is chosen. `apart` are columns that are left
    out unless somebody ticks them."""

    def __init__(
        self, parent: QWidget, title: str, header: Sequence[str], apart: frozenset[str]
    ) -> None:
        super().__init__(tr("Save the list"), "", parent, tr("Save …"))
        self._title, self._header = title, tuple(header)
        self.reason = QLineEdit()
        self.reason.setMaxLength(LONGEST_REASON)
        self.reason.setPlaceholderText(tr("for example: the trip on Friday"))
        self.to = SealedFor()
        self.form_of = QComboBox()
        for form, words in _FORMS.items():
            self.form_of.addItem(tr(words), form)
        self.is_outside = QCheckBox(tr("It leaves the school"))
        self.columns = QListWidget()
        for words in header:
            item = QListWidgetItem(words, self.columns)
            is_in = words not in apart
            item.setCheckState(Qt.CheckState.Checked if is_in else Qt.CheckState.Unchecked)
        self.columns.setFixedHeight(min(_HIGHEST, _LINE * len(header) + 4))
        self.add_row(tr("Reason"), self.reason)
        self.add_row(tr("Sealed for"), self.to)
        self.add_row(tr("File"), self.form_of)
        self.add_row(tr("Columns"), self.columns)
        self.form.addRow("", self.is_outside)
        self.form.addRow("", self.to.warning)

    @property
    def suffix(self) -> str:
        """What its name ends in."""
        form = f".{self.form_of.currentData()}"
        return form if self.to.in_the_clear else f"{form}{SUFFIX}"

    def order(self, lines: Sequence[ListLine]) -> ListOrder:
        """What is asked for, of these lines with all columns."""
        places = [
            place
            for place in range(self.columns.count())
            if self.columns.item(place).checkState() == Qt.CheckState.Checked
        ]
        return ListOrder(
            self._title,
            tuple(self._header[place] for place in places),
            tuple(
                ListLine(line.pupil, tuple(line.cells[place] for place in places), line.others)
                for line in lines
            ),
            self.reason.text(),
            ListForm(self.form_of.currentData()),
            self.to.cards,
            in_the_clear=self.to.in_the_clear,
            is_outside=self.is_outside.isChecked(),
        )
