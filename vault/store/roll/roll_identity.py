"""Who each pupil of a file is in the vault, decided for the whole file before anything is planned.

What single rows cannot show is found here: that a file is another school's or its number column
slipped, and that two rows were taken for one child."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from vault.domain.identity.comparing import Person, compare, person_of
from vault.domain.identity.folding import NUMBERS, fold, folded_number
from vault.domain.identity.outcome import NEW, Decision, KeyKind, Outcome, Why, decide
from vault.domain.identity.questions import Candidate
from vault.domain.ids import RecordId
from vault.domain.incoming import Problem, Reading
from vault.store.roll.roll_questions import SKIPPED, Match, QuestionBook, name_of, number_of
from vault.store.roll.roll_snapshot import Snapshot, names_of

_MOST = 3
"""So many contradictions are questions; more, or more than one row in ten, stop the file."""
_SHARE = 10
_SHOWN = 5
_SLIPPED = "the number column seems to have slipped"
_OTHER_SCHOOL = "this file is of another school"
_FIELD = {KeyKind.LINK: "sourcedId", KeyKind.UPN: "upn", KeyKind.ADMISSION: "admission_no"}
Values = dict[str, Any]
Hits = list[tuple[KeyKind, list[str]]]


class PupilMatcher:
    """`match` answers for every pupil of the reading, in its order."""

    def __init__(self, reading: Reading, have: Snapshot, book: QuestionBook) -> None:
        self._reading, self._have, self._book = reading, have, book
        self._values = [dict(pupil.values) for pupil in reading.pupils]
        self._schools: dict[int, str] = {}
        """Rows whose id is known from another school, and from which."""
        self._beside: dict[int, int] = {}
        """Rows that are asked about because of another row of the file."""
        self.problems: list[Problem] = []
        self.stopped = ""

    def match(self) -> list[Match]:
        """Nobody at all once the file is `stopped`."""
        if not self._have.rows["pupil"]:
            decisions = [NEW] * len(self._values)
        else:
            decisions = [self._decide(place) for place in range(len(self._values))]
            self._check_whole(decisions)
        if self.stopped:
            return [SKIPPED] * len(decisions)
        self._part_rows(decisions)
        self._part_numbers(decisions)
        for place, found in enumerate(decisions):
            if found.record:
                self._book.take("pupil", found.record, self._reading.pupils[place].line)
        return [self._settle(place, found) for place, found in enumerate(decisions)]

    def _decide(self, place: int) -> Decision:
        pupil, values = self._reading.pupils[place], self._values[place]
        if pupil.only_known:
            return self._decide_unnamed(values, self._have.linked("pupil", pupil.key))
        hits = self._hits(place, pupil.key, values)
        records = {record for _, some in hits for record in some}
        if len(records) == 1 and _is_plainly(values, self._have.rows["pupil"][min(records)]):
            return Decision(Outcome.SAME, min(records))
        person = self._person(place)
        keyed = [(kind, [self._have.known(r, person) for r in some]) for kind, some in hits]
        named = [self._have.known(record) for record in self._have.named(person)]
        elsewhere = frozenset(self._elsewhere(place, records))
        found = decide(person, keyed, named, elsewhere, lambda: self._have.nearly_named(person))
        if pupil.is_gone and found.outcome is Outcome.TOLD:
            return Decision(Outcome.QUESTION, "", Why.GONE_BY_NAME, (found.record,))
        return found

    def _hits(self, place: int, key: str, values: Values) -> Hits:
        found: Hits = []
        linked = self._have.proposed("pupil", key) if key else None
        if linked is not None:
            found.append((KeyKind.LINK, [linked[0]]))
            if linked[1]:
                self._schools[place] = linked[1]
        for kind, index, name in (
            (KeyKind.UPN, self._have.by_upn, "upn"),
            (KeyKind.ADMISSION, self._have.by_admission, "admission_no"),
        ):
            number = values.get(name)
            some = index.get(folded_number(str(number))) if number else None
            if some:
                found.append((kind, some))
        return found

    def _decide_unnamed(self, values: Values, record: str | None) -> Decision:
        """Facts that come without a name: nothing may speak against the id."""
        if record is None:
            return NEW
        born = self._have.rows["pupil"][record]["born"]
        if born and values.get("born") and born != values["born"]:
            return Decision(Outcome.QUESTION, "", Why.UNSURE, (record,))
        return Decision(Outcome.SAME, record)

    def _person(self, place: int) -> Person:
        school_classes = self._classes.get(self._reading.pupils[place].key, ())
        return person_of(self._values[place], frozenset(map(fold, school_classes)))

    @cached_property
    def _classes(self) -> dict[str, list[str]]:
        """The names of the classes that the file puts a pupil in."""
        names = {
            school_class.key: dict(school_class.values).get("name", "")
            for school_class in self._reading.classes
        }
        found: dict[str, list[str]] = defaultdict(list)
        for one in self._reading.enrolments:
            if not one.is_staff and not one.is_gone and names.get(one.class_key):
                found[one.person].append(names[one.class_key])
        return found

    @cached_property
    def _places(self) -> dict[tuple[str, str], list[int]]:
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, values in enumerate(self._values):
            for key in names_of(person_of(values)):
                found[key].append(place)
        return found

    def _elsewhere(self, place: int, records: set[str]) -> Iterator[str]:
        """Who stands in another row of the file by the name that they have here."""
        for record in records:
            person = self._have.known(record).person
            for key in names_of(person):
                for other in self._places.get(key, ()):
                    born = self._values[other].get("born")
                    if other != place and (not born or not person.born or born == person.born):
                        yield record

    def _check_whole(self, decisions: list[Decision]) -> None:
        against = [place for place, found in enumerate(decisions) if found.contradicts]
        foreign = [place for place in sorted(self._schools) if self._differs(place, decisions)]
        if len(foreign) > _MOST or 2 * len(foreign) >= len(decisions) > 0:
            self._stop_for_other_school(foreign, len(decisions))
            return
        for place in foreign:
            found = decisions[place]
            if found.outcome is not Outcome.QUESTION and found.record:
                decisions[place] = Decision(Outcome.QUESTION, "", Why.OTHER_SCHOOL, (found.record,))
        if len(against) > _MOST or (len(against) > 1 and len(against) * _SHARE > len(decisions)):
            has_slipped = 2 * sum(1 for p in against if self._is_here(decisions[p])) >= len(against)
            is_list = not any(self._is_by_id(place) for place in against)
            self.stopped = _SLIPPED if has_slipped and is_list else _OTHER_SCHOOL
        if self.stopped:
            counted = f"in {len(against)} of {len(decisions)} rows the number or id belongs to"
            self.stopped += f"; {counted} another child here"
            for place in against[:_SHOWN]:
                self.problems.append(self._contradiction(place))

    def _differs(self, place: int, decisions: list[Decision]) -> bool:
        """Whether an id of another school is not plainly the same child there: a school may have
        been named anew, and a number or a birth date that is another one is another child's. Who
        was found by something else needs no id."""
        values = self._values[place]
        linked = self._have.proposed("pupil", self._reading.pupils[place].key)
        if linked is None or decisions[place].record not in ("", linked[0]):
            return False
        row = self._have.rows["pupil"][linked[0]]
        return any(
            values.get(name) and row.get(name) and fold(str(values[name])) != fold(str(row[name]))
            for name in ("legal_given", "legal_family", "born", "upn", "admission_no")
        )

    def _stop_for_other_school(self, foreign: list[int], rows: int) -> None:
        """The same ids under another school's name are other children, whatever their names."""
        names = ", ".join(sorted({self._schools[place] for place in foreign}))
        here = f"{self._reading.school}; earlier files were of {names}"
        known = f"{len(foreign)} of {rows} ids in it are known from there"
        self.stopped = f"{_OTHER_SCHOOL}: {here}; {known}"
        for place in foreign[:_SHOWN]:
            pupil, values = self._reading.pupils[place], self._values[place]
            linked = self._have.proposed("pupil", pupil.key)
            if linked is not None:
                here = _described(self._have.rows["pupil"][linked[0]])
                said = f"{pupil.key} is {here} here, but {_described(values)} in the file"
                self.problems.append(Problem(pupil.line, "sourcedId", said))

    def _is_here(self, found: Decision) -> bool:
        """Whether the child of a contradicted row is in the vault all the same."""
        return found.why is Why.OTHER_CHILD and len(found.candidates) > 1

    def _is_by_id(self, place: int) -> bool:
        """Whether an id of the source, and no number, names the other child."""
        hits = self._hits(place, self._reading.pupils[place].key, self._values[place])
        return [kind for kind, _ in hits] == [KeyKind.LINK]

    def _contradiction(self, place: int) -> Problem:
        pupil, values = self._reading.pupils[place], self._values[place]
        person = self._person(place)
        hits = self._hits(place, pupil.key, values)
        # What the file says is shown before what the program keeps of an earlier one.
        for kind, records in sorted(hits, key=lambda hit: hit[0] is KeyKind.LINK):
            for record in records:
                known = self._have.known(record, person)
                if compare(person, known.person).contradicts:
                    field = _FIELD[kind]
                    number = _plain_key(pupil.key) if kind is KeyKind.LINK else values[field]
                    here = _described(self._have.rows["pupil"][record])
                    said = f"{number} is {here} here, but {_described(values)} in the file"
                    return Problem(pupil.line, field, said)
        return Problem(pupil.line, "", Why.OTHER_CHILD)

    def _part_rows(self, decisions: list[Decision]) -> None:
        """One child is one row: what else was taken for it becomes a question."""
        rows: dict[str, list[int]] = defaultdict(list)
        for place, found in enumerate(decisions):
            if found.record and not self._reading.pupils[place].only_known:
                rows[found.record].append(place)
        for record, places in rows.items():
            if len(places) > 1:
                kept = self._rightful(record, places, decisions)
                for place in places:
                    if place not in kept:
                        decisions[place] = Decision(Outcome.QUESTION, "", Why.TWICE, (record,))
        self._part_new(decisions)

    def _part_new(self, decisions: list[Decision]) -> None:
        """Nobody has one name and one birth date with another; nor, where nothing else is known,
        one name and one class."""
        seen: dict[object, int] = {}
        for place, found in enumerate(decisions):
            pupil, values = self._reading.pupils[place], self._values[place]
            has_number = bool(values.get("upn") or values.get("admission_no"))
            if found is not NEW or pupil.only_known or pupil.is_gone:
                continue
            if has_number and not values.get("born"):
                continue
            names = (fold(str(values.get(n) or "")) for n in ("legal_given", "legal_family"))
            person = (*names, values.get("born") or self._person(place).classes)
            if person in seen:
                decisions[place] = Decision(Outcome.QUESTION, "", Why.REPEATED)
                self._beside[place] = seen[person]
            seen.setdefault(person, place)

    def _part_numbers(self, decisions: list[Decision]) -> None:
        """One number is one child's: another row that brings it in is asked about. Who has it here
        already keeps it, else it is the first row's."""
        for name in NUMBERS:
            bringing: list[int] = []
            taken: dict[str, int] = {}
            for place, found in enumerate(decisions):
                pupil = self._reading.pupils[place]
                number = folded_number(str(self._values[place].get(name) or ""))
                if not number or pupil.is_gone or found.outcome is Outcome.QUESTION:
                    continue
                here = self._have.rows["pupil"][found.record][name] if found.record else ""
                if here and folded_number(here) == number:
                    taken[number] = place
                else:
                    bringing.append(place)
            for place in bringing:
                number = folded_number(str(self._values[place][name]))
                if number in taken:
                    record = decisions[place].record
                    candidates = (record,) if record else ()
                    decisions[place] = Decision(Outcome.QUESTION, "", Why.ONE_NUMBER, candidates)
                    self._beside[place] = taken[number]
                taken.setdefault(number, place)

    def _rightful(self, record: str, places: list[int], decisions: list[Decision]) -> list[int]:
        """Whose the record is: the rows that an earlier import or an answer linked to it, else the
        one with its number, else the one with its class; none where that is not one row."""
        keys = [self._reading.pupils[place].key for place in places]
        linked = [p for p, key in zip(places, keys, strict=True) if self._is_linked(key, record)]
        keyed = [place for place in places if decisions[place].outcome is Outcome.SAME]
        if linked or keyed:
            return linked or keyed[:1]
        school_classes = self._have.known(record).person.classes
        here = [place for place in places if self._person(place).classes & school_classes]
        return here if len(here) == 1 else []

    def _is_linked(self, key: str, record: str) -> bool:
        return bool(key) and self._have.linked("pupil", key) == record

    def _settle(self, place: int, found: Decision) -> Match:
        pupil, values = self._reading.pupils[place], self._values[place]
        if found.outcome is not Outcome.QUESTION:
            told = ""
            if found.outcome is Outcome.TOLD:
                row = self._have.rows["pupil"][found.record]
                has_date = values.get("born") and values["born"] == row["born"]
                by = "name and birth date" if has_date else "the name alone"
                told = f"was taken by {by} for {_described(row)}"
            return Match(found.record or None, told=told)
        name = name_of(values)
        school_classes = ", ".join(self._classes.get(pupil.key, ()))
        born = str(values.get("born") or "")
        incoming = Candidate(RecordId(""), name, born, school_classes, number_of(values))
        return self._book.ask(
            "pupil",
            pupil.key,
            pupil.line,
            self._why(place, found),
            incoming,
            values,
            found.candidates,
        )

    def _why(self, place: int, found: Decision) -> str:
        """With the other row where it is one of the file that is meant."""
        other = self._beside.get(place)
        if other is None:
            return found.why
        line = self._reading.pupils[other].line
        return f"{found.why} Row {line} is {_described(self._values[other])}"


def _is_plainly(values: Values, row: Values) -> bool:
    """Letter for letter the same names and the same birth date, as in most rows of most files."""
    return bool(values.get("born")) and all(
        (values.get(name) or "") == (row[name] or "")
        for name in ("legal_given", "legal_family", "born")
    )


def _plain_key(key: str) -> str:
    """A list's rows are known by 'upn:…', 'admission_no:…' or 'name:…'; a source's by its ids."""
    prefix, _, rest = key.partition(":")
    return rest if rest and prefix in (*NUMBERS, "name") else key


def _described(row: Values) -> str:
    born = row.get("born")
    return f"{name_of(row)}, born {born}" if born else name_of(row)
