"""What is expected on a scale, as a person reads and changes it: a line for each point of the year,
and which marks are in which band."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vault.domain.bands import BANDS, Band
from vault.domain.half_terms import HALF_TERMS
from vault.domain.scales import Editor, Evaluation, Scale, check_evaluation

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class BandSpan:
    """A band from the mark `first` to the mark `last`, both in it; ranks of letters."""

    band: Band
    first: int
    last: int


def spans(scale: Scale, evaluation: Evaluation) -> tuple[BandSpan, ...]:
    """The bands that have a mark, the lowest first."""
    lowest, highest = reach(scale)
    starts = (lowest, evaluation.below_from, evaluation.expected_from, evaluation.above_from)
    edges = [min(max(start, lowest), highest + 1) for start in starts] + [highest + 1]
    return tuple(
        BandSpan(band, first, after - 1)
        for band, first, after in zip(BANDS, edges[:-1], edges[1:], strict=True)
        if first < after
    )


def reach(scale: Scale) -> tuple[int, int]:
    """The lowest and the highest mark; of letters the ranks of those that count."""
    if scale.editor is Editor.LETTERS:
        ranks = [value.rank for value in scale.values if value.counts]
        return min(ranks, default=0), max(ranks, default=0)
    if scale.editor is Editor.COUNTER:
        # A count has no top: as far as what is expected goes, and a little beyond.
        return 0, max((e.above_from for e in scale.evaluations), default=8) * 5 // 4
    return scale.lowest, scale.highest


def codes_in(scale: Scale, span: BandSpan) -> tuple[str, ...]:
    """The values of a scale of letters that are in the span, the lowest first."""
    inside = [v for v in scale.values if v.counts and span.first <= v.rank <= span.last]
    return tuple(value.code for value in sorted(inside, key=lambda value: value.rank))


def is_compared(scale: Scale) -> bool:
    """Whether its marks can be in a band at all."""
    if scale.editor is Editor.LETTERS:
        return any(value.counts for value in scale.values)
    return scale.editor in (Editor.POINTS, Editor.COUNTER)


def own_now(scale: Scale) -> dict[int, Evaluation]:
    """What the school itself expects, by half-term (0: each that has none of its own), where that
    has not ended."""
    own = [e for e in scale.evaluations if e.id and e.ends is None]
    return {e.half_term: e for e in sorted(own, key=lambda e: e.starts or date.min)}


def in_force(scale: Scale, day: date) -> tuple[tuple[int, Evaluation], ...]:
    """What holds on the day: one line with half-term 0 where the whole year is alike, else one for
    each half-term that has one."""
    lines = []
    for number in range(1, HALF_TERMS + 1):
        found = scale.evaluation(number, day)
        if found is not None:
            lines.append((number, found))
    if len(lines) == HALF_TERMS and len({_marks(found) for _, found in lines}) == 1:
        return ((0, lines[0][1]),)
    return tuple(lines)


def changed_from(
    scale: Scale, wanted: Iterable[tuple[int, int, int, int]], first_day: date | None
) -> tuple[Evaluation, ...]:
    """All evaluations of the school, after a person has changed those of `own_now` to `wanted`
    (half-term, below, expected, above). With a first day the old ones hold until the day before it.
    InvalidValueError."""
    before = own_now(scale)
    shown = {e.id for e in before.values()}
    kept = [e for e in scale.evaluations if e.id and e.id not in shown]
    by_half_term = {half_term: marks for half_term, *marks in wanted}
    for half_term, (below, expected, above) in sorted(by_half_term.items()):
        was = before.get(half_term)
        if was is not None and _marks(was) == (below, expected, above):
            kept.append(was)
            continue
        made = Evaluation(half_term, below, expected, above, first_day)
        if was is not None and _outlives(was, first_day):
            kept.append(_ended(was, first_day))
        elif was is not None:
            made = replace(made, id=was.id, version=was.version)
        kept.append(made)
    for half_term, was in before.items():
        if half_term not in by_half_term and _outlives(was, first_day):
            kept.append(_ended(was, first_day))
    for evaluation in kept:
        check_evaluation(evaluation)
    return tuple(kept)


def _outlives(was: Evaluation, first_day: date | None) -> bool:
    """Whether it keeps any day of its own, before the first day of what follows it."""
    return first_day is not None and (was.starts is None or was.starts < first_day)


def _ended(was: Evaluation, first_day: date | None) -> Evaluation:
    return replace(was, ends=first_day - _ONE_DAY) if first_day is not None else was


def _marks(evaluation: Evaluation) -> Sequence[int]:
    return (evaluation.below_from, evaluation.expected_from, evaluation.above_from)
