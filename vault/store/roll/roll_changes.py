"""The changes an import would make, as a value that can be compared and written."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, NamedTuple

from vault.crypto.part_hash import RunningHash
from vault.crypto.primitives import digest
from vault.domain.identity.questions import Answer, Question, read_answer
from vault.domain.incoming import Problem
from vault.domain.packed import Packed
from vault.domain.packed_records import packed_items, packed_problems
from vault.domain.preview import PreviewItem
from vault.store.roll.roll_records import new_record
from vault.store.roll.roll_snapshot import label_of

Values = dict[str, Any]
Enrolment = tuple[str, str, str | None, str | None]
Update = tuple[str, str, Values]
_PLAN = b"tuckbox-plan"


class Insert(NamedTuple):
    """A row to be made: its temporary key, or none; fields with values; and how a preview shows
    it, by the line of the file and a label (empty: as its values call it)."""

    table: str
    key: str
    values: tuple[tuple[str, Any], ...]
    line: int = 0
    label: str = ""


@dataclass
class RollPlan:
    """Rows to insert, rows to change, and what stays as it is. New enrolments, of which there are
    most, stand apart: pupil, class, first and last day."""

    source: str = ""
    """By what name the source's ids are kept, its school included."""
    inserts: Packed[Insert] = field(default_factory=lambda: Packed(tuple, Insert._make))
    unlisted: Packed[Insert] = field(default_factory=lambda: Packed(tuple, Insert._make))
    """Rows to insert that no preview counts."""
    enrolments: Packed[Enrolment] = field(default_factory=lambda: Packed(tuple, tuple))
    updates: Packed[Update] = field(default_factory=lambda: Packed(_update, _update_of))
    known_links: Packed[tuple[str, str, str]] = field(default_factory=lambda: Packed(tuple, tuple))
    """Table, record and the source's id, of records that are here; those of new ones go with
    their keys."""
    changed: Packed[PreviewItem] = field(default_factory=packed_items)
    problems: Packed[Problem] = field(default_factory=packed_problems)
    same: int = 0
    questions: list[Question] = field(default_factory=list)
    stopped: str = ""
    """Why nothing of the file may come in."""

    @property
    def new(self) -> Packed[PreviewItem]:
        """What would be new, as it is shown."""
        return self.inserts.seen_as(_shown)

    @property
    def links(self) -> Iterator[tuple[str, str, str]]:
        """Table, record or what stands for a new one, and the source's id."""
        yield from self.known_links
        for insert in chain(self.unlisted, self.inserts):
            if insert.key:
                yield insert.table, new_record(insert.table, insert.key), insert.key

    @property
    def unanswered(self) -> int:
        """How many questions are left; their records are left out."""
        return sum(1 for question in self.questions if not question.answer)

    @property
    def skipped(self) -> int:
        """How many rows stay out because of a question."""
        return sum(
            1
            for question in self.questions
            if not question.answer or read_answer(question, question.answer)[0] is Answer.SKIP
        )

    @property
    def writes(self) -> bool:
        """Whether anything at all would change."""
        return bool(self.inserts or self.unlisted or self.enrolments or self.updates)

    def fingerprint(self) -> str:
        """Names the plan: the same file on the same ground gives the same words."""
        running = RunningHash()
        for rows in (self.inserts, self.unlisted, self.enrolments, self.updates):
            running.update(f"{len(rows)}\n".encode())
            for block in rows.digestible():
                running.update(block)
        asked = repr([(item.id, item.answer) for item in self.questions])
        rest = (str(self.same), self.stopped, asked)
        return digest(
            running.hex().encode(), *(item.encode() for item in rest), context=_PLAN
        ).hex()


def _shown(packed: Any) -> PreviewItem:
    table, _, values, line, label = packed
    return PreviewItem(table, label or label_of(table, dict(values)), line)


def _update(update: Update) -> Any:
    table, record, values = update
    return table, record, tuple(values.items())


def _update_of(packed: Any) -> Update:
    table, record, values = packed
    return table, record, dict(values)
