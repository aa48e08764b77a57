"""A class: its facts and who teaches it; and its last day."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from ui.widgets.date_field import DateField
from ui.widgets.form_dialog import FormDialog
from ui.words import class_kind_words, tr
from vault.actions.classes import EndClass, SetClass
from vault.actions.groups import EndGroup
from vault.domain.ids import NEW, ClassId, RecordId, StaffId
from vault.domain.school_values import (
    CLASS_KINDS,
    SMALL_GROUPS,
    AcademicYear,
    SchoolClass,
    StaffMember,
)
from vault.errors import InvalidValueError

_ID = Qt.ItemDataRole.UserRole


class ClassDialog(FormDialog):
    """For a new class, or for one that is there. Until years and staff have come, those of the
    class stay as they are."""

    def __init__(self, parent: QWidget, school_class: SchoolClass | None = None) -> None:
        title = "Change a class" if school_class else "Add a class"
        of = school_class.id if school_class else ""
        super().__init__(title, "", parent, tr("Save") if school_class else tr("Add"), of=of)
        self._school_class = school_class or SchoolClass(ClassId(NEW), 0, "")
        self.name, self.code, self.year_group, self.subject, self.place, self.aim = (
            QLineEdit() for _ in range(6)
        )
        self.kind, self.year, self.teachers = QComboBox(), QComboBox(), QListWidget()
        for kind in CLASS_KINDS:
            self.kind.addItem(class_kind_words(kind), kind)
        self.kind.setCurrentIndex(max(self.kind.findData(self._school_class.kind), 0))
        self.teachers.setMaximumHeight(150)
        for line, text in (
            (self.name, self._school_class.name),
            (self.code, self._school_class.code),
            (self.year_group, self._school_class.year_group),
            (self.subject, self._school_class.subject),
            (self.place, self._school_class.room),
            (self.aim, self._school_class.aim),
        ):
            line.setText(text)
        for words, field in (
            (tr("Name"), self.name),
            (tr("Code"), self.code),
            (tr("Kind"), self.kind),
            (tr("What it is for"), self.aim),
            (tr("Year group"), self.year_group),
            (tr("Subject"), self.subject),
            (tr("Room"), self.place),
            (tr("Academic year"), self.year),
            (tr("Taught by"), self.teachers),
        ):
            self.add_row(words, field)
        self.kind.currentIndexChanged.connect(lambda _: self._fit())
        self._fit()

    @property
    def _is_small(self) -> bool:
        """Whether it takes pupils out of their classes for a time, and so is for something."""
        return str(self.kind.currentData()) in SMALL_GROUPS

    def _fit(self) -> None:
        self.form.setRowVisible(self.aim, self._is_small)

    def show_years(self, years: tuple[AcademicYear, ...]) -> None:
        """The class's own is chosen, or none."""
        self.year.addItem(tr("not said"), None)
        for year in years:
            self.year.addItem(year.name, year.id)
        self.year.setCurrentIndex(max(self.year.findData(self._school_class.year), 0))

    def show_staff(self, members: tuple[StaffMember, ...]) -> None:
        """Those who teach it now first, so that they are seen at once."""
        for member in sorted(members, key=lambda m: m.id not in self._school_class.teachers):
            item = QListWidgetItem(f"{member.name} ({member.code})" if member.code else member.name)
            item.setData(_ID, member.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            teaches = member.id in self._school_class.teachers
            item.setCheckState(Qt.CheckState.Checked if teaches else Qt.CheckState.Unchecked)
            self.teachers.addItem(item)

    def action(self) -> SetClass:
        """As it stands in the form."""
        school_class = self._school_class
        return SetClass(
            SchoolClass(
                school_class.id,
                school_class.version,
                self.name.text(),
                self.code.text(),
                str(self.kind.currentData()),
                self.year_group.text(),
                self.subject.text(),
                self.place.text(),
                self._chosen_year(),
                teachers=self._chosen_teachers(),
                ended=school_class.ended,
                aim=self.aim.text() if self._is_small else school_class.aim,
            )
        )

    def _chosen_year(self) -> RecordId | None:
        if self.year.count() == 0:
            return self._school_class.year
        chosen = self.year.currentData()
        return RecordId(str(chosen)) if chosen else None

    def _chosen_teachers(self) -> tuple[StaffId, ...]:
        if self.teachers.count() == 0:
            return self._school_class.teachers
        items = [self.teachers.item(row) for row in range(self.teachers.count())]
        ticked = [i for i in items if i.checkState() == Qt.CheckState.Checked]
        return tuple(StaffId(RecordId(str(item.data(_ID)))) for item in ticked)


class EndClassDialog(FormDialog):
    """Asks for the last day of a class, or of an own group."""

    def __init__(self, parent: QWidget, school_class: SchoolClass, *, is_own: bool = False) -> None:
        pupils = school_class.pupils
        many = tr("1 pupil") if pupils == 1 else tr("{0} pupils").format(pupils)
        super().__init__(
            tr("End {0}").format(school_class.name),
            tr(
                "After this day the class is in no list and has no pupils ({0} now). The pupils"
                " stay, and their pages still show that they were in it."
            ).format(many),
            parent,
            tr("End the group") if is_own else tr("End the class"),
        )
        self._school_class, self._is_own = school_class, is_own
        self.ended = DateField(tr("Last day"))
        self.ended.show_value(date.today())
        self.add_row(tr("Last day"), self.ended)

    def action(self) -> EndClass | EndGroup:
        """As it stands in the form; InvalidValueError for what is no date."""
        end = EndGroup if self._is_own else EndClass
        ended = self.ended.value()
        if ended is None:
            raise InvalidValueError(field="last day", reason="it cannot be empty")
        return end(self._school_class.id, self._school_class.version, ended)
