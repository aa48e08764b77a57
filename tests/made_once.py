"""Vaults with something in them, made once for each process of tests, and copied.

What fills a vault is some ten acts, each with its fsync and its entry in the trail; a copy of the
result, unlocked anew, costs a fifth of that.
"""

import copy
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.kept_folder import kept_folder
from tests.known_keys import same_draws
from vault.platform.folders import home
from vault.store.database import ballast


def copy_of(make: Callable[..., Any], folder: Path, *words: Any) -> Any:
    """Fill the folder as `make(folder, *words)` does, which leaves its vaults locked; with what it
    gave back. What this machine noted about them comes along."""
    kept, notes, given = _made(make, *words)
    shutil.copytree(kept, folder, dirs_exist_ok=True)
    lay_notes(notes)
    return copy.deepcopy(given)


def lay_notes(notes: Path) -> None:
    """What this machine noted about copied vaults, beside what it knows already."""
    for note in notes.rglob("*"):
        place = home() / note.relative_to(notes)
        if note.is_file() and not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(note, place)


@cache
def _made(make: Callable[..., Any], *words: Any) -> tuple[Path, Path, Any]:
    place = kept_folder()
    folder, notes = place / "kept", place / "home"
    folder.mkdir()
    with (
        pytest.MonkeyPatch.context() as patch,
        same_draws(f"{make.__qualname__} {words}"),
    ):
        patch.setenv("TUCKBOX_HOME", str(notes))
        patch.setattr(ballast, "SIZE", 64 << 10)
        given = make(folder, *words)
    notes.mkdir(exist_ok=True)
    (notes / "recent.json").unlink(missing_ok=True)
    return folder, notes, given
