"""What an import would change: incoming records held against what the vault has."""

from vault.domain.incoming import (
    IncomingClass,
    IncomingContact,
    IncomingPupil,
    IncomingStaff,
    Problem,
    Reading,
)
from vault.domain.preview import FieldDiff, PreviewItem
from vault.store.roll_changes import RollPlan, Values
from vault.store.roll_enrolments import EnrolmentPlanner
from vault.store.roll_snapshot import Snapshot, label_of

_MISSING = "is in the vault, but not in this file of everybody; left as it is"


class Planner:
    """Goes through a reading once; `found` maps the source's ids to records, new or known."""

    def __init__(self, reading: Reading, snapshot: Snapshot) -> None:
        self._reading = reading
        self._have = snapshot
        self._plan = RollPlan()
        self._found: dict[tuple[str, str], str] = {}
        self._taken: dict[str, set[str]] = {"pupil": set(), "class": set()}
        self._upns: set[object] = set()

    def plan(self) -> RollPlan:
        self._calendar()
        for pupil in self._reading.pupils:
            self._pupil(pupil)
        for room in self._reading.classes:
            self._class(room)
        for person in self._reading.staff:
            self._staff(person)
        EnrolmentPlanner(self._reading, self._have, self._plan, self.find).plan()
        for contact in self._reading.contacts:
            self._contact(contact)
        if self._reading.is_bulk:
            self._note_missing()
        return self._plan

    def find(self, table: str, key: str) -> str | None:
        """The record of the source's id: from this file, or from an earlier one."""
        return self._found.get((table, key)) or self._have.linked(table, key)

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
                self._doubt(0, label_of("pupil", row), _MISSING)

    def _class(self, room: IncomingClass) -> None:
        said = self._in_year(room.values, room.year)
        known = self._free("class", self._have.find_class(said))
        if room.is_gone:
            record = self._have.linked("class", room.key) or known
            if record is None:
                self._plan.same += 1
                return
            if not self._have.rows["class"][record]["ended"]:
                said["ended"] = self._have.today
        else:
            record = self._have.linked("class", room.key)
            if record is not None and self._have.rows["class"][record]["ended"]:
                said["ended"] = None
        self._settle("class", room.key, said, room.line, known)

    def _staff(self, person: IncomingStaff) -> None:
        if person.is_gone:
            self._plan.same += 1
            if self._have.linked("staff", person.key) is not None:
                self._doubt(person.line, "status", "staff to be deleted; left as they are")
            return
        said = {k: v for k, v in person.values if v}
        self._settle("staff", person.key, said, person.line)

    def _contact(self, contact: IncomingContact) -> None:
        owner = self.find("pupil", contact.pupil)
        if owner is None:
            said = "a guardian of somebody who is neither in the file nor in the vault"
            self._plan.problems.append(Problem(contact.line, "agentSourcedIds", said, "users.csv"))
            return
        values = {"pupil_id": owner, **{k: v for k, v in contact.values if v}}
        self._settle("contact", contact.key, values, contact.line)

    def _free(self, table: str, record: str | None) -> str | None:
        """A record that was found by its name is one child's, or one class's, of the file."""
        if record is None or record in self._taken[table]:
            return None
        return record

    def _doubt(self, line: int, field: str, reason: str) -> None:
        self._plan.problems.append(Problem(line, field, reason, refused=False))

    def _pupil(self, pupil: IncomingPupil) -> None:
        values = {("left_on" if k == "left" else k): v for k, v in pupil.values if v}
        if pupil.only_known:
            self._add_facts(pupil, values)
            return
        if values.get("upn") in self._upns:
            said = "another pupil of the file has the same UPN"
            self._plan.problems.append(Problem(pupil.line, "upn", said))
            return
        if "upn" in values:
            self._upns.add(values["upn"])
        known = self._free("pupil", self._have.find_pupil(values))
        if pupil.is_gone:
            record = self._have.linked("pupil", pupil.key) or known
            if record is None:
                self._plan.same += 1
                return
            if self._have.rows["pupil"][record].get("left_on"):
                values.pop("left_on", None)
            else:
                values["left_on"] = self._have.today
        else:
            self._note_return(pupil, known, values)
        self._settle("pupil", pupil.key, values, pupil.line, known)

    def _add_facts(self, pupil: IncomingPupil, values: Values) -> None:
        record = self._have.linked("pupil", pupil.key)
        if record is None:
            said = "tells of somebody who is neither in the file nor in the vault"
            self._plan.problems.append(Problem(pupil.line, "sourcedId", said, "demographics.csv"))
            return
        name = label_of("pupil", self._have.rows["pupil"][record])
        self._settle("pupil", pupil.key, values, pupil.line, label=name)

    def _note_return(self, pupil: IncomingPupil, known: str | None, values: Values) -> None:
        record = self._have.linked("pupil", pupil.key) or known
        left = self._have.rows["pupil"][record]["left_on"] if record else None
        if left and "left_on" not in values:
            name = label_of("pupil", values)
            self._doubt(pupil.line, name, f"is in the file, but left on {left}; left as it is")

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
        name = label or label_of(table, values)
        counted = table in ("pupil", "class", "staff", "contact")
        if record is None:
            self._found[table, key] = f"new:{table}:{key}"
            self._insert(table, key, values)
            if counted:
                self._plan.new.append(PreviewItem(table, name, line))
            return
        self._found[table, key] = record
        self._taken.get(table, set()).add(record)
        if self._have.linked(table, key) is None:
            self._plan.links.append((table, record, key))
        row = self._have.rows[table].get(record, {})
        diffs = tuple(
            FieldDiff(f, str(row.get(f) or ""), "" if v is None else str(v))
            for f, v in values.items()
            if str(row.get(f) or "") != ("" if v is None else str(v)) and f != "pupil_id"
        )
        if diffs:
            self._plan.updates.append((table, record, {d.field: values[d.field] for d in diffs}))
            shown = tuple(d for d in diffs if not d.field.endswith("_id"))
            if counted:
                self._plan.changed.append(PreviewItem(table, name, line, shown, record))
        elif counted:
            self._plan.same += 1
            self._plan.unchanged.add(record)

    def _insert(self, table: str, key: str, values: Values) -> None:
        self._plan.inserts.append((table, key, values))
        if key:
            self._plan.links.append((table, f"new:{table}:{key}", key))
