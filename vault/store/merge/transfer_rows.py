"""Rows that go into a sealed file: those of a selection, as far as the sender's role sees them."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from vault.domain.access import READ_RIGHTS, SCOPED_ROLES, Compartment
from vault.domain.catalogue.all_tables import CATALOGUE, PICTURES
from vault.domain.catalogue.shape import About
from vault.domain.data_kinds import DataKind
from vault.domain.english.counted import counted
from vault.domain.english.wording import worded
from vault.domain.ids import PhotoId, PupilId, RecordId
from vault.domain.matrix import may
from vault.domain.merge import Clock, pack_clocks
from vault.domain.people import OUTSIDE_PURPOSES, allows
from vault.domain.pupil_values import clean_text
from vault.domain.sealed import SealedRecord
from vault.domain.sender_rights import SenderRights
from vault.domain.tables import CLASS_COLUMN
from vault.domain.transfer import (
    SEALED_KINDS,
    SEALED_TABLES,
    TABLES,
    Selection,
    SendCounts,
    fields_of,
)
from vault.errors import InvalidValueError, NotFoundError
from vault.store.context import Context
from vault.store.database.open_enrolments import open_today
from vault.store.database.rows import Row, values_of
from vault.store.history.sync import Known, Sync, Tombstone
from vault.store.merge.leaving import leaving
from vault.store.school.sealed import Sealed

_AT_ONCE = 400
_MOST_NAMED, _LONGEST_NAME = 12, 80
"""Classes that a file says it is about; of a whole school the list would be longer than a header
may be."""
_COUNTED = tuple(
    (name, table.travels.kind)
    for name, table in CATALOGUE.items()
    if table.travels is not None
    and table.about is About.PUPIL
    and table.travels.kind is not DataKind.NAMES
    and name not in PICTURES
)
"""What is counted row by row, and under which kind: names are counted by pupils, pictures by what
consents allow."""
TOLD = {
    about: frozenset(
        name
        for name, table in CATALOGUE.items()
        if table.about is about and table.travels is not None and table.travels.removals
    )
    for about in About
}
"""By whose the rows are, the tables of which it is told that a row was removed."""
_OF_CLASS = {
    name: [(column, to) for column, to in table.links.items() if to in CLASS_COLUMN]
    for name, table in CATALOGUE.items()
}
"""Links of a table to what is about a class: rows go along only where that does."""


class Outgoing:
    """One selection, worked out once."""

    def __init__(self, context: Context, selection: Selection) -> None:
        self._work, self._selection = context.work, selection
        self._sync, self._sealed = Sync(context), Sealed(context)
        self.classes = self._find_classes()
        found = leaving(
            self._work,
            self._find_pupils(),
            with_restricted=selection.with_restricted,
            is_outside=selection.purpose in OUTSIDE_PURPOSES,
        )
        self.pupils, self.restricted, self.opted_out = (
            found.pupils,
            found.restricted,
            found.opted_out,
        )
        if not self.pupils:
            raise InvalidValueError(field="pupils", reason=self._nobody())
        self._older_photos: list[str] = []
        """Of pupils whose photo goes along: that they are not the current ones is told."""
        self.photos, self.held_back = self._find_photos()

    def counts(self) -> SendCounts:
        """What would be sent, by kind."""
        by_kind = {DataKind.NAMES: len(self.pupils), DataKind.DETAILS: len(self.pupils)}
        for table, kind in _COUNTED:
            named = ("id", *(column for column, _ in _OF_CLASS[table]))
            rows = sum(1 for _ in self._of_pupils(table, named))
            by_kind[kind] = by_kind.get(kind, 0) + rows
        by_kind[DataKind.PHOTOS] = len(self.photos)
        for kind, compartment in SEALED_KINDS.items():
            if may(self._work.profile.role, READ_RIGHTS[compartment]):
                by_kind[kind] = len(self._sealed_of(compartment))
        return SendCounts(
            len(self.pupils),
            by_kind,
            self.held_back,
            self.about(),
            self.restricted,
            self.opted_out,
            frozenset(PhotoId(RecordId(photo)) for photo in self.photos),
            tuple(PupilId(RecordId(pupil)) for pupil in self.pupils),
        )

    def about(self) -> str:
        """'4A, 4B' or '3 pupils': no child's name."""
        if not self._selection.classes:
            many = len(self.pupils)
            return worded("{0} pupils").format(many) if many > 1 else worded("1 pupil")
        names = [
            self._work.select_value("SELECT name FROM class WHERE id = ?", (c,))
            for c in self._selection.classes
        ]
        shown = ", ".join(name[:_LONGEST_NAME] for name in names[:_MOST_NAMED])
        if len(names) > _MOST_NAMED:
            rest = len(names) - _MOST_NAMED
            shown += f" and {counted(rest, 'more class', 'more classes')}"
        more = (
            f" and {counted(len(self._selection.pupils), 'pupil')}"
            if self._selection.pupils
            else ""
        )
        return shown + more

    def lines(self) -> Iterator[dict[str, Any]]:
        """Every record with its clocks, then what was deleted; parents first."""
        columns_of = fields_of(self._selection.kinds)
        for table, columns in columns_of.items():
            if table in SEALED_TABLES:
                yield from self._sealed_lines(table, columns)
                continue
            rows, aliases = self._rows(table, columns), self._aliases(table)
            # A part at a time: of a whole school the rows would fill the memory.
            while batch := list(islice(rows, _AT_ONCE)):
                yield from self._lines_of(table, columns, batch, aliases)
        yield from self._removed(frozenset(columns_of))
        if self._work.profile.role not in SCOPED_ROLES:
            for tombstone in self._sync.deleted_pupils(self._selection.classes):
                yield _tombstone_line(tombstone)

    def _removed(self, tables: frozenset[str]) -> Iterator[dict[str, Any]]:
        """What was deleted, parents first."""
        of_classes, kept_quiet = self._removed_of_classes(tables & TOLD[About.CLASS])
        of_pupils = [
            tombstone
            for tombstone in self._sync.tombstones(self.pupils)
            if tombstone.table in tables & TOLD[About.PUPIL] - {About.PUPIL}
            and tombstone.record not in kept_quiet
        ]
        of_school = self._sync.of_school(tables & TOLD[About.SCHOOL])
        for tombstone in (*of_school, *of_classes, *of_pupils):
            yield _tombstone_line(tombstone)

    def _removed_of_classes(self, tables: frozenset[str]) -> tuple[list[Tombstone], frozenset[str]]:
        """Rows of the classes that the sender could have removed; and ids of what hung on others
        that are gone: alone it would leave an empty list at the other end."""
        rights = SenderRights(self._work.profile.role)
        mine = frozenset(table for table in tables if rights.may_remove(table))
        in_sight = [row.id for row in self._by_ids("class", ("id",), "id", self.classes)]
        told = self._sync.of_classes(mine, in_sight).tombstones
        others = self._sync.of_classes(tables - mine, in_sight)
        return sorted(told, key=lambda one: TABLES.index(one.table)), others.inside

    def _lines_of(
        self,
        table: str,
        columns: tuple[str, ...],
        rows: list[Row],
        aliases: dict[str, list[str]],
    ) -> Iterator[dict[str, Any]]:
        for row, (record, known) in zip(rows, self._sync.known(columns, rows), strict=True):
            yield _line(table, columns, row, known, aliases.get(record, []))

    def _rows(self, table: str, columns: tuple[str, ...]) -> Iterator[Row]:
        named = ("id", "made", *columns)
        if table == "academic_year":
            yield from self._by_ids(table, named, "id", self._years())
        elif CATALOGUE[table].about is About.SCHOOL:
            yield from self._of_school(table, named)
        elif table in CLASS_COLUMN:
            yield from self._by_ids(table, named, CLASS_COLUMN[table], self.classes)
        elif table == "pupil":
            yield from self._by_ids(table, named, "id", self.pupils)
        elif table == "photo":
            yield from self._by_ids(table, named, "id", (*self.photos, *self._older_photos))
        elif table == "enrolment":
            yield from self._enrolments(named)
        else:
            yield from self._of_pupils(table, named)

    def _of_school(self, table: str, named: tuple[str, ...]) -> Iterator[Row]:
        """All of it: what rows about the pupils name, there and later, is the school's own."""
        ids = self._work.select_column(f"SELECT id FROM {table} ORDER BY id")
        yield from self._by_ids(table, named, "id", ids)

    def _enrolments(self, named: tuple[str, ...]) -> Iterator[Row]:
        """Of the chosen classes, ended ones too: who left a class has left it there as well."""
        seen = set()
        chosen_classes = set(self.classes)
        for row in self._by_ids("enrolment", named, "class_id", self._selection.classes):
            seen.add(row.id)
            yield row
        for row in self._by_ids("enrolment", named, "pupil_id", self._selection.pupils):
            if row.id not in seen and row.class_id in chosen_classes:
                yield row

    def _of_pupils(self, table: str, named: tuple[str, ...]) -> Iterator[Row]:
        links = [
            (column, frozenset(self._of_classes(to)))
            for column, to in _OF_CLASS[table]
            if column in named
        ]
        rows = self._by_ids(table, named, "pupil_id", self.pupils)
        if not links:
            yield from rows
            return
        for row in rows:
            if all(getattr(row, column) in ids for column, ids in links):
                yield row

    def _of_classes(self, table: str) -> Iterator[str]:
        """Ids of the table's rows that are about one of the chosen classes."""
        for row in self._by_ids(table, ("id",), CLASS_COLUMN[table], self.classes):
            yield row.id

    def _by_ids(self, table: str, named: tuple[str, ...], column: str, ids: Any) -> Iterator[Row]:
        source = iter(ids)
        while batch := list(islice(source, _AT_ONCE)):
            marks = ", ".join("?" * len(batch))
            yield from self._work.select(
                f"SELECT {', '.join(named)} FROM {table} WHERE {column} IN ({marks}) ORDER BY id",
                batch,
            )

    def _aliases(self, table: str) -> dict[str, list[str]]:
        """Ids that other vaults know records by; only the office sees them."""
        by_record: dict[str, list[str]] = {}
        with self._sync.inside() as token:
            rows = self._work.select(
                f"{token} SELECT record, sourced FROM main.external_id"
                " WHERE source = 'tuckbox' AND kind = ?",
                (table,),
            )
        for row in rows:
            by_record.setdefault(row.record, []).append(row.sourced)
        return by_record

    def _find_classes(self) -> tuple[str, ...]:
        """The chosen ones, and for chosen pupils those they are in now."""
        for school_class in self._selection.classes:
            if self._work.select_value("SELECT 1 FROM class WHERE id = ?", (school_class,)) is None:
                raise NotFoundError
        classes = dict.fromkeys(str(school_class) for school_class in self._selection.classes)
        for pupil in self._selection.pupils:
            sql = f"SELECT class_id FROM enrolment WHERE pupil_id = ? AND {open_today()}"
            classes.update(dict.fromkeys(self._work.select_column(sql, (pupil,))))
        return tuple(classes)

    def _find_pupils(self) -> tuple[str, ...]:
        pupils: dict[str, None] = {}
        for school_class in self._selection.classes:
            members = self._work.select_column(
                "SELECT e.pupil_id FROM enrolment e JOIN pupil p ON p.id = e.pupil_id"
                f" WHERE e.class_id = ? AND {open_today('e')}",
                (school_class,),
            )
            pupils.update(dict.fromkeys(members))
        for pupil in self._selection.pupils:
            if self._work.select_value("SELECT 1 FROM pupil WHERE id = ?", (pupil,)) is None:
                raise NotFoundError
            pupils[pupil] = None
        return tuple(pupils)

    def _nobody(self) -> str:
        if self.restricted:
            return "the processing of everybody in what was chosen is restricted"
        if self.opted_out:
            return "everybody in what was chosen opted out of lists for people outside"
        return "there is nobody in what was chosen"

    def _find_photos(self) -> tuple[tuple[str, ...], int]:
        """Current photos that the consent lets through, and how many it holds back. For use in
        class a refusal holds back; for all else there has to be a consent."""
        sent, held = [], 0
        purpose = self._selection.purpose
        named = ("id", "pupil_id", "is_current", "is_evidence")
        # Evidence stays with the judgement in this vault: nobody consented to more.
        rows = (row for row in self._of_pupils("photo", named) if not row.is_evidence)
        while batch := list(islice(rows, _AT_ONCE)):
            states = self._consents(purpose, [row.pupil_id for row in batch])
            for row in batch:
                is_let = allows(states.get(row.pupil_id, ""), purpose)
                if not row.is_current:
                    self._older_photos += [row.id] if is_let else []
                elif is_let:
                    sent.append(row.id)
                else:
                    held += 1
        return tuple(sent), held

    def _consents(self, purpose: str, pupils: list[str]) -> dict[str, str]:
        marks = ", ".join("?" * len(pupils))
        rows = self._work.select(
            "SELECT pupil_id, state FROM consent WHERE purpose = ?"
            f" AND pupil_id IN ({marks}) ORDER BY id",
            (purpose, *pupils),
        )
        states: dict[str, str] = {}
        for row in rows:
            # Two answers, as old files may have brought them: the one that holds back counts.
            if row.pupil_id not in states or not allows(row.state, purpose):
                states[row.pupil_id] = row.state
        return states

    def _sealed_of(self, compartment: Compartment) -> list[tuple[SealedRecord, Clock]]:
        chosen = frozenset(self.pupils)
        return [
            known for known in self._sealed.known(compartment).values() if known[0].pupil in chosen
        ]

    def _sealed_lines(self, table: str, columns: tuple[str, ...]) -> Iterator[dict[str, Any]]:
        for record, clock in self._sealed_of(SEALED_TABLES[table]):
            values = (record.pupil, record.author, record.written_on, record.category, record.text)
            yield {
                "t": table,
                "id": record.id,
                "v": dict(zip(columns, values, strict=True)),
                "c": pack_clocks(dict.fromkeys(columns, clock)),
            }

    def _years(self) -> tuple[str, ...]:
        """Those of the classes, and where terms go along all that have some."""
        rows = self._by_ids("class", ("id", "year_id"), "id", self.classes)
        years = dict.fromkeys(row.year_id for row in rows if row.year_id)
        if "term" in fields_of(self._selection.kinds):
            years |= dict.fromkeys(self._work.select_column("SELECT year_id FROM term"))
        return tuple(years)

    def photo_ids(self) -> tuple[PhotoId, ...]:
        """Pictures to send, none unless photos are among the kinds."""
        if DataKind.PHOTOS not in self._selection.kinds:
            return ()
        return tuple(PhotoId(RecordId(photo)) for photo in self.photos)


def _line(
    table: str, columns: tuple[str, ...], row: Row, known: Known, aliases: list[str]
) -> dict[str, Any]:
    """Short keys, because there are many lines: t(able), v(alues), c(locks), e(dits), a(liases)."""
    edits = {f: [e.by, e.at] for f, e in known.edits.items() if f in columns}
    content: dict[str, Any] = {
        "t": table,
        "id": row.id,
        # What was written before the border was this strict would be refused at the other end.
        "v": {
            name: clean_text(value) if isinstance(value, str) else value
            for name, value in values_of(row, columns).items()
        },
        "c": pack_clocks(known.clocks),
    }
    if edits:
        content["e"] = edits
    if aliases:
        content["a"] = sorted(aliases)
    return content


def _tombstone_line(tombstone: Tombstone) -> dict[str, Any]:
    return {
        "t": tombstone.table,
        "id": tombstone.record,
        "p": tombstone.pupil,
        "gone": tombstone.clock,
    }
