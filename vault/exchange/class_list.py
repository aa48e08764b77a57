"""CSV and TSV class lists: columns matched to fields by name, or by hand."""

import re

from rapidfuzz import fuzz, process

from vault.domain.incoming import (
    IncomingClass,
    IncomingEnrolment,
    IncomingPupil,
    Problem,
    Reading,
)
from vault.domain.pupil_values import checked_pupil_values, clean_text, is_upn
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
Mapping = tuple[tuple[str, str], ...]


def guess_mapping(header: tuple[str, ...]) -> Mapping:
    """Column to field, each field once; a misspelt header within reach counts."""
    found: dict[str, str] = {}
    for column in header:
        plain = " ".join(re.sub(r"[^a-z0-9]+", " ", column.lower()).split())
        field = _BY_NAME.get(plain)
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
    classes: dict[str, int] = {}
    seen: set[str] = set()
    for line, row in table.rows():
        _read_row(reading, line, row, used, order, classes, seen)
    reading.classes = [
        IncomingClass(name, line, (("name", name), ("kind", "registration")))
        for name, line in classes.items()
    ]
    reading.problems += table.problems
    ignored = [column for column in table.header if column not in dict(used)]
    if ignored:
        reading.notes.append("Columns that were not read: " + ", ".join(ignored) + ".")
    return reading


def _order(table: Table, mapping: Mapping) -> str:
    columns = [column for column, field in mapping if field in _DATES]
    return order_of(row[c] for _, row in table.rows() for c in columns)


def _read_row(
    reading: Reading,
    line: int,
    row: dict[str, str],
    mapping: Mapping,
    order: str,
    classes: dict[str, int],
    seen: set[str],
) -> None:
    values: dict[str, object] = {}
    class_name = ""
    for column, field in mapping:
        text = row[column]
        if text == "NULL":
            continue
        if field == "class":
            class_name = clean_text(text)
        elif field == "full_name":
            values.update(_split_name(text))
        else:
            value = _value(reading, line, field, text, order)
            if value is not None:
                values[field] = value
    try:
        checked_pupil_values(tuple(values.items()), is_new=True)
    except InvalidValueError as error:
        field = str(error.details["field"])
        reading.problems.append(Problem(line, field, str(error.details["reason"])))
        return
    key = _key(values)
    if key in seen:
        reading.problems.append(Problem(line, "", "the same pupil stands in the file twice"))
        return
    seen.add(key)
    reading.pupils.append(IncomingPupil(key, line, tuple(values.items())))
    if class_name:
        classes.setdefault(class_name, line)
        reading.enrolments.append(IncomingEnrolment(key, class_name, line))


def _value(reading: Reading, line: int, field: str, text: str, order: str) -> object:
    if field in _DATES:
        try:
            return read_date(text, order)
        except ValueError:
            reading.problems.append(
                Problem(line, field, f"'{text[:20]}' is no date; left out", refused=False)
            )
            return None
    text = clean_text(text)
    if field == "sex":
        return _SEXES.get(text.lower(), "")
    if field == "upn" and text and not is_upn(text.upper()):
        reading.problems.append(
            Problem(line, field, "the check letter does not fit; left out", refused=False)
        )
        return None
    return text or None


def _split_name(text: str) -> dict[str, object]:
    family, _, given = text.partition(",")
    if not given:
        given, _, family = text.rpartition(" ")
    return {"legal_given": clean_text(given), "legal_family": clean_text(family)}


def _key(values: dict[str, object]) -> str:
    for field in ("upn", "admission_no"):
        if values.get(field):
            return f"{field}:{values[field]}"
    names = (values.get(f) or "" for f in ("legal_family", "legal_given", "born"))
    return "name:" + "|".join(str(name).casefold() for name in names)
