"""Finding the record of this vault that an incoming one is."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from vault.domain.catalogue.all_tables import CATALOGUE
from vault.domain.catalogue.columns import Link
from vault.domain.identity.questions import Answer, Question, read_answer
from vault.domain.merge import Value
from vault.domain.transfer import (
    FIELDS,
    LINKS,
    MAY_BE_MISSING,
    SEALED_TABLES,
    Decisions,
)
from vault.errors import OtherChildrenError
from vault.store.database.rows import values_of
from vault.store.database.work import Work
from vault.store.files.staged import StagedLine
from vault.store.history.sync import Known, Sync, Tombstone
from vault.store.merge.merge_people import LocalPeople, PersonMatch
from vault.store.merge.merge_spans import YEAR, same_year
from vault.store.merge.received import ReceivedFile

COLUMNS: dict[str, tuple[str, ...]] = {}
for _tables in FIELDS.values():
    for _table, _columns in _tables.items():
        COLUMNS[_table] = (*COLUMNS.get(_table, ()), *_columns)
_SAME_THING = {
    name: table.travels.same
    for name, table in CATALOGUE.items()
    if table.travels is not None and table.travels.same
}
"""Which columns make two records of different origin the same thing."""
_NEEDED_LINKS = {
    name: frozenset(c.name for c in table.columns if isinstance(c, Link) and c.needed)
    for name, table in CATALOGUE.items()
}


_AT_ONCE = 400
_MOST_WRONG = 3
_SHARE = 10
"""So many children may be others than their ids say, or a tenth; then the file is not merged."""


@dataclass(frozen=True, slots=True)
class MatchResult:
    """`record` is who or what it is here. `question` is there where only a person can tell, with
    what was answered; `is_held` while both sides stay as they are because of it."""

    record: str | None
    question: Question | None = None
    is_held: bool = False
    is_by_name: bool = False


class Matcher:
    """Which record here each line of a received file is about."""

    def __init__(
        self, work: Work, sync: Sync, decisions: Decisions, *, is_own_school: bool
    ) -> None:
        self._work, self._sync = work, sync
        self._answers = dict(decisions.answers)
        self._people = LocalPeople(work, is_own_school=is_own_school)
        self._pupil_matches: dict[str, PersonMatch] = {}
        self.held: set[str] = set()
        """Pupils here about whom a question is open: the file changes nothing of theirs."""
        self.classes: set[str] = set()
        """Classes here that the file is about, as far as it was read."""
        self._settled: dict[tuple[str, str], str | None] = {}
        """Incoming id to the record that it is (or becomes) here; None for what stays out."""
        self._ahead: dict[tuple[str, str], tuple[dict[str, Any], Known] | None] = {}
        """Records that the next lines name, read together; None for one that is not here."""
        with sync.inside() as token:
            rows = work.select(
                f"{token} SELECT kind, sourced, record FROM main.external_id"
                " WHERE source = 'tuckbox'"
            )
            erased = work.select_column(f"{token} SELECT id FROM main.erased")
        self._aliases = {(row.kind, row.sourced): row.record for row in rows}
        self._erased = frozenset(erased)

    def look_ahead(self, lines: Iterable[StagedLine]) -> None:
        """Read at once what these lines will ask for one by one. Nothing is written meanwhile."""
        names: dict[str, dict[str, None]] = defaultdict(dict)
        for line in lines:
            for name in () if line.table in SEALED_TABLES else (line.record, *line.aliases):
                names[line.table][self._aliases.get((line.table, name), name)] = None
        self._ahead = {}
        for table, records in names.items():
            self._ahead.update(dict.fromkeys((table, record) for record in records))
            columns = COLUMNS[table]
            rows = self._work.select(
                f"SELECT id, made, {', '.join(columns)} FROM {table}"
                f" WHERE id IN ({', '.join('?' * len(records))})",
                list(records),
            )
            known = self._sync.known(columns, rows)
            for row, (record, fields) in zip(rows, known, strict=True):
                self._ahead[table, record] = (values_of(row, columns), fields)

    def local_links(self, line: StagedLine) -> dict[str, Value] | None:
        """The line's values with the ids of this vault in them; None when a parent is not here."""
        values = dict(line.values)
        for column, table in LINKS.items():
            linked = values.get(column)
            if not linked:
                continue
            record = self._settled.get((table, str(linked))) or self.local_id(table, str(linked))
            is_needed = column in _NEEDED_LINKS.get(line.table, ())
            if record is None and (is_needed or column not in MAY_BE_MISSING):
                return None
            values[column] = record
        return values

    def is_erased(self, line: StagedLine) -> bool:
        """Whether this is a pupil who was erased here: no file brings them back."""
        return line.table == "pupil" and not self._erased.isdisjoint((line.record, *line.aliases))

    def find(self, line: StagedLine, values: dict[str, Value]) -> MatchResult:
        """By id, by alias, by what makes it the same thing; a pupil as `match_pupils` found it."""
        if line.table == "pupil":
            return self._find_pupil(line)
        for name in (line.record, *line.aliases):
            record = self.local_id(line.table, name)
            if record is not None:
                return MatchResult(record)
        return MatchResult(
            None if self.tombstone_of(line) is not None else self.same_thing(line, values)
        )

    def same_thing(self, line: StagedLine, values: dict[str, Value]) -> str | None:
        """The one record here that is the same thing, whatever it is called."""
        columns = _SAME_THING.get(line.table)
        if columns is None:
            return None
        # An id that each row has is compared as it is, so that its index is used.
        needed = _NEEDED_LINKS[line.table]
        where = " AND ".join(
            f"{c} = ?" if c in needed else f"coalesce({c}, '') = ? COLLATE NOCASE" for c in columns
        )
        records = self._work.select_column(
            f"SELECT id FROM {line.table} WHERE {where} LIMIT 2",
            [values.get(column) or "" for column in columns],
        )
        if not records and line.table == YEAR:
            return same_year(self._work, values)
        return str(records[0]) if len(records) == 1 else None

    def settle(self, line: StagedLine, record: str | None, *, is_new: bool) -> None:
        """Remember what the incoming id is here, for the lines that name it."""
        self._settled[line.table, line.record] = record
        if line.table == "class" and record is not None:
            self.classes.add(record)
        if is_new and record is not None:
            self._aliases.setdefault((line.table, line.record), record)

    def local_id(self, table: str, name: str) -> str | None:
        """The id here of the record that the file names so; None for one that is not here."""
        if (table, name) in self._settled:
            return self._settled[table, name]
        record = self._aliases.get((table, name), name)
        if (table, record) in self._ahead:
            return record if self._ahead[table, record] is not None else None
        row = self._work.select_value(f"SELECT 1 FROM {table} WHERE id = ?", (record,))
        return record if row is not None else None

    def tombstone_of(self, line: StagedLine) -> Tombstone | None:
        """The tombstone of the incoming record, under any of its names."""
        for name in (line.record, *line.aliases):
            tombstone = self._sync.tombstone(self._aliases.get((line.table, name), name))
            if tombstone is not None:
                return tombstone
        return None

    def local_values(self, table: str, record: str) -> tuple[dict[str, Any], Known]:
        """This vault's values of the record, and what is known of them."""
        read = self._ahead.get((table, record))
        if read is not None:
            return read
        columns = COLUMNS[table]
        (row,) = self._work.select(
            f"SELECT id, made, {', '.join(columns)} FROM {table} WHERE id = ?", (record,)
        )
        ((_, known),) = self._sync.known(columns, [row])
        return values_of(row, columns), known

    def match_pupils(self, received: ReceivedFile) -> None:
        """Who all the pupils of the file are here, before anything is planned: a child is
        recognised by what the other rows say too, and what hangs on it may stand anywhere.
        OtherChildrenError when too many are other children than their ids say."""
        source = iter(received.pupils())
        while batch := list(islice(source, _AT_ONCE)):
            self.look_ahead(batch)
            for line in batch:
                if line.deletion is None and not self.is_erased(line):
                    self._pupil_matches[line.record] = self._match_pupil(line, received)
        wrong = [
            who.question for who in self._pupil_matches.values() if who.contradicts and who.question
        ]
        is_share = len(wrong) > 1 and len(wrong) * _SHARE > len(self._pupil_matches)
        if len(wrong) > _MOST_WRONG or is_share:
            names = "; ".join(f"{q.candidates[0].name} is {q.incoming.name}" for q in wrong[:5])
            raise OtherChildrenError(count=len(wrong), names=names)
        for record, who in self._pupil_matches.items():
            if who.question is not None and self._answered(who.question)[0] is Answer.SKIP:
                self._settled["pupil", record] = None
                if not who.question.may_be_new:
                    self.held.update(candidate.id for candidate in who.question.candidates)

    def _match_pupil(self, line: StagedLine, received: ReceivedFile) -> PersonMatch:
        for name in (line.record, *line.aliases):
            record = self.local_id("pupil", name)
            if record is not None:
                return self._people.linked(line, record, *self.local_values("pupil", record))
        if self.tombstone_of(line) is not None:
            return PersonMatch()
        return self._people.unlinked(line, received)

    def _answered(self, question: Question) -> tuple[Answer, str]:
        text = self._answers.get(question.id, "")
        return read_answer(question, text) if text else (Answer.SKIP, "")

    def _find_pupil(self, line: StagedLine) -> MatchResult:
        who = self._pupil_matches.get(line.record, PersonMatch())
        if who.question is None:
            return MatchResult(who.record or None, is_by_name=who.is_by_name)
        answer, record = self._answered(who.question)
        question = replace(who.question, answer=self._answers.get(who.question.id, ""))
        return MatchResult(record or None, question, is_held=answer is Answer.SKIP)
