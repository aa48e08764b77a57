"""What is new in a version of the program, in words for the staff."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class News:
    """One version and what came with it."""

    version: str
    points: tuple[str, ...]
