"""Who each pupil of a file is in the vault, decided for the whole file before anything is planned.

What single rows cannot show is found here: that a file is another school's or its number column
slipped, and that two rows were taken for one child."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from vault.domain.english.counted import counted
from vault.domain.identity.comparing import Person, compare, person_of
from vault.domain.identity.folding import NUMBERS, fold, folded_number
from vault.domain.identity.outcome import NEW, Decision, KeyKind, Outcome, Why, decide
from vault.domain.incoming import Problem, Reading
from vault.domain.people import LEGAL_NAMES
from vault.store.roll.roll_questions import Match, QuestionBook, name_of, pupil_candidate
from vault.store.roll.roll_rows_alike import RowsAlike, repeated
from vault.store.roll.roll_snapshot import Snapshot, names_of

_MOST = 3
"""So many contradictions are questions; more, or more than one row in ten, stop the file."""
_SHARE = 10
_SHOWN = 5
_NOBODY = Match(None)
_SLIPPED = "the number column seems to have slipped"
_OTHER_SCHOOL = "this file is of another school"
_FIELD = {KeyKind.LINK: "sourcedId", KeyKind.UPN: "upn", KeyKind.ADMISSION: "admission_no"}
Values = dict[str, Any]
Hits = list[tuple[KeyKind, list[str]]]


class PupilMatcher:
    """`match` answers for every pupil of the reading, in its order."""

    def __init__(self, reading: Reading, snapshot: Snapshot, book: QuestionBook) -> None:
        self._reading, self._snapshot, self._book = reading, snapshot, book
        self._schools: dict[int, str] = {}
        """Rows whose id is known from another school, and from which."""
        self._beside: dict[int, int] = {}
        """Rows that are asked about because of another row of the file."""
        self._asked: set[str] = set()
        """Keys of the rows that are questions."""
        self.problems: list[Problem] = []
        self.stopped = ""

    def match(self) -> Iterator[Match]:
        """Nobody at all once the file is `stopped`, which is known before the first."""
        rows = len(self._reading.pupils)
        if not self._snapshot.rows["pupil"]:
            decisions = [NEW] * rows
        else:
            decisions = [self._decide(index) for index in range(rows)]
            self._check_file(decisions)
        if self.stopped:
            return iter(())
        alike = RowsAlike(self._reading.pupils)
        self._separate_rows(decisions, alike)
        self._separate_numbers(decisions, alike)
        for index, decision in enumerate(decisions):
            if decision.record:
                self._book.take("pupil", decision.record, self._reading.pupils[index].line)
        self._asked = {
            self._reading.pupils[index].key
            for index, decision in enumerate(decisions)
            if decision.outcome is Outcome.QUESTION
        }
        return (
            _NOBODY if decision is NEW else self._settle(index, decision)
            for index, decision in enumerate(decisions)
        )

    def _values_of(self, index: int) -> Values:
        return dict(self._reading.pupils[index].values)

    def _decide(self, index: int) -> Decision:
        pupil, values = self._reading.pupils[index], self._values_of(index)
        if pupil.only_known:
            return self._decide_unnamed(values, self._snapshot.linked("pupil", pupil.key))
        hits = self._hits(index, pupil.key, values)
        records = {record for _, matching in hits for record in matching}
        if len(records) == 1 and _is_plainly(values, self._snapshot.rows["pupil"][min(records)]):
            return Decision(Outcome.SAME, min(records))
        person = self._person(index)
        keyed = [
            (kind, [self._snapshot.known(r, person) for r in matching]) for kind, matching in hits
        ]
        named = [self._snapshot.known(record) for record in self._snapshot.named(person)]
        elsewhere = frozenset(self._elsewhere(index, records))
        decision = decide(
            person, keyed, named, elsewhere, lambda: self._snapshot.nearly_named(person)
        )
        if pupil.is_gone and decision.outcome is Outcome.BY_NAME:
            return Decision(Outcome.QUESTION, "", Why.GONE_BY_NAME, (decision.record,))
        return decision

    def _hits(self, index: int, key: str, values: Values) -> Hits:
        hits: Hits = []
        linked = self._snapshot.proposed("pupil", key) if key else None
        if linked is not None:
            hits.append((KeyKind.LINK, [linked[0]]))
            if linked[1]:
                self._schools[index] = linked[1]
        for kind, name in (
            (KeyKind.UPN, "upn"),
            (KeyKind.ADMISSION, "admission_no"),
        ):
            number = values.get(name)
            records = self._snapshot.numbered(name, folded_number(str(number))) if number else None
            if records:
                hits.append((kind, records))
        return hits

    def _decide_unnamed(self, values: Values, record: str | None) -> Decision:
        """Facts that come without a name: nothing may speak against the id."""
        if record is None:
            return NEW
        born = self._snapshot.rows["pupil"][record]["born"]
        if born and values.get("born") and born != values["born"]:
            return Decision(Outcome.QUESTION, "", Why.UNSURE, (record,))
        return Decision(Outcome.SAME, record)

    def _person(self, index: int) -> Person:
        school_classes = self._classes.get(self._reading.pupils[index].key, ())
        return person_of(self._values_of(index), frozenset(map(fold, school_classes)))

    @cached_property
    def _classes(self) -> dict[str, tuple[str, ...]]:
        """The names of the classes that the file puts a pupil in."""
        names = {
            school_class.key: dict(school_class.values).get("name", "")
            for school_class in self._reading.classes
        }
        classes: dict[str, tuple[str, ...]] = {}
        alike: dict[tuple[str, ...], tuple[str, ...]] = {}
        for enrolment in self._reading.enrolments:
            if not enrolment.is_staff and not enrolment.is_gone and names.get(enrolment.class_key):
                more = (*classes.get(enrolment.person, ()), names[enrolment.class_key])
                classes[enrolment.person] = alike.setdefault(more, more)
        return classes

    @cached_property
    def _contacts(self) -> dict[str, list[Values]]:
        """What the file says of the contacts of those who are asked about."""
        by_pupil: dict[str, list[Values]] = defaultdict(list)
        for contact in self._reading.contacts:
            if contact.pupil in self._asked:
                by_pupil[contact.pupil].append(dict(contact.values))
        return by_pupil

    @cached_property
    def _indexes_by_name(self) -> dict[tuple[str, str], list[int]]:
        indexes: dict[tuple[str, str], list[int]] = defaultdict(list)
        for index, pupil in enumerate(self._reading.pupils):
            for key in names_of(person_of(dict(pupil.values))):
                indexes[key].append(index)
        return indexes

    def _elsewhere(self, index: int, records: set[str]) -> Iterator[str]:
        """Who stands in another row of the file by the name that they have here."""
        for record in records:
            person = self._snapshot.known(record).person
            for key in names_of(person):
                for other in self._indexes_by_name.get(key, ()):
                    born = self._values_of(other).get("born")
                    if other != index and (not born or not person.born or born == person.born):
                        yield record

    def _check_file(self, decisions: list[Decision]) -> None:
        against = [index for index, decision in enumerate(decisions) if decision.contradicts]
        foreign = [index for index in sorted(self._schools) if self._differs(index, decisions)]
        if len(foreign) > _MOST or 2 * len(foreign) >= len(decisions) > 0:
            self._stop_for_other_school(foreign, len(decisions))
            return
        for index in foreign:
            decision = decisions[index]
            if decision.outcome is not Outcome.QUESTION and decision.record:
                decisions[index] = Decision(
                    Outcome.QUESTION, "", Why.OTHER_SCHOOL, (decision.record,)
                )
        if len(against) > _MOST or (len(against) > 1 and len(against) * _SHARE > len(decisions)):
            has_slipped = 2 * sum(1 for p in against if self._is_in_vault(decisions[p])) >= len(
                against
            )
            is_list = not any(self._is_by_id(index) for index in against)
            self.stopped = _SLIPPED if has_slipped and is_list else _OTHER_SCHOOL
        if self.stopped:
            rows = f"{len(against)} of {counted(len(decisions), 'row')}"
            self.stopped += f"; in {rows} the number or id belongs to another child here"
            for index in against[:_SHOWN]:
                self.problems.append(self._contradiction(index))

    def _differs(self, index: int, decisions: list[Decision]) -> bool:
        """Whether an id of another school is not plainly the same child there: a school may have
        been named anew, and a number or a birth date that is another one is another child's. Who
        was found by something else needs no id."""
        values = self._values_of(index)
        linked = self._snapshot.proposed("pupil", self._reading.pupils[index].key)
        if linked is None or decisions[index].record not in ("", linked[0]):
            return False
        row = self._snapshot.rows["pupil"][linked[0]]
        return any(
            values.get(name) and row.get(name) and fold(str(values[name])) != fold(str(row[name]))
            for name in (*LEGAL_NAMES, "born", *NUMBERS)
        )

    def _stop_for_other_school(self, foreign: list[int], rows: int) -> None:
        """The same ids under another school's name are other children, whatever their names."""
        names = ", ".join(sorted({self._schools[index] for index in foreign}))
        schools = f"{self._reading.school}; earlier files were of {names}"
        are = "is" if len(foreign) == 1 else "are"
        known_ids = f"{len(foreign)} of {counted(rows, 'id')} in it {are} known from there"
        self.stopped = f"{_OTHER_SCHOOL}: {schools}; {known_ids}"
        for index in foreign[:_SHOWN]:
            pupil, values = self._reading.pupils[index], self._values_of(index)
            linked = self._snapshot.proposed("pupil", pupil.key)
            if linked is not None:
                known_child = _described(self._snapshot.rows["pupil"][linked[0]])
                reason = f"{pupil.key} is {known_child} here, but {_described(values)} in the file"
                self.problems.append(Problem(pupil.line, "sourcedId", reason))

    def _is_in_vault(self, decision: Decision) -> bool:
        """Whether the child of a contradicted row is in the vault all the same."""
        return decision.why is Why.OTHER_CHILD and len(decision.candidates) > 1

    def _is_by_id(self, index: int) -> bool:
        """Whether an id of the source, and no number, names the other child."""
        hits = self._hits(index, self._reading.pupils[index].key, self._values_of(index))
        return [kind for kind, _ in hits] == [KeyKind.LINK]

    def _contradiction(self, index: int) -> Problem:
        pupil, values = self._reading.pupils[index], self._values_of(index)
        person = self._person(index)
        hits = self._hits(index, pupil.key, values)
        # What the file says is shown before what the program keeps of an earlier one.
        for kind, records in sorted(hits, key=lambda hit: hit[0] is KeyKind.LINK):
            for record in records:
                known = self._snapshot.known(record, person)
                if compare(person, known.person).contradicts:
                    field = _FIELD[kind]
                    number = _plain_key(pupil.key) if kind is KeyKind.LINK else values[field]
                    known_child = _described(self._snapshot.rows["pupil"][record])
                    reason = f"{number} is {known_child} here, but {_described(values)} in the file"
                    return Problem(pupil.line, field, reason)
        return Problem(pupil.line, "", Why.OTHER_CHILD)

    def _separate_rows(self, decisions: list[Decision], alike: RowsAlike) -> None:
        """One child is one row: what else was taken for it becomes a question."""
        several = repeated(decision.record for decision in decisions if decision.record)
        rows: dict[str, list[int]] = defaultdict(list)
        for index, decision in enumerate(decisions):
            if decision.record in several and not self._reading.pupils[index].only_known:
                rows[decision.record].append(index)
        for record, indexes in rows.items():
            if len(indexes) > 1:
                kept = self._rows_of_record(record, indexes, decisions)
                for index in indexes:
                    if index not in kept:
                        decisions[index] = Decision(Outcome.QUESTION, "", Why.TWICE, (record,))
        self._separate_new(decisions, alike)

    def _separate_new(self, decisions: list[Decision], alike: RowsAlike) -> None:
        """Nobody has one name and one birth date with another; nor, where nothing else is known,
        one name and one class."""
        seen: dict[object, int] = {}
        for index in alike.by_name:
            decision = decisions[index]
            pupil, values = self._reading.pupils[index], self._values_of(index)
            has_number = bool(values.get("upn") or values.get("admission_no"))
            if decision is not NEW or pupil.only_known or pupil.is_gone:
                continue
            if has_number and not values.get("born"):
                continue
            names = (fold(str(values.get(n) or "")) for n in LEGAL_NAMES)
            person = (*names, values.get("born") or self._person(index).classes)
            if person in seen:
                decisions[index] = Decision(Outcome.QUESTION, "", Why.REPEATED)
                self._beside[index] = seen[person]
            seen.setdefault(person, index)

    def _separate_numbers(self, decisions: list[Decision], alike: RowsAlike) -> None:
        """One number is one child's: another row that brings it in is asked about. Who has it here
        already keeps it, else it is the first row's."""
        for name in NUMBERS:
            bringing: list[int] = []
            taken: dict[str, int] = {}
            for index in alike.by_number[name]:
                decision, pupil = decisions[index], self._reading.pupils[index]
                number = folded_number(str(dict(pupil.values).get(name) or ""))
                if not number or pupil.is_gone or decision.outcome is Outcome.QUESTION:
                    continue
                stored_number = (
                    self._snapshot.rows["pupil"][decision.record][name] if decision.record else ""
                )
                if stored_number and folded_number(stored_number) == number:
                    taken[number] = index
                else:
                    bringing.append(index)
            for index in bringing:
                number = folded_number(str(self._values_of(index)[name]))
                if number in taken:
                    record = decisions[index].record
                    candidates = (record,) if record else ()
                    decisions[index] = Decision(Outcome.QUESTION, "", Why.ONE_NUMBER, candidates)
                    self._beside[index] = taken[number]
                taken.setdefault(number, index)

    def _rows_of_record(
        self, record: str, indexes: list[int], decisions: list[Decision]
    ) -> list[int]:
        """Whose the record is: the rows that an earlier import or an answer linked to it, else the
        one with its number, else the one with its class; none where that is not one row."""
        keys = [self._reading.pupils[index].key for index in indexes]
        linked = [p for p, key in zip(indexes, keys, strict=True) if self._is_linked(key, record)]
        keyed = [index for index in indexes if decisions[index].outcome is Outcome.SAME]
        if linked or keyed:
            return linked or keyed[:1]
        school_classes = self._snapshot.known(record).person.classes
        in_its_class = [index for index in indexes if self._person(index).classes & school_classes]
        return in_its_class if len(in_its_class) == 1 else []

    def _is_linked(self, key: str, record: str) -> bool:
        return bool(key) and self._snapshot.linked("pupil", key) == record

    def _settle(self, index: int, decision: Decision) -> Match:
        pupil, values = self._reading.pupils[index], self._values_of(index)
        if decision.outcome is not Outcome.QUESTION:
            notice = ""
            if decision.outcome is Outcome.BY_NAME:
                row = self._snapshot.rows["pupil"][decision.record]
                has_date = values.get("born") and values["born"] == row["born"]
                by = "name and birth date" if has_date else "the name alone"
                notice = f"was taken by {by} for {_described(row)}"
            return Match(decision.record or None, notice=notice)
        school_classes = self._classes.get(pupil.key, ())
        incoming = pupil_candidate("", values, school_classes, self._contacts.get(pupil.key, ()))
        return self._book.ask(
            "pupil",
            pupil.key,
            pupil.line,
            self._why(index, decision),
            incoming,
            values,
            decision.candidates,
        )

    def _why(self, index: int, decision: Decision) -> str:
        """With the other row where it is one of the file that is meant."""
        other = self._beside.get(index)
        if other is None:
            return decision.why
        line = self._reading.pupils[other].line
        return f"{decision.why} Row {line} is {_described(self._values_of(other))}"


def _is_plainly(values: Values, row: Values) -> bool:
    """Letter for letter the same names and the same birth date, as in most rows of most files."""
    return bool(values.get("born")) and all(
        (values.get(name) or "") == (row[name] or "") for name in (*LEGAL_NAMES, "born")
    )


def _plain_key(key: str) -> str:
    """A list's rows are known by 'upn:…', 'admission_no:…' or 'name:…'; a source's by its ids."""
    prefix, _, rest = key.partition(":")
    return rest if rest and prefix in (*NUMBERS, "name") else key


def _described(row: Values) -> str:
    born = row.get("born")
    return f"{name_of(row)}, born {born}" if born else name_of(row)
