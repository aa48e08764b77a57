"""The plan of a merge: rows to write, and what a person sees of it before they are written."""

from dataclasses import dataclass, field
from typing import Any

from vault.crypto.primitives import digest
from vault.domain.access import Compartment
from vault.domain.catalogue.all_tables import words_of
from vault.domain.identity.questions import Answer, Question
from vault.domain.merge import Clock, Value
from vault.domain.people import called_of
from vault.domain.registers import RegisterOf
from vault.domain.sealed import SealedRecord
from vault.domain.transfer import LINKS, FieldComparison, MergeItem, Standing
from vault.store.files.staged import StagedLine
from vault.store.history.sync import Tombstone

Values = dict[str, Value]


@dataclass
class MergePlan:
    """What to write, and what a person sees of it."""

    inserts: list[tuple[str, str, Values]] = field(default_factory=list)
    """(table, id, values), parents before children."""
    updates: list[tuple[str, str, Values]] = field(default_factory=list)
    """(table, id, the values that change)."""
    deletes: list[tuple[str, str]] = field(default_factory=list)
    """(table, id)."""
    bases: list[tuple[str, dict[str, Clock]]] = field(default_factory=list)
    """(id, clock of each column) as it is known after the merge."""
    tombstones: list[Tombstone] = field(default_factory=list)
    aliases: list[tuple[str, str, str]] = field(default_factory=list)
    """(table, id here, id elsewhere)."""
    items: list[MergeItem] = field(default_factory=list)
    same: int = 0
    """Records that are alike on both sides."""
    aside: int = 0
    """Records that stay out, and are counted in the preview."""
    undecided: int = 0
    questions: list[Question] = field(default_factory=list)
    by_name: list[str] = field(default_factory=list)
    """Names of pupils who were recognised by name and birth date alone."""
    decided: int = 0
    left_out: int = 0
    """Records that the receiver chose to leave out."""
    untouched: int = 0
    """Records that this role may look up and not write."""
    sealed: list[tuple[Compartment, SealedRecord, Clock]] = field(default_factory=list)
    closed: set[RegisterOf] = field(default_factory=set)
    """Registers that the file has as closed."""

    def forget_writes(self) -> None:
        """Drop what only the merge itself needs: a whole school's would fill the memory."""
        for rows in (self.inserts, self.updates, self.deletes, self.bases, self.aliases):
            rows.clear()
        self.tombstones.clear()

    def fingerprint(self) -> str:
        """A digest of what the plan compares (vault and file), whatever is decided."""
        lines = [f"{i.table}|{i.record}|{i.standing}|{i.fields}" for i in self.items]
        lines += [f"?|{question.id}" for question in self.questions]
        return digest("\n".join(lines).encode(), context=b"tuckbox-merge").hex()

    @property
    def unanswered(self) -> int:
        """Questions that nobody has answered: what they are about stays out."""
        return sum(1 for question in self.questions if not question.answer)

    @property
    def held(self) -> int:
        """Children who stay out because of a question, answered or not."""
        return sum(1 for q in self.questions if not q.answer or q.answer == Answer.SKIP)


def new_item(line: StagedLine, pupil: str, label: str) -> MergeItem:
    """What a person sees of a record that is new here."""
    comparisons = tuple(
        FieldComparison(name, None, value)
        for name, value in line.values.items()
        if name not in LINKS and value
    )
    return MergeItem(line.table, line.record, pupil, label, Standing.NEW, comparisons)


def label_of(table: str, values: dict[str, Any]) -> str:
    """What a record is called."""
    if table == "pupil":
        return called_of(values).known_as
    words = words_of(table)
    return words.name_of(values) or words.singular
