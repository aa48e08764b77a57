"""Gaps in order: which objective is insecure for most, and who has most gaps."""

from collections.abc import Iterable
from dataclasses import dataclass

from vault.domain.charts import ShareBars
from vault.domain.collation import sort_key
from vault.domain.english.wording import worded
from vault.domain.ids import PupilId, RecordId
from vault.domain.objectives import ObjectiveGrid, Tally, tally
from vault.domain.papers import Heading, Piece, Table, Text


@dataclass(frozen=True, slots=True)
class GapRow:
    """`record` is a pupil's or an objective's id."""

    record: str
    name: str
    tally: Tally

    @property
    def percent(self) -> int:
        """Of those judged, how many are not secure."""
        return round(100 * self.tally.gaps / self.tally.judged) if self.tally.judged else 0


def by_gaps(rows: Iterable[GapRow]) -> list[GapRow]:
    """Most gaps first; who has as many stands by name."""
    return sorted(rows, key=lambda row: (-row.percent, -row.tally.gaps, sort_key(row.name)))


def gaps_by_objective(grid: ObjectiveGrid) -> list[GapRow]:
    """Over all pupils of the grid."""
    return by_gaps(
        GapRow(one.id, one.text, _tally(grid, [(p.pupil, one.id) for p in grid.pupils]))
        for one in grid.programme.objectives
    )


def gaps_by_pupil(grid: ObjectiveGrid) -> list[GapRow]:
    """Over all objectives of the grid."""
    objectives = grid.programme.objectives
    return by_gaps(
        GapRow(p.pupil, p.called.listed, _tally(grid, [(p.pupil, o.id) for o in objectives]))
        for p in grid.pupils
    )


def gap_pieces(title: str, head: str, rows: list[GapRow]) -> tuple[Piece, ...]:
    """Of a paper: bars, and the table of what they show. What nobody judged has no bar."""
    shown = [row for row in rows if row.tally.judged]
    if not shown:
        return Heading(title), Text(worded("Nothing judged yet."))
    words = worded("How many of those judged are not secure. A dark bar: more than half.")
    bars = ShareBars(words, tuple((r.name, r.tally.gaps, r.tally.judged) for r in shown))
    heads = (head, worded("Not secure"), worded("Gaps"), worded("Judged"))
    cells = (
        (row.name, f"{row.percent} %", str(row.tally.gaps), str(row.tally.judged)) for row in shown
    )
    return Heading(title), bars, Table(heads, tuple(cells))


def gaps_table(grid: ObjectiveGrid) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Header and rows, of objectives and then of pupils, also of those whom nobody judged."""
    heads = ("Of", "Name", "Not secure, %", "Gaps", "Judged")
    both = (
        (worded("Objective"), gaps_by_objective(grid)),
        (worded("Pupil"), gaps_by_pupil(grid)),
    )
    rows = (
        (kind, row.name, str(row.percent), str(row.tally.gaps), str(row.tally.judged))
        for kind, several in both
        for row in several
    )
    return tuple(worded(head) for head in heads), tuple(rows)


def _tally(grid: ObjectiveGrid, cells: list[tuple[PupilId, RecordId]]) -> Tally:
    found = [grid.judged.get(cell) for cell in cells]
    return tally(one.judgement if one else None for one in found)
