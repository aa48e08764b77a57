"""CSV and TSV class lists: columns matched to fields by name, or by hand."""

import re
from collections import Counter
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from vault.domain.english.wording import worded
from vault.domain.identity.folding import NUMBERS, fold, folded_number, real_number
from vault.domain.incoming import (
    IncomingClass,
    IncomingContact,
    IncomingEnrolment,
    IncomingPupil,
    Problem,
    Reading,
)
from vault.domain.law import LAWS
from vault.domain.law.shape import Law
from vault.domain.people import PUPIL_DAYS
from vault.domain.pupil_number import PupilNumber
from vault.domain.pupil_values import checked_pupil_values, clean_text, has_unseen
from vault.errors import InvalidValueError
from vault.exchange.dates import (
    ORDER_WORDS,
    could_be_either,
    read_date,
    unambiguous_order,
    usual_order,
)
from vault.exchange.tables import MIXED, Table

FIELD_NAMES: dict[str, tuple[str, ...]] = {
    "legal_family": (
        "surname",
        "legal surname",
        "last name",
        "legal last name",
        "family name",
        "familyname",
    ),
    "legal_given": (
        "forename",
        "legal forename",
        "first name",
        "legal first name",
        "given name",
        "givenname",
    ),
    "full_name": ("full name", "name", "pupil name", "student name"),
    "middle": ("middle name", "middle names", "middlename"),
    "preferred_given": (
        "preferred forename",
        "preferred first name",
        "known as",
        "preferred name",
        "chosen name",
    ),
    "preferred_family": ("preferred surname", "preferred last name"),
    "born": ("dob", "date of birth", "birth date", "birthdate", "born"),
    "sex": ("sex", "gender"),
    "upn": tuple(header for law in LAWS.values() for header in law.pupil_number.headers),
    "admission_no": (
        "admission no",
        "admission number",
        "adno",
        "local id",
        "student number",
        "pupil id",
    ),
    "year_group": ("year", "year group", "nc year", "grade", "ncyear"),
    "class": (
        "reg",
        "reg grp",
        "reg group",
        "registration group",
        "registration form",
        "form",
        "form group",
        "class",
        "class name",
        "tutor group",
        "homeroom",
    ),
    "started": ("start date", "date of admission", "admission date", "registration date"),
    "left_on": ("leaving date", "date of leaving", "end date"),
    "languages": ("home language", "first language", "language"),
}
_BY_NAME = {name: field for field, names in FIELD_NAMES.items() for name in names}
_SEXES = {"m": "M", "male": "M", "f": "F", "female": "F", "x": "X", "u": "", "": ""}
_YEAR = re.compile(r"^(?:year|yr|y)?[ .]*0*(\d{1,2})$", re.IGNORECASE)
_YEARS = {"reception": "R", "year r": "R", "yr": "R", "r": "R", "nursery": "N"}
_NEAR = 88
_NAMES = frozenset({"legal_family", "legal_given", "full_name"})
_HEAD = 12
"""Within how many lines the header is looked for: a title may stand above it."""
_CONTACT = re.compile(
    r"^(?:contact|parent|guardian|carer|primary|emergency contact) ?([1-5])?"
    r" ?(name|full name|relationship|phone|mobile|telephone|email|address) ?([1-5])?$"
)
_PARTS_OF_CONTACT = {
    **{name: name for name in ("name", "relationship", "phone", "email", "address")},
    "full name": "name",
    "mobile": "phone",
    "telephone": "phone",
}
NO_NAMES = "no column holds names; match the columns by hand"
Mapping = tuple[tuple[str, str], ...]


def guess_mapping(header: tuple[str, ...]) -> Mapping:
    """(column, field) pairs, each field once; a header that is misspelt by little counts."""
    mapping: dict[str, str] = {}
    for column in header:
        plain = _plain(column)
        field = _known_field(plain)
        if field is None and len(plain) > 4:
            near = process.extractOne(plain, list(_BY_NAME), scorer=fuzz.ratio)
            field = _BY_NAME[near[0]] if near[1] >= _NEAR else None
        if field is not None and field not in mapping.values():
            mapping[column] = field
    return tuple(mapping.items())


def read_class_list(table: Table, law: Law, mapping: Mapping = (), date_order: str = "") -> Reading:
    """The rows of a table as plain records. `mapping` is guessed when empty, `date_order` (one of
    ORDERS) found out from the dates. Rows that cannot be read are in `problems`; when no column
    holds a name the reading is empty and says so."""
    table = _below_titles(table)
    by_hand = tuple((column, field) for column, field in mapping if column in table.header)
    used = by_hand or guess_mapping(table.header)
    proven = date_order or unambiguous_order(_dates(table, used))
    order = proven or usual_order(law)
    reading = Reading(
        "class list",
        f"class list:{table.file}",
        encoding=table.encoding,
        delimiter=table.delimiter,
        date_order=order,
        header=table.header,
        mapping=used,
        one_registration=True,
        has_classes_by_rows=True,
    )
    if not {field for _, field in used} & _NAMES:
        reading.needs_columns = True
        reading.problems.append(Problem(table.start, "", NO_NAMES, table.file))
        return reading
    if not by_hand:
        _note_guesses(reading, table)
    _note_doubts(reading, table, is_order_known=bool(proven))
    reader = _RowReader(reading, used, order, law.pupil_number)
    for line, row in table.rows():
        reader.read(line, row)
    reading.classes = [
        IncomingClass(name, line, (("name", name), ("kind", "registration")))
        for name, line in reader.classes.items()
    ]
    reading.problems += table.problems
    ignored = [column for column in table.header if column not in dict(used)]
    if ignored:
        reading.notes.append("Columns that were not read: " + ", ".join(ignored) + ".")
    return reading


def _below_titles(table: Table) -> Table:
    """Where the first line names no one, a title may stand above the header."""
    if {field for _, field in guess_mapping(table.header)} & _NAMES:
        return table
    for line, fields in table.first_rows(_HEAD):
        known_fields = {field for _, field in guess_mapping(fields)}
        if len(known_fields) > 1 and known_fields & _NAMES:
            return table.starting_at(line, fields)
    return table


def _dates(table: Table, mapping: Mapping) -> Iterator[str]:
    columns = [column for column, field in mapping if field in PUPIL_DAYS]
    return (row[column] for _, row in table.rows() for column in columns)


def _note_guesses(reading: Reading, table: Table) -> None:
    for column, field in reading.mapping:
        if _known_field(_plain(column)) is None:
            reason = f"the column '{column[:40]}' was taken for this"
            reading.problems.append(Problem(table.start, field, reason, table.file, refused=False))


def _note_doubts(reading: Reading, table: Table, *, is_order_known: bool) -> None:
    """What was taken to mean something that the file does not say letter for letter."""

    def doubt(line: int, reason: str) -> None:
        reading.problems.append(Problem(line, "", reason, table.file, refused=False))

    if table.start > 1:
        doubt(1, f"the lines above the header in line {table.start} were not read")
    if table.encoding == MIXED:
        doubt(table.start, "its lines are in two encodings; look at letters with accents")
    if not is_order_known:
        either = next(filter(could_be_either, _dates(table, reading.mapping)), "")
        if either:
            reading.notes.append(
                f"Dates such as {either} can be read two ways; they were read"
                f" {ORDER_WORDS[reading.date_order]}."
            )


class _RowReader:
    """Reads row after row into one Reading; remembers who was in the file before."""

    def __init__(self, reading: Reading, mapping: Mapping, order: str, number: PupilNumber) -> None:
        self._reading, self._order, self._number = reading, order, number
        self._pupil = [(c, f) for c, f in mapping if f != "class" and not f.startswith("contact")]
        self._class = [c for c, f in mapping if f == "class"]
        self._contact = [(c, *f.split("_", 1)) for c, f in mapping if f.startswith("contact")]
        self.classes: dict[str, int] = {}
        self._seen: dict[str, tuple[int, str, object]] = {}
        """Key to the line it was first in, and the folded name and the birth date there."""
        self._again: Counter[str] = Counter()

    def read(self, line: int, row: dict[str, str]) -> None:
        """One pupil with class and contacts, or a problem that says why not."""
        try:
            values = checked_pupil_values(self._values(line, row), is_new=True, number=self._number)
        except InvalidValueError as error:
            self._refuse(line, str(error.details["field"]), str(error.details["reason"]))
            return
        if any("\n" in row[column] for column, field in self._pupil if field in _NAMES):
            self._refuse(line, "name", "it goes over several lines: is a quotation mark missing?")
            return
        school_classes = [clean_text(row[column]) for column in self._class]
        school_classes = [
            school_class
            for school_class in school_classes
            if school_class and school_class != "NULL"
        ]
        key = self._key(line, values, school_classes)
        if not key:
            return
        self._reading.pupils.append(IncomingPupil(key, line, tuple(values.items())))
        if self._contact:
            self._reading.contacts += _contacts(key, line, self._contact_parts(line, row))
        for name in school_classes:
            self.classes.setdefault(name, line)
            self._reading.enrolments.append(IncomingEnrolment(key, name, line))

    def _key(self, line: int, values: dict[str, str | None], school_classes: list[str]) -> str:
        """What the row is known by in the next list; '' when the same child was there before. Two
        children of one name are two where neither number nor birth date says otherwise; whether
        two of one number are, somebody has to say."""
        key, is_sure = _key(values, school_classes)
        name = fold(f"{values.get('legal_given') or ''}{values.get('legal_family') or ''}")
        number = folded_number(values.get("admission_no") or "")
        seen = f"admission_no:{number}" if key.startswith("admission_no:") else key
        born = values.get("born")
        first, *other = self._seen.setdefault(seen, (line, name, born))
        if first == line:
            return key
        if is_sure and other == [name, born]:
            self._refuse(
                line, "", worded("the same pupil stands in line {0} already").format(first)
            )
            return ""
        self._again[key] += 1
        return f"{key}#{self._again[key]}"

    def _values(self, line: int, row: dict[str, str]) -> tuple[tuple[str, object], ...]:
        values: list[tuple[str, object]] = []
        for column, field in self._pupil:
            text = row[column]
            if not text or text == "NULL":
                continue
            self._note_unseen(line, field, text)
            if field == "full_name":
                values += _split_name(text).items()
            else:
                values.append((field, self._value(line, field, text)))
        return tuple((field, value) for field, value in values if value)

    def _contact_parts(self, line: int, row: dict[str, str]) -> dict[str, dict[str, str]]:
        parts: dict[str, dict[str, str]] = {}
        for column, contact, part in self._contact:
            text = row[column]
            if text and text != "NULL":
                self._note_unseen(line, contact, text)
                parts.setdefault(contact, {})[part] = clean_text(text)
        return parts

    def _value(self, line: int, field: str, text: str) -> object:
        if field in PUPIL_DAYS:
            try:
                return read_date(text, self._order)
            except ValueError:
                self._reading.problems.append(
                    Problem(line, field, f"'{text[:20]}' is not a date; left out", refused=False)
                )
                return None
        if field == "year_group":
            return _year_group(text)
        if field == "sex":
            return _SEXES.get(clean_text(text).lower(), "")
        if field in NUMBERS and not real_number(text):
            return None
        doubt = self._number.doubt(clean_text(text).upper()) if field == "upn" else ""
        if doubt:
            self._reading.problems.append(Problem(line, field, f"{doubt}; left out", refused=False))
            return None
        return text

    def _note_unseen(self, line: int, field: str, text: str) -> None:
        if has_unseen(text):
            self._reading.problems.append(
                Problem(line, field, "invisible signs were taken out", refused=False)
            )

    def _refuse(self, line: int, field: str, reason: str) -> None:
        self._reading.problems.append(Problem(line, field, reason))


def _contacts(
    pupil: str, line: int, parts_by_name: dict[str, dict[str, str]]
) -> list[IncomingContact]:
    """One contact for each number that has a name or a way to be reached."""
    contacts = []
    for name, parts in sorted(parts_by_name.items()):
        if not any(parts.values()):
            continue
        given, family = parts.pop("name", ""), ""
        if given:
            split = _split_name(given)
            given, family = str(split["legal_given"]), str(split["legal_family"])
        values = (
            ("given", given),
            ("family", family or ("" if given else "Contact")),
            *parts.items(),
            ("priority", int(name.removeprefix("contact"))),
            ("emergency", 1),
        )
        contacts.append(IncomingContact(f"{pupil}>{name}", pupil, line, values))
    return contacts


def _plain(column: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", column.lower()).split())


def _known_field(plain: str) -> str | None:
    return _BY_NAME.get(plain) or _contact_field(plain)


def _contact_field(plain: str) -> str | None:
    """'contact 2 mobile' is contact2_phone; without a number it is the first."""
    match = _CONTACT.match(plain)
    if not match:
        return None
    part = _PARTS_OF_CONTACT[match[2]]
    return f"contact{match[1] or match[3] or 1}_{part}"


def _year_group(text: str) -> str:
    """'Year 4', 'Y4' and '04' are 4; 'Reception' is R; everything else as it is written."""
    match = _YEAR.match(text.strip())
    return match.group(1) if match else _YEARS.get(text.strip().casefold(), text)


def _split_name(text: str) -> dict[str, object]:
    family, _, given = text.partition(",")
    if not given:
        given, _, family = text.rpartition(" ")
    return {"legal_given": clean_text(given), "legal_family": clean_text(family)}


def _key(values: dict[str, str | None], school_classes: list[str]) -> tuple[str, bool]:
    """A key that identifies the pupil in the list, and whether it is more than a name."""
    for field in NUMBERS:
        if values.get(field):
            return f"{field}:{values[field]}", True
    names = (values.get(f) or "" for f in ("legal_family", "legal_given", "born"))
    key = "name:" + "|".join(str(name).casefold() for name in names)
    if values.get("born"):
        return key, True
    return "|".join((key, *sorted(map(str.casefold, school_classes)))), False
