"""The values of a scale as a person types them, a line for each, and what follows from them for
what is expected."""

from collections.abc import Sequence
from dataclasses import replace

from vault.domain.english.wording import worded
from vault.domain.pupil_values import clean_text
from vault.domain.scales import Evaluation, ScaleValue
from vault.errors import InvalidValueError

_REST, _SAME, _BETWEEN = "#", "= ", ":"


def as_typed(values: Sequence[ScaleValue]) -> str:
    """The lowest first, 'EXS: Working at the expected standard'. A line that begins with '= ' is
    worth as much as the one above it. Below a line with '#' stand those that do not count."""
    counting = sorted((v for v in values if v.counts), key=lambda value: value.rank)
    lines = []
    for place, value in enumerate(counting):
        is_same = place > 0 and counting[place - 1].rank == value.rank
        lines.append((_SAME if is_same else "") + _line(value))
    rest = [_line(value) for value in values if not value.counts]
    if rest:
        lines += [f"{_REST} {worded('Not compared')}", *rest]
    return "\n".join(lines)


def from_typed(text: str, before: Sequence[ScaleValue] = ()) -> tuple[ScaleValue, ...]:
    """The other way round. A code that was there keeps its row, and its last day of use.
    InvalidValueError for a line without a code."""
    there = {value.code: value for value in before}
    values: list[ScaleValue] = []
    rank, counts = 0, True
    for raw in text.splitlines():
        line = raw.strip()
        if not line:
            continue
        if line.startswith(_REST):
            counts = False
            continue
        is_same = counts and rank > 0 and line.startswith(_SAME)
        code, _, meaning = line.removeprefix(_SAME if is_same else "").partition(_BETWEEN)
        code = clean_text(code)
        if not code:
            reason = worded("the line '{0}' has no code").format(line[:40])
            raise InvalidValueError(field="values", reason=reason)
        rank += counts and not is_same
        known = there.get(code, ScaleValue(code, ""))
        values.append(
            replace(known, meaning=clean_text(meaning), rank=rank if counts else 0, counts=counts)
        )
    return tuple(values)


def moved(
    evaluations: Sequence[Evaluation], before: Sequence[ScaleValue], after: Sequence[ScaleValue]
) -> tuple[Evaluation, ...]:
    """The same bands where the order of the values has changed: each begins with the value with
    which it began, and where that is gone with the next higher one that is left.
    InvalidValueError where the new order turns them round."""
    ranks = {value.code: value.rank for value in after if value.counts}
    top = max(ranks.values(), default=0)

    def rank_of(threshold: int) -> int:
        if threshold == 0:
            return 0
        reached = [v for v in before if v.counts and v.rank >= threshold and v.code in ranks]
        lowest = min((v.rank for v in reached), default=None)
        return min((ranks[v.code] for v in reached if v.rank == lowest), default=top + 1)

    moved_ones = []
    for one in evaluations:
        below, expected, above = map(rank_of, (one.below_from, one.expected_from, one.above_from))
        if not below <= expected <= above:
            reason = worded("this order turns round what is expected: change that first")
            raise InvalidValueError(field="values", reason=reason)
        moved_ones.append(replace(one, below_from=below, expected_from=expected, above_from=above))
    return tuple(moved_ones)


def _line(value: ScaleValue) -> str:
    return f"{value.code}{_BETWEEN} {value.meaning}" if value.meaning else value.code
