"""`make deb`: the bundle as a Debian package, in /usr/lib/tuckbox. Needs `make bundle` before."""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
TREE = ROOT / "build" / "deb"
sys.path[:0] = [str(HERE), str(ROOT / "packaging" / "bundle")]

from from_system import packages_needed  # noqa: E402
from usr_tree import BUNDLE, built, give_folder_rights, write, write_usr  # noqa: E402

_DESCRIPTION = """Student records and photos in an encrypted vault, offline
 Tuckbox keeps a school's records on the teacher's own machine, in an encrypted
 vault that opens with a password. Each member of staff has a role; data moves
 between staff only in sealed files; the program has no network.
 .
 Removing the package leaves every vault where it is."""


def main() -> None:
    """Writes dist/tuckbox_VERSION_ARCH.deb."""
    of = built()
    shutil.rmtree(TREE, ignore_errors=True)
    write_usr(TREE / "usr", of)
    _control(of.version)
    give_folder_rights(TREE)
    target = ROOT / "dist" / f"tuckbox_{of.version}_{_architecture()}.deb"
    build = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", str(TREE), str(target)]
    subprocess.run(build, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": _epoch(of.day)})
    print(f"{target}: {target.stat().st_size / 1e6:.0f} MB")


def _control(version: str) -> None:
    size = (
        sum(p.stat().st_size for p in TREE.rglob("*") if not p.is_symlink() and p.is_file()) // 1024
    )
    depends = packages_needed(BUNDLE)
    write(
        TREE / "DEBIAN" / "control",
        f"Package: tuckbox\nVersion: {version}\nArchitecture: {_architecture()}\n"
        f"Maintainer: Tuckbox <tuckbox@example.org>\nInstalled-Size: {size}\n"
        f"Depends: {', '.join(depends)}\nRecommends: libcups2 | libcups2t64, shared-mime-info\n"
        f"Section: education\nPriority: optional\nDescription: {_DESCRIPTION}\n",
    )


def _architecture() -> str:
    ask = ["dpkg", "--print-architecture"]
    return subprocess.run(ask, check=True, capture_output=True, text=True).stdout.strip()


def _epoch(day: date) -> str:
    return str((day - date(1970, 1, 1)).days * 86400)


if __name__ == "__main__":
    main()
