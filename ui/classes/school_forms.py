"""The school's own facts, its academic years, terms and staff: one form each."""

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.date_field import DateField
from ui.widgets.form_dialog import FormDialog
from ui.words import tr
from vault.actions.calendar import SetTerm, SetYear
from vault.actions.school import SetSchool
from vault.actions.staff import SetStaff
from vault.domain.ids import NEW, RecordId, StaffId
from vault.domain.people import School
from vault.domain.school_values import AcademicYear, StaffMember, Term


class SpanDialog(FormDialog):
    """A name with its first and its last day."""

    def __init__(self, title: str, parent: QWidget, of: AcademicYear | Term | None) -> None:
        super().__init__(title, "", parent, tr("Save") if of else tr("Add"), of=of.id if of else "")
        self.name = QLineEdit()
        self.starts, self.ends = DateField(tr("First day")), DateField(tr("Last day"))
        if of is not None:
            self.name.setText(of.name)
            self.starts.show_value(of.starts)
            self.ends.show_value(of.ends)
        for words, field in (
            (tr("Name"), self.name),
            (tr("First day"), self.starts),
            (tr("Last day"), self.ends),
        ):
            self.add_row(words, field)


class YearDialog(SpanDialog):
    """Asks for an academic year, new or known."""

    def __init__(self, parent: QWidget, year: AcademicYear | None = None) -> None:
        title = tr("Change an academic year") if year else tr("Add an academic year")
        super().__init__(title, parent, year)
        self._year = year
        self.name.setPlaceholderText(tr("for example 2026/27"))

    def action(self) -> SetYear:
        """As it stands in the form; InvalidValueError for what is no date."""
        record, version = (self._year.id, self._year.version) if self._year else (NEW, 0)
        days = (self.starts.value(), self.ends.value())
        return SetYear(AcademicYear(record, version, self.name.text(), *days))


class TermDialog(SpanDialog):
    """Of the year with the given id."""

    def __init__(self, parent: QWidget, year: RecordId, term: Term | None = None) -> None:
        super().__init__(tr("Change a term") if term else tr("Add a term"), parent, term)
        self._year, self._term = year, term
        self.name.setPlaceholderText(tr("for example Autumn"))

    def action(self) -> SetTerm:
        """As it stands in the form; InvalidValueError for what is no date."""
        record, version = (self._term.id, self._term.version) if self._term else (NEW, 0)
        days = (self.starts.value(), self.ends.value())
        return SetTerm(Term(record, version, self._year, self.name.text(), *days))


class StaffDialog(FormDialog):
    """Asks for a member of staff, new or known; a profile is another thing."""

    def __init__(self, parent: QWidget, member: StaffMember | None = None) -> None:
        words = (
            ""
            if member
            else tr(
                "A teacher or another member of staff. This gives no access to the vault: for"
                " that, add a profile under Staff and roles."
            )
        )
        title = tr("Change a member of staff") if member else tr("Add a member of staff")
        of = member.id if member else ""
        super().__init__(title, words, parent, tr("Save") if member else tr("Add"), of=of)
        self._of = (member.id, member.version) if member else (StaffId(NEW), 0)
        self.title, self.given, self.family, self.code, self.email = (QLineEdit() for _ in range(5))
        for words, field, text in (
            (tr("Title"), self.title, member.title if member else ""),
            (tr("Given name"), self.given, member.given if member else ""),
            (tr("Family name"), self.family, member.family if member else ""),
            (tr("Code"), self.code, member.code if member else ""),
            (tr("Email"), self.email, member.email if member else ""),
        ):
            field.setText(text)
            self.add_row(words, field)
        self.title.setPlaceholderText(tr("for example Ms"))
        self.code.setPlaceholderText(tr("initials or staff code"))

    def action(self) -> SetStaff:
        """As it stands in the form."""
        lines = (self.title, self.given, self.family, self.code, self.email)
        return SetStaff(StaffMember(*self._of, *(line.text() for line in lines)))


class SchoolDialog(FormDialog):
    """`number` is what the school's number is called in its country."""

    def __init__(self, parent: QWidget, school: School, number: str) -> None:
        super().__init__(tr("Change the school's details"), "", parent, tr("Save"), of="school")
        self._version = school.version
        self.name, self.number, self.town = (QLineEdit() for _ in range(3))
        for words, field, text in (
            (tr("Name"), self.name, school.name),
            (number, self.number, school.number),
            (tr("Town"), self.town, school.town),
        ):
            field.setText(text)
            self.add_row(words, field)

    def action(self) -> SetSchool:
        """As it stands in the form."""
        return SetSchool(self.name.text(), self.number.text(), self.town.text(), self._version)
