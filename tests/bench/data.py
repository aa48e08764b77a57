"""Deterministic schools of any size, as files that are imported."""

import csv
from pathlib import Path

from vault.demo.roll import _FAMILY, _GIVEN


def write_list(path: Path, count: int) -> None:
    """A class list of `count` pupils in classes of 30; the same for the same count."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["Surname", "Forename", "DOB", "Admission No", "Reg"])
        for n in range(count):
            given, family = _GIVEN[n % len(_GIVEN)], _FAMILY[n * 7 % len(_FAMILY)]
            writer.writerow(
                [family, f"{given}{n % 97}", f"{n % 28 + 1:02}/03/2016", f"{n:06}", f"C{n // 30}"]
            )
