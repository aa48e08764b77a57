"""What a drawn pupil looks like."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """`style` is a name in `hair.STYLES`, `hair` one in `colours.HAIR`; numbers are places in the
    lists of `colours` and `features`."""

    skin: int
    hair: str
    style: str
    back: int = 0
    face: int = 0
    brows: int = 0
    nose: int = 0
    mouth: int = 0
    eyes: int = 0
    glasses: str = ""
    freckles: bool = False
    band: bool = False
    clip: bool = False
    hearing_aid: bool = False
    cardigan: bool = False
    cloth: int = 0
    ribbon: int = 0
