"""Which version this is, and when it was built: that is written into a bundle, and nowhere else."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from vault.domain.outside_json import OutsideJsonError, read_object
from vault.governance.libraries import shipped_version

_NAME = "built.json"


@dataclass(frozen=True, slots=True)
class Built:
    """`day` is None for a program that runs from its source."""

    version: str
    day: date | None

    def months_old(self, today: date) -> int | None:
        """Whole months since; below zero for a day that is still to come, None for no day."""
        if self.day is None:
            return None
        months = (today.year - self.day.year) * 12 + today.month - self.day.month
        return months - (1 if today.day < self.day.day else 0)


@cache
def this_build() -> Built:
    """Of the program that runs."""
    place = files("vault.governance").joinpath(_NAME)
    return read_built(place.read_bytes()) if place.is_file() else Built(shipped_version(), None)


def read_built(raw: bytes) -> Built:
    """Of {"version", "date"} as the bundle has it; without a day where it says something else."""
    try:
        content = read_object(raw)
        return Built(str(content["version"]), date.fromisoformat(content["date"]))
    except (OutsideJsonError, KeyError, ValueError, TypeError):
        return Built(shipped_version(), None)
