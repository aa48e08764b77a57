"""Drawn pupils where any picture of a child will do."""

import random

from vault.demo.class_looks import any_look
from vault.demo.drawing.portrait import SIZE, portrait_jpeg


def figure_jpeg(seed: int, size: int = SIZE) -> bytes:
    """Some pupil as a JPEG of `size` by `size` pixels; the same bytes for the same seed."""
    return portrait_jpeg(any_look(random.Random(seed)), size)  # noqa: S311 - a drawing, not a key
