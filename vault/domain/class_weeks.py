"""A class's attendance week by week: the map of it, and the table behind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vault.domain.absence_numbers import Numbers
from vault.domain.charts import ClassMap, DayCell, Tone
from vault.domain.english.wording import worded
from vault.domain.months import short_month
from vault.domain.papers import Heading, Piece, Table

_AT_ONCE, _COLUMNS = 40, 13
"""Weeks beside each other in a map, and in a table."""


@dataclass(frozen=True, slots=True)
class PupilWeeks:
    """Who is called `name`, with the numbers of each week by its Monday."""

    name: str
    weeks: Mapping[date, Numbers]


def week_pieces(pupils: Sequence[PupilWeeks]) -> tuple[Piece, ...]:
    """Of a paper: of the weeks in which a register was taken, named by their Mondays; nothing where
    there is none."""
    weeks = _weeks_of(pupils)
    if not weeks:
        return ()
    maps = (_map(pupils, weeks[n : n + _AT_ONCE]) for n in range(0, len(weeks), _AT_ONCE))
    tables = (_table(pupils, weeks[n : n + _COLUMNS]) for n in range(0, len(weeks), _COLUMNS))
    return Heading(worded("Sessions missed, week by week")), *maps, *tables


def week_map(pupils: Sequence[PupilWeeks]) -> ClassMap:
    """All weeks in which a register was taken, beside each other."""
    return _map(pupils, _weeks_of(pupils))


def week_grid(
    pupils: Sequence[PupilWeeks],
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Header and a row for each pupil: how many sessions were missed in each of these weeks, then
    in all of them."""
    table = _table(pupils, _weeks_of(pupils))
    totals = (sum(map(missed_of, one.weeks.values())) for one in pupils)
    rows = ((*row, str(total)) for row, total in zip(table.rows, totals, strict=True))
    return (*table.header, worded("Missed")), tuple(rows)


def _weeks_of(pupils: Sequence[PupilWeeks]) -> list[date]:
    return sorted({week for one in pupils for week, n in one.weeks.items() if n.possible})


def weeks_table(
    pupils: Sequence[PupilWeeks],
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Header and a row for each pupil and week in which there was something to attend."""
    header = (
        worded("Pupil"),
        worded("Week from"),
        worded("Possible"),
        worded("Attended"),
        worded("Authorised"),
        worded("Unauthorised"),
    )
    rows = (
        (
            one.name,
            week.isoformat(),
            *map(str, (n.possible, n.attended, n.authorised, n.unauthorised)),
        )
        for one in pupils
        for week, n in sorted(one.weeks.items())
        if n.possible
    )
    return header, tuple(rows)


def _map(pupils: Sequence[PupilWeeks], weeks: list[date]) -> ClassMap:
    words = worded(
        "A column for each week. The number says how many sessions were missed; without one there"
        " were none. A frame is half of them or more."
    )
    rows = ((one.name, tuple(_cell(one.weeks.get(week)) for week in weeks)) for one in pupils)
    return ClassMap(words, tuple(weeks), tuple(rows))


def _cell(numbers: Numbers | None) -> DayCell | None:
    if numbers is None or not numbers.possible:
        return None
    missed = missed_of(numbers)
    if not missed:
        return DayCell("", Tone.GOOD)
    return DayCell(str(missed), Tone.BAD if 2 * missed >= numbers.possible else Tone.WARN)


def missed_of(numbers: Numbers) -> int:
    """How many sessions, with leave or without."""
    return numbers.authorised + numbers.unauthorised


def _table(pupils: Sequence[PupilWeeks], weeks: list[date]) -> Table:
    heads = (worded("Pupil"), *(f"{week.day} {short_month(week)}" for week in weeks))
    rows = ((one.name, *(_words(one.weeks.get(week)) for week in weeks)) for one in pupils)
    return Table(heads, tuple(rows))


def _words(numbers: Numbers | None) -> str:
    return str(missed_of(numbers)) if numbers is not None and numbers.possible else ""
