"""What hair is made of: shapes, one over the other, each with what it is coloured as."""

from dataclasses import dataclass
from enum import StrEnum

from vault.demo.drawing.stencils import Oval, Shape, Shapes, Stroke


class Tint(StrEnum):
    """What a shape is coloured as; a pupil's look says which colour that is."""

    HAIR = "hair"
    STRAND = "strand"
    CLOTH = "cloth"
    FOLD = "fold"
    RIBBON = "ribbon"


@dataclass(frozen=True, slots=True)
class Layer:
    """Shapes of one tint; `strength` 1 covers what is below."""

    tint: Tint
    shapes: Shapes
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class Hair:
    """What is drawn over the face, and what behind head and jumper."""

    front: tuple[Layer, ...]
    back: tuple[Layer, ...] = ()


def hair(*shapes: Shape) -> Layer:
    """Hair itself."""
    return Layer(Tint.HAIR, shapes)


def plain(*shapes: Shape) -> Hair:
    """Hair that is one piece over the face."""
    return Hair((hair(*shapes),))


def ribbon(*shapes: Shape) -> Layer:
    """What ties hair."""
    return Layer(Tint.RIBBON, shapes)


def strands(width: float, *paths: str) -> Layer:
    """Partings and lines in hair."""
    return Layer(Tint.STRAND, tuple(Stroke(path, width) for path in paths), 0.55)


def mirrored(*shapes: Oval) -> Shapes:
    """The shapes, and the same on the other side of the face."""
    return (*shapes, *(Oval(64 - s.x, s.y, s.rx, s.ry, s.line) for s in shapes))
