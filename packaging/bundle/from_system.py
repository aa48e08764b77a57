"""What the bundle leaves to the system, as the Debian packages that bring it."""

import re
import subprocess
from pathlib import Path

from unneeded import LEFT_TO_THE_SYSTEM, needs

_LIBC = "libc6"


def packages_needed(folder: Path) -> list[str]:
    """For `Depends:`; of the C library the oldest version that has every symbol that is asked for.
    CalledProcessError when a library is not on this machine."""
    there = {path.name for path in folder.rglob("*")}
    asked: set[str] = set()
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            asked.update(name for name in needs(path) if name not in there)
    packages = {_package(name) for name in asked - set(LEFT_TO_THE_SYSTEM)}
    return [f"{_LIBC} (>= {_floor(folder)})", *sorted(packages - {_LIBC})]


def _package(library: str) -> str:
    listed = subprocess.run(["ldconfig", "-p"], check=True, capture_output=True, text=True).stdout
    place = re.search(rf"^\s*{re.escape(library)} .*=> (.+)$", listed, re.MULTILINE)
    if place is None:
        raise FileNotFoundError(library)
    for path in (Path(place[1]), Path(place[1]).resolve(), Path("/usr" + place[1])):
        asked = subprocess.run(
            ["dpkg", "-S", str(path)], check=False, capture_output=True, text=True
        )
        if asked.returncode == 0:
            return asked.stdout.split(":")[0]
    raise FileNotFoundError(library)


def _floor(folder: Path) -> str:
    """The newest GLIBC_x.y that any file asks for."""
    found = {(2, 0)}
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            if content.startswith(b"\x7fELF"):
                matches = re.finditer(rb"GLIBC_(\d+)\.(\d+)\b", content)
                found.update((int(m[1]), int(m[2])) for m in matches)
    return ".".join(str(part) for part in max(found))
