"""Figures of marks: how many, their mean and spread, and how many stand in each band.

Everything is worked out from a tally, how often each value was given, so that half a million marks
of a school are evaluated value by value and not one by one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from vault.domain.bands import BANDS, Band
from vault.domain.half_terms import HalfTerm, half_term_on
from vault.domain.markbook import Assessment, CellMark, MarkLine
from vault.domain.scales import Evaluation, MarkState, Scale, state_of


@dataclass(frozen=True, slots=True)
class Tally:
    """How often one value was given in assessments of one scale, day and total."""

    scale: str
    half_term: int
    day: date
    out_of: int
    value: str
    number: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Of the marks that count. `mean`, `spread` (the standard deviation of these marks, dividing by
    their number), `lowest`, `quarter`, `middle`, `three_quarters` and `highest` are in points, or
    in percent where totals differ; None of scales without amounts, and without a mark. A quantile
    is the mark below which that share lies, between two marks in proportion (R-7 of Hyndman and
    Fan, "Sample Quantiles in Statistical Packages", 1996).

    `bands` counts the marks in each, `unbanded` those that were not evaluated. `states` and
    `uncounted` (absent, not entered and the like) are in nothing else."""

    count: int
    mean: Decimal | None
    spread: Decimal | None
    lowest: Decimal | None
    quarter: Decimal | None
    middle: Decimal | None
    three_quarters: Decimal | None
    highest: Decimal | None
    bands: Mapping[Band, int]
    unbanded: int
    states: Mapping[MarkState, int]
    uncounted: int
    in_percent: bool = False

    @property
    def at_expected(self) -> int:
        """How many stand at expected or above."""
        return self.bands[Band.EXPECTED] + self.bands[Band.ABOVE]

    @property
    def share_at_expected(self) -> Decimal | None:
        """The same of all that stand in a band, from 0 to 1."""
        banded = sum(self.bands.values())
        return Decimal(self.at_expected) / banded if banded else None


@dataclass(frozen=True, slots=True)
class PointFigures:
    """The figures of one point of the year, such as 'Autumn 2, 2026/27'."""

    point: HalfTerm
    figures: Figures


@dataclass(frozen=True, slots=True)
class Analysis:
    """`title` is spelt as the newest assessment has it. `figures` are of the newest of each class,
    `points` of every point of the year at which it was marked, the earliest first."""

    title: str
    classes: int
    figures: Figures
    points: tuple[PointFigures, ...]


@dataclass(frozen=True, slots=True)
class PupilMark:
    """A pupil's mark in an assessment, with its scale and the figures of the class."""

    assessment: Assessment
    scale: Scale
    mark: CellMark
    figures: Figures


@dataclass(frozen=True, slots=True)
class PupilMarks:
    """All marks of a pupil in sight, the earliest first, and the targets: as a line of a markbook
    that goes over classes."""

    line: MarkLine
    marks: tuple[PupilMark, ...]


def by_points(tallies: Iterable[Tally], scales: Mapping[str, Scale]) -> tuple[PointFigures, ...]:
    """The earliest point of the year first."""
    at: dict[HalfTerm, list[Tally]] = defaultdict(list)
    for tally in tallies:
        at[point_of(tally.day, tally.half_term)].append(tally)
    return tuple(PointFigures(point, figures_of(at[point], scales)) for point in sorted(at))


def point_of(day: date, half_term: int) -> HalfTerm:
    """The point of the year of an assessment; the year is that of its day."""
    return HalfTerm(half_term_on(day).year, half_term)


def figures_of(tallies: Iterable[Tally], scales: Mapping[str, Scale]) -> Figures:
    """Of all tallies together. Amounts are compared as they are where the totals agree, else in
    percent of them."""
    listed = [(t, scales[t.scale], _amount(t, scales)) for t in tallies]
    in_percent = len({scale.top(t.out_of) for t, scale, amount in listed if amount is not None}) > 1
    amounts: dict[Decimal, int] = defaultdict(int)
    bands = dict.fromkeys(BANDS, 0)
    states = dict.fromkeys(MarkState, 0)
    count = unbanded = uncounted = 0
    evaluations: dict[tuple[str, int, date], Evaluation | None] = {}
    for tally, scale, amount in listed:
        state = state_of(tally.value)
        if state is not None:
            states[state] += tally.number
            continue
        rank = scale.rank(tally.value, tally.out_of)
        if rank is None:
            uncounted += tally.number
            continue
        count += tally.number
        at = (tally.scale, tally.half_term, tally.day)
        if at not in evaluations:
            evaluations[at] = scale.evaluation(tally.half_term, tally.day)
        evaluation = evaluations[at]
        if evaluation is None:
            unbanded += tally.number
        else:
            bands[evaluation.band(rank)] += tally.number
        if amount is not None:
            points = amount * 100 / scale.top(tally.out_of) if in_percent else amount
            amounts[points] += tally.number
    given = sorted(amounts.items())
    mean, spread = _mean_and_spread(given)
    return Figures(
        count=count,
        mean=mean,
        spread=spread,
        lowest=quantile(given, 0),
        quarter=quantile(given, 25),
        middle=quantile(given, 50),
        three_quarters=quantile(given, 75),
        highest=quantile(given, 100),
        bands=bands,
        unbanded=unbanded,
        states=states,
        uncounted=uncounted,
        in_percent=in_percent,
    )


def _amount(tally: Tally, scales: Mapping[str, Scale]) -> Decimal | None:
    scale = scales[tally.scale]
    return scale.amount(tally.value) if scale.has_mean else None


def _mean_and_spread(
    given: Sequence[tuple[Decimal, int]],
) -> tuple[Decimal | None, Decimal | None]:
    number = sum(times for _, times in given)
    if not number:
        return None, None
    mean = sum((amount * times for amount, times in given), Decimal(0)) / number
    squares = sum(((amount - mean) ** 2 * times for amount, times in given), Decimal(0))
    return mean, (squares / number).sqrt()


def quantile(given: Sequence[tuple[Decimal, int]], percent: int) -> Decimal | None:
    """Of (amount, how often), the amounts rising; None of none."""
    number = sum(times for _, times in given)
    if not number:
        return None
    place = Decimal(number - 1) * percent / 100
    below = int(place)
    low, high = _at(given, below), _at(given, min(below + 1, number - 1))
    return low + (high - low) * (place - below)


def _at(given: Sequence[tuple[Decimal, int]], place: int) -> Decimal:
    for amount, times in given:
        if place < times:
            return amount
        place -= times
    return given[-1][0]


def rounded(amount: Decimal | None, digits: int = 2) -> float | None:
    """For JSON; None stays None."""
    return None if amount is None else round(float(amount), digits)
