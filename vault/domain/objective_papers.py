"""A grid of objectives as a paper."""

from datetime import date

from vault.domain.bands import BAND_WORDS
from vault.domain.english.wording import worded
from vault.domain.objectives import (
    JUDGEMENT_WORDS,
    Judged,
    ObjectiveGrid,
    PupilOfGrid,
    tally,
)
from vault.domain.papers import Paper, Table, Text

_AT_ONCE = 10
"""Pupils beside each other, for whom a sheet is wide enough."""


def objectives_paper(grid: ObjectiveGrid, printed_by: str) -> Paper:
    """Ten pupils on each table. A judgement is its number, in brackets where it is an earlier one
    that nobody confirmed; what the numbers mean stands on top."""
    meanings = ", ".join(f"{j.key} {worded(words)}" for j, words in JUDGEMENT_WORDS.items())
    legend = worded("{0}. In brackets: earlier, not confirmed.").format(meanings)
    tables = [
        _table(grid, grid.pupils[first : first + _AT_ONCE])
        for first in range(0, len(grid.pupils), _AT_ONCE)
    ]
    return Paper(
        f"{grid.class_name}: {grid.programme.title}",
        grid.half_term.title,
        (Text(legend), *tables),
        footer=f"Printed by {printed_by}, {date.today():%d %B %Y}",
        pupils=len(grid.pupils),
    )


def _table(grid: ObjectiveGrid, pupils: tuple[PupilOfGrid, ...]) -> Table:
    rows = []
    for objective in grid.programme.objectives:
        cells = [grid.judged.get((pupil.pupil, objective.id)) for pupil in pupils]
        everybody = [grid.judged.get((pupil.pupil, objective.id)) for pupil in grid.pupils]
        secure = tally(one.judgement if one else None for one in everybody)
        rows.append((objective.text, *(_shown(grid, one) for one in cells), str(secure.secure)))
    gaps = []
    for pupil in pupils:
        judged = [grid.judged.get((pupil.pupil, o.id)) for o in grid.programme.objectives]
        gaps.append(str(tally(one.judgement if one else None for one in judged).gaps))
    rows.append((worded("Gaps"), *gaps, ""))
    given = (pupil.summative for pupil in pupils)
    overall = [worded(BAND_WORDS[one.band]) if one else "" for one in given]
    if any(overall):
        rows.append((worded("Summative judgement"), *overall, ""))
    names = (pupil.called.known_as for pupil in pupils)
    return Table((worded("Objective"), *names, worded("Secure")), tuple(rows))


def _shown(grid: ObjectiveGrid, judged: Judged | None) -> str:
    if judged is None:
        return ""
    number = str(judged.judgement.key)
    return f"({number})" if grid.is_carried(judged) else number
