"""`make appdir`: the folder that appimagetool packs and the Flatpak is filled from (build/AppDir).
Needs `make bundle` before."""

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
TREE = ROOT / "build" / "AppDir"
sys.path.insert(0, str(HERE))

from usr_tree import (  # noqa: E402
    BUNDLE,
    Built,
    built,
    give_folder_rights,
    icon,
    portable_desktop_file,
    write,
    write_usr,
)

APP_RUN = """#!/bin/sh
# Stays until the program ends, and is not replaced by it: the AppImage is unmounted when nobody
# holds its pipe any more, and the program closes every pipe each time it locks.
here=$(dirname "$(readlink -f "$0")")
name=$(basename "${ARGV0:-tuckbox}")
[ "$name" = tuckbox-cli ] || name=tuckbox
"$here/usr/bin/$name" "$@"
"""
"""Called by a link of the name tuckbox-cli, the AppImage is the command line."""


def main() -> None:
    """Writes build/AppDir anew."""
    shutil.rmtree(TREE, ignore_errors=True)
    make_appdir(TREE, built(), BUNDLE)
    print(TREE)


def make_appdir(tree: Path, of: Built, bundle: Path) -> None:
    """As AppImage wants it: AppRun, one desktop file and its icon at the top, the rest in usr."""
    write_usr(tree / "usr", of, bundle)
    for place in (tree, tree / "usr/share/applications"):
        write(place / "tuckbox.desktop", portable_desktop_file())
    write(tree / "tuckbox.svg", icon())
    (tree / ".DirIcon").symlink_to("tuckbox.svg")
    write(tree / "AppRun", APP_RUN)
    (tree / "AppRun").chmod(0o755)
    give_folder_rights(tree)


if __name__ == "__main__":
    main()
