"""A picture that is known to be clean, and how a person wants one turned and cut."""

from dataclasses import dataclass
from typing import Final

from vault.errors import InvalidValueError

Part = tuple[float, float, float, float]
"""Left, top, right, bottom, each from 0 to 1 of the upright picture."""
WHOLE: Final[Part] = (0.0, 0.0, 1.0, 1.0)
LEAST_PART: Final = 0.02


@dataclass(frozen=True, slots=True)
class CleanPicture:
    """JPEG bytes repainted from pixels, without any metadata; the thumbnail likewise."""

    jpeg: bytes
    thumb_jpeg: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Adjustment:
    """First `turns` quarter turns to the right, then `part` of what stands there. InvalidValueError
    for a part that is none."""

    turns: int = 0
    part: Part = WHOLE

    def __post_init__(self) -> None:
        left, top, right, bottom = self.part
        is_inside = 0 <= left < right <= 1 and 0 <= top < bottom <= 1
        is_part = is_inside and min(right - left, bottom - top) >= LEAST_PART
        if not is_part or self.turns not in range(4):
            raise InvalidValueError(field="photo", reason="no part of the picture is left")


AS_IT_IS: Final = Adjustment()
