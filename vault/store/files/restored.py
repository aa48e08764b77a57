"""The mark of a vault that was put back from a backup, until somebody says it is the right one.

From its first unlock on it goes its own way beside the copy it was made from, so it gets a replica
name of its own; else two changes with the same number could be taken for the same change when they
meet.
"""

from pathlib import Path
from typing import Any

from vault.platform.notes_file import read_object, write_object

_NAME = "restored.json"


def mark_restored(folder: Path, entry: int, erasures: dict[str, list[list[str]]]) -> None:
    """`entry` is the newest audit entry in the backup; `erasures` is what the backups around tell,
    as JSON: the next unlock finds out what of it is valid."""
    write_object(folder / _NAME, {"entry": entry, "erasures": erasures})


def is_restored(folder: Path) -> bool:
    """Whether the vault was put back and nobody has said yet that it is the right one."""
    return bool(read_object(folder / _NAME))


def received_erasures(folder: Path) -> Any:
    """As `mark_restored` was given them; not believed by anybody yet."""
    return read_object(folder / _NAME).get("erasures")


def has_new_replica(folder: Path) -> bool:
    """Whether it has had its own name since."""
    return bool(read_object(folder / _NAME).get("own_way"))


def mark_new_replica(folder: Path) -> None:
    """It has its own name now; where this machine knew a newer one, the mark stays until a data
    lead accepts the copy, because without it an older key file opens nothing."""
    write_object(folder / _NAME, {**read_object(folder / _NAME), "own_way": True})


def clear_mark(folder: Path) -> None:
    """It is the right one, or becomes it: also where there is no mark."""
    (folder / _NAME).unlink(missing_ok=True)
