"""The four bands against what is expected, in which anything that is judged can be compared."""

from enum import StrEnum


class Band(StrEnum):
    """Where a pupil or a mark stands against what is expected at that point of the year."""

    WELL_BELOW = "well below"
    BELOW = "below"
    EXPECTED = "expected"
    ABOVE = "above"


BAND_WORDS = {
    Band.WELL_BELOW: "Well below",
    Band.BELOW: "Below",
    Band.EXPECTED: "Expected",
    Band.ABOVE: "Above",
}
BANDS = tuple(Band)
