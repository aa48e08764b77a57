"""Who is in which class, and who teaches it: what an import would change of that."""

from datetime import date
from functools import lru_cache
from typing import Any

from vault.domain.incoming import IncomingEnrolment, Problem, Reading
from vault.domain.packed import drained
from vault.domain.packed_records import packed_items
from vault.domain.preview import FieldDiff, PreviewItem
from vault.store.database.open_enrolments import is_open
from vault.store.roll.roll_changes import Insert, RollPlan
from vault.store.roll.roll_records import NEW, FileRecords
from vault.store.roll.roll_snapshot import Snapshot, label_of

_NOBODY = "names a person who is neither in the file nor in the vault"
_NO_CLASS = "names a class that is neither in the file nor in the vault"


class EnrolmentPlanner:
    """Goes through the enrolments once; what changes for a known pupil shows as their change."""

    def __init__(
        self,
        reading: Reading,
        snapshot: Snapshot,
        plan: RollPlan,
        records: FileRecords,
    ) -> None:
        self._reading, self._snapshot, self._plan = reading, snapshot, plan
        self._records = records
        self._diffs: dict[str, list[FieldDiff]] = {}
        self._lines: dict[str, int] = {}
        self._moved: set[str] = set()
        """Pupils who have left their registration group for another one."""

    def plan(self) -> None:
        """Adds them to the plan, each pair of person and class once, by the newest line about
        it."""
        wanted: dict[tuple[str, str], IncomingEnrolment] = {}
        # Such a file names nobody's class twice, unless two of its rows are one child.
        is_once = self._reading.has_classes_by_rows
        for enrolment in drained(self._reading.enrolments):
            pair = self._pair(enrolment)
            if pair is None:
                continue
            if enrolment.is_staff:
                self._teach(*pair, enrolment)
            elif is_once and pair[0] not in self._records.shared:
                self._enrol(*pair, enrolment)
            elif pair not in wanted or _is_newer(enrolment, wanted[pair]):
                wanted[pair] = enrolment
        for (pupil, school_class), enrolment in wanted.items():
            self._enrol(pupil, school_class, enrolment)
        self._show()

    def _pair(self, enrolment: IncomingEnrolment) -> tuple[str, str] | None:
        kind = "staff" if enrolment.is_staff else "pupil"
        person = self._records.find(kind, enrolment.person)
        school_class = self._records.find("class", enrolment.class_key)
        if (kind, enrolment.person) in self._records.skipped or (
            "class",
            enrolment.class_key,
        ) in self._records.skipped:
            return None
        if person is None:
            self._refuse(enrolment, "userSourcedId", _NOBODY)
        elif school_class is None:
            self._refuse(enrolment, "classSourcedId", _NO_CLASS)
        else:
            return person, school_class
        return None

    def _teach(self, person: str, school_class: str, enrolment: IncomingEnrolment) -> None:
        if enrolment.is_gone or (person, school_class) in self._snapshot.teaching:
            return
        self._snapshot.teaching[person, school_class] = "new"
        values = (("class_id", school_class), ("staff_id", person))
        self._plan.unlisted.append(Insert("teaching", "", values))
        if not school_class.startswith("new:") and not person.startswith("new:"):
            name = _staff_name(self._snapshot.rows["staff"][person])
            diff = FieldDiff("teacher", "", name)
            label = str(self._snapshot.rows["class"][school_class]["name"])
            self._plan.changed.append(PreviewItem("class", label, enrolment.line, (diff,)))

    def _enrol(self, pupil: str, school_class: str, enrolment: IncomingEnrolment) -> None:
        starts, ends = _iso(enrolment.starts), _iso(enrolment.ends)
        if enrolment.is_gone and ends is None:
            ends = self._snapshot.today
        is_new = pupil.startswith(NEW)
        known = None if is_new else self._snapshot.enrolments.get((pupil, school_class))
        if known is None:
            if enrolment.is_gone:
                return
            self._plan.enrolments.append((pupil, school_class, starts, ends))
            if not is_new and is_open(ends, self._snapshot.today):
                self._note_change(
                    pupil,
                    enrolment,
                    self._moved_from(pupil, school_class),
                    self._name(school_class),
                )
        elif self._reading.has_classes_by_rows and is_open(known[1], self._snapshot.today):
            return  # a list names no last day, and does not take one away
        elif known[1] != ends and not (enrolment.is_gone and known[1]):
            self._plan.updates.append(("enrolment", known[0], {"ends": ends}))
            if ends is None:
                self._note_change(
                    pupil,
                    enrolment,
                    self._moved_from(pupil, school_class),
                    self._name(school_class),
                )
            else:
                self._note_change(pupil, enrolment, self._name(school_class), f"until {ends}")

    def _moved_from(self, pupil: str, school_class: str) -> str:
        """The registration group that the pupil leaves for this one; '' when it is one more."""
        if not self._reading.one_registration or self._kind(school_class) != "registration":
            return ""
        if pupil in self._moved:
            return ""
        self._moved.add(pupil)
        left = [
            (other, enrolment)
            for other, enrolment in self._snapshot.open_classes(pupil)
            if other != school_class and self._kind(other) == "registration"
        ]
        for _, enrolment in left:
            self._plan.updates.append(("enrolment", enrolment, {"ends": self._snapshot.today}))
        return ", ".join(self._name(other) for other, _ in left)

    def _kind(self, school_class: str) -> str:
        row = self._snapshot.rows["class"].get(school_class)
        return str(row["kind"]) if row else "registration"

    def _name(self, school_class: str) -> str:
        row = self._snapshot.rows["class"].get(school_class)
        # A class of this file goes by the source's id, which in a list is its name.
        return str(row["name"]) if row else school_class.removeprefix("new:class:")

    def _note_change(self, pupil: str, enrolment: IncomingEnrolment, old: str, new: str) -> None:
        self._diffs.setdefault(pupil, []).append(FieldDiff("class", old, new))
        self._lines.setdefault(pupil, enrolment.line)

    def _show(self) -> None:
        """Together with the pupil's own changes, where there are some."""
        if not self._diffs:
            return
        before, self._plan.changed = self._plan.changed, packed_items()
        for item in before:
            more = self._diffs.pop(item.record, ()) if item.kind == "pupil" else ()
            self._plan.changed.append(item._replace(fields=(*item.fields, *more)))
        for pupil, diffs in self._diffs.items():
            label = label_of("pupil", self._snapshot.rows["pupil"][pupil])
            line = self._lines[pupil]
            self._plan.changed.append(PreviewItem("pupil", label, line, tuple(diffs)))
            if pupil in self._records.taken:
                self._plan.same -= 1

    def _refuse(self, enrolment: IncomingEnrolment, field: str, reason: str) -> None:
        self._plan.problems.append(Problem(enrolment.line, field, reason, enrolment.file))


@lru_cache(maxsize=1024)
def _iso(day: date | None) -> str | None:
    """The same text for the same day: a school has few of them, and very many enrolments."""
    return day.isoformat() if day else None


def _is_newer(enrolment: IncomingEnrolment, other: IncomingEnrolment) -> bool:
    """Who left a class and came back stands in the file twice; what holds now counts."""
    if enrolment.is_gone or other.is_gone:
        return other.is_gone and not enrolment.is_gone
    return enrolment.ends is None or (other.ends is not None and enrolment.ends > other.ends)


def _staff_name(row: dict[str, Any]) -> str:
    return f"{row['given']} {row['family']}".strip()
