"""Merging what was deleted: on the other side, here, or on both.

A pupil goes or stays as a whole, with all that hangs on it, and so does a row of a class (a
checklist with its columns and marks): what somebody changed here since the deletion makes it a
conflict, never a loss.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from vault.domain.merge import Clock, covers, joined
from vault.domain.sender_rights import SenderRights
from vault.domain.tables import CHILDREN, CLASS_COLUMN, SCOPE_COLUMN
from vault.domain.transfer import TABLES, FieldComparison, MergeItem, Standing
from vault.store.database.work import Work
from vault.store.files.staged import StagedLine
from vault.store.history.sync import Known, Sync, Tombstone
from vault.store.merge.merge_match import Matcher

_CHILDREN = tuple(table for table in TABLES if SCOPE_COLUMN.get(table) == "pupil_id")
_BESIDE = tuple(
    table for table, column in SCOPE_COLUMN.items() if column == "pupil_id" and table not in TABLES
)
"""What hangs on a pupil and never travels (holds, requests, what was disclosed): while there is
any, the pupil stays."""


@dataclass(frozen=True, slots=True)
class Part:
    """One record that would go, and what is known of it."""

    table: str
    record: str
    known: Known
    pupil: str
    """The id of here of the pupil that it is about; '' for none."""

    @property
    def clock(self) -> Clock:
        """Everything that is known of its fields."""
        return joined(*self.known.clocks.values())


@dataclass(frozen=True, slots=True)
class Removal:
    """What a deletion from elsewhere comes to: `parts` go or stay together."""

    parts: tuple[Part, ...]
    clock: Clock
    is_clear: bool
    """Whether the vault that deleted it knew every change of it here."""
    can_go: bool
    is_known: bool
    """Whether this vault knows of the deletion, and kept it all the same."""

    @property
    def rows(self) -> set[tuple[str, str]]:
        """(table, id) of what goes or stays."""
        return {(part.table, part.record) for part in self.parts}

    def hangs_on(
        self, decided: AbstractSet[tuple[str, str]], named: AbstractSet[tuple[str, str]]
    ) -> bool:
        """Whether something of it was decided to stay, or the file itself brings what hangs on it:
        no honest file does."""
        return not (self.rows.isdisjoint(decided) and self.rows.isdisjoint(named))


class Removals:
    """What goes with a record that a received file deletes."""

    def __init__(self, work: Work, sync: Sync, match: Matcher) -> None:
        self._work, self._sync, self._match = work, sync, match

    def removal(
        self, table: str, record: str, clock: Clock, going: AbstractSet[tuple[str, str]]
    ) -> Removal:
        """All that would go with the record, but for what is `going` already."""
        parts = [self._part(table, record)]
        can_go = True
        if table == "pupil":
            parts += [
                self._part(child, child_record)
                for child, child_record in self._children(_CHILDREN, record)
            ]
            can_go = not self._children(_BESIDE, record)
        else:
            parts = self._with_children(parts)
        parts = [part for part in parts if (part.table, part.record) not in going]
        known = joined(*(part.clock for part in parts))
        return Removal(
            parts=tuple(parts),
            clock=clock,
            is_clear=can_go and covers(clock, known),
            can_go=can_go,
            is_known=covers(known, clock) and known != clock,
        )

    def after(self, removal: Removal) -> Clock:
        """The clock of a decision: it knows of both sides, and is a change of its own."""
        return joined(removal.clock, *(part.clock for part in removal.parts), self._sync.dot())

    def _part(self, table: str, record: str) -> Part:
        values, known = self._match.local_values(table, record)
        column = SCOPE_COLUMN.get(table, "")
        return Part(table, record, known, record if column == "id" else values.get(column) or "")

    def _with_children(self, parts: list[Part]) -> list[Part]:
        """These and what hangs on them, each once."""
        whole = {(part.table, part.record): part for part in parts}
        waiting = list(parts)
        while waiting:
            parent = waiting.pop()
            for table, column in CHILDREN[parent.table]:
                for record in self._work.select_column(
                    f"SELECT id FROM {table} WHERE {column} = ? ORDER BY id", (parent.record,)
                ):
                    if (table, record) not in whole:
                        whole[table, record] = self._part(table, record)
                        waiting.append(whole[table, record])
        return list(whole.values())

    def _children(self, tables: tuple[str, ...], pupil: str) -> list[tuple[str, str]]:
        return [
            (table, record)
            for table in tables
            for record in self._work.select_column(
                f"SELECT id FROM {table} WHERE pupil_id = ? ORDER BY id", (pupil,)
            )
        ]


def is_beyond(
    removal: Removal,
    table: str,
    mine: Mapping[str, Any],
    rights: SenderRights,
    classes: AbstractSet[str],
) -> bool:
    """Whether the sender's role could not have removed this, or the row is of a class that is not
    among those of the file."""
    column = CLASS_COLUMN.get(table)
    if column is not None and mine[column] not in classes:
        return True
    removed = {table} if table == "pupil" else {part.table for part in removal.parts}
    return not all(rights.may_remove(part) for part in removed)


def removed_item(line: StagedLine, label: str, removal: Removal, *, beyond: bool) -> MergeItem:
    """How a deletion that came in is shown."""
    if removal.is_clear and not beyond:
        return MergeItem(line.table, line.record, line.pupil, label, Standing.REMOVED)
    comparison = FieldComparison(
        "", "kept here", "deleted there", is_conflict=True, is_beyond=beyond
    )
    return MergeItem(line.table, line.record, line.pupil, label, Standing.CONFLICT, (comparison,))


def tombstones_of(removal: Removal, clock: Clock) -> list[Tombstone]:
    """One for each record that goes."""
    return [Tombstone(part.table, part.record, part.pupil, clock) for part in removal.parts]
