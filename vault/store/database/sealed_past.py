"""Sealed records as they were before a merge of this session wrote them, for undo."""

from dataclasses import dataclass, field
from typing import NamedTuple

from vault.domain.access import Compartment

_MOST_STEPS = 50


class SealedRow(NamedTuple):
    """A sealed record as it stands in the file."""

    version: int
    box: bytes


class DroppedRow(NamedTuple):
    """A concern as it stands in the drop box."""

    generation: int
    box: bytes


@dataclass(frozen=True, slots=True)
class Before:
    """One record before a step: as it was sealed, or as it lay in the drop box.
    `pupil` is whom it is about, `after` the version that the step left (None: it was removed)."""

    compartment: Compartment
    record: str
    pupil: str
    row: SealedRow | None
    concern: DroppedRow | None
    after: int | None


@dataclass(frozen=True)
class SealedPast:
    """The records before each step of this session, by step."""

    steps: dict[int, list[Before]] = field(default_factory=dict)

    def keep(self, step: int, rows: list[Before]) -> None:
        """Remember the records that this step replaced."""
        self.steps[step] = rows
        while len(self.steps) > _MOST_STEPS:
            del self.steps[min(self.steps)]
