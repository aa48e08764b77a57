"""What the vault has of the kinds that an import may touch, read once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from vault.domain.catalogue.all_tables import words_of
from vault.domain.identity.comparing import FAMILY, Person, filled, loose_keys, person_of
from vault.domain.identity.folding import NUMBERS, fold, folded_number, spellings
from vault.domain.identity.outcome import Known
from vault.domain.packed import Packed
from vault.domain.people import called_of
from vault.domain.tables import COLUMNS
from vault.store.database.open_enrolments import is_open
from vault.store.database.work import Work
from vault.store.roll.packed_rows import (
    FoundBy,
    Keys,
    PackedEnrolments,
    PackedLinks,
    PackedRows,
    Row,
)
from vault.store.roll.roll_hands import ByHand

COUNTED = ("pupil", "class", "staff", "contact", "characteristic")
UNCOUNTED = ("academic_year", "term")
"""Not counted as records, and yet nothing of theirs changes unseen."""
_MANY = frozenset({"pupil", "contact", "characteristic"})
Link = tuple[str, str, str]
"""Table, record and the source's id."""


@dataclass
class Snapshot:
    """Rows by table and id, with the indexes by which incoming records find them. Ids of a source
    are one school's: `links` are this school's, `strangers` another's of the same source, with its
    name behind the record."""

    hands: ByHand
    source: str = ""
    today: str = field(default_factory=lambda: date.today().isoformat())
    rows: dict[str, Mapping[str, Row]] = field(default_factory=dict)
    links: Mapping[tuple[str, str], str] = field(default_factory=dict)
    strangers: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    others_only: tuple[str, ...] = ()
    """The schools that earlier files of this source were of, when none was of this one."""
    unschooled: set[tuple[str, str]] = field(default_factory=set)
    """Links of older vaults, which did not keep the school."""
    classes_by_name: dict[str, str] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()
    """Kinds of characteristics that the school keeps."""
    enrolments: Mapping[tuple[str, str], tuple[str, str | None]] = field(default_factory=dict)
    teaching: dict[tuple[str, str], str] = field(default_factory=dict)

    def linked(self, table: str, key: str) -> str | None:
        """The record that an earlier import of the same source and school made of this id."""
        record = self.links.get((table, key))
        return record if record in self.rows.get(table, {}) else None

    def proposed(self, table: str, key: str) -> tuple[str, str] | None:
        """The same, or what the id is to another school of the source; with that school's name."""
        record = self.linked(table, key)
        if record is not None:
            return record, ""
        stranger = self.strangers.get((table, key))
        return stranger if stranger and stranger[0] in self.rows[table] else None

    def find_class(self, values: Row) -> str | None:
        """By name, or by the short code that some lists call the class."""
        names = (str(values.get(part) or "").casefold() for part in ("name", "code"))
        return next((self.classes_by_name[n] for n in names if n in self.classes_by_name), None)

    def known(self, record: str, beside: Person | None = None) -> Known:
        """A pupil, to be compared; `beside` somebody whose birth date is no other one by former
        names as well: names change, a birth date does not."""
        row = self.rows["pupil"][record]
        has_past = beside is not None and row["born"] in (None, "", beside.born or row["born"])
        past = self.hands.former_names(record) if has_past else {}
        school_classes = frozenset(fold(name) for name in self.class_names(record))
        return Known(record, person_of(row, school_classes, past), bool(row["left_on"]))

    def class_names(self, pupil: str) -> list[str]:
        """Of the classes that the pupil is in today."""
        school_classes = self.rows["class"]
        return [
            str(school_classes[r]["name"])
            for r, _ in self.open_classes(pupil)
            if r in school_classes
        ]

    def open_classes(self, pupil: str) -> list[tuple[str, str]]:
        """(class, enrolment) of those that the pupil is in today."""
        if isinstance(self.enrolments, PackedEnrolments):
            every = self.enrolments.of_pupil(pupil)
        else:
            every = [(c, e, ends) for (p, c), (e, ends) in self.enrolments.items() if p == pupil]
        return [(c, e) for c, e, ends in every if is_open(ends, self.today)]

    def contacts_of(self, pupil: str) -> list[Row]:
        """In any order."""
        return [row for _, row in self._contacts.get(pupil)]

    def contact_ids(self, pupil: str) -> list[tuple[str, Row]]:
        """With their ids."""
        return self._contacts.get(pupil)

    def numbered(self, name: str, number: str) -> list[str]:
        """Pupils whose number of this kind ('upn', 'admission_no') folds to this one."""
        return self._by_number[name].ids(number) if number else []

    def members(self, school_class: str) -> set[str]:
        """Who is in the class today."""
        return self._members.get(school_class, set())

    def named(self, person: Person) -> list[str]:
        """Pupils who bear these names, or the family name and the birth date."""
        records: dict[str, None] = {}
        for key in names_of(person):
            records.update(dict.fromkeys(self._by_name.ids(key)))
        for family in person.family if person.born else ():
            records.update(dict.fromkeys(self._by_birth.ids((fold(family), person.born))))
        return list(records)

    def nearly_named(self, person: Person) -> list[Known]:
        """Pupils whose names agree loosely with these, by former ones as well."""
        records = {record: None for key in loose_keys(person) for record in self._loosely.ids(key)}
        return [self.known(record, person) for record in records]

    @cached_property
    def _by_number(self) -> dict[str, FoundBy]:
        return {name: FoundBy(self.rows["pupil"], _number_of(name)) for name in NUMBERS}

    @cached_property
    def _loosely(self) -> FoundBy:
        return FoundBy(self.rows["pupil"], self._loose_keys)

    def _loose_keys(self, row: Row) -> frozenset[tuple[str, str]]:
        record = row["id"]
        past = self.hands.former_names(record) if record in self.hands.renamed else {}
        return loose_keys(person_of(row, past=past))

    @cached_property
    def _by_name(self) -> FoundBy:
        return FoundBy(self.rows["pupil"], lambda row: names_of(person_of(row)))

    @cached_property
    def _by_birth(self) -> FoundBy:
        return FoundBy(self.rows["pupil"], _births_of)

    @cached_property
    def _contacts(self) -> FoundBy:
        return FoundBy(self.rows["contact"], lambda row: (row["pupil_id"],))

    @cached_property
    def _members(self) -> dict[str, set[str]]:
        by_class: dict[str, set[str]] = defaultdict(set)
        for pupil, school_class in self._open():
            by_class[school_class].add(pupil)
        return by_class

    def _open(self) -> Iterator[tuple[str, str]]:
        return (p for p, (_, ends) in self.enrolments.items() if is_open(ends, self.today))


def take_snapshot(work: Work, source: str, school: str = "") -> Snapshot:
    """Everything in sight; an import needs the whole school anyhow."""
    snapshot = Snapshot(ByHand(work))
    for table in (*UNCOUNTED, *COUNTED):
        rows = work.each_dict(f"SELECT {', '.join(('id', *COLUMNS[table]))} FROM {table}")
        snapshot.rows[table] = PackedRows(rows) if table in _MANY else {r["id"]: r for r in rows}
    _take_links(snapshot, work, source, school)
    snapshot.kept = frozenset(work.select_column("SELECT kind FROM characteristic_use"))
    snapshot.classes_by_name = _by_name_and_code(snapshot.rows["class"])
    snapshot.enrolments = PackedEnrolments(
        work.each_dict("SELECT id, pupil_id, class_id, ends FROM enrolment")
    )
    for teaching in work.select("SELECT id, staff_id, class_id FROM teaching"):
        snapshot.teaching[teaching.staff_id, teaching.class_id] = teaching.id
    return snapshot


def _take_links(snapshot: Snapshot, work: Work, source: str, school: str) -> None:
    """A file that does not name its school is of the one school that the source has here; links
    of older vaults name none, and are everybody's."""
    by_school: dict[str, Packed[Link]] = defaultdict(lambda: Packed(tuple, tuple, at_once=16))
    head = f"{source}|"
    for link in work.each_dict(
        "SELECT kind, record, sourced, source FROM external_id"
        " WHERE source = ? OR substr(source, 1, ?) = ?",
        (source, len(head), head),
    ):
        where = link["source"].removeprefix(source).removeprefix("|")
        by_school[where].append((link["kind"], link["record"], link["sourced"]))
    named = [other_school for other_school in by_school if other_school]
    if not school and len(named) == 1:
        school = named[0]
    snapshot.source = f"{source}|{school}" if school else source
    if school not in by_school:
        snapshot.others_only = tuple(sorted(named))
    more: dict[tuple[str, str], str] = {}
    own: Packed[Link] = by_school.pop(school, Packed(tuple, tuple))
    snapshot.links = PackedLinks(own, more)
    snapshot.strangers = {
        (kind, key): (record, other_school)
        for other_school in named
        if other_school != school
        for kind, record, key in by_school[other_school]
    }
    for kind, record, key in by_school.get("", ()):
        if (
            snapshot.strangers.get((kind, key), ("",))[0] != record
            and (kind, key) not in snapshot.links
        ):
            more[kind, key] = record
            snapshot.unschooled.add((kind, key))


def _number_of(name: str) -> Keys:
    def keys(row: Row) -> Iterable[str]:
        number = folded_number(row[name]) if row[name] else ""
        return (number,) if number else ()

    return keys


def _births_of(row: Row) -> list[tuple[str, str]]:
    return [(fold(name), row["born"]) for name in filled(row, FAMILY)] if row["born"] else []


def _by_name_and_code(school_classes: Mapping[str, Row]) -> dict[str, str]:
    """Without those that have ended: this year's children are not in last year's 4A."""
    by_name: dict[str, str] = {}
    for record, row in school_classes.items():
        if not row["ended"]:
            by_name[row["name"].casefold()] = record
            if row["code"]:
                by_name.setdefault(row["code"].casefold(), record)
    return by_name


def names_of(person: Person) -> list[tuple[str, str]]:
    """Each family name with each given name, in every spelling."""
    given = {s for name in person.given for s in spellings(name)} or {""}
    family = {s for name in person.family for s in spellings(name)} or {""}
    return [(family_name, given_name) for family_name in family for given_name in given]


def label_of(table: str, values: Row) -> str:
    """What a person calls the record: 'Khan, Zoe', 'Amir Khan', '4B'."""
    if table == "pupil":
        return called_of(values).listed
    return words_of(table).name_of(values)
