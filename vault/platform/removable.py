"""Drives that can be taken out: where they show up on this system, and how they are called."""

import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_LINUX = ("/run/media", "/media")
_MOUNTS, _BLOCKS, _VOLUMES = Path("/proc/mounts"), Path("/sys/class/block"), Path("/Volumes")
_MOST = 1 << 20
_ESCAPED = re.compile(r"\\([0-7]{3})")
_DISCS = frozenset({"iso9660", "udf"})
_REMOVABLE = 2
"""DRIVE_REMOVABLE of GetDriveTypeW."""
_READ_ONLY = 0x00080000
"""FILE_READ_ONLY_VOLUME of GetVolumeInformationW."""
_LONGEST = 261


@dataclass(frozen=True, slots=True)
class Drive:
    """One that is plugged in and can be written to; `label` is how its owner calls it."""

    root: Path
    label: str


def plugged_in() -> tuple[Drive, ...]:
    """By their names. Nothing of a drive itself is read where the system knows it already."""
    if sys.platform == "win32":
        drives = windows_drives(_kernel())
    elif sys.platform == "darwin":
        drives = volumes(_VOLUMES, os.path.ismount)
    else:
        drives = mounted_drives(_mounts(), is_usb_or_removable)
    return tuple(sorted(drives, key=lambda drive: (drive.label.casefold(), str(drive.root))))


def unused_place(path: Path) -> Path:
    """The path itself where nothing lies there, else 'name (2).ending' and so on; after 99 of
    them the path, which is refused when it is written."""
    numbered = (path.with_name(f"{path.stem} ({n}){path.suffix}") for n in range(2, 100))
    return next((p for p in (path, *numbered) if not os.path.lexists(p)), path)


def mounted_drives(mounts: str, is_stick: Callable[[str], bool]) -> list[Drive]:
    """Of the text of /proc/mounts (fstab(5): blanks in a name as octal escapes). Discs are none,
    nor what is mounted read-only; `is_stick` is asked for the path of a device."""
    drives: dict[str, Drive] = {}
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) < 4 or not parts[0].startswith("/dev/"):
            continue
        device, root, kind, options = map(_unescaped, parts[:4])
        if kind not in _DISCS and "rw" in options.split(",") and is_stick(device):
            # The last one over a place is the one that shows there.
            drives[root] = Drive(Path(root), _plain(os.path.basename(root)) or root)
    return list(drives.values())


def is_usb_or_removable(device: str, blocks: Path = _BLOCKS) -> bool:
    """As the kernel says of the disk whose part it is (sysfs, Documentation/ABI); of an encrypted
    one (a device mapper's), of the disk that lies below it."""
    try:
        folder = os.path.realpath(blocks / os.path.basename(os.path.realpath(device)))
        below = os.path.join(folder, "slaves")
        if os.path.isdir(below) and (names := os.listdir(below)):
            return all(is_usb_or_removable(name, blocks) for name in names)
        if "/usb" in folder:
            return True
        for place in (folder, os.path.dirname(folder)):
            flag = os.path.join(place, "removable")
            if os.path.exists(flag):
                with open(flag, "rb") as file:
                    return file.read(2).strip() == b"1"
    except OSError:
        return False
    return False


def windows_drives(kernel: Any) -> list[Drive]:
    """`kernel` is kernel32. A card reader without a card has no volume, and is none."""
    import ctypes  # late: only Windows needs it here

    drives = []
    for letter in _letters(kernel):
        label, flags = ctypes.create_unicode_buffer(_LONGEST), ctypes.c_ulong()
        has_volume = kernel.GetVolumeInformationW(
            letter, label, _LONGEST, None, None, ctypes.byref(flags), None, 0
        )
        if has_volume and not flags.value & _READ_ONLY:
            shown = _plain(label.value)
            name = f"{shown} ({letter[:2]})" if shown else letter[:2]
            drives.append(Drive(Path(letter), name))
    return drives


def volumes(place: Path, is_mount: Callable[[Path], bool]) -> list[Drive]:
    """On macOS: what is mounted below /Volumes, where the system's own is a link."""
    return [Drive(folder, _plain(folder.name)) for folder in _folders(place) if is_mount(folder)]


def removable_roots() -> tuple[Path, ...]:
    """The top folders of such drives; on Linux and macOS by where they are mounted."""
    if sys.platform == "win32":
        return tuple(Path(letter) for letter in _letters(_kernel()))
    if sys.platform == "darwin":
        return _mounted_under(_VOLUMES)
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


def _mounts() -> str:
    try:
        with open(_MOUNTS, "rb") as file:
            return os.fsdecode(file.read(_MOST))
    except OSError:
        return ""


def _unescaped(field: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 8)), field)


def _plain(label: str) -> str:
    """In one line, without signs that nobody sees."""
    return " ".join("".join(c if c.isprintable() else " " for c in label).split())


def _letters(kernel: Any) -> list[str]:
    letters = (f"{letter}:\\" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return [letter for letter in letters if kernel.GetDriveTypeW(letter) == _REMOVABLE]


def _kernel() -> Any:
    import ctypes  # late: only Windows needs it here

    return ctypes.CDLL("kernel32")
