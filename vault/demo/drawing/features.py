"""Faces, glasses and jumpers of the drawn pupils."""

from vault.demo.drawing.stencils import Block, Oval, Shapes, Stroke, dots

EARS: Shapes = (Oval(19.6, 31, 2.6, 3.4), Oval(44.4, 31, 2.6, 3.4))
_TOP = "M19.5 27c0-8 5.4-13.5 12.5-13.5S44.5 19 44.5 27"
FACES: tuple[Shapes, ...] = (
    (f"{_TOP}v4c0 8-5.6 14-12.5 14s-12.5-6-12.5-14z",),
    (f"{_TOP}v5c0 8-5.8 12.6-12.5 12.6s-12.5-4.6-12.5-12.6z",),
    (f"{_TOP}v4c0 7-6.9 15-12.5 15s-12.5-8-12.5-15z",),
)
HIJAB_FACE: Shapes = (Oval(32, 30.5, 11.5, 13.5),)
BROWS: tuple[Shapes, ...] = (
    (
        Stroke("M24.6 26.6q2.4-1.5 4.8-.3", 1.3),
        Stroke("M34.6 26.3q2.4-1.2 4.8.3", 1.3),
    ),
    (
        Stroke("M24.7 26.3q2.3-.6 4.5 0", 1.4),
        Stroke("M34.8 26.3q2.2-.6 4.5 0", 1.4),
    ),
    (
        Stroke("M24.5 26.4q2.3-2 4.8-.9", 1.2),
        Stroke("M34.7 25.5q2.5-1.1 4.8.9", 1.2),
    ),
)
EYES: tuple[Shapes, ...] = (
    dots(1.65, (27.2, 30.4), (36.8, 30.4)),
    (Oval(27.1, 30.4, 1.55, 1.95), Oval(36.9, 30.4, 1.55, 1.95)),
    dots(1.55, (26.7, 30.5), (37.3, 30.5)),
)
GLINTS: tuple[Shapes, ...] = (
    dots(0.5, (27.8, 29.8), (37.4, 29.8)),
    dots(0.5, (27.7, 29.6), (37.5, 29.6)),
    dots(0.45, (27.2, 29.9), (37.8, 29.9)),
)
NOSES: tuple[Shapes, ...] = (
    (Stroke("M31.4 34.3q.8.6 1.6 0", 1.3),),
    (Stroke("M30.8 34.4q1.2 1 2.4 0", 1.3),),
    (Stroke("M32.3 32.3q.9 1.7-.7 2.1", 1.1),),
)
_OPEN = "M27.6 37.2q4.4 1 8.8 0q-.8 4.2-4.4 4.2q-3.6 0-4.4-4.2z"
MOUTHS: tuple[Shapes, ...] = (
    (Stroke("M28 37.7q4 3.5 8 0", 1.5),),
    (Stroke("M27.3 37.3q4.7 4.6 9.4 0", 1.5),),
    (Stroke("M29 38.1q3 2.2 6 0", 1.5),),
    (_OPEN,),
    (_OPEN,),
    (Stroke("M28.2 38.3q4.4 2.6 7.5-.9", 1.5),),
)
TEETH: dict[int, Shapes] = {
    3: ("M28.1 37.4q3.9.9 7.8 0l-.7 1.9q-3.2.7-6.4 0z",),
    4: (
        "M28.1 37.4q1.6.4 3.2.4v1.7q-1.3 0-2.5-.3z",
        "M32.9 37.8q1.5 0 3-.4l-.7 1.9q-1.1.2-2.3.2z",
    ),
}
"""Of the open mouths; the second child has lost a tooth."""
CHEEKS: Shapes = dots(2.5, (24, 35), (40, 35))
FRECKLES: Shapes = dots(
    0.5, (23.6, 33.7), (25.2, 34.5), (26.6, 33.5), (37.4, 33.5), (38.8, 34.5), (40.4, 33.7)
)
_BRIDGE = Stroke("M31 30.2q1-.7 2 0", 1.1)
_ARMS = (Stroke("M22.8 29.9l-3.2-.7", 1.1), Stroke("M41.2 29.9l3.2-.7", 1.1))
GLASSES: dict[str, Shapes] = {
    "round": (Oval(27.1, 30.6, 4.4, 4.4, 1.2), Oval(36.9, 30.6, 4.4, 4.4, 1.2), _BRIDGE, *_ARMS),
    "square": (Block(22.6, 27, 8.9, 7.2, 2.4, 1.2), Block(32.5, 27, 8.9, 7.2, 2.4, 1.2), *_ARMS),
}
BAND: Shapes = (Stroke("M19.6 22.5C22 16.3 26.5 13.8 32 13.8s10 2.5 12.4 8.7", 2.2),)
CLIP: Shapes = (Stroke("M39 16.9l3.7 2.5", 1.9),)
HEARING_AID: Shapes = (
    Stroke("M45.5 27.6q2.8 1 1.9 5.2", 1.9),
    Stroke("M47.3 32.5q-.6 1.5-2.6 1", 0.8),
)
BODY: Shapes = ("M8 66c0-12 8-18 17-19.5h14C48 48 56 54 56 66z",)
COLLAR: Shapes = ("M24.5 46.6L32 56l7.5-9.4-2.5-1.6H27z",)
NECK: Shapes = ("M27.3 40h9.4v6.5L32 52.5l-4.7-6z",)
SHIRT: Shapes = ("M24.5 46.6L32 66l7.5-19.4-2.5-1.6H27z",)
BUTTONS: Shapes = dots(0.7, (32, 59), (32, 63))
SLEEVES: Shapes = (
    Stroke("M17 58.5q1.5 3 1.5 8", 0.9),
    Stroke("M47 58.5q-1.5 3-1.5 8", 0.9),
)
WRAP: Shapes = ("M14.5 38h35l1 13.5c-9 6.5-28 6.5-37 0z",)
