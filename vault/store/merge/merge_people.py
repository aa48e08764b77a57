"""Who an incoming pupil is here: a key proposes, the name and the birth date confirm.

The keys are the record's own id and those it is known by elsewhere, the UPN, and within one school
the admission number. A record that both vaults share is compared as it would be after the merge:
what was changed here since does not make it another child.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

from vault.crypto.primitives import digest
from vault.domain.identity.comparing import FAMILY, GIVEN, Person, compare, loose_keys, person_of
from vault.domain.identity.folding import NUMBERS, fold, spellings
from vault.domain.identity.outcome import Decision, KeyKind, Known, Outcome, decide
from vault.domain.identity.questions import Candidate, Question
from vault.domain.ids import RecordId
from vault.domain.merge import Outcome as FieldOutcome
from vault.domain.merge import Side, Value
from vault.domain.merge import compare as compare_sides
from vault.domain.people import called_of
from vault.store.database.open_enrolments import open_today
from vault.store.database.work import Work
from vault.store.files.staged import StagedLine
from vault.store.history.sync import Known as KnownFields
from vault.store.merge.received import ReceivedFile
from vault.store.roll.roll_hands import ByHand

_READ = (*GIVEN, *FAMILY, "born", *NUMBERS)
_ASK = b"tuckbox-ask"
_OTHER_THERE = "both vaults share this record, and it is another child there"
_BY_NAME_ALONE = (
    "a child of this name is here, and no birth date or number tells whether it is this one"
)


@dataclass(frozen=True, slots=True)
class PersonMatch:
    """`record` is who it is here, '' for nobody yet; `is_by_name` where name and birth date alone
    tell it. `contradicts` where a key names somebody whom the row clearly is not."""

    record: str = ""
    question: Question | None = None
    is_by_name: bool = False
    contradicts: bool = False


class LocalPeople:
    """The pupils and contacts here that a person in a file may be."""

    def __init__(self, work: Work, *, is_own_school: bool) -> None:
        self._work, self._is_own_school = work, is_own_school
        self._rows_of_file: frozenset[str] | None = None

    def linked(
        self,
        line: StagedLine,
        record: str,
        mine: Mapping[str, Any],
        known: KnownFields,
    ) -> PersonMatch:
        """A record that is here: the same, unless the merge would make it somebody else."""
        after = {**mine}
        for name in _READ:
            if name not in line.values:
                continue
            own = Side(mine.get(name), known.clocks.get(name, {}))
            incoming = Side(line.values[name], line.clocks.get(name, {}))
            if compare_sides(own, incoming) in {FieldOutcome.THEIRS, FieldOutcome.CONFLICT}:
                after[name] = line.values[name]
        current = person_of(mine)
        if not compare(person_of(after), current).contradicts:
            return PersonMatch(record)
        candidates = (self._candidate(line, record, mine),)
        question = _question(line, _OTHER_THERE, candidates, may_be_new=False)
        return PersonMatch("", question, contradicts=True)

    def unlinked(self, line: StagedLine, received: ReceivedFile) -> PersonMatch:
        """A record of the file that no vault ever shared with this one. Who bears the name and the
        birth date of another row of it is not taken for this one."""
        row = person_of(line.values)
        if self._rows_of_file is None:
            self._rows_of_file = frozenset(
                record for other in received.pupils() for record in self._named_in(other.values)
            )
        near = partial(self._nearly, row)
        decision = decide(row, self._keyed(row), self._named(row), self._rows_of_file, near)
        if decision.outcome is Outcome.BY_NAME and not self._has_born(decision, row):
            decision = replace(decision, outcome=Outcome.QUESTION, candidates=(decision.record,))
        if decision.outcome is not Outcome.QUESTION:
            is_by_name = decision.outcome is Outcome.BY_NAME
            return PersonMatch(decision.record, is_by_name=is_by_name)
        candidates = tuple(
            self._candidate(line, record, self._rows[record]) for record in decision.candidates
        )
        question = _question(line, decision.why or _BY_NAME_ALONE, candidates)
        return PersonMatch("", question, contradicts=decision.contradicts)

    def _named_in(self, values: Mapping[str, Value]) -> Iterable[str]:
        """Who has exactly this name and birth date here."""
        row = person_of(values)
        if not row.born:
            return ()
        return [known.record for known in self._named(row) if _is_exactly(row, known.person)]

    def _has_born(self, decision: Decision, row: Person) -> bool:
        return bool(row.born) and self._people[decision.record].born == row.born

    def _keyed(self, row: Person) -> list[tuple[KeyKind, list[Known]]]:
        keyed: list[tuple[KeyKind, list[Known]]] = []
        if row.upn in self._by_upn:
            keyed.append((KeyKind.UPN, self._known(self._by_upn[row.upn])))
        # Another school counts its own children: the same number there is nobody's here.
        if self._is_own_school and row.admission_no in self._by_number:
            keyed.append((KeyKind.ADMISSION, self._known(self._by_number[row.admission_no])))
        return keyed

    def _named(self, row: Person) -> list[Known]:
        records = {
            record: None
            for family in _all(row.family)
            for mark in (*_all(row.given), row.born)
            for record in (self._by_name.get((mark, family), ()) if mark else ())
        }
        return self._known(records)

    def _nearly(self, row: Person) -> list[Known]:
        records = {record: None for key in loose_keys(row) for record in self._loosely.get(key, ())}
        return [Known(record, self._by_all_names[record]) for record in records]

    def _known(self, records: Iterable[str]) -> list[Known]:
        return [Known(record, self._people[record]) for record in records]

    def _candidate(self, line: StagedLine, record: str, values: Mapping[str, Any]) -> Candidate:
        candidate = _described(values, by_upn=bool(line.values.get("upn")))
        return replace(candidate, id=RecordId(record), class_name=self._class_of(record))

    def _class_of(self, record: str) -> str:
        name = self._work.select_value(
            "SELECT c.name FROM enrolment e JOIN class c ON c.id = e.class_id"
            f" WHERE e.pupil_id = ? AND {open_today('e')} AND c.ended IS NULL"
            " ORDER BY c.kind LIMIT 1",
            (record,),
        )
        return str(name or "")

    @cached_property
    def _rows(self) -> dict[str, dict[str, Any]]:
        rows = self._work.select_dicts(f"SELECT {', '.join(('id', *_READ))} FROM pupil")
        return {values["id"]: values for values in rows}

    @cached_property
    def _people(self) -> dict[str, Person]:
        return {record: person_of(values) for record, values in self._rows.items()}

    @cached_property
    def _by_all_names(self) -> dict[str, Person]:
        """By former names as well."""
        hands = ByHand(self._work)
        return {
            record: person_of(self._rows[record], past=hands.former_names(record))
            if record in hands.renamed
            else person
            for record, person in self._people.items()
        }

    @cached_property
    def _loosely(self) -> dict[tuple[str, str], list[str]]:
        by_key: dict[tuple[str, str], list[str]] = defaultdict(list)
        for record, person in self._by_all_names.items():
            for key in loose_keys(person):
                by_key[key].append(record)
        return by_key

    @cached_property
    def _by_upn(self) -> dict[str, list[str]]:
        by_upn: dict[str, list[str]] = defaultdict(list)
        for record, person in self._people.items():
            if person.upn:
                by_upn[person.upn].append(record)
        return by_upn

    @cached_property
    def _by_number(self) -> dict[str, list[str]]:
        by_number: dict[str, list[str]] = defaultdict(list)
        for record, person in self._people.items():
            if person.admission_no:
                by_number[person.admission_no].append(record)
        return by_number

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], list[str]]:
        """By a given name, or the birth date, with a family name."""
        by_name: dict[tuple[str, str], list[str]] = defaultdict(list)
        for record, person in self._people.items():
            for family in _all(person.family):
                for mark in {*_all(person.given), person.born} - {""}:
                    by_name[mark, family].append(record)
        return by_name


def _question(
    line: StagedLine, why: str, candidates: tuple[Candidate, ...], *, may_be_new: bool = True
) -> Question:
    incoming = _described(line.values, by_upn=bool(line.values.get("upn")))
    asked = "|".join(
        (
            line.record,
            repr(incoming),
            *(repr(candidate) for candidate in candidates),
            str(may_be_new),
        )
    )
    number = digest(asked.encode(), context=_ASK).hex()[:16]
    return Question(number, 0, str(why), incoming, candidates, may_be_new=may_be_new)


def _described(values: Mapping[str, Any], *, by_upn: bool) -> Candidate:
    """By the names that the child is called by, and one kind of number on both sides."""

    def text_of(name: str) -> str:
        return str(values.get(name) or "")

    return Candidate(
        RecordId(""),
        called_of(values).known_as,
        text_of("born"),
        number=text_of("upn" if by_upn else "admission_no"),
    )


def _all(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(spellings, names))


def _is_exactly(row: Person, other: Person) -> bool:
    return row.born == other.born and bool({*map(fold, row.given)} & {*map(fold, other.given)})
