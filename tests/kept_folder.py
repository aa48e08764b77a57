"""Folders for what a process of tests makes once and copies; gone when its tests are done."""

import shutil
import tempfile
from pathlib import Path

_KEPT: list[Path] = []


def kept_folder() -> Path:
    """Empty, and this process's own."""
    _KEPT.append(Path(tempfile.mkdtemp(prefix="tuckbox-tests-")))
    return _KEPT[-1]


def remove_kept() -> None:
    """Hundreds of runs would fill the disk otherwise."""
    while _KEPT:
        shutil.rmtree(_KEPT.pop(), ignore_errors=True)
