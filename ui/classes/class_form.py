"""A class: its facts and who teaches it; and its last day."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from ui.widgets.date_field import DateField
from ui.widgets.form_dialog import FormDialog
from ui.words import class_kind_words
from vault.actions.classes import EndClass, SetClass
from vault.domain.ids import NEW, ClassId, RecordId, StaffId
from vault.domain.school_values import CLASS_KINDS, AcademicYear, SchoolClass, StaffMember
from vault.errors import InvalidValueError

_ID = Qt.ItemDataRole.UserRole


class ClassDialog(FormDialog):
    """For a new class, or for one that is there. Until years and staff have come, those of the
    class stay as they are."""

    def __init__(self, parent: QWidget, room: SchoolClass | None = None) -> None:
        title = "Change a class" if room else "Add a class"
        of = room.id if room else ""
        super().__init__(title, "", parent, "Save" if room else "Add", of=of)
        self._room = room or SchoolClass(ClassId(NEW), 0, "")
        self.name, self.code, self.year_group, self.subject, self.place = (
            QLineEdit() for _ in range(5)
        )
        self.kind, self.year, self.teachers = QComboBox(), QComboBox(), QListWidget()
        for kind in CLASS_KINDS:
            self.kind.addItem(class_kind_words(kind), kind)
        self.kind.setCurrentIndex(max(self.kind.findData(self._room.kind), 0))
        self.teachers.setMaximumHeight(150)
        for line, text in (
            (self.name, self._room.name),
            (self.code, self._room.code),
            (self.year_group, self._room.year_group),
            (self.subject, self._room.subject),
            (self.place, self._room.room),
        ):
            line.setText(text)
        for words, field in (
            ("Name", self.name),
            ("Code", self.code),
            ("Kind", self.kind),
            ("Year group", self.year_group),
            ("Subject", self.subject),
            ("Room", self.place),
            ("Academic year", self.year),
            ("Taught by", self.teachers),
        ):
            self.add_row(words, field)

    def show_years(self, years: tuple[AcademicYear, ...]) -> None:
        self.year.addItem("not said", None)
        for year in years:
            self.year.addItem(year.name, year.id)
        self.year.setCurrentIndex(max(self.year.findData(self._room.year), 0))

    def show_staff(self, members: tuple[StaffMember, ...]) -> None:
        """Those who teach it now first, so that they are seen at once."""
        for member in sorted(members, key=lambda m: m.id not in self._room.teachers):
            item = QListWidgetItem(f"{member.name} ({member.code})" if member.code else member.name)
            item.setData(_ID, member.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            teaches = member.id in self._room.teachers
            item.setCheckState(Qt.CheckState.Checked if teaches else Qt.CheckState.Unchecked)
            self.teachers.addItem(item)

    def action(self) -> SetClass:
        """As it stands in the form."""
        room = self._room
        return SetClass(
            SchoolClass(
                room.id,
                room.version,
                self.name.text(),
                self.code.text(),
                str(self.kind.currentData()),
                self.year_group.text(),
                self.subject.text(),
                self.place.text(),
                self._chosen_year(),
                teachers=self._chosen_teachers(),
                ended=room.ended,
            )
        )

    def _chosen_year(self) -> RecordId | None:
        if self.year.count() == 0:
            return self._room.year
        chosen = self.year.currentData()
        return RecordId(str(chosen)) if chosen else None

    def _chosen_teachers(self) -> tuple[StaffId, ...]:
        if self.teachers.count() == 0:
            return self._room.teachers
        items = [self.teachers.item(row) for row in range(self.teachers.count())]
        ticked = [i for i in items if i.checkState() == Qt.CheckState.Checked]
        return tuple(StaffId(RecordId(str(item.data(_ID)))) for item in ticked)


class EndClassDialog(FormDialog):
    def __init__(self, parent: QWidget, room: SchoolClass) -> None:
        many = "1 pupil" if room.pupils == 1 else f"{room.pupils} pupils"
        super().__init__(
            f"End {room.name}",
            f"After this day the class is in no list, and nobody is in it any more ({many} now)."
            " The pupils stay, and their pages still say that they were in it.",
            parent,
            "End the class",
        )
        self._room = room
        self.ended = DateField("Last day")
        self.ended.show_value(date.today())
        self.add_row("Last day", self.ended)

    def action(self) -> EndClass:
        """As it stands in the form; InvalidValueError for what is no date."""
        ended = self.ended.value()
        if ended is None:
            raise InvalidValueError(field="last day", reason="it cannot be empty")
        return EndClass(self._room.id, self._room.version, ended)
