"""The form of a file that hands pupils on: which standard, which pupils, what for, for whom."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from ui.desk.record_words import column_words, law_spoken
from ui.desk.sealed_for import SealedFor
from ui.widgets.date_field import DateField
from ui.widgets.form_dialog import FormDialog
from ui.words import tr
from vault.actions.pupils import ListPupils
from vault.domain.ids import ClassId, PupilId, RecordId
from vault.domain.lists_out import LONGEST_REASON, SUFFIX
from vault.domain.people import ClassRow, PupilRow, School
from vault.domain.school_files import ENDINGS, SchoolFile, SchoolFileOrder, ctf_name, left_from
from vault.errors import InvalidValueError

_KINDS = {
    SchoolFile.CTF: "Common Transfer File (.xml)",
    SchoolFile.ONEROSTER: "OneRoster, for a platform (.zip)",
}
_LEFT, _ALL, _CLASS = "left", "all", "class:"


class HandOnDialog(FormDialog):
    """Leavers in a CTF, or everybody in a OneRoster, sealed under a passphrase, unless something
    else is chosen. What is offered is what schools use there."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Hand pupils on"), "", parent, tr("Save …"))
        self._classes: Sequence[ClassRow] = ()
        self._own_number = ""
        self.kind_of, self.whom, self.to = QComboBox(), QComboBox(), SealedFor()
        for kind in law_spoken().school_files:
            self.kind_of.addItem(tr(_KINDS[kind]), kind)
        self.since = DateField(tr("Left since"))
        self.reason, self.to_school = QLineEdit(), QLineEdit()
        self.reason.setMaxLength(LONGEST_REASON)
        self.reason.setPlaceholderText(tr("for example: they go to Dale School"))
        self.to_school.setPlaceholderText(tr("its number, if you know it"))
        number = column_words("pupil", "upn")
        self.with_number = QCheckBox(tr("With each pupil's {0}").format(number))
        self.is_outside = QCheckBox(tr("Leave out who opted out of lists for outside"))
        self.add_row(tr("File"), self.kind_of)
        self.add_row(tr("Pupils"), self.whom)
        self.add_row(tr("Left since"), self.since)
        self.add_row(tr("Reason"), self.reason)
        self.add_row(tr("New school"), self.to_school)
        self.add_row(tr("Sealed for"), self.to)
        self.form.addRow("", self.with_number)
        self.form.addRow("", self.is_outside)
        self.form.addRow("", self.to.warning)
        self.kind_of.currentIndexChanged.connect(lambda _: self._follow_kind())
        self.whom.currentIndexChanged.connect(lambda _: self._follow_whom())
        self._follow_kind()

    @property
    def is_ctf(self) -> bool:
        """Whether it is a Common Transfer File."""
        return self.kind is SchoolFile.CTF

    @property
    def kind(self) -> SchoolFile:
        """Which standard."""
        return SchoolFile(self.kind_of.currentData())

    def show_classes(self, classes: Sequence[ClassRow]) -> None:
        """To choose from."""
        self._classes = classes
        self._offer_pupils()

    def wanted(self) -> ListPupils:
        """Who is asked for. InvalidValueError for leavers without a day."""
        chosen = str(self.whom.currentData())
        if chosen == _LEFT:
            self._day()
            return ListPupils(include_left=True)
        if chosen.startswith(_CLASS):
            return ListPupils(class_id=ClassId(RecordId(chosen.removeprefix(_CLASS))))
        return ListPupils()

    def order(self, rows: Sequence[PupilRow]) -> SchoolFileOrder:
        """Of these, which are what `wanted` asks for. InvalidValueError for no day."""
        is_left = self.whom.currentData() == _LEFT
        pupils = left_from(rows, self._day()) if is_left else tuple(row.id for row in rows)
        return self._order_of(pupils)

    def check(self) -> None:
        """InvalidValueError for what is missing, before anybody is asked for a place."""
        self.wanted()
        order = self._order_of(())
        order.checked_reason()
        order.destination()

    @property
    def suffix(self) -> str:
        """What its name ends in."""
        form = f".{ENDINGS[self.kind]}"
        return form if self.to.in_the_clear else f"{form}{SUFFIX}"

    def file_name(self) -> str:
        """What it is called unless somebody types another name."""
        form = f".{ENDINGS[self.kind]}"
        name = ctf_name(self._own_number, self.to_school.text()) if self.is_ctf else ""
        stem = name.removesuffix(form) or self.whom.currentText()
        return f"{stem}{self.suffix}"

    def show_school(self, school: School) -> None:
        """Whose file it is: its number stands in the name of a CTF."""
        self._own_number = school.number

    def _order_of(self, pupils: tuple[PupilId, ...]) -> SchoolFileOrder:
        is_ctf = self.is_ctf
        return SchoolFileOrder(
            self.kind,
            pupils,
            self.reason.text(),
            to_school=self.to_school.text().strip() if is_ctf else "",
            with_number=not is_ctf and self.with_number.isChecked(),
            cards=self.to.cards,
            in_the_clear=self.to.in_the_clear,
            is_outside=self.is_outside.isChecked(),
        )

    def _day(self) -> date:
        day = self.since.value()
        if day is None:
            raise InvalidValueError(field="left since", reason="say from which day on")
        return day

    def _follow_kind(self) -> None:
        is_ctf = self.is_ctf
        self.form.setRowVisible(self.to_school, is_ctf)
        self.form.setRowVisible(self.with_number, not is_ctf)
        # A pupil's next school is told by law; what a platform is told, a family may refuse.
        self.is_outside.setChecked(not is_ctf)
        self._offer_pupils()

    def _offer_pupils(self) -> None:
        chosen = self.whom.currentData()
        self.whom.clear()
        if self.is_ctf:
            self.whom.addItem(tr("Leavers"), _LEFT)
        self.whom.addItem(tr("All pupils"), _ALL)
        for room in self._classes:
            self.whom.addItem(room.name, f"{_CLASS}{room.id}")
        self.whom.setCurrentIndex(max(self.whom.findData(chosen), 0))

    def _follow_whom(self) -> None:
        self.form.setRowVisible(self.since, self.whom.currentData() == _LEFT)
