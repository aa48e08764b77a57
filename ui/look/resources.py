"""Files that the program brings along: fonts, icons, colours, the mark."""

import sys
from pathlib import Path

_ROOT = Path(getattr(sys, "_MEIPASS", "") or Path(__file__).parents[2]) / "resources"


def resource(*names: str) -> Path:
    """The path of one; FileNotFoundError for what is not there, which only a broken copy of the
    program meets."""
    path = _ROOT.joinpath(*names)
    if not path.exists():
        raise FileNotFoundError(path.name)
    return path
