"""Where drives that can be taken out show up on this system."""

import os
import sys
from pathlib import Path

_LINUX = ("/run/media", "/media")
_REMOVABLE = 2
"""DRIVE_REMOVABLE of GetDriveTypeW."""


def removable_roots() -> tuple[Path, ...]:
    """The top folders of such drives; on Linux and macOS by where they are mounted."""
    if sys.platform == "win32":
        return _on_windows()
    if sys.platform == "darwin":
        return _mounted_under(Path("/Volumes"))
    found = [one for place in _LINUX for one in _mounted_under(Path(place))]
    # Desktops mount below a folder with the user's name, others straight there.
    for place in _LINUX:
        found += [one for user in _folders(Path(place)) for one in _mounted_under(user)]
    return tuple(found)


def _mounted_under(place: Path) -> tuple[Path, ...]:
    return tuple(one for one in _folders(place) if os.path.ismount(one))


def _folders(place: Path) -> list[Path]:
    try:
        with os.scandir(place) as entries:
            return sorted(Path(one.path) for one in entries if one.is_dir(follow_symlinks=False))
    except OSError:
        return []


def _on_windows() -> tuple[Path, ...]:
    import ctypes  # late: only Windows needs it here

    kinds = ctypes.WinDLL("kernel32").GetDriveTypeW  # type: ignore[attr-defined]
    letters = (f"{letter}:\\" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return tuple(Path(one) for one in letters if kinds(one) == _REMOVABLE)
