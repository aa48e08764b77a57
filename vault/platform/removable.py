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
    roots = [root for place in _LINUX for root in _mounted_under(Path(place))]
    # Desktops mount below a folder with the user's name, others straight there.
    for place in _LINUX:
        roots += [root for user in _folders(Path(place)) for root in _mounted_under(user)]
    return tuple(roots)


def _mounted_under(place: Path) -> tuple[Path, ...]:
    return tuple(folder for folder in _folders(place) if os.path.ismount(folder))


def _folders(place: Path) -> list[Path]:
    try:
        with os.scandir(place) as entries:
            return sorted(
                Path(entry.path) for entry in entries if entry.is_dir(follow_symlinks=False)
            )
    except OSError:
        return []


def _on_windows() -> tuple[Path, ...]:
    import ctypes  # late: only Windows needs it here

    kinds = ctypes.WinDLL("kernel32").GetDriveTypeW  # type: ignore[attr-defined]
    letters = (f"{letter}:\\" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return tuple(Path(drive) for drive in letters if kinds(drive) == _REMOVABLE)
