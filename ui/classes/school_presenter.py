"""The school: what its page reads and changes."""

from functools import partial

from ui.classes.class_form import ClassDialog, EndClassDialog
from ui.classes.members_form import MembersDialog
from ui.classes.office_codes import OfficeCodes
from ui.classes.school_forms import SchoolDialog, StaffDialog, TermDialog, YearDialog
from ui.classes.school_page import SchoolAct, SchoolPage
from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.widgets.form_dialog import FormDialog
from ui.words import counted
from vault.actions.base import Command
from vault.actions.calendar import ListYears, RemoveTerm, RemoveYear
from vault.actions.classes import ReadClassFacts, ReopenClass
from vault.actions.policy import ReadLaw
from vault.actions.school import SchoolFacts
from vault.actions.staff import ListStaff, RemoveStaff
from vault.domain.access import Permission
from vault.domain.catalogue.registers import CODES_KIND
from vault.domain.kinds import Kind
from vault.domain.law.shape import Law
from vault.domain.matrix import cell
from vault.domain.people import School
from vault.domain.school_values import AcademicYear, SchoolClass, StaffMember, Term

_TABS = ("years", "staff", "classes", "school", "codes")


class SchoolPresenter(Presenter[SchoolPage]):
    """`record` may name a tab."""

    shows = frozenset({Kind.SCHOOL, Kind.STAFF, Kind.CLASS, Kind.PUPIL, Kind.POLICY, CODES_KIND})

    def __init__(self, page: SchoolPage, desk: Desk, record: str = "") -> None:
        super().__init__(page, desk)
        page.allow(
            writes_school=desk.may(Permission.SCHOOL_WRITE),
            writes_classes=desk.may(Permission.CLASS_WRITE),
        )
        page.limit_staff(cell(desk.profile.role, "staff").read)
        if record in _TABS:
            page.tabs.setCurrentIndex(_TABS.index(record))
        page.years.do(
            {
                SchoolAct.ADD_YEAR: lambda _: self._write(YearDialog(page)),
                SchoolAct.CHANGE_YEAR: lambda year: self._write(YearDialog(page, year)),
                SchoolAct.REMOVE_YEAR: self._ask_remove_year,
            }
        )
        page.terms.do(
            {
                SchoolAct.ADD_TERM: lambda _: self._ask_new_term(page.years.table.chosen()),
                SchoolAct.CHANGE_TERM: lambda term: self._write(TermDialog(page, term.year, term)),
                SchoolAct.REMOVE_TERM: self._ask_remove_term,
            }
        )
        page.staff.do(
            {
                SchoolAct.ADD_STAFF: lambda _: self._write(StaffDialog(page)),
                SchoolAct.CHANGE_STAFF: lambda member: self._write(StaffDialog(page, member)),
                SchoolAct.REMOVE_STAFF: self._ask_remove_staff,
            }
        )
        page.classes.do(
            {
                SchoolAct.ADD_CLASS: lambda _: self._write_class(None),
                SchoolAct.CHANGE_CLASS: self._write_class,
                SchoolAct.MEMBERS: self._ask_members,
                SchoolAct.END_CLASS: lambda school_class: self._write(
                    EndClassDialog(page, school_class)
                ),
                SchoolAct.REOPEN_CLASS: self._ask_reopen,
            }
        )
        page.change.clicked.connect(self._ask_school)
        self._codes = OfficeCodes(page, desk, self._good, self._explain)
        self.reload()

    def reload(self) -> None:
        page = self._page
        self._do(ListYears(), page.show_years)
        self._do(ListStaff(), page.show_staff)
        self._do(ReadClassFacts(), page.show_classes)
        self._do(SchoolFacts(), page.show_school)
        self._do(ReadLaw(), page.show_law)
        self._codes.reload()

    def _write(
        self,
        dialog: YearDialog | TermDialog | StaffDialog | SchoolDialog | ClassDialog | EndClassDialog,
    ) -> None:
        self._submit(dialog, dialog.action, lambda _: self._good())

    def _write_class(self, school_class: SchoolClass | None) -> None:
        dialog = ClassDialog(self._page, school_class)
        self._desk.do(dialog, ListYears(), then=dialog.show_years)
        self._desk.do(dialog, ListStaff(), then=dialog.show_staff)
        self._write(dialog)

    def _ask_members(self, school_class: SchoolClass) -> None:
        dialog = MembersDialog(self._page, school_class)
        dialog.ticks.read(self._desk, dialog)
        self._submit(dialog, dialog.action, lambda _: self._good())

    def _ask_new_term(self, year: object) -> None:
        if isinstance(year, AcademicYear):
            self._write(TermDialog(self._page, year.id))

    def _ask_school(self) -> None:
        # Read anew: it may have been taken back since the page was shown.
        self._do(SchoolFacts(), lambda school: self._do(ReadLaw(), partial(self._change, school)))

    def _change(self, school: School, law: Law) -> None:
        self._write(SchoolDialog(self._page, school, law.terms.school_number))

    def _ask_remove_year(self, year: AcademicYear) -> None:
        single, many = self.tr("Its term goes with it."), self.tr("Its {0} terms go with it.")
        words = counted(len(year.terms), single, many) if year.terms else ""
        self._ask(
            self.tr("Remove {0}?").format(year.name),
            words,
            RemoveYear(year.id, year.version),
        )

    def _ask_remove_term(self, term: Term) -> None:
        title = self.tr("Remove {0}?").format(term.name)
        self._ask(title, "", RemoveTerm(term.id, term.version))

    def _ask_remove_staff(self, member: StaffMember) -> None:
        explanation = self.tr("This does not change their profile; see Staff and roles.")
        if member.classes:
            classes = self.tr("They will no longer be listed as teaching {0}.").format(
                member.classes
            )
            explanation = f"{classes} {explanation}"
        title = self.tr("Remove {0}?").format(member.name)
        self._ask(title, explanation, RemoveStaff(member.id, member.version))

    def _ask_reopen(self, school_class: SchoolClass) -> None:
        self._ask(
            self.tr("Reopen {0}?").format(school_class.name),
            self.tr(
                "It will be in the lists again, with the pupils who were in it on its last day."
            ),
            ReopenClass(school_class.id, school_class.version),
            self.tr("Reopen"),
        )

    def _ask(self, title: str, words: str, action: Command[None], ok: str = "") -> None:
        words = " ".join((words, self.tr("Ctrl+Z undoes this."))).strip()
        dialog = FormDialog(title, words, self._page, ok or self.tr("Remove"))
        self._submit(dialog, lambda: action, lambda _: self._good())

    def _good(self) -> None:
        self._say(self.tr("Done. Ctrl+Z undoes it."))
