"""The school: its years and terms, its staff, its classes, and its own name."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.act_row import Act
from ui.widgets.at_left import at_left
from ui.widgets.empty import EmptyHint
from ui.widgets.form import Form
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel, Subtitle
from ui.widgets.record_list import RecordList
from vault.domain.law.shape import Law
from vault.domain.people import School
from vault.domain.school_values import AcademicYear, SchoolClass, StaffMember

_ENDED = "9"
"""The column of the classes that is blank while those that have ended are not shown."""
_STAFF_COLUMNS = {0: "title", 1: "given", 2: "family", 3: "code", 4: "email"}


class SchoolAct(StrEnum):
    """What can be done with years, terms, staff and classes."""

    ADD_YEAR = "add-year"
    CHANGE_YEAR = "change-year"
    REMOVE_YEAR = "remove-year"
    ADD_TERM = "add-term"
    CHANGE_TERM = "change-term"
    REMOVE_TERM = "remove-term"
    ADD_STAFF = "add-staff"
    CHANGE_STAFF = "change-staff"
    REMOVE_STAFF = "remove-staff"
    ADD_CLASS = "add-class"
    CHANGE_CLASS = "change-class"
    END_CLASS = "end-class"
    REOPEN_CLASS = "reopen-class"


class SchoolPage(Page):
    """The school's facts, its years with their terms, its staff and its classes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.years, self.terms = _years(), _terms()
        self.staff, self.classes = _staff(), _classes()
        self.with_ended = QCheckBox(self.tr("Show classes that have ended"))
        self.with_ended.toggled.connect(lambda _: self._show_classes())
        self._all_classes: tuple[SchoolClass, ...] = ()
        self.name, self.number, self.town = PlainLabel(), PlainLabel(), PlainLabel()
        self.number_called = PlainLabel()
        self.change = QPushButton(self.tr("Change …"))
        self.years.chosen_changed.connect(self._show_terms)
        self._lay_out()

    def _lay_out(self) -> None:
        calendar = QWidget()
        column = QVBoxLayout(calendar)
        column.addWidget(self.years, 2)
        self.terms_of = Subtitle()
        column.addWidget(self.terms_of)
        column.addWidget(self.terms, 3)
        school_classes = QWidget()
        column = QVBoxLayout(school_classes)
        column.addWidget(self.with_ended)
        column.addWidget(self.classes, 1)
        staff = QWidget()
        QVBoxLayout(staff).addWidget(self.staff)
        self.tabs = QTabWidget()
        self.tabs.addTab(calendar, self.tr("Years and terms"))
        self.tabs.addTab(staff, self.tr("Staff"))
        self.tabs.addTab(school_classes, self.tr("Classes"))
        self.tabs.addTab(self._facts(), self.tr("School"))
        layout = self.titled(self.tr("School"))
        layout.addWidget(self.tabs, 1)

    def _facts(self) -> QWidget:
        holder = QWidget()
        form = Form(holder)
        for words, label in (
            (self.tr("Name"), self.name),
            (self.number_called, self.number),
            (self.tr("Town"), self.town),
        ):
            form.addRow(words, label)
        form.addRow(at_left(self.change))
        return holder

    def allow(self, *, writes_school: bool, writes_classes: bool) -> None:
        """Who only reads sees the same, and changes nothing."""
        for records in (self.years, self.terms, self.staff):
            records.allow(may_write=writes_school)
        self.classes.allow(may_write=writes_classes)
        self.change.setVisible(writes_school)

    def limit_staff(self, readable: frozenset[str]) -> None:
        """A column that the role may not read is left out rather than blank."""
        self.staff.table.bar_columns(
            c for c, name in _STAFF_COLUMNS.items() if name not in readable
        )

    def show_years(self, years: tuple[AcademicYear, ...]) -> None:
        """The year that was chosen stays so, else the newest is."""
        self.years.show_rows(years)
        if years and self.years.table.chosen() is None:
            self.years.table.selectRow(0)

    def show_staff(self, members: tuple[StaffMember, ...]) -> None:
        """By family name."""
        self.staff.show_rows(members)

    def show_classes(self, school_classes: tuple[SchoolClass, ...]) -> None:
        """Ended ones show when they are ticked."""
        self._all_classes = school_classes
        self._show_classes()

    def show_school(self, school: School) -> None:
        """'–' for what is not known."""
        for label, text in (
            (self.name, school.name),
            (self.number, school.number),
            (self.town, school.town),
        ):
            label.setText(text or "–")

    def show_law(self, law: Law) -> None:
        """What the school's number is called in its country."""
        self.number_called.setText(self.tr(law.terms.school_number))

    def _show_classes(self) -> None:
        ended = self.with_ended.isChecked()
        self.classes.table.hide_columns("" if ended else _ENDED)
        self.classes.show_rows(tuple(r for r in self._all_classes if ended or r.ended is None))

    def _show_terms(self, year: AcademicYear | None) -> None:
        self.terms_of.setText(self.tr("Terms of {0}").format(year.name) if year else "")
        self.terms.setVisible(year is not None)
        self.terms.show_rows(year.terms if year else ())


def _years() -> RecordList:
    return RecordList(
        _tr("Academic years"),
        (
            (_tr("Academic year"), lambda y: y.name),
            (_tr("First day"), lambda y: y.starts),
            (_tr("Last day"), lambda y: y.ends),
            (_tr("Terms"), lambda y: len(y.terms)),
            (_tr("Classes"), lambda y: y.classes),
        ),
        (
            Act(SchoolAct.ADD_YEAR, _tr("Add a year …"), for_none=True),
            Act(SchoolAct.CHANGE_YEAR, _tr("Change …")),
            Act(SchoolAct.REMOVE_YEAR, _tr("Remove …")),
        ),
        empty=EmptyHint(
            _tr("No academic years yet"), _tr("Some rolls include them, or you add one by hand.")
        ),
        opens=SchoolAct.CHANGE_YEAR,
        keeps_choice=True,
    )


def _terms() -> RecordList:
    return RecordList(
        _tr("Terms"),
        (
            (_tr("Term"), lambda t: t.name),
            (_tr("First day"), lambda t: t.starts),
            (_tr("Last day"), lambda t: t.ends),
        ),
        (
            Act(SchoolAct.ADD_TERM, _tr("Add a term …"), for_none=True),
            Act(SchoolAct.CHANGE_TERM, _tr("Change …")),
            Act(SchoolAct.REMOVE_TERM, _tr("Remove …")),
        ),
        empty=EmptyHint(_tr("No terms in this year yet"), _tr("A term lies within its year.")),
        opens=SchoolAct.CHANGE_TERM,
        keeps_choice=True,
    )


def _staff() -> RecordList:
    return RecordList(
        _tr("Staff"),
        (
            (_tr("Title"), lambda m: m.title),
            (_tr("Given name"), lambda m: m.given),
            (_tr("Family name"), lambda m: m.family),
            (_tr("Code"), lambda m: m.code),
            (_tr("E-mail"), lambda m: m.email),
            (_tr("Teaches"), lambda m: m.classes),
        ),
        (
            Act(SchoolAct.ADD_STAFF, _tr("Add a member of staff …"), for_none=True),
            Act(SchoolAct.CHANGE_STAFF, _tr("Change …")),
            Act(SchoolAct.REMOVE_STAFF, _tr("Remove …")),
        ),
        empty=EmptyHint(
            _tr("No staff yet"),
            _tr(
                "Teachers come with the school's roll, or you add them by hand. Who can open this"
                " vault is under Staff and roles."
            ),
        ),
        opens=SchoolAct.CHANGE_STAFF,
        keeps_choice=True,
    )


def _classes() -> RecordList:
    return RecordList(
        _tr("Classes"),
        (
            (_tr("Name"), lambda c: c.name),
            (_tr("Code"), lambda c: c.code),
            (_tr("Kind"), lambda c: c.kind),
            (_tr("Year"), lambda c: c.year_group),
            (_tr("Subject"), lambda c: c.subject),
            (_tr("Room"), lambda c: c.room),
            (_tr("Academic year"), lambda c: c.year_name),
            (_tr("Teachers"), lambda c: c.teacher_names),
            (_tr("Pupils"), lambda c: c.pupils),
            (_tr("Ended"), lambda c: c.ended),
        ),
        (
            Act(SchoolAct.ADD_CLASS, _tr("Add a class …"), for_none=True),
            Act(SchoolAct.CHANGE_CLASS, _tr("Change …")),
            Act(SchoolAct.END_CLASS, _tr("End …"), fits=lambda c: c.ended is None),
            Act(SchoolAct.REOPEN_CLASS, _tr("Reopen …"), fits=lambda c: c.ended is not None),
        ),
        empty=EmptyHint(
            _tr("No classes"), _tr("They come with the school's roll, or are added by hand.")
        ),
        opens=SchoolAct.CHANGE_CLASS,
        keeps_choice=True,
    )


def _tr(words: str) -> str:
    return QCoreApplication.translate("SchoolPage", words)
