"""What the vault has of the kinds that an import may touch, read once."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from vault.domain.tables import COLUMNS
from vault.store.work import Work

_TABLES = ("academic_year", "term", "pupil", "class", "staff", "contact")


@dataclass
class Snapshot:
    """Rows by table and id, with the indexes by which incoming records find them."""

    today: str = field(default_factory=lambda: date.today().isoformat())
    rows: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    links: dict[tuple[str, str], str] = field(default_factory=dict)
    by_upn: dict[str, str] = field(default_factory=dict)
    by_admission: dict[str, str] = field(default_factory=dict)
    by_name: dict[tuple[str, str, str], str | None] = field(default_factory=dict)
    classes_by_name: dict[str, str] = field(default_factory=dict)
    enrolments: dict[tuple[str, str], tuple[str, str | None]] = field(default_factory=dict)
    teaching: dict[tuple[str, str], str] = field(default_factory=dict)

    def linked(self, table: str, key: str) -> str | None:
        """The record that an earlier import of the same source made of this id."""
        record = self.links.get((table, key))
        return record if record in self.rows.get(table, {}) else None

    def find_pupil(self, values: dict[str, Any]) -> str | None:
        """By UPN, then admission number, then name and birth date when only one fits."""
        for index, name in ((self.by_upn, "upn"), (self.by_admission, "admission_no")):
            found = index.get(str(values.get(name) or ""))
            if found is not None:
                return found
        if not self.by_name or not (
            values.get("born") or not (values.get("upn") or values.get("admission_no"))
        ):
            return None
        return self._by_name(values)

    def find_class(self, values: dict[str, Any]) -> str | None:
        """By name, or by the short code that some lists call the class."""
        names = (str(values.get(part) or "").casefold() for part in ("name", "code"))
        return next((self.classes_by_name[n] for n in names if n in self.classes_by_name), None)

    def _by_name(self, values: dict[str, Any]) -> str | None:
        record = self.by_name.get(_name_key(values))
        if record is None:
            return None
        row = self.rows["pupil"][record]
        clash = any(
            values.get(n) and row.get(n) and values[n] != row[n] for n in ("upn", "admission_no")
        )
        return None if clash else record


def take_snapshot(work: Work, source: str) -> Snapshot:
    """Everything in sight; an import needs the whole school anyhow."""
    have = Snapshot()
    for table in _TABLES:
        columns = ("id", *COLUMNS[table])
        rows = work.execute(f"SELECT {', '.join(columns)} FROM {table}")
        have.rows[table] = {row[0]: dict(zip(columns, row, strict=True)) for row in rows}
    for kind, record, sourced in work.execute(
        "SELECT kind, record, sourced FROM external_id WHERE source = ?", (source,)
    ):
        have.links[kind, sourced] = record
    for record, row in have.rows["pupil"].items():
        if row["upn"]:
            have.by_upn[row["upn"]] = record
        if row["admission_no"]:
            have.by_admission[row["admission_no"]] = record
        key = _name_key(row)
        have.by_name[key] = None if key in have.by_name else record
    have.classes_by_name = _by_name_and_code(have.rows["class"])
    for record, pupil, room, ends in work.execute(
        "SELECT id, pupil_id, class_id, ends FROM enrolment"
    ):
        have.enrolments[pupil, room] = (record, ends)
    for record, person, room in work.execute("SELECT id, staff_id, class_id FROM teaching"):
        have.teaching[person, room] = record
    return have


def _by_name_and_code(rooms: dict[str, dict[str, Any]]) -> dict[str, str]:
    """Without those that have ended: this year's children are not in last year's 4A."""
    found: dict[str, str] = {}
    for record, row in rooms.items():
        if not row["ended"]:
            found[row["name"].casefold()] = record
            if row["code"]:
                found.setdefault(row["code"].casefold(), record)
    return found


def _name_key(values: dict[str, Any]) -> tuple[str, str, str]:
    family, given = values.get("legal_family") or "", values.get("legal_given") or ""
    return (str(family).casefold(), str(given).casefold(), str(values.get("born") or ""))


def label_of(table: str, values: dict[str, Any]) -> str:
    """What a person calls the record: 'Khan, Zoe', 'Amir Khan', '4B'."""
    if table == "pupil":
        return f"{values.get('legal_family', '')}, {values.get('legal_given', '')}".strip(", ")
    if table in ("staff", "contact"):
        return f"{values.get('given', '')} {values.get('family', '')}".strip()
    return str(values.get("name", ""))
