"""What an import would change: incoming records held against what the vault has."""

from dataclasses import dataclass, field
from typing import Any

from vault.crypto.primitives import digest
from vault.domain.incoming import (
    IncomingEnrolment,
    IncomingPupil,
    Reading,
)
from vault.domain.preview import FieldDiff, PreviewItem
from vault.store.roll_snapshot import Snapshot

Values = dict[str, Any]


@dataclass
class RollPlan:
    """Rows to insert (table, temporary key, values), rows to change, and what stays as it is."""

    inserts: list[tuple[str, str, Values]] = field(default_factory=list)
    updates: list[tuple[str, str, Values]] = field(default_factory=list)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    new: list[PreviewItem] = field(default_factory=list)
    changed: list[PreviewItem] = field(default_factory=list)
    missing: list[PreviewItem] = field(default_factory=list)
    same: int = 0

    def fingerprint(self) -> str:
        """Names the plan: the same file on the same ground gives the same words."""
        lines = [f"{table}|{key}|{values}" for table, key, values in self.inserts]
        lines += [f"{table}|{key}|{values}" for table, key, values in self.updates]
        said = "\n".join(lines).encode()
        return digest(said, str(self.same).encode(), context=b"tuckbox-plan").hex()


class Planner:
    """Goes through a reading once; `found` maps the source's ids to records, new or known."""

    def __init__(self, reading: Reading, snapshot: Snapshot) -> None:
        self._reading = reading
        self._have = snapshot
        self._plan = RollPlan()
        self._found: dict[tuple[str, str], str] = {}

    def plan(self) -> RollPlan:
        self._calendar()
        for pupil in self._reading.pupils:
            self._pupil(pupil)
        for room in self._reading.classes:
            said = self._in_year(room.values, room.year)
            known = self._have.find_class(said)
            self._settle("class", room.key, said, room.line, known)
        for person in self._reading.staff:
            self._settle("staff", person.key, {k: v for k, v in person.values if v}, person.line)
        for enrolment in self._reading.enrolments:
            self._enrolment(enrolment)
        for contact in self._reading.contacts:
            owner = self._found.get(("pupil", contact.pupil))
            if owner is not None:
                self._settle(
                    "contact",
                    contact.key,
                    {"pupil_id": owner, **{k: v for k, v in contact.values if v}},
                    contact.line,
                )
        if self._reading.is_bulk:
            self._note_missing()
        return self._plan

    def _calendar(self) -> None:
        for key, values in self._reading.years:
            self._settle("academic_year", key, {k: v for k, v in values if v}, 1)
        for term in self._reading.terms:
            self._settle("term", term.key, self._in_year(term.values, term.year), 1)

    def _in_year(self, values: tuple[tuple[str, str], ...], year: str) -> Values:
        said: Values = {k: v for k, v in values if v}
        found = self._found.get(("academic_year", year))
        return {**said, "year_id": found} if found else said

    def _note_missing(self) -> None:
        """Pupils of an earlier import whom a file of everybody no longer names. They are left as
        they are: a file that was cut short must not make leavers of half the school."""
        here = {pupil.key for pupil in self._reading.pupils}
        for (table, key), record in self._have.links.items():
            row = self._have.rows["pupil"].get(record)
            if table == "pupil" and key not in here and row and not row["left_on"]:
                self._plan.missing.append(PreviewItem("pupil", _label("pupil", row), 0))

    def _pupil(self, pupil: IncomingPupil) -> None:
        values = {("left_on" if k == "left" else k): v for k, v in pupil.values if v}
        known = self._have.find_pupil(values)
        if pupil.is_gone:
            record = self._have.linked("pupil", pupil.key) or known
            if record is None:
                self._plan.same += 1
                return
            if self._have.rows["pupil"][record].get("left_on"):
                values.pop("left_on", None)
            else:
                values["left_on"] = self._have.today
        self._settle("pupil", pupil.key, values, pupil.line, known)

    def _enrolment(self, one: IncomingEnrolment) -> None:
        kind = "staff" if one.is_staff else "pupil"
        person = self._found.get((kind, one.person))
        room = self._found.get(("class", one.class_key))
        if person is None or room is None:
            return
        if one.is_staff:
            if (person, room) not in self._have.teaching:
                self._have.teaching[person, room] = "new"
                self._insert("teaching", "", {"class_id": room, "staff_id": person})
            return
        starts = one.starts.isoformat() if one.starts else None
        ends = one.ends.isoformat() if one.ends else None
        if one.is_gone and ends is None:
            ends = self._have.today
        known = self._have.enrolments.get((person, room))
        if known is None:
            self._have.enrolments[person, room] = ("new", ends)
            self._insert(
                "enrolment",
                "",
                {"pupil_id": person, "class_id": room, "starts": starts, "ends": ends},
            )
        elif ends is not None and known[1] != ends:
            self._plan.updates.append(("enrolment", known[0], {"ends": ends}))

    def _settle(
        self,
        table: str,
        key: str,
        values: Values,
        line: int,
        known: str | None = None,
        label: str = "",
    ) -> None:
        """New, changed or the same; only fields with a value in the file count."""
        record = self._have.linked(table, key) or known
        name = label or _label(table, values)
        counted = table in ("pupil", "class", "staff", "contact")
        if record is None:
            self._found[table, key] = f"new:{table}:{key}"
            self._insert(table, key, values)
            if counted:
                self._plan.new.append(PreviewItem(table, name, line))
            return
        self._found[table, key] = record
        if self._have.linked(table, key) is None:
            self._plan.links.append((table, record, key))
        row = self._have.rows[table].get(record, {})
        diffs = tuple(
            FieldDiff(f, str(row.get(f) or ""), str(v))
            for f, v in values.items()
            if str(row.get(f) or "") != str(v) and f != "pupil_id"
        )
        if diffs:
            self._plan.updates.append((table, record, {d.field: values[d.field] for d in diffs}))
            shown = tuple(d for d in diffs if not d.field.endswith("_id"))
            if counted:
                self._plan.changed.append(PreviewItem(table, name, line, shown))
        elif counted:
            self._plan.same += 1

    def _insert(self, table: str, key: str, values: Values) -> None:
        self._plan.inserts.append((table, key, values))
        if key:
            self._plan.links.append((table, f"new:{table}:{key}", key))


def _label(table: str, values: Values) -> str:
    if table == "pupil":
        return f"{values.get('legal_family', '')}, {values.get('legal_given', '')}".strip(", ")
    if table in ("staff", "contact"):
        return f"{values.get('given', '')} {values.get('family', '')}".strip()
    return str(values.get("name", ""))
