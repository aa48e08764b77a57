"""Who moved between two assessments, in the four bands: any two scales can be compared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from vault.domain.bands import BANDS, Band
from vault.domain.ids import PupilId
from vault.domain.mark_figures import Figures, Tally, figures_of
from vault.domain.markbook import Assessment, Markbook, MarkLine, band_of


class ProgressChart(StrEnum):
    """The charts of a class's progress."""

    MOVED = "moved"
    SPREAD = "spread"
    SHARES = "shares"


Step = tuple[Band, Band]
"""The band at the start, and at the end."""


@dataclass(frozen=True, slots=True)
class Movement:
    """Pupils by their bands at both points, by name; `without` has who is not in a band at one of
    them."""

    cells: Mapping[Step, tuple[MarkLine, ...]]
    without: tuple[MarkLine, ...]

    def count(self, moved: int) -> int:
        """How many moved up (1), down (-1) or not at all (0)."""
        return sum(len(lines) for step, lines in self.cells.items() if way(step) == moved)

    def at_start(self, band: Band) -> int:
        """How many were in the band at the start."""
        return sum(len(lines) for (start, _), lines in self.cells.items() if start is band)

    @property
    def went_down(self) -> tuple[MarkLine, ...]:
        """Pupils who stand lower than before."""
        return tuple(line for step in self.cells if way(step) < 0 for line in self.cells[step])


def way(step: Step) -> int:
    """1 for up, -1 for down, 0 for the same."""
    start, end = (BANDS.index(band) for band in step)
    return (end > start) - (end < start)


def chosen(book: Markbook, pupils: frozenset[PupilId] | None) -> tuple[MarkLine, ...]:
    """Lines of the book; of some pupils alone where they are given."""
    return tuple(line for line in book.lines if pupils is None or line.pupil in pupils)


def movement(
    book: Markbook,
    start: Assessment,
    end: Assessment,
    pupils: frozenset[PupilId] | None = None,
) -> Movement:
    """Between two assessments of the book."""
    cells: dict[Step, list[MarkLine]] = {(s, e): [] for s in BANDS for e in BANDS}
    without = []
    for line in chosen(book, pupils):
        both = [band_of(book.scale(a), a, line.mark(a.id).value) for a in (start, end)]
        if both[0] is None or both[1] is None:
            without.append(line)
        else:
            cells[both[0], both[1]].append(line)
    return Movement({step: tuple(lines) for step, lines in cells.items()}, tuple(without))


def column_figures(
    book: Markbook, assessment: Assessment, pupils: frozenset[PupilId] | None = None
) -> Figures:
    """The figures of one assessment of the book."""
    tallies = [
        Tally(
            assessment.scale,
            assessment.half_term,
            assessment.day,
            assessment.out_of,
            line.mark(assessment.id).value,
            1,
        )
        for line in chosen(book, pupils)
        if line.mark(assessment.id).value
    ]
    return figures_of(tallies, book.scales)


def titles_of(book: Markbook) -> dict[str, tuple[Assessment, ...]]:
    """Its assessments by title, each the earliest first; titles that were marked most often
    first."""
    by_title: dict[str, list[Assessment]] = {}
    for assessment in sorted(book.assessments, key=lambda a: (a.day, a.id)):
        by_title.setdefault(assessment.title.casefold(), []).append(assessment)
    every = sorted(by_title.values(), key=lambda several: -len(several))
    return {several[0].title: tuple(several) for several in every}


def mean_change(
    book: Markbook, start: Assessment, end: Assessment, lines: Iterable[MarkLine]
) -> Decimal | None:
    """By how many points the same pupils' marks rose on average between two assessments in one
    scale with one total; None where that cannot be said."""
    if (start.scale, start.out_of) != (end.scale, end.out_of) or not book.scale(end).has_mean:
        return None
    scale = book.scale(end)
    changes = []
    for line in lines:
        before, after = (scale.amount(line.mark(a.id).value) for a in (start, end))
        if before is not None and after is not None:
            changes.append(after - before)
    return sum(changes, Decimal(0)) / len(changes) if changes else None
