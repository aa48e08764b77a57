"""Microsoft School Data Sync, its first format: Student.csv, Section.csv and their rosters.

Column names as in Microsoft's published samples. Passwords, user names and secondary e-mail are
dropped where rows are read.
"""

from collections.abc import Iterator

from vault.domain.identity.folding import real_number
from vault.domain.incoming import (
    IncomingClass,
    IncomingEnrolment,
    IncomingPupil,
    IncomingStaff,
    Problem,
    Reading,
)
from vault.domain.law.shape import Law
from vault.domain.pupil_values import checked_pupil_values, clean_text
from vault.errors import InvalidValueError
from vault.exchange.births import Births
from vault.exchange.dates import read_date, unambiguous_order, usual_order
from vault.exchange.list_values import SECRETS_LEFT, year_group
from vault.exchange.safe_zip import Bundle
from vault.exchange.text_tables import open_table

_NEEDED = frozenset({"student.csv", "section.csv"})
_READ = ("student", "section", "studentenrollment", "teacher", "teacherroster", "school")
_NEVER = frozenset({"password", "username", "secondary email"})
_CLASSIC = {"sis id": "id", "section sis id": "section id", "school sis id": "school id"}
"""What the format outside the United Kingdom calls the same columns."""
_LONGEST_SCHOOL = 200
Row = dict[str, str]


def looks_like_school_data_sync(bundle: Bundle) -> bool:
    """Student.csv and Section.csv side by side."""
    return {name.casefold() for name in bundle.names} >= _NEEDED


def read_school_data_sync(bundle: Bundle, law: Law, *, any_age: bool = False) -> Reading:
    """The bundle as plain records, like every other roll."""
    return _Reader(bundle, law, any_age=any_age).read()


class _Reader:
    def __init__(self, bundle: Bundle, law: Law, *, any_age: bool) -> None:
        self._births = Births(any_age=any_age)
        self._bundle, self._law, self._number = bundle, law, law.pupil_number
        self._by_name = {name.casefold(): name for name in bundle.names}
        self._reading = Reading("School Data Sync", "school-data-sync", is_bulk=True)
        self._order = ""
        self._has_secrets = False

    def read(self) -> Reading:
        schools = [
            (clean_text(row.get("name", "")), row.get("dfe number") or row.get("id") or "")
            for _, row in self._rows("school")
        ]
        self._reading.school = ", ".join(f"{name} ({key})" for name, key in sorted(schools))
        self._reading.school = self._reading.school[:_LONGEST_SCHOOL]
        pupils = list(self._rows("student"))
        born = (row.get("birthdate", "") for _, row in pupils)
        self._order = unambiguous_order(born) or usual_order(self._law)
        self._reading.date_order = self._order
        known = {self._pupil(line, row) for line, row in pupils}
        self._births.ask(self._reading)
        school_classes = {self._school_class(line, row) for line, row in self._rows("section")}
        staff = {self._teacher(line, row) for line, row in self._rows("teacher")}
        self._links("studentenrollment", known, school_classes, is_staff=False)
        self._links("teacherroster", staff, school_classes, is_staff=True)
        if self._has_secrets:
            self._reading.notes.append(SECRETS_LEFT)
        unread = [n for key, n in self._by_name.items() if key.removesuffix(".csv") not in _READ]
        if unread:
            self._reading.notes.append(f"Files that were not read: {', '.join(sorted(unread))}.")
        return self._reading

    def _rows(self, name: str) -> Iterator[tuple[int, Row]]:
        actual = self._by_name.get(f"{name}.csv")
        if actual is None:
            return
        table = open_table(self._bundle.read(actual), actual)
        for line, raw in table.rows():
            plain = {k.lower(): v for k, v in raw.items() if k.lower() not in _NEVER}
            self._has_secrets |= len(plain) < len(raw)
            yield line, {_CLASSIC.get(k, k): v for k, v in plain.items()}
        self._reading.problems.extend(table.problems)

    def _state_number(self, line: int, row: Row) -> str:
        columns = (row.get(header, "") for header in self._number.headers)
        number = real_number(clean_text(next(filter(None, columns), ""))).upper()
        doubt = self._number.doubt(number) if number else ""
        if doubt:
            self._doubt("Student.csv", line, self._number.word, f"{doubt}; left out")
        return "" if doubt else number

    def _pupil(self, line: int, row: Row) -> str:
        born = None
        try:
            born = read_date(row.get("birthdate", ""), self._order)
        except ValueError:
            self._doubt("Student.csv", line, "Birthdate", "this is not a date; left out")
        if odd := self._births.odd(born):
            self._doubt("Student.csv", line, "Birthdate", f"'{born}' {odd}; left out")
            born = None
        values: tuple[tuple[str, object], ...] = (
            ("legal_given", clean_text(row.get("first name", ""))),
            ("legal_family", clean_text(row.get("last name", ""))),
            ("middle", clean_text(row.get("middle name", ""))),
            ("upn", self._state_number(line, row)),
            ("admission_no", real_number(clean_text(row.get("student number", "")))),
            ("year_group", year_group(clean_text(row.get("grade", "")))),
            ("born", born),
        )
        kept = tuple((field, value) for field, value in values if value)
        key = row.get("id", "")
        try:
            checked = checked_pupil_values(kept, is_new=True, number=self._number)
        except InvalidValueError as error:
            details = error.details
            self._refuse("Student.csv", line, str(details["field"]), str(details["reason"]))
            return ""
        if not key:
            self._refuse("Student.csv", line, "ID", "it has no id")
            return ""
        is_gone = row.get("status", "").lower() in ("inactive", "deleted")
        self._reading.pupils.append(IncomingPupil(key, line, tuple(checked.items()), is_gone))
        return key

    def _school_class(self, line: int, row: Row) -> str:
        key = row.get("id", "")
        values = (
            ("name", clean_text(row.get("section name", "")) or key),
            ("code", clean_text(row.get("section number", ""))),
            ("kind", "teaching"),
            ("subject", clean_text(row.get("course subject", "") or row.get("course name", ""))),
        )
        if key:
            self._reading.classes.append(IncomingClass(key, line, values))
        return key

    def _teacher(self, line: int, row: Row) -> str:
        key = row.get("id", "")
        values = (
            ("title", clean_text(row.get("title", ""))),
            ("given", clean_text(row.get("first name", ""))),
            ("family", clean_text(row.get("last name", ""))),
            ("code", clean_text(row.get("teacher number", ""))),
        )
        if key:
            self._reading.staff.append(IncomingStaff(key, line, values))
        return key

    def _links(
        self, name: str, people: set[str], school_classes: set[str], *, is_staff: bool
    ) -> None:
        for line, row in self._rows(name):
            person, school_class = row.get("id", ""), row.get("section id", "")
            if not person or person not in people:
                self._refuse(f"{name}.csv", line, "ID", "names a person who is not in the file")
            elif school_class not in school_classes:
                self._refuse(f"{name}.csv", line, "Section ID", "names a class that is not there")
            else:
                self._reading.enrolments.append(
                    IncomingEnrolment(person, school_class, line, is_staff=is_staff)
                )

    def _refuse(self, file: str, line: int, field: str, reason: str) -> None:
        self._reading.problems.append(Problem(line, field, reason, file))

    def _doubt(self, file: str, line: int, field: str, reason: str) -> None:
        self._reading.problems.append(Problem(line, field, reason, file, refused=False))
