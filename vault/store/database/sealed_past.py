"""What stood under sealed records that a merge of this session wrote, for taking it back."""

from dataclasses import dataclass, field

from vault.domain.access import Compartment

_MOST_STEPS = 50


@dataclass(frozen=True, slots=True)
class Before:
    """One record as it stood: its version and box, or in the drop box its generation and box.
    `pupil` is whom it is about, `after` the version that the step left (None: it is away)."""

    compartment: Compartment
    record: str
    pupil: str
    row: tuple[int, bytes] | None
    concern: tuple[int, bytes] | None
    after: int | None


@dataclass(frozen=True)
class SealedPast:
    """Of one session: by step, what it found."""

    steps: dict[int, list[Before]] = field(default_factory=dict)

    def keep(self, step: int, rows: list[Before]) -> None:
        self.steps[step] = rows
        while len(self.steps) > _MOST_STEPS:
            del self.steps[min(self.steps)]
