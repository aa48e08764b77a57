"""The school: its years and terms, its staff, its classes, its attendance codes, its own name."""

from datetime import date
from enum import StrEnum

from PySide6.QtWidgets import (
    QCheckBox,
    QPushButton,
    QWidget,
)

from ui.classes.code_list import codes_list
from ui.widgets.act_row import Act
from ui.widgets.at_left import at_left
from ui.widgets.empty import EmptyHint
from ui.widgets.form import Form
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel, Subtitle
from ui.widgets.record_list import RecordList
from ui.widgets.tabs import Tabs
from ui.words import class_kind_words, tr
from vault.domain.attendance_codes import CodeSet
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
    MEMBERS = "members"
    END_CLASS = "end-class"
    REOPEN_CLASS = "reopen-class"


class SchoolPage(Page):
    """The school's facts, its years with their terms, its staff, its classes and its codes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.years, self.terms = _years(), _terms()
        self.staff, self.classes = _staff(), _classes()
        self.codes, self.codes_of = codes_list(), Subtitle()
        self.with_ended = QCheckBox(self.tr("Show classes that have ended"))
        self.with_ended.toggled.connect(lambda _: self._show_classes())
        self._all_classes: tuple[SchoolClass, ...] = ()
        self.name, self.number, self.town = PlainLabel(), PlainLabel(), PlainLabel()
        self.number_called = PlainLabel()
        self.change = QPushButton(self.tr("Change …"))
        self.years.chosen_changed.connect(self._show_terms)
        self._lay_out()

    def _lay_out(self) -> None:
        self.tabs = Tabs(self.tr("School year"), self)
        layout = self.titled(self.tr("School"))
        layout.addWidget(self.tabs, 1)
        column = self.tabs.part(self.tr("Years and terms"))
        column.addWidget(self.years, 2)
        self.terms_of = Subtitle()
        column.addWidget(self.terms_of)
        column.addWidget(self.terms, 3)
        self.tabs.part(self.tr("Staff")).addWidget(self.staff)
        column = self.tabs.part(self.tr("Classes"))
        column.addWidget(self.with_ended)
        column.addWidget(self.classes, 1)
        self.tabs.addTab(self._facts(), self.tr("School"))
        column = self.tabs.part(self.tr("Attendance codes"))
        column.addWidget(self.codes_of)
        column.addWidget(self.codes, 1)

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
        self.staff.bar_columns(c for c, name in _STAFF_COLUMNS.items() if name not in readable)

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

    def show_codes(self, codes: CodeSet) -> None:
        """Those that are used now or will be come first, then those that have ended."""
        self.codes_of.setText(codes.title)
        today = date.today()
        self.codes.show_rows(
            sorted(codes.codes, key=lambda c: c.ends is not None and c.ends < today)
        )

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
        self.number_called.setText(law.terms.school_number)

    def _show_classes(self) -> None:
        ended = self.with_ended.isChecked()
        self.classes.hide_columns("" if ended else _ENDED)
        self.classes.show_rows(tuple(r for r in self._all_classes if ended or r.ended is None))

    def _show_terms(self, year: AcademicYear | None) -> None:
        self.terms_of.setText(self.tr("Terms of {0}").format(year.name) if year else "")
        self.terms.setVisible(year is not None)
        self.terms.show_rows(year.terms if year else ())


def _years() -> RecordList:
    return RecordList(
        tr("Academic years"),
        (
            (tr("Academic year"), lambda y: y.name),
            (tr("First day"), lambda y: y.starts),
            (tr("Last day"), lambda y: y.ends),
            (tr("Terms"), lambda y: len(y.terms)),
            (tr("Classes"), lambda y: y.classes),
        ),
        (
            Act(SchoolAct.ADD_YEAR, tr("Add a year …"), for_none=True),
            Act(SchoolAct.CHANGE_YEAR, tr("Change …")),
            Act(SchoolAct.REMOVE_YEAR, tr("Remove …")),
        ),
        empty=EmptyHint(
            tr("No academic years yet"),
            tr("Some rolls include them, or you add one by hand."),
            icon="calendar",
        ),
        opens=SchoolAct.CHANGE_YEAR,
        keeps_choice=True,
        is_late=True,
    )


def _terms() -> RecordList:
    return RecordList(
        tr("Terms"),
        (
            (tr("Term"), lambda t: t.name),
            (tr("First day"), lambda t: t.starts),
            (tr("Last day"), lambda t: t.ends),
        ),
        (
            Act(SchoolAct.ADD_TERM, tr("Add a term …"), for_none=True),
            Act(SchoolAct.CHANGE_TERM, tr("Change …")),
            Act(SchoolAct.REMOVE_TERM, tr("Remove …")),
        ),
        empty=EmptyHint(
            tr("No terms in this year yet"), tr("A term lies within its year."), icon="calendar"
        ),
        opens=SchoolAct.CHANGE_TERM,
        keeps_choice=True,
        is_late=True,
    )


def _staff() -> RecordList:
    return RecordList(
        tr("Staff"),
        (
            (tr("Title"), lambda m: m.title),
            (tr("Given name"), lambda m: m.given),
            (tr("Family name"), lambda m: m.family),
            (tr("Code"), lambda m: m.code),
            (tr("Email"), lambda m: m.email),
            (tr("Teaches"), lambda m: m.classes),
        ),
        (
            Act(SchoolAct.ADD_STAFF, tr("Add a member of staff …"), for_none=True),
            Act(SchoolAct.CHANGE_STAFF, tr("Change …")),
            Act(SchoolAct.REMOVE_STAFF, tr("Remove …")),
        ),
        empty=EmptyHint(
            tr("No staff yet"),
            tr(
                "Teachers come with the school's roll, or you add them by hand. Who can open this"
                " vault is under Staff and roles."
            ),
            icon="users",
        ),
        opens=SchoolAct.CHANGE_STAFF,
        keeps_choice=True,
        is_late=True,
    )


def _classes() -> RecordList:
    return RecordList(
        tr("Classes"),
        (
            (tr("Name"), lambda c: c.name),
            (tr("Code"), lambda c: c.code),
            (tr("Kind"), lambda c: class_kind_words(c.kind)),
            (tr("Year"), lambda c: c.year_group),
            (tr("Subject"), lambda c: c.subject),
            (tr("Room"), lambda c: c.room),
            (tr("Academic year"), lambda c: c.year_name),
            (tr("Teachers"), lambda c: c.teacher_names),
            (tr("Pupils"), lambda c: c.pupils),
            (tr("Ended"), lambda c: c.ended),
            (tr("What it is for"), lambda c: c.aim),
        ),
        (
            Act(SchoolAct.ADD_CLASS, tr("Add a class …"), for_none=True),
            Act(SchoolAct.CHANGE_CLASS, tr("Change …")),
            Act(SchoolAct.MEMBERS, tr("Pupils …"), fits=lambda c: c.ended is None),
            Act(SchoolAct.END_CLASS, tr("End …"), fits=lambda c: c.ended is None),
            Act(SchoolAct.REOPEN_CLASS, tr("Reopen …"), fits=lambda c: c.ended is not None),
        ),
        empty=EmptyHint(
            tr("No classes"),
            tr("They come with the school's roll, or are added by hand."),
            icon="users",
        ),
        opens=SchoolAct.CHANGE_CLASS,
        keeps_choice=True,
        is_late=True,
    )
