"""Sealed records as they were before a merge of this session wrote them, for undo."""

from dataclasses import dataclass, field

from vault.domain.access import Compartment

_MOST_STEPS = 50


@dataclass(frozen=True, slots=True)
class Before:
    """One record before a step: its version and box, or in the drop box its generation and box.
    `pupil` is whom it is about, `after` the version that the step left (None: it was removed)."""

    compartment: Compartment
    record: str
    pupil: str
    row: tuple[int, bytes] | None
    concern: tuple[int, bytes] | None
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
