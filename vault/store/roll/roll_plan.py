"""What an import would change: incoming records held against what the vault has."""

from vault.domain.english.wording import worded
from vault.domain.identity.questions import Answers
from vault.domain.incoming import IncomingPupil, Problem, Reading
from vault.domain.packed import drained
from vault.domain.preview import FieldDiff, PreviewItem
from vault.store.roll.roll_changes import Insert, RollPlan, Values
from vault.store.roll.roll_characteristics import CharacteristicMatcher
from vault.store.roll.roll_contacts import ContactMatcher
from vault.store.roll.roll_enrolments import EnrolmentPlanner
from vault.store.roll.roll_identity import PupilMatcher
from vault.store.roll.roll_others import ClassMatcher, StaffMatcher
from vault.store.roll.roll_questions import Match, QuestionBook
from vault.store.roll.roll_records import LOOKED_FOR, FileRecords
from vault.store.roll.roll_snapshot import COUNTED, UNCOUNTED, Snapshot, label_of
from vault.store.roll.roll_spans import SpanMatcher
from vault.store.roll.roll_values import worth_writing

_MISSING = "is in the vault, but not in this file of everybody; left as it is"


class Planner:
    """Goes through a reading once. What hangs on a row that is a question stays out with it."""

    def __init__(self, reading: Reading, snapshot: Snapshot, answers: Answers = ()) -> None:
        self._reading = reading
        self._snapshot = snapshot
        self._plan = RollPlan(source=snapshot.source)
        self._book = QuestionBook(snapshot, answers)
        self._records = FileRecords(snapshot, reading.left_out)
        self._upns: set[object] = set()
        self._without_contacts: set[str] = set()

    def plan(self) -> RollPlan:
        """Everything that would be written, refused or asked; nothing is written yet."""
        if self._snapshot.others_only:
            names = ", ".join(self._snapshot.others_only)
            note = f"Of another school: {self._reading.school}; earlier files were of {names}."
            self._reading.notes.insert(0, note)
        matcher = PupilMatcher(self._reading, self._snapshot, self._book)
        matches = matcher.match()
        self._plan.problems.extend(matcher.problems)
        self._plan.stopped = matcher.stopped
        if not matcher.stopped:
            self._calendar()
            for pupil, match in zip(self._reading.pupils, matches, strict=True):
                self._pupil(pupil, match)
            self._classes()
            self._staff()
            EnrolmentPlanner(self._reading, self._snapshot, self._plan, self._records).plan()
            self._contacts()
            self._characteristics()
            if self._reading.is_bulk:
                self._note_missing()
        self._plan.questions = self._book.questions
        return self._plan

    def _calendar(self) -> None:
        matcher = SpanMatcher(self._snapshot)
        for key, values in self._reading.years:
            given: Values = {k: v for k, v in values if v}
            self._span("academic_year", key, given, matcher)
        for term in self._reading.terms:
            self._span("term", term.key, self._in_year(term.values, term.year), matcher)

    def _span(self, table: str, key: str, values: Values, matcher: SpanMatcher) -> None:
        record, doubt = matcher.match(table, key, values)
        if doubt:
            self._doubt(0, label_of(table, values), doubt)
        self._settle(table, key, values, 0, record)

    def _in_year(self, values: tuple[tuple[str, str], ...], year: str) -> Values:
        given: Values = {k: v for k, v in values if v}
        year_id = self._records.of_this_file("academic_year", year)
        return {**given, "year_id": year_id} if year_id else given

    def _note_missing(self) -> None:
        """Pupils of an earlier import whom a file of everybody no longer names. They are left as
        they are: a file that was cut short must not make leavers of half the school."""
        in_file = {pupil.key for pupil in self._reading.pupils}
        for (table, key), record in self._snapshot.links.items():
            row = self._snapshot.rows["pupil"].get(record)
            if table != "pupil" or key in in_file or record in self._records.taken:
                continue
            if row and not row["left_on"]:
                self._doubt(0, label_of("pupil", row), _MISSING)

    def _classes(self) -> None:
        matcher = ClassMatcher(self._reading, self._snapshot, self._book, self._records)
        wanted = {
            enrolment.class_key
            for enrolment in self._reading.enrolments
            if ("pupil", enrolment.person) not in self._records.skipped
        }
        for school_class in self._reading.classes:
            if self._reading.has_classes_by_rows and school_class.key not in wanted:
                # Only rows that stay out name it.
                self._records.skipped.add(("class", school_class.key))
                continue
            given = self._in_year(school_class.values, school_class.year)
            match = matcher.match(school_class, given)
            if match.is_skipped:
                self._records.skipped.add(("class", school_class.key))
                continue
            record = match.record
            if matcher.is_shared(record):
                given.pop("year_id", None)
            has_ended = bool(record and self._snapshot.rows["class"][record]["ended"])
            if school_class.is_gone:
                if record is None:
                    self._records.skipped.add(("class", school_class.key))
                    self._plan.same += 1
                    continue
                if not has_ended:
                    given["ended"] = self._snapshot.today
            elif has_ended:
                given["ended"] = None
            self._settle("class", school_class.key, given, school_class.line, record)

    def _staff(self) -> None:
        matcher = StaffMatcher(self._reading, self._snapshot, self._book)
        for person in self._reading.staff:
            given = {k: v for k, v in person.values if v}
            match = matcher.match(person, given)
            if match.is_skipped:
                self._records.skipped.add(("staff", person.key))
            elif person.is_gone:
                self._plan.same += 1
                if match.record is not None:
                    self._doubt(person.line, "status", "staff to be deleted; left as they are")
            else:
                self._settle("staff", person.key, given, person.line, match.record)

    def _contacts(self) -> None:
        matcher, left = ContactMatcher(self._snapshot), 0
        for contact in drained(self._reading.contacts):
            owner = self._records.find("pupil", contact.pupil)
            if contact.pupil in self._without_contacts:
                continue
            if owner is None:
                if ("pupil", contact.pupil) not in self._records.skipped:
                    reason = "a guardian of someone who is neither in the file nor in the vault"
                    problem = Problem(contact.line, "agentSourcedIds", reason, "users.csv")
                    self._plan.problems.append(problem)
                continue
            if self._reading.new_contacts_only and not owner.startswith("new:"):
                left += 1
                continue
            values = {"pupil_id": owner, **{k: v for k, v in contact.values if v}}
            record = matcher.match(contact, owner, values)
            if record is None and matcher.was_removed(contact, owner, values):
                reason = "was removed here by hand; left out"
                self._doubt(contact.line, label_of("contact", values), reason)
                continue
            self._settle("contact", contact.key, values, contact.line, record)
        if left:
            kept = worded("Contacts of pupils who are here already were left as they are: {0}.")
            self._reading.notes.append(kept.format(left))

    def _characteristics(self) -> None:
        matcher = CharacteristicMatcher(self._reading, self._snapshot, self._records)
        left_out = matcher.left_out()
        if left_out:
            self._reading.notes.append(left_out)
        self._plan.problems.extend(matcher.unknown())
        for one, owner in matcher.wanted():
            key, record = f"{one.pupil}>{one.kind}", matcher.match(one, owner)
            label = matcher.label(one, owner)
            if record is None and matcher.was_removed(key):
                self._doubt(one.line, label, "was removed here by hand; left out")
                continue
            values: Values = {"pupil_id": owner, "kind": one.kind.value, "value": one.value}
            self._settle("characteristic", key, values, one.line, record, label)

    def _doubt(self, line: int, field: str, reason: str) -> None:
        self._plan.problems.append(Problem(line, field, reason, refused=False))

    def _pupil(self, pupil: IncomingPupil, match: Match) -> None:
        if match.is_skipped:
            self._records.skipped.add(("pupil", pupil.key))
            return
        values: Values = {name: value for name, value in pupil.values if value}
        if pupil.only_known:
            self._add_facts(pupil, match.record, values)
            return
        if values.get("upn") in self._upns:
            # The person who answered that these are two did not say whose number it is.
            self._doubt(
                pupil.line, "upn", worded("another pupil of the file has the same one; left out")
            )
            del values["upn"]
        if "upn" in values:
            self._upns.add(values["upn"])
        record = match.record
        left = self._snapshot.rows["pupil"][record]["left_on"] if record else None
        if pupil.is_gone:
            if record is None:
                # Gone before it came; so is what hangs on it, whatever the id was before.
                self._records.skipped.add(("pupil", pupil.key))
                self._plan.same += 1
                return
            values["left_on"] = left or self._snapshot.today
        elif left and "left_on" not in values:
            name = self._called(record, values)
            self._doubt(pupil.line, name, f"is in the file, but left on {left}; left as it is")
        if not match.takes_contacts:
            self._without_contacts.add(pupil.key)
            reason = worded("contacts of the file are left out by your answer")
            self._doubt(pupil.line, self._called(record, values), reason)
        if match.notice:
            self._doubt(pupil.line, self._called(record, values), match.notice)
        self._settle("pupil", pupil.key, values, pupil.line, record, is_answered=match.is_answered)

    def _called_as(self, table: str, record: str | None, values: Values) -> str:
        return self._called(record, values) if table == "pupil" else label_of(table, values)

    def _in_words(self, diff: FieldDiff) -> FieldDiff:
        """A link by the name of what it names."""
        if diff.field != "year_id":
            return diff
        return FieldDiff(diff.field, self._year(diff.old), self._year(diff.new))

    def _year(self, record: str) -> str:
        key = record.removeprefix("new:academic_year:")
        coming = {key: dict(values).get("name", "") for key, values in self._reading.years}
        row = self._snapshot.rows["academic_year"].get(record)
        return str(row["name"]) if row else str(coming.get(key, ""))

    def _called(self, record: str | None, values: Values) -> str:
        """A child who is here is called as everywhere here, whatever the file calls them."""
        return label_of("pupil", self._snapshot.rows["pupil"][record] if record else values)

    def _add_facts(self, pupil: IncomingPupil, record: str | None, values: Values) -> None:
        if record is None:
            reason = "names someone who is neither in the file nor in the vault"
            self._plan.problems.append(Problem(pupil.line, "sourcedId", reason, "demographics.csv"))
            return
        name = label_of("pupil", self._snapshot.rows["pupil"][record])
        self._settle("pupil", pupil.key, values, pupil.line, record, label=name)

    def _settle(
        self,
        table: str,
        key: str,
        values: Values,
        line: int,
        record: str | None,
        label: str = "",
        *,
        is_answered: bool = False,
    ) -> None:
        """New, changed or the same; only fields with a value in the file count. Where a person said
        that this is the child, what they saw of the file holds, and they are not asked again."""
        counted = table in COUNTED
        if record is None:
            if table in LOOKED_FOR:
                self._records.put_new(table, key)
            into = self._plan.inserts if counted else self._plan.unlisted
            into.append(Insert(table, key, tuple(values.items()), line, label))
            return
        name = label or self._called_as(table, record, values)
        if table in LOOKED_FOR:
            self._records.put(table, key, record)
        pair = (table, key)
        if key and (self._snapshot.links.get(pair) != record or pair in self._snapshot.unschooled):
            self._plan.known_links.append((table, record, key))
        row = self._snapshot.rows[table].get(record, {})
        hands = None if is_answered else self._snapshot.hands
        kept, notices = worth_writing(record, row, values, hands)
        for field, notice in notices:
            self._doubt(line, field, f"{name}: {notice}")
        diffs = tuple(
            FieldDiff(f, str(row.get(f) or ""), "" if v is None else str(v))
            for f, v in kept.items()
            if f != "pupil_id"
        )
        if diffs:
            self._plan.updates.append((table, record, {d.field: values[d.field] for d in diffs}))
            shown = tuple(self._in_words(d) for d in diffs)
            if counted or table in UNCOUNTED:
                self._plan.changed.append(PreviewItem(table, name, line, shown, record))
        elif counted:
            self._plan.same += 1
