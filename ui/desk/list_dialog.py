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

from ui.widgets.form_dialog import FormDialog
from ui.widgets.plain import PlainLabel
from ui.words import tr
from vault.domain.cards import StaffCard
from vault.domain.ids import CardId, RecordId
from vault.domain.lists_out import LONGEST_REASON, SUFFIX, ListForm, ListLine, ListOrder

_FORMS = {ListForm.XLSX: "Workbook (.xlsx)", ListForm.CSV: "Plain table (.csv)"}
_HIGHEST, _LINE = 200, 30
_CLEAR = "clear"


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
        self.to = QComboBox()
        self.to.addItem(tr("Whoever I tell the passphrase"), "")
        self.to.addItem(tr("Do not seal it"), _CLEAR)
        self.to.currentIndexChanged.connect(lambda _: self._warn())
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
        self.warning = PlainLabel()
        self.warning.setProperty("tone", "warn")
        self.add_row(tr("Reason"), self.reason)
        self.add_row(tr("Sealed for"), self.to)
        self.add_row(tr("File"), self.form_of)
        self.add_row(tr("Columns"), self.columns)
        self.form.addRow("", self.is_outside)
        self.form.addRow("", self.warning)
        self._warn()

    def show_cards(self, cards: Sequence[StaffCard]) -> None:
        """Colleagues for whom it can be sealed."""
        for card in cards:
            if card.is_confirmed and not card.is_withdrawn:
                self.to.insertItem(self.to.count() - 1, f"{card.name}, {card.school}", card.id)

    @property
    def in_the_clear(self) -> bool:
        """Whether nothing is to protect it."""
        return bool(self.to.currentData() == _CLEAR)

    @property
    def suffix(self) -> str:
        """What its name ends in."""
        form = f".{self.form_of.currentData()}"
        return form if self.in_the_clear else f"{form}{SUFFIX}"

    def order(self, lines: Sequence[ListLine]) -> ListOrder:
        """What is asked for, of these lines with all columns."""
        places = [
            place
            for place in range(self.columns.count())
            if self.columns.item(place).checkState() == Qt.CheckState.Checked
        ]
        card = str(self.to.currentData())
        return ListOrder(
            self._title,
            tuple(self._header[place] for place in places),
            tuple(
                ListLine(line.pupil, tuple(line.cells[place] for place in places)) for line in lines
            ),
            self.reason.text(),
            ListForm(self.form_of.currentData()),
            () if self.in_the_clear or not card else (CardId(RecordId(card)),),
            in_the_clear=self.in_the_clear,
            is_outside=self.is_outside.isChecked(),
        )

    def _warn(self) -> None:
        words = tr("Nothing protects the file then: whoever has it can read it.")
        self.warning.setText(words if self.in_the_clear else "")
        self.warning.setVisible(self.in_the_clear)
