"""What is made up about one child, before the roll gives numbers."""

from dataclasses import dataclass

from vault.demo.drawing.look import Look

PURPOSES = ("photo-class", "photo-website", "photo-press", "trips")


@dataclass(frozen=True, slots=True)
class Child:
    """`given` is the name in use, `legal` the one in the roll where it is another. `asked` has y
    or n for each of `PURPOSES`, or is empty where the family was not asked. `born` is month and
    day where they are told, `turns_in` the days until the next birthday. `ring` has given name,
    family name and relationship of the two people to ring where they are told."""

    given: str
    family: str
    sex: str
    look: Look
    asked: str = ""
    legal: str = ""
    middle: str = ""
    born: tuple[int, int] | None = None
    turns_in: int | None = None
    flags: str = ""
    alerts: tuple[tuple[str, str], ...] = ()
    ring: tuple[tuple[str, str, str], ...] = ()

    @property
    def has_photo(self) -> bool:
        """Nobody is photographed before the family said yes."""
        return self.asked.startswith("y")
