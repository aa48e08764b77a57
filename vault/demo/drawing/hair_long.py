"""Hair that hangs down, or is tied."""

from vault.demo.drawing.hair_layers import Hair, Layer, hair, mirrored, ribbon, strands
from vault.demo.drawing.hair_short import CAP
from vault.demo.drawing.stencils import Block, Oval, Shapes, Stroke, dots

_PARTED = "M19 28c-.5-10.5 5.5-16 13-16s13.5 5.5 13 16c-1.5-4.5-5.5-7.5-13-9.5-7.5 2-11.5 5-13 9.5z"
_PULLED = (
    "M18.8 28.4C17.6 16.6 24 11.3 32 11.3S46.4 16.6 45.2 28.4c-1.2-5.6-5-9.2-13.2-9.2S20 22.8"
    " 18.8 28.4z"
)
_CURTAIN = (
    "M19 31c-1-12 5-18.5 13-18.5S46 19 45 31c-.8-5-2.8-8.4-6-10.4-2.8-.2-5.2-1-7-2.6-1.8 1.6"
    "-4.2 2.4-7 2.6-3.2 2-5.2 5.4-6 10.4z"
)
_SWEPT = (
    "M19 29c-.5-11 5.5-16.5 13-16.5S45.5 18 45 29c-1-3.5-2.4-5.7-4.6-7.5-5.4.4-9.4-.9-12-3.3"
    "-1.8 4-5.6 6.3-9.4 10.8z"
)
_BOB = (
    "M15.5 29C15.5 17 22.5 10.5 32 10.5S48.5 17 48.5 29v9.5c0 4-2.5 5.5-5.5 5.5H21c-3 0-5.5"
    "-1.5-5.5-5.5z"
)
_LONG = "M15 29C15 17 22 10.5 32 10.5S49 17 49 29v20c0 3-1.5 5-4.5 5h-25c-3 0-4.5-2-4.5-5z"
_FRINGE_BACK = (
    "M15.5 29C15.5 17 22.5 10.5 32 10.5S48.5 17 48.5 29v12c0 3-2 4.5-5 4.5h-23c-3 0-5-1.5-5-4.5z"
)
_FRINGE_FRONT = "M19 28.4c-.5-10.5 5.5-15.9 13-15.9S45.5 17.9 45 28.4l-1.9-3.6H20.9z"
_TAIL = "M40 14c8-1 12 5 11 13-.6 6 1.5 9 1.5 15-3.5 1.5-7.5-2-8-9z"
_HIGH_TAIL = (
    "M30 11c1-7.5 12-9 17.5-3 5 5.5 5 13 5.5 18 .3 4 1.5 7 1.5 10-4.5.5-8-2.5-8.5-8.5-.4-5-2"
    "-9-6-12z"
)
_LOW_LEFT = "M20 34c-7-2-10 3-9.5 9 .4 4 2.5 6.5 5 8.5 3.5-1.5 5-5.5 4.5-9.5z"
_LOW_RIGHT = "M44 34c7-2 10 3 9.5 9-.4 4-2.5 6.5-5 8.5-3.5-1.5-5-5.5-4.5-9.5z"
_COMBED = (
    "M18.5 31c-1.5-13 5-19.5 13.5-19.5S47 18 45.5 31c-1-5.5-5-9.5-13.5-12.5-8.5 3-12.5 7-13.5 12.5z"
)
_TUFT = "M42.6 53.8h4.2l.6 4.6q-2.7 1.4-5.4 0z"
_PARTING = strands(0.7, "M32 18.3V12.2")
_BEADS = ((14.8, 46.0), (18.6, 48.0), (45.4, 48.0), (49.2, 46.0))
_ROWS = (
    *("M26 20.5Q25.5 16 28.5 12.5", "M38 20.5Q38.5 16 35.5 12.5", "M32 18.8V12"),
    *("M21.6 23.4Q20.5 18.5 23.6 15", "M42.4 23.4Q43.5 18.5 40.4 15"),
)
_CURLS = (
    Oval(32, 22.5, 16, 12.5),
    *mirrored(
        *(Oval(17.4, 23, 6, 6), Oval(15.6, 31, 6, 6), Oval(15, 39, 5.8, 5.8)),
        *(Oval(17, 46.5, 5.4, 5.4), Oval(20.5, 43, 5, 6)),
    ),
)
_PUFFS = mirrored(
    *(Oval(17.5, 15.5, 7, 7), Oval(12.6, 13, 3.2, 3.2), Oval(15.5, 9.6, 3.2, 3.2)),
    *(Oval(20.5, 9, 3, 3), Oval(11.6, 18, 3.2, 3.2), Oval(14, 21.5, 3, 3)),
)


def _plait(x: float, top: float, knots: int, lean: float = 0) -> tuple[Layer, Layer]:
    """Downwards from a place, each knot `lean` further to the right."""
    places = [(x + lean * at, top + 3.9 * at) for at in range(knots)]
    lines = (f"M{a - 2:.1f} {b + 1.4:.1f}q2 2.2 4 0" for a, b in places[:-1])
    return hair(*(Oval(a, b, 3.5 - 0.1 * (b - top) / 4, 2.9) for a, b in places)), strands(
        0.7, *lines
    )


def _beaded() -> Shapes:
    return tuple(Stroke(f"M{32 + (x - 32) * 0.82:.1f} 24L{x} {y}", 2.6) for x, y in _BEADS)


LONG = {
    "bob": Hair((hair(_SWEPT),), (hair(_BOB),)),
    "fringe": Hair((hair(_FRINGE_FRONT),), (hair(_FRINGE_BACK),)),
    "long": Hair((hair(_CURTAIN),), (hair(_LONG),)),
    "long swept": Hair((hair(_SWEPT),), (hair(_LONG),)),
    "long curls": Hair((hair(_PARTED),), (hair(*_CURLS),)),
    "half up": Hair(
        (hair(_PULLED), ribbon(Block(28.6, 11.4, 6.8, 1.9, 0.9))),
        (hair(_LONG, Oval(32, 9.4, 5.2, 4.8)),),
    ),
    "pony": Hair((hair(CAP), ribbon(Oval(45.4, 17.2, 1.9, 2.6))), (hair(_TAIL),)),
    "high pony": Hair((hair(_PULLED), ribbon(Stroke("M31.5 10.6l6 .9", 2.4))), (hair(_HIGH_TAIL),)),
    "bun": Hair(
        (hair(_PULLED), ribbon(Block(27.8, 11.4, 8.4, 2, 1))), (hair(Oval(32, 8.6, 6.2, 5.8)),)
    ),
    "two buns": Hair((hair(_PARTED), _PARTING), (hair(*mirrored(Oval(20, 12.4, 5.6, 5.6))),)),
    "bunches": Hair(
        (hair(_PARTED), ribbon(*mirrored(Oval(20, 20.6, 1.5, 2.3))), _PARTING),
        (hair(*mirrored(Oval(15.5, 23, 7.5, 7.5))),),
    ),
    "puffs": Hair(
        (hair(_PARTED), ribbon(*mirrored(Oval(22, 17.5, 1.7, 2))), _PARTING), (hair(*_PUFFS),)
    ),
    "low bunches": Hair(
        (hair(_COMBED), ribbon(*mirrored(Oval(16.6, 35.9, 2.3, 1.6)))),
        (hair(_LOW_LEFT, _LOW_RIGHT),),
    ),
    "braids": Hair(
        (hair(_COMBED), _PARTING),
        (
            *_plait(17, 30, 7),
            *_plait(47, 30, 7),
            ribbon(Block(14.2, 54.4, 5.6, 2.4, 1), Block(44.2, 54.4, 5.6, 2.4, 1)),
        ),
    ),
    "side plait": Hair(
        (
            hair(_SWEPT),
            *_plait(46, 31, 6, -0.3),
            ribbon(Block(42.2, 51.6, 5, 2.2, 1)),
            hair(_TUFT),
        )
    ),
    "cornrows": Hair(
        (hair(_PULLED), strands(0.9, *_ROWS)), (hair(*_beaded()), ribbon(*dots(1.7, *_BEADS)))
    ),
}
