"""The rows of a class list as records; who was in the file before is remembered."""

from collections.abc import Sequence
from datetime import date

from vault.domain.characteristics import KIND_OF_FIELD, LIST_FIELD, CharacteristicKind
from vault.domain.english.wording import worded
from vault.domain.identity.folding import NUMBERS, real_number
from vault.domain.incoming import (
    IncomingCharacteristic,
    IncomingClass,
    Problem,
    Reading,
    UnknownValue,
)
from vault.domain.law.shape import Law
from vault.domain.people import PUPIL_DAYS
from vault.domain.pupil_values import checked_pupil_values, clean_text, has_unseen
from vault.errors import InvalidValueError
from vault.exchange.births import Births
from vault.exchange.dates import (
    read_date,
    unambiguous_order,
)
from vault.exchange.list_cells import Cells, plain_characteristic
from vault.exchange.list_columns import (
    NAMES,
    Mapping,
    plain,
    relation_of,
)
from vault.exchange.list_contacts import contacts_of
from vault.exchange.list_people import Contact, ListedPupils
from vault.exchange.list_plain_rows import PlainRows, drop_legal_names
from vault.exchange.list_values import (
    NOTHING,
    no_sex,
    same_class,
    sex,
    year_group,
)
from vault.exchange.tables import Table
from vault.exchange.whole_names import is_name, out_of_brackets, split_name


class RowReader:
    """Reads row after row into one Reading; remembers who was in the file before."""

    def __init__(self, reading: Reading, law: Law, *, any_age: bool = False) -> None:
        self._reading, self._number = reading, law.pupil_number
        self._births = Births(any_age=any_age)
        self._kind_cells = {
            kind: Cells(plain_characteristic(rule)) for kind, rule in law.characteristics.items()
        }
        self._titles = {kind: worded(rule.title) for kind, rule in law.characteristics.items()}
        self._file = ""
        self._pupil: list[tuple[str, str]] = []
        self._kinds: list[tuple[str, CharacteristicKind]] = []
        self._role = ""
        """The column that says who is a pupil and who teaches, as Teams and Google have it."""
        self._class: list[str] = []
        self._contact: list[tuple[str, str, str]] = []
        self._relations: dict[str, str] = {}
        self._classes: dict[str, tuple[str, int]] = {}
        """By what spellings of a class have in common: its first one, and the line."""
        self._spellings: dict[str, None] = {}
        self._people = ListedPupils(reading)
        self._gathered = self._zeros = 0
        self._other_order = ""
        """The first date that fits only the other order of day and month."""

    def read_all(self, table: Table, mapping: Mapping) -> None:
        """All rows of one table."""
        known = [(column, field) for column, field in mapping if column in table.header]
        self._file = table.file if table.sheet else ""
        self._pupil = [(c, f) for c, f in known if _is_of_pupil(f)]
        self._kinds = [(c, KIND_OF_FIELD[f]) for c, f in known if f in KIND_OF_FIELD]
        self._role = next(
            (c for c in table.header if c not in dict(known) and plain(c) in _ROLES), ""
        )
        self._class = [column for column, field in known if field == "class"]
        self._contact = [(c, *_parted(f)) for c, f in known if f.startswith("contact")]
        self._relations = {
            contact: relation
            for column, contact, _ in self._contact
            if (relation := relation_of(column))
        }
        header = table.header
        quick = PlainRows(header, self._pupil, self._class, self._contact, self._relations)
        if quick.is_possible:
            quick.begin(self._reading.date_order, self._number, self._births)
        role_at = header.index(self._role) if self._role else -1
        for line, cells in table.values():
            is_staff = role_at >= 0 and plain(cells[role_at]) in _STAFF
            read = quick.row(cells) if quick.is_possible and not is_staff else None
            if read is None:
                self.read(line, dict(zip(header, cells, strict=True)))
                continue
            pairs, names, contacts, has_birth = read
            self._births.note(passed=has_birth)
            school_classes = [self._one_spelling(name, line) for name in names]
            row = dict(zip(header, cells, strict=True)) if self._kinds else {}
            self._take(line, pairs, school_classes, contacts, row)
        self._reading.problems.extend(table.problems)

    def finish(self) -> None:
        """Classes, and what was gathered from several rows."""
        self._reading.one_registration = self._people.one_class_each
        kind = "registration" if self._reading.one_registration else "teaching"
        self._reading.classes = [
            IncomingClass(name, line, (("name", name), ("kind", kind)))
            for name, line in self._classes.values()
        ]
        if self._spellings:
            shown = ", ".join(self._spellings)
            self._reading.notes.append(worded("Read as one class each: {0}.").format(shown))
        if self._zeros:
            # As LibreOffice writes a formula's text in XLS
            # (findings/libreoffice-writes-0-for-a-text-formula-in-xls.sh).
            words = worded("Cells with 0 where a text belongs were read as empty: {0}.")
            self._reading.notes.append(words.format(self._zeros))
        if self._other_order:
            words = worded(
                "Not all dates have day and month in one order: '{0}' has not that of the others."
                " Those that can be read two ways may be wrong; look at each."
            )
            self._reading.notes.append(words.format(self._other_order))
        self._births.ask(self._reading)
        if self._gathered:
            words = worded("Rows that tell more of a pupil in a row above: {0}.")
            self._reading.notes.append(words.format(self._gathered))

    def read(self, line: int, row: dict[str, str]) -> None:
        """One pupil with class and contacts, or a problem that says why not."""
        if self._role and plain(row[self._role]) in _STAFF:
            self._refuse(line, "", worded("a member of staff, and no pupil"))
            return
        try:
            values = checked_pupil_values(self._values(line, row), is_new=True, number=self._number)
        except InvalidValueError as error:
            self._refuse(line, str(error.details["field"]), str(error.details["reason"]))
            return
        if any("\n" in row[column] for column, field in self._pupil if field in NAMES):
            self._refuse(line, "name", "it goes over several lines: is a quotation mark missing?")
            return
        self._zeros += sum(row[column] == "0" for column in self._class)
        school_classes = [
            self._one_spelling(name, line)
            for name in (clean_text(row[column]) for column in self._class)
            if name not in NOTHING
        ]
        contacts = contacts_of(self._contact_parts(line, row)) if self._contact else []
        listed = [tuple(contact.items()) for contact in contacts]
        self._take(line, tuple(values.items()), school_classes, listed, row)

    def _take(
        self,
        line: int,
        pairs: tuple[tuple[str, str | None], ...],
        school_classes: list[str],
        contacts: Sequence[Contact],
        row: dict[str, str],
    ) -> None:
        """A new child, more of one above, or a row that says nothing more."""
        people = self._people
        key, place, is_new = people.place_of(line, pairs, school_classes)
        if not is_new and people.says_more(place, school_classes, contacts):
            self._gathered += 1
        elif not is_new:
            words = worded("the same pupil stands in line {0} already")
            self._refuse(line, "", words.format(people.line_at(place)))
            return
        people.put_in(place, key, line, school_classes, contacts)
        self._take_characteristics(key, line, row)

    def _take_characteristics(self, key: str, line: int, row: dict[str, str]) -> None:
        for column, kind in self._kinds:
            text = row[column]
            value = self._kind_cells[kind][text]
            if value is None:
                reason = worded("'{0}' is no value of it; left out").format(text[:20])
                problem = Problem(line, LIST_FIELD[kind], reason, self._file, refused=False)
                one = UnknownValue(kind, self._titles[kind], problem)
                self._reading.unknown_values.append(one)
            elif value:
                self._reading.characteristics.append(
                    IncomingCharacteristic(key, line, kind, value, self._titles[kind])
                )

    def _one_spelling(self, name: str, line: int) -> str:
        first, _ = self._classes.setdefault(same_class(name), (name, line))
        if first != name:
            self._spellings[f"{first} / {name}"] = None
        return first

    def _values(self, line: int, row: dict[str, str]) -> tuple[tuple[str, object], ...]:
        values: list[tuple[str, object]] = []
        brackets = ""
        for column, field in self._pupil:
            text = row[column]
            if text == "0" and field == "year_group" and _GRADES & set(plain(column).split()):
                text = "K"
            if text in NOTHING:
                self._zeros += text == "0" and field not in NUMBERS
                continue
            self._note_unseen(line, field, text)
            if field in _GIVEN:
                text, inside = out_of_brackets(text)
                brackets = brackets or inside
            if field == "full_name":
                values += split_name(text).items()
            else:
                values.append((field, self._value(line, field, text)))
        kept = {field: value for field, value in values if value}
        if brackets:
            self._take_brackets(line, brackets, kept)
        drop_legal_names(kept)
        return tuple(kept.items())

    def _take_brackets(self, line: int, inside: str, kept: dict[str, object]) -> None:
        """What stands behind a name is what somebody is called, where no column says that."""
        words = worded("'({0})' is no part of a name; left out")
        if is_name(inside) and "preferred_given" not in kept:
            kept["preferred_given"] = inside
            words = worded("'({0})' was read as the name that they are known by")
        self._doubt(line, "legal_given", words.format(inside))

    def _contact_parts(self, line: int, row: dict[str, str]) -> dict[str, dict[str, str]]:
        parts: dict[str, dict[str, str]] = {}
        for column, contact, part in self._contact:
            text = row[column]
            self._zeros += text == "0"
            if text not in NOTHING:
                self._note_unseen(line, contact, text)
                parts.setdefault(contact, {})[part] = clean_text(text)
        for contact, relation in self._relations.items():
            if contact in parts:
                parts[contact].setdefault("relationship", relation)
        return parts

    def _value(self, line: int, field: str, text: str) -> object:
        if field in PUPIL_DAYS:
            return self._day(line, field, text)
        if field == "year_group":
            return year_group(text)
        if field == "sex":
            known = sex(text)
            if known is None:
                self._doubt(line, field, no_sex(text))
            elif known == "X" and len(text) > 1:
                self._doubt(line, field, f"'{text[:20]}' was read as X")
            return known
        if field in NUMBERS and not real_number(text):
            return None
        doubt = self._number.doubt(clean_text(text).upper()) if field == "upn" else ""
        if doubt:
            self._doubt(line, field, f"{doubt}; left out")
            return None
        return text

    def _day(self, line: int, field: str, text: str) -> date | None:
        try:
            day = read_date(text, self._reading.date_order)
        except ValueError:
            self._doubt(line, field, f"'{text[:20]}' is not a date; left out")
            proven = unambiguous_order((text,))
            if proven and proven != self._reading.date_order:
                self._other_order = self._other_order or text[:20]
            return None
        odd = self._births.odd(day) if field == "born" else ""
        if odd:
            self._doubt(line, field, f"'{text[:20]}' {odd}; left out")
            return None
        return day

    def _note_unseen(self, line: int, field: str, text: str) -> None:
        if has_unseen(text):
            self._doubt(line, field, "invisible signs were taken out")

    def _doubt(self, line: int, field: str, reason: str) -> None:
        self._reading.problems.append(Problem(line, field, reason, self._file, refused=False))

    def _refuse(self, line: int, field: str, reason: str) -> None:
        self._reading.problems.append(Problem(line, field, reason, self._file))


_GRADES = frozenset({"grade", "gradelevel", "grd", "gr"})
"""In a column headed so 0 is Kindergarten, as PowerSchool counts, and not a blank lookup."""
_GIVEN = ("full_name", "legal_given")
_ROLES = frozenset(
    {"role", "roles", "user role", "user type", "member type", "userrole", "usertype"}
)
_STAFF = frozenset(
    {"owner", "teacher", "staff", "co teacher", "coteacher", "faculty", "instructor"}
)


def _parted(field: str) -> tuple[str, str]:
    contact, _, part = field.partition("_")
    return contact, part


def _is_of_pupil(field: str) -> bool:
    return field != "class" and not field.startswith("contact") and field not in KIND_OF_FIELD
