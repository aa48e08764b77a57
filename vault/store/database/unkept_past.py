"""Rows of tables that keep no history, as they were before this session's steps, for undo."""

from collections.abc import Mapping
from dataclasses import dataclass, field

_MOST_STEPS = 50


@dataclass(frozen=True, slots=True)
class UnkeptRow:
    """One row before a step: `before` are its columns (it was there, and the step changed or
    removed it). `after` are those that the step left; None: it was removed."""

    table: str
    record: str
    before: Mapping[str, object]
    after: Mapping[str, object] | None = None


@dataclass(frozen=True)
class UnkeptPast:
    """Such rows, by the step that changed or removed them."""

    steps: dict[int, list[UnkeptRow]] = field(default_factory=dict)

    def keep(self, step: int, rows: list[UnkeptRow]) -> None:
        """Remember what this step changed or removed."""
        self.steps[step] = rows
        while len(self.steps) > _MOST_STEPS:
            del self.steps[min(self.steps)]
