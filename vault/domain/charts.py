"""What charts show, without any colour or size: painted in the window, and drawn on paper as lines
and areas that stay sharp. Each has its table beside it, and says in words what it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vault.domain.line_data import LineData


class Tone(StrEnum):
    """How much somebody should look at a cell."""

    GOOD = "good"
    INFO = "info"
    WARN = "warn"
    BAD = "bad"
    PLAIN = ""


@dataclass(frozen=True, slots=True)
class DayCell:
    """`sign` says what the tone says, for who sees no colour."""

    sign: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class YearMap:
    """From Monday to Friday, a column for each week. `cells` by day and half (0 and 1); days that
    are `open` without a cell are empty."""

    text: str
    first: date
    last: date
    cells: Mapping[tuple[date, int], DayCell]
    open_days: frozenset[date]


@dataclass(frozen=True, slots=True)
class BandSpread:
    """A bar for each row, shared out among `bands` (their names, from the lowest up): how many
    stand in each."""

    text: str
    bands: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class BandMatrix:
    """Who moved from which band to which: names by the places of both in `bands` (from the lowest
    up). `at_start` and `at_end` say when."""

    text: str
    bands: tuple[str, ...]
    cells: Mapping[tuple[int, int], tuple[str, ...]]
    at_start: str
    at_end: str


@dataclass(frozen=True, slots=True)
class ShareBars:
    """A bar for each row: its name, how many a part is, and of how many."""

    text: str
    rows: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class ClassMap:
    """A line for each pupil with a cell for each week (its Monday); None where there was nothing to
    attend."""

    text: str
    weeks: tuple[date, ...]
    rows: tuple[tuple[str, tuple[DayCell | None, ...]], ...]


Chart = YearMap | ClassMap | BandSpread | BandMatrix | ShareBars | LineData
