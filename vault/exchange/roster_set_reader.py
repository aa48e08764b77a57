"""Reading a set of CSV files that a rostering service asks for, by its value in roster_sets."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from vault.domain.english.wording import worded
from vault.domain.identity.folding import real_number
from vault.domain.incoming import (
    IncomingClass,
    IncomingContact,
    IncomingEnrolment,
    IncomingPupil,
    IncomingStaff,
    Problem,
    Reading,
)
from vault.domain.law.shape import Law
from vault.domain.pupil_values import checked_pupil_values, clean_text
from vault.errors import BadFileError, InvalidValueError
from vault.exchange.births import Births
from vault.exchange.dates import read_date, unambiguous_order, usual_order
from vault.exchange.list_values import SECRETS_LEFT, no_sex, sex
from vault.exchange.roster_sets import SETS, RosterSet
from vault.exchange.safe_zip import Bundle
from vault.exchange.text_tables import open_table

Row = dict[str, str]
_NEVER = frozenset({"password", "username", "sis_username", "password_policy"})
_GRADES = {"kindergarten": "R", "k": "R", "kg": "R", "prekindergarten": "N2", "pk": "N2"}
_LONGEST_SCHOOL = 200
_NEEDED = ("pupil", "class", "member")


def looks_like_rosters(bundle: Bundle) -> bool:
    """Whether the files of one of these sets lie in it."""
    return _set_of(bundle) is not None


def read_rosters(bundle: Bundle, law: Law, *, any_age: bool = False) -> Reading:
    """The bundle as plain records. BadFileError where it is none of these sets."""
    chosen = _set_of(bundle)
    if chosen is None:
        raise BadFileError(reason="it is no set of rosters")
    return _Reader(chosen, bundle, law, any_age=any_age).read()


def _set_of(bundle: Bundle) -> RosterSet | None:
    names = {name.casefold() for name in bundle.names}
    return next((s for s in SETS if all(s.files[part] in names for part in _NEEDED)), None)


class _Reader:
    def __init__(self, chosen: RosterSet, bundle: Bundle, law: Law, *, any_age: bool) -> None:
        self._births = Births(any_age=any_age)
        self._set, self._bundle, self._law = chosen, bundle, law
        self._by_name = {name.casefold(): name for name in bundle.names}
        self._reading = Reading(chosen.name, chosen.source, is_bulk=True)
        self._contacts: Counter[str] = Counter()
        self._order = ""
        self._has_secrets = False

    def read(self) -> Reading:
        reading = self._reading
        self._school()
        rows = list(self._rows("pupil"))
        column = self._set.pupil.get("born", "")
        self._order = unambiguous_order(r.get(column, "") for _, r in rows) or usual_order(
            self._law
        )
        reading.date_order = self._order
        pupils: set[str] = set()
        for line, row in rows:
            self._pupil(line, row, pupils)
        self._births.ask(reading)
        staff = {self._staff(line, row) for line, row in self._rows("staff")}
        courses = {row.get("course_id", ""): row for _, row in self._rows("course")}
        classes: set[str] = set()
        for line, row in self._rows("class"):
            self._class(line, {**courses.get(row.get("course_id", ""), {}), **row}, classes, staff)
        self._members(pupils, classes)
        if self._has_secrets:
            reading.notes.append(SECRETS_LEFT)
        read = set(self._set.files.values())
        unread = sorted(name for key, name in self._by_name.items() if key not in read)
        if unread:
            reading.notes.append(f"Files that were not read: {', '.join(unread[:20])}.")
        return reading

    def _rows(self, part: str) -> Iterator[tuple[int, Row]]:
        actual = self._by_name.get(self._set.files.get(part, ""))
        if actual is None:
            return
        table = open_table(self._bundle.read(actual), actual)
        for line, raw in table.rows():
            plain = {"_".join(k.lower().split()): v for k, v in raw.items()}
            self._has_secrets |= not _NEVER.isdisjoint(plain)
            yield line, {k: v for k, v in plain.items() if k not in _NEVER}
        self._reading.problems.extend(table.problems)

    def _school(self) -> None:
        key, name = self._set.school
        schools = [(clean_text(r.get(name, "")), r.get(key, "")) for _, r in self._rows("school")]
        self._reading.school = ", ".join(f"{n} ({k})" for n, k in sorted(schools))[:_LONGEST_SCHOOL]

    def _pupil(self, line: int, row: Row, known: set[str]) -> None:
        columns = self._set.pupil
        key = row.get(columns["key"], "")
        if key in known:
            # A row for each contact: the pupil has come already.
            self._contact(key, line, row)
            return
        values: dict[str, object] = {
            field: clean_text(row.get(column, "")) for field, column in columns.items()
        }
        del values["key"]
        values["admission_no"] = real_number(str(values["admission_no"]))
        values["year_group"] = _grade(str(values["year_group"]))
        values["sex"] = self._sex(line, str(values.get("sex", "")))
        values["born"] = self._day(line, str(values.get("born", "")))
        number = self._law.pupil_number
        values["upn"] = upn = real_number(str(values.get("upn", ""))).upper()
        if upn and (doubt := number.doubt(upn)):
            self._doubt("pupil", line, columns["upn"], f"{doubt}; left out")
            values["upn"] = ""
        kept = tuple((field, value) for field, value in values.items() if value)
        try:
            checked = checked_pupil_values(kept, is_new=True, number=number)
        except InvalidValueError as error:
            self._refuse("pupil", line, str(error.details["field"]), str(error.details["reason"]))
            self._reading.left_out.add(key)
            return
        if not key:
            self._refuse("pupil", line, columns["key"], "it has no id")
            return
        known.add(key)
        self._reading.pupils.append(IncomingPupil(key, line, tuple(checked.items())))
        self._contact(key, line, row)

    def _contact(self, pupil: str, line: int, row: Row) -> None:
        found = {f: clean_text(row.get(column, "")) for f, column in self._set.contact.items()}
        name = found.pop("name", "")
        if not name:
            return
        given, _, family = name.rpartition(" ")
        self._contacts[pupil] += 1
        place = self._contacts[pupil]
        values = (("given", given), ("family", family), *found.items(), ("priority", place))
        self._reading.contacts.append(IncomingContact(f"{pupil}>{place}", pupil, line, values))

    def _staff(self, line: int, row: Row) -> str:
        values = {f: clean_text(row.get(column, "")) for f, column in self._set.staff.items()}
        key = values.pop("key")
        if key:
            self._reading.staff.append(IncomingStaff(key, line, tuple(values.items())))
        return key

    def _class(self, line: int, row: Row, known: set[str], staff: set[str]) -> None:
        values = {
            f: clean_text(row.get(column, "")) for f, column in self._set.school_class.items()
        }
        key = values.pop("key")
        if not key or key in known:
            return
        known.add(key)
        name = values["name"] or values.get("subject", "") or key
        values |= {
            "name": name,
            "kind": "teaching",
            "year_group": _grade(values.get("year_group", "")),
        }
        self._reading.classes.append(IncomingClass(key, line, tuple(values.items())))
        for column in self._set.teachers:
            if teacher := row.get(column, ""):
                self._link(line, teacher, key, staff, is_staff=True)

    def _members(self, pupils: set[str], classes: set[str]) -> None:
        person, school_class = self._set.member
        for line, row in self._rows("member"):
            pupil, key = row.get(person, ""), row.get(school_class, "")
            if key not in classes:
                self._refuse("member", line, school_class, "names a class that is not there")
            elif pupil not in self._reading.left_out:
                self._link(line, pupil, key, pupils, is_staff=False)

    def _link(self, line: int, person: str, key: str, known: set[str], *, is_staff: bool) -> None:
        part = "class" if is_staff else "member"
        if person not in known:
            self._refuse(part, line, "id", "names a person who is not in the file")
            return
        self._reading.enrolments.append(
            IncomingEnrolment(person, key, line, is_staff=is_staff, file=self._set.files[part])
        )

    def _sex(self, line: int, text: str) -> str:
        known = sex(text)
        if known is None:
            self._doubt("pupil", line, self._set.pupil["sex"], no_sex(text))
        return known or ""

    def _day(self, line: int, text: str) -> date | None:
        try:
            born = read_date(text, self._order)
        except ValueError:
            reason = worded("'{0}' is not a date; left out").format(text[:20])
            self._doubt("pupil", line, "DOB", reason)
            return None
        if odd := self._births.odd(born):
            self._doubt("pupil", line, "DOB", f"'{text[:20]}' {odd}; left out")
        return None if odd else born

    def _refuse(self, part: str, line: int, field: str, reason: str) -> None:
        self._reading.problems.append(Problem(line, field, reason, self._set.files[part]))

    def _doubt(self, part: str, line: int, field: str, reason: str) -> None:
        file = self._set.files[part]
        self._reading.problems.append(Problem(line, field, reason, file, refused=False))


def _grade(text: str) -> str:
    """'Kindergarten' is R, '04' is 4; anything else as it stands."""
    bare = text.lstrip("0") if text.isdecimal() else text
    return _GRADES.get(text.casefold(), bare)
