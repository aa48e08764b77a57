"""A grid of objectives as a paper."""

from collections.abc import Sequence
from datetime import date

from vault.domain.bands import BAND_WORDS
from vault.domain.charts import ShareBars
from vault.domain.english.wording import worded
from vault.domain.objective_gaps import gap_pieces, gaps_by_objective, gaps_by_pupil
from vault.domain.objectives import (
    Judged,
    Judgement,
    Objective,
    ObjectiveGrid,
    ProgrammeProgress,
    PupilOfGrid,
    Tally,
    tally,
)
from vault.domain.papers import Heading, Paper, Piece, Table, Text

_AT_ONCE = 16
"""Objectives beside each other, for whose numbers a sheet is wide enough."""
_Numbered = list[tuple[int, Objective]]


def objectives_paper(grid: ObjectiveGrid, printed_by: str, *, only_gaps: bool = False) -> Paper:
    """First the objectives with their numbers and how many are secure; then a line for each pupil,
    with a column for each number. A judgement is its key, in brackets where it is an earlier one
    that nobody confirmed; what the keys mean stands on top. Last the gaps as bars, or they
    alone."""
    meanings = ", ".join(f"{j.key} {grid.programme.name_of(j)}" for j in Judgement)
    legend = worded("{0}. In brackets: earlier, not confirmed.").format(meanings)
    numbered = list(enumerate(grid.programme.objectives, start=1))
    pieces: list[Piece] = [_objectives(grid, numbered), Heading(worded("Pupils")), Text(legend)]
    pieces += [
        _pupils(grid, numbered[first : first + _AT_ONCE])
        for first in range(0, len(numbered), _AT_ONCE)
    ]
    pieces = [*([] if only_gaps else pieces), *gaps_of(grid)]
    return Paper(
        f"{grid.class_name}: {grid.programme.title}",
        grid.half_term.title,
        tuple(pieces),
        footer=f"Printed by {printed_by}, {date.today():%d %B %Y}",
        pupils=len(grid.pupils),
    )


def pupil_objectives_paper(
    progress: Sequence[ProgrammeProgress], name: str, printed_by: str
) -> Paper:
    """Of one pupil, who is called `name`: for each programme how many were secure at each
    half-term, as bars with their table, and each objective as it stands now."""
    pieces = [piece for one in progress for piece in _of_pupil(one)]
    return Paper(
        worded("Objectives of {0}").format(name),
        "",
        tuple(pieces) or (Text(worded("No objective was judged yet.")),),
        footer=f"Printed by {printed_by}, {date.today():%d %B %Y}",
        pupils=1,
    )


def _of_pupil(one: ProgrammeProgress) -> tuple[Piece, ...]:
    bars = tuple((point.title, of.secure, of.judged) for point, of in one.over_time)
    judged = tuple(
        (o.area, o.text, one.programme.name_of(one.now[o.id].judgement), one.now[o.id].note)
        for o in one.programme.objectives
        if o.id in one.now
    )
    heads = (worded("Area"), worded("Objective"), worded("Judgement"), worded("Note"))
    return (
        Heading(one.programme.title),
        ShareBars(worded("Secure of what was judged, half-term by half-term"), bars),
        Table(*secure_table(one)),
        Table(heads, judged),
    )


def secure_table(
    one: ProgrammeProgress,
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Header and a row for each half-term: how many were secure of how many judged."""
    header = (worded("Half-term"), worded("Secure"), worded("Judged"))
    rows = ((point.title, str(of.secure), str(of.judged)) for point, of in one.over_time)
    return header, tuple(rows)


def gaps_of(grid: ObjectiveGrid) -> tuple[Piece, ...]:
    """As bars with their tables: by objective, and by pupil."""
    by_objective, by_pupil = gaps_by_objective(grid), gaps_by_pupil(grid)
    return (
        *gap_pieces(worded("Insecure for most"), worded("Objective"), by_objective),
        *gap_pieces(worded("Who has most gaps"), worded("Pupil"), by_pupil),
    )


def _objectives(grid: ObjectiveGrid, numbered: _Numbered) -> Table:
    rows = []
    for number, objective in numbered:
        of = _tally([grid.judged.get((pupil.pupil, objective.id)) for pupil in grid.pupils])
        secure = worded("{0} of {1}").format(of.secure, of.judged)
        rows.append((str(number), objective.area, objective.text, secure))
    head = (worded("No."), worded("Area"), worded("Objective"), worded("Secure"))
    return Table(head, tuple(rows))


def _pupils(grid: ObjectiveGrid, numbered: _Numbered) -> Table:
    head = (worded("Pupil"), *(str(number) for number, _ in numbered), worded("Gaps"))
    rows = []
    for pupil in grid.pupils:
        cells = (_shown(grid, grid.judged.get((pupil.pupil, one.id))) for _, one in numbered)
        everything = [grid.judged.get((pupil.pupil, o.id)) for o in grid.programme.objectives]
        rows.append((_called(pupil), *cells, str(_tally(everything).gaps)))
    return Table(head, tuple(rows))


def _called(pupil: PupilOfGrid) -> str:
    """With the summative judgement, where there is one: 'Lee, Mia (Expected)'."""
    given = pupil.summative
    overall = f" ({worded(BAND_WORDS[given.band])})" if given else ""
    return f"{pupil.called.listed}{overall}"


def _tally(judged: list[Judged | None]) -> Tally:
    return tally(one.judgement if one else None for one in judged)


def _shown(grid: ObjectiveGrid, judged: Judged | None) -> str:
    if judged is None:
        return ""
    key = str(judged.judgement.key)
    return f"({key})" if grid.is_carried(judged) else key
