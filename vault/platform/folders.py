"""Folders of this machine: where vaults go, which were open, what was last seen of each."""

import ctypes
import os
import struct
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import platformdirs

from vault.domain.file_names import packed, unpacked
from vault.platform.machine_policy import machine_policy
from vault.platform.notes_file import changed_object, read_object

_CLOUDS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "syncthing": "Syncthing",
    "box sync": "Box",
}
_MARKS = {".dropbox": "Dropbox", ".stfolder": "Syncthing", ".owncloudsync.log": "ownCloud"}
_RECENT = 8
_REMOTE = 4
"""DRIVE_REMOTE, as GetDriveTypeW says it."""
_NETWORK_KINDS = ("nfs", "cifs", "smb", "9p", "fuse.sshfs", "davfs", "fuse.davfs", "afs", "ncp")


@dataclass(frozen=True, slots=True)
class Seen:
    """The newest this machine saw of a vault: audit number and hash, directory epoch, the day."""

    number: int
    hash: bytes
    epoch: int
    day: date | None = None


def home() -> Path:
    """This program's own folder on this machine (TUCKBOX_HOME puts it elsewhere)."""
    chosen = os.environ.get("TUCKBOX_HOME")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("Tuckbox", False))


def vaults_folder() -> Path:
    """Where a new vault goes unless a person says otherwise: where the computer's policy says, and
    never Documents, which is synced."""
    chosen = machine_policy().vaults_folder
    return Path(chosen).expanduser() if chosen else home() / "vaults"


def cloud_service_of(folder: Path) -> str | None:
    """The name of the cloud client that synchronises the folder, as far as can be told."""
    for part in folder.absolute().parts:
        for sign, name in _CLOUDS.items():
            if part.casefold().startswith(sign):
                return name
    for parent in (folder, *folder.absolute().parents):
        for mark, name in _MARKS.items():
            if (parent / mark).exists():
                return name
    return None


def is_on_network(folder: Path) -> bool:
    """Whether the folder lies on a network drive, as far as the system tells."""
    if str(folder).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.absolute().anchor) == _REMOTE)
    if sys.platform == "darwin":
        return _is_remote_on_mac(folder)
    if sys.platform != "linux":
        return False
    best, kind = "", ""
    for line in Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace").split("\n"):
        parts = line.split(" ")
        if len(parts) > 2 and len(parts[1]) >= len(best):
            place = Path(parts[1].replace("\\040", " "))
            if folder.absolute().is_relative_to(place):
                best, kind = parts[1], parts[2]
    return kind.startswith(_NETWORK_KINDS)


_MNT_LOCAL = 0x1000
_STATFS_BYTES, _FLAGS_AT = 2168, 64
"""struct statfs of macOS with 64-bit inodes (sys/mount.h): its size, and where f_flags is."""


def _is_remote_on_mac(folder: Path) -> bool:
    """statfs(2): what is not MNT_LOCAL. Written after the header and not measured."""
    libc = ctypes.CDLL(None)
    # On Intel the plain name is that of the older, shorter record.
    ask = getattr(libc, "statfs$INODE64", None) or libc.statfs
    record = ctypes.create_string_buffer(_STATFS_BYTES)
    if ask(os.fsencode(folder.absolute()), record) != 0:
        return False
    (flags,) = struct.unpack_from("=I", record, _FLAGS_AT)
    return not flags & _MNT_LOCAL


def device_of(path: Path) -> str:
    """A name for the drive that the folder lies on, to tell one drive from another: the file
    system's own where it has one, because the system numbers drives as they are plugged in."""
    try:
        own = os.statvfs(path).f_fsid if hasattr(os, "statvfs") else 0
        return f"{own or path.stat().st_dev:x}"
    except OSError:
        return ""


def read_seen(vault_id: str) -> Seen | None:
    """None for a vault this machine has not seen, or when its note cannot be read."""
    return _seen_in(read_object(home() / "seen.json"), vault_id)


_MOST = 1 << 40
"""No trail and no key file gets so far; a number beyond is no note of ours."""


def _seen_in(content: dict[str, Any], vault_id: str) -> Seen | None:
    fields = content.get(vault_id)
    try:
        day = date.fromisoformat(fields[3]) if fields and len(fields) > 3 else None
        seen = (
            Seen(int(fields[0]), bytes.fromhex(fields[1]), int(fields[2]), day) if fields else None
        )
    except (ValueError, TypeError, LookupError, OverflowError):
        return None
    is_one = seen is None or (0 <= seen.number < _MOST and 0 <= seen.epoch < _MOST)
    return seen if is_one else None


def write_seen(vault_id: str, seen: Seen, *, is_accepted: bool = False) -> None:
    """Keep the newest; the note of an older one is not put over it, unless a data lead said that
    the older copy is the right one."""
    with changed_object(home() / "seen.json") as content:
        known = _seen_in(content, vault_id)
        if known is None or known.number <= seen.number or is_accepted:
            day = [seen.day.isoformat()] if seen.day else []
            content[vault_id] = [seen.number, seen.hash.hex(), seen.epoch, *day]


def recent_vaults() -> list[Path]:
    """Vaults opened here, newest first, that are still there."""
    return _recent_in(read_object(home() / "recent.json"))


def remember_vault(folder: Path) -> None:
    """Put the vault at the head of the recent ones."""
    with changed_object(home() / "recent.json") as content:
        rest = [path for path in _recent_in(content) if path != folder.absolute()]
        names = [packed(path) for path in (folder.absolute(), *rest)]
        content["vaults"] = names[:_RECENT]


def _recent_in(content: dict[str, Any]) -> list[Path]:
    listed = content.get("vaults")
    folders = []
    for text in listed if isinstance(listed, list) else ():
        try:
            path = unpacked(str(text))
            folders += [path] if path.is_dir() else []
        except ValueError:  # no path at all
            continue
    return folders
