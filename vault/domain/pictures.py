"""A picture that is known to be clean."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CleanPicture:
    """JPEG bytes repainted from pixels, without any metadata; the thumbnail likewise."""

    jpeg: bytes
    thumb_jpeg: bytes
    width: int
    height: int
