"""Who a member of staff and which a class of a file is: an id alone decides neither."""

from collections import defaultdict
from functools import cached_property
from typing import Any

from vault.domain.english.wording import worded
from vault.domain.identity.comparing import Person, compare, is_namesake
from vault.domain.identity.folding import fold
from vault.domain.identity.questions import Candidate
from vault.domain.ids import RecordId
from vault.domain.incoming import IncomingClass, IncomingStaff, Reading
from vault.store.roll.roll_questions import Match, QuestionBook, name_of
from vault.store.roll.roll_records import FileRecords
from vault.store.roll.roll_snapshot import Snapshot

_OTHER_PERSON = "this id belongs to another member of staff here"
_OTHER_SCHOOLS = "a class of this name came with another school's file: one class, or two?"
_OTHER_CLASS = "this id belongs to another class here, with other pupils"
Values = dict[str, Any]


class StaffMatcher:
    """By the source's id when the name fits, else by the name when only one has it."""

    def __init__(self, reading: Reading, snapshot: Snapshot, book: QuestionBook) -> None:
        self._snapshot, self._book = snapshot, book
        self._by_name: dict[tuple[str, str], list[str]] = defaultdict(list)
        if reading.staff:
            for record, row in snapshot.rows["staff"].items():
                self._by_name[fold(row["given"]), fold(row["family"])].append(record)
        self._taken: set[str] = set()

    def match(self, person: IncomingStaff, values: Values) -> Match:
        """A person is asked where both names differ and nothing else ties the two together."""
        proposed = self._snapshot.proposed("staff", person.key)
        if proposed is None:
            match = Match(self._namesake(values))
        elif _is_same_person(values, self._snapshot.rows["staff"][proposed[0]]):
            match = Match(proposed[0])
        elif proposed[1]:
            # Another school's id says nothing about this one's.
            match = Match(self._namesake(values))
        else:
            code = str(values.get("code") or "")
            incoming = Candidate(RecordId(""), name_of(values), number=code)
            match = self._book.ask(
                "staff",
                person.key,
                person.line,
                worded(_OTHER_PERSON),
                incoming,
                values,
                (proposed[0],),
            )
        if match.record in self._taken:
            match = Match(None)
        if match.record:
            self._taken.add(match.record)
        return match

    def _namesake(self, values: Values) -> str | None:
        names = fold(str(values.get("given", ""))), fold(str(values.get("family", "")))
        namesakes = self._by_name.get(names, [])
        if len(namesakes) != 1:
            return None
        row = self._snapshot.rows["staff"][namesakes[0]]
        clash = any(
            values.get(n) and row[n] and fold(str(values[n])) != fold(row[n])
            for n in ("code", "email")
        )
        return None if clash else namesakes[0]


class ClassMatcher:
    """By the source's id when the name or the pupils fit, else by the name."""

    def __init__(
        self,
        reading: Reading,
        snapshot: Snapshot,
        book: QuestionBook,
        records: FileRecords,
    ) -> None:
        self._snapshot, self._book = snapshot, book
        self._reading, self._records = reading, records
        self._incoming: dict[str, set[str]] | None = None
        self._taken: set[str] = set()

    def match(self, school_class: IncomingClass, values: Values) -> Match:
        """A person is asked where neither name, code nor pupils tie the two together."""
        proposed = self._snapshot.proposed("class", school_class.key)
        is_same = proposed is not None and self._is_same(school_class, values, *proposed)
        if proposed is not None and is_same:
            match = Match(proposed[0])
        elif proposed is None or proposed[1]:
            record = self._snapshot.find_class(values)
            if record in self._taken:
                match = Match(None)
            elif record in self._of_others:
                match = self._ask(school_class, values, _OTHER_SCHOOLS, record)
            else:
                match = Match(record)
        else:
            match = self._ask(school_class, values, worded(_OTHER_CLASS), proposed[0])
        if match.record:
            self._taken.add(match.record)
        return match

    def _ask(self, school_class: IncomingClass, values: Values, why: str, record: str) -> Match:
        name, code = str(values.get("name", "")), str(values.get("code") or "")
        incoming = Candidate(RecordId(""), name, number=code)
        return self._book.ask(
            "class", school_class.key, school_class.line, why, incoming, values, (record,)
        )

    @cached_property
    def _of_others(self) -> frozenset[str]:
        """Classes that came with another school's file, and with none of this one's."""
        ours = {r for (kind, _), r in self._snapshot.links.items() if kind == "class"}
        return self._other_schools - ours

    @cached_property
    def _other_schools(self) -> frozenset[str]:
        links = self._snapshot.strangers.items()
        return frozenset(record for (kind, _), (record, _) in links if kind == "class")

    def is_shared(self, record: str | None) -> bool:
        """Whether another school's file brings the class in as well: then each school's year would
        take the place of the other's."""
        return record in self._other_schools

    def _is_same(
        self, school_class: IncomingClass, values: Values, record: str, school: str
    ) -> bool:
        """Of another school only by its pupils: names and ids of classes are the same in many."""
        row = self._snapshot.rows["class"][record]
        name, code = str(values.get("name") or ""), str(values.get("code") or "")
        is_called_so = fold(name) == fold(row["name"])
        if not school and (is_called_so or (code and fold(code) == fold(row["code"] or ""))):
            return True
        members, coming = self._snapshot.members(record), self._pupils_of_file(school_class.key)
        if not members:
            return not school  # an empty class of one's own mixes up nobody
        # A class that goes up a year takes its pupils with it.
        return bool(coming) and 2 * len(members & coming) >= len(coming)

    def _pupils_of_file(self, key: str) -> set[str]:
        if self._incoming is None:
            self._incoming = defaultdict(set)
            for enrolment in self._reading.enrolments:
                if not enrolment.is_staff and not enrolment.is_gone:
                    pupil = self._records.find("pupil", enrolment.person)
                    if pupil is not None:
                        self._incoming[enrolment.class_key].add(pupil)
        return self._incoming.get(key, set())


def _is_same_person(values: Values, row: Values) -> bool:
    fit = compare(_person(values), _person(row))
    ties = any(
        values.get(n) and fold(str(values[n])) == fold(row[n] or "") for n in ("email", "code")
    )
    return not fit.contradicts or ties


def _person(values: Values) -> Person:
    given, family = str(values.get("given") or ""), str(values.get("family") or "")
    return Person((given,) if given else (), (family,) if family else ())


def is_same_name(values: Values, row: Values) -> bool:
    """Whether a contact or a member of staff has the same names, but for how they are spelt."""
    return is_namesake(_person(values), _person(row))


def shares_a_name(values: Values, row: Values) -> tuple[bool | None, bool | None]:
    """For the given and the family name whether they agree; None where one is not known."""
    fit = compare(_person(values), _person(row))
    return fit.given, fit.family
