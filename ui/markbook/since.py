"""How a pupil's marks went in assessments of one title, from the first to the last that is shown.
Pure but for its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ui.widgets.band_look import band_words
from ui.words import tr
from vault.domain.bands import Band
from vault.domain.markbook import Assessment, band_of
from vault.domain.progress import way
from vault.domain.scales import Scale

Points = tuple[Assessment, Assessment]
"""The first and the last of one title."""


@dataclass(frozen=True)
class Change:
    """`by` is None where marks are no amounts, or are on two scales; `moved` is 1 for a higher
    band, -1 for a lower one, None where one of them is in none."""

    by: Decimal | None
    moved: int | None

    @property
    def words(self) -> str:
        """'+3', '−1', '±0'; '' for no amount."""
        if self.by is None:
            return ""
        return f"{self.by:+f}".replace("-", "−") if self.by else "±0"


def followed(columns: Sequence[Assessment], title: str) -> Points | None:
    """Of this title where it was assessed more than once, else of the first that was; None where
    nothing was."""
    several: dict[str, list[Assessment]] = {}
    for column in columns:
        several.setdefault(column.title.casefold(), []).append(column)
    wanted = several.get(title.casefold(), [])
    if len(wanted) < 2:
        wanted = next((found for found in several.values() if len(found) > 1), [])
    ordered = sorted(wanted, key=lambda assessment: assessment.day)
    return (ordered[0], ordered[-1]) if ordered else None


def change_of(
    values: tuple[str, str], points: Points, scales: tuple[Scale, Scale]
) -> Change | None:
    """From one value to the other; None without a mark at both points."""
    bands: list[Band | None] = []
    amounts: list[Decimal | None] = []
    for value, point, scale in zip(values, points, scales, strict=True):
        bands.append(band_of(scale, point, value))
        amounts.append(scale.amount(value) if scale.has_mean else None)
    start, end = bands
    moved = way((start, end)) if start is not None and end is not None else None
    first, last = amounts
    is_one_scale = points[0].scale == points[1].scale and points[0].out_of == points[1].out_of
    by = last - first if first is not None and last is not None and is_one_scale else None
    return Change(by, moved) if by is not None or moved is not None else None


def spoken(change: Change | None) -> str:
    """'+3, up'."""
    if change is None:
        return tr("no mark at one of the two points")
    moved = {1: tr("up"), 0: tr("the same"), -1: tr("down"), None: ""}[change.moved]
    return ", ".join(part for part in (change.words, moved) if part) or band_words(None)
