"""The changes an import would make, as a value that can be compared and written."""

from dataclasses import dataclass, field
from typing import Any

from vault.crypto.primitives import RunningHash, digest
from vault.domain.incoming import Problem
from vault.domain.preview import PreviewItem

Values = dict[str, Any]
_AT_ONCE = 500
_PLAN = b"tuckbox-plan"


@dataclass
class RollPlan:
    """Rows to insert (table, temporary key, values), rows to change, and what stays as it is.
    New enrolments, of which there are most, stand apart: pupil, class, first and last day."""

    inserts: list[tuple[str, str, Values]] = field(default_factory=list)
    enrolments: list[tuple[str, str, str | None, str | None]] = field(default_factory=list)
    updates: list[tuple[str, str, Values]] = field(default_factory=list)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    new: list[PreviewItem] = field(default_factory=list)
    changed: list[PreviewItem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unchanged: set[str] = field(default_factory=set)
    same: int = 0

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
        return digest(running.hex().encode(), str(self.same).encode(), context=_PLAN).hex()
