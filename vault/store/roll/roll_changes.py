"""The changes an import would make, as a value that can be compared and written."""

from dataclasses import dataclass, field
from typing import Any

from vault.crypto.part_hash import RunningHash
from vault.crypto.primitives import digest
from vault.domain.identity.questions import Answer, Question, read_answer
from vault.domain.incoming import Problem
from vault.domain.preview import PreviewItem

Values = dict[str, Any]
_AT_ONCE = 500
_PLAN = b"tuckbox-plan"


@dataclass
class RollPlan:
    """Rows to insert (table, temporary key, values), rows to change, and what stays as it is.
    New enrolments, of which there are most, stand apart: pupil, class, first and last day."""

    source: str = ""
    """By what name the source's ids are kept, its school included."""
    inserts: list[tuple[str, str, Values]] = field(default_factory=list)
    enrolments: list[tuple[str, str, str | None, str | None]] = field(default_factory=list)
    updates: list[tuple[str, str, Values]] = field(default_factory=list)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    new: list[PreviewItem] = field(default_factory=list)
    changed: list[PreviewItem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unchanged: set[str] = field(default_factory=set)
    same: int = 0
    questions: list[Question] = field(default_factory=list)
    stopped: str = ""
    """Why nothing of the file may come in."""

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
        return bool(self.inserts or self.enrolments or self.updates)

    def fingerprint(self) -> str:
        """Names the plan: the same file on the same ground gives the same words."""
        running = RunningHash()
        for rows in (self.inserts, self.enrolments, self.updates):
            running.update(f"{len(rows)}\n".encode())
            for start in range(0, len(rows), _AT_ONCE):
                running.update(repr(rows[start : start + _AT_ONCE]).encode())
        asked = repr([(item.id, item.answer) for item in self.questions])
        rest = (str(self.same), self.stopped, asked)
        return digest(
            running.hex().encode(), *(item.encode() for item in rest), context=_PLAN
        ).hex()
