"""CSV and TSV class lists: columns matched to fields by name, or by hand."""

import re

from rapidfuzz import fuzz, process

from vault.domain.incoming import (
    IncomingClass,
    IncomingContact,
    IncomingEnrolment,
    IncomingPupil,
    Problem,
    Reading,
)
from vault.domain.pupil_values import checked_pupil_values, clean_text, has_unseen, is_upn
from vault.errors import BadFileError, InvalidValueError
from vault.exchange.dates import order_of, read_date
from vault.exchange.tables import Table

FIELD_NAMES: dict[str, tuple[str, ...]] = {
    "legal_family": ("surname", "legal surname", "last name", "family name", "familyname"),
    "legal_given": ("forename", "legal forename", "first name", "given name", "givenname"),
    "full_name": ("full name", "name", "pupil name", "student name"),
    "middle": ("middle name", "middle names", "middlename"),
    "preferred_given": ("preferred forename", "preferred first name", "known as", "preferred name"),
    "preferred_family": ("preferred surname", "preferred last name"),
    "born": ("dob", "date of birth", "birth date", "birthdate", "born"),
    "sex": ("sex", "gender"),
    "upn": ("upn", "unique pupil number"),
    "admission_no": (
        "admission no",
        "admission number",
        "adno",
        "local id",
        "student number",
        "pupil id",
    ),
    "year_group": ("year", "year group", "nc year", "grade", "ncyear"),
    "class": ("reg", "reg group", "registration group", "form", "class", "tutor group", "homeroom"),
    "started": ("start date", "date of admission", "admission date", "registration date"),
    "left": ("leaving date", "date of leaving", "end date"),
    "languages": ("home language", "first language", "language"),
}
_BY_NAME = {name: field for field, names in FIELD_NAMES.items() for name in names}
_DATES = ("born", "started", "left")
_SEXES = {"m": "M", "male": "M", "f": "F", "female": "F", "x": "X", "u": "", "": ""}
_NEAR = 88
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
Mapping = tuple[tuple[str, str], ...]


def guess_mapping(header: tuple[str, ...]) -> Mapping:
    """Column to field, each field once; a misspelt header within reach counts."""
    found: dict[str, str] = {}
    for column in header:
        plain = " ".join(re.sub(r"[^a-z0-9]+", " ", column.lower()).split())
        field = _BY_NAME.get(plain) or _contact_field(plain)
        if field is None and len(plain) > 4:
            near = process.extractOne(plain, list(_BY_NAME), scorer=fuzz.ratio)
            field = _BY_NAME[near[0]] if near[1] >= _NEAR else None
        if field is not None and field not in found.values():
            found[column] = field
    return tuple(found.items())


def read_class_list(table: Table, mapping: Mapping = (), date_order: str = "") -> Reading:
    """BadFileError when no column holds a name."""
    used = mapping or guess_mapping(table.header)
    fields = {field for _, field in used}
    if not fields & {"legal_family", "legal_given", "full_name"}:
        raise BadFileError(reason="no column holds names; match the columns by hand")
    order = date_order or _order(table, used)
    reading = Reading(
        "class list",
        f"class list:{table.file}",
        encoding=table.encoding,
        delimiter=table.delimiter,
        date_order=order,
        header=table.header,
        mapping=used,
    )
    reader = _RowReader(reading, used, order)
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


def _order(table: Table, mapping: Mapping) -> str:
    columns = [column for column, field in mapping if field in _DATES]
    return order_of(row[c] for _, row in table.rows() for c in columns)


class _RowReader:
    """Reads row after row into one Reading; remembers who was in the file before."""

    def __init__(self, reading: Reading, mapping: Mapping, order: str) -> None:
        self._reading, self._order = reading, order
        self._pupil = [(c, f) for c, f in mapping if f != "class" and not f.startswith("contact")]
        self._class = [c for c, f in mapping if f == "class"]
        self._contact = [(c, *f.split("_", 1)) for c, f in mapping if f.startswith("contact")]
        self.classes: dict[str, int] = {}
        self._seen: set[str] = set()

    def read(self, line: int, row: dict[str, str]) -> None:
        """One pupil with class and contacts, or a problem that says why not."""
        try:
            values = checked_pupil_values(self._values(line, row), is_new=True)
        except InvalidValueError as error:
            self._refuse(line, str(error.details["field"]), str(error.details["reason"]))
            return
        key = _key(values)
        if key in self._seen:
            self._refuse(line, "", "the same pupil stands in the file twice")
            return
        self._seen.add(key)
        self._reading.pupils.append(IncomingPupil(key, line, tuple(values.items())))
        if self._contact:
            self._reading.contacts += _contacts(key, line, self._contact_parts(line, row))
        for column in self._class:
            name = clean_text(row[column])
            if name and name != "NULL":
                self.classes.setdefault(name, line)
                self._reading.enrolments.append(IncomingEnrolment(key, name, line))

    def _values(self, line: int, row: dict[str, str]) -> tuple[tuple[str, object], ...]:
        found: list[tuple[str, object]] = []
        for column, field in self._pupil:
            text = row[column]
            if not text or text == "NULL":
                continue
            self._note_unseen(line, field, text)
            if field == "full_name":
                found += _split_name(text).items()
            else:
                found.append((field, _value(self._reading, line, field, text, self._order)))
        return tuple((field, value) for field, value in found if value)

    def _contact_parts(self, line: int, row: dict[str, str]) -> dict[str, dict[str, str]]:
        parts: dict[str, dict[str, str]] = {}
        for column, contact, part in self._contact:
            text = row[column]
            if text and text != "NULL":
                self._note_unseen(line, contact, text)
                parts.setdefault(contact, {})[part] = clean_text(text)
        return parts

    def _note_unseen(self, line: int, field: str, text: str) -> None:
        if has_unseen(text):
            self._reading.problems.append(
                Problem(line, field, "invisible signs were taken out", refused=False)
            )

    def _refuse(self, line: int, field: str, reason: str) -> None:
        self._reading.problems.append(Problem(line, field, reason))


def _contacts(pupil: str, line: int, found: dict[str, dict[str, str]]) -> list[IncomingContact]:
    """One contact for each number that has a name or a way to be reached."""
    contacts = []
    for name, parts in sorted(found.items()):
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


def _contact_field(plain: str) -> str | None:
    """'contact 2 mobile' is contact2_phone; without a number it is the first."""
    match = _CONTACT.match(plain)
    if not match:
        return None
    part = _PARTS_OF_CONTACT[match[2]]
    return f"contact{match[1] or match[3] or 1}_{part}"


def _value(reading: Reading, line: int, field: str, text: str, order: str) -> object:
    if field in _DATES:
        try:
            return read_date(text, order)
        except ValueError:
            reading.problems.append(
                Problem(line, field, f"'{text[:20]}' is no date; left out", refused=False)
            )
            return None
    if field == "sex":
        return _SEXES.get(clean_text(text).lower(), "")
    if field == "upn" and not is_upn(clean_text(text).upper()):
        reading.problems.append(
            Problem(line, field, "the check letter does not fit; left out", refused=False)
        )
        return None
    return text


def _split_name(text: str) -> dict[str, object]:
    family, _, given = text.partition(",")
    if not given:
        given, _, family = text.rpartition(" ")
    return {"legal_given": clean_text(given), "legal_family": clean_text(family)}


def _key(values: dict[str, str | None]) -> str:
    for field in ("upn", "admission_no"):
        if values.get(field):
            return f"{field}:{values[field]}"
    names = (values.get(f) or "" for f in ("legal_family", "legal_given", "born"))
    return "name:" + "|".join(str(name).casefold() for name in names)
