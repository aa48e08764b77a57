"""`make_msi.py FOLDER OUT.msi VERSION`: an installer for one person around the bundle's folder.

Made by wixl (msitools) on Linux from what was bundled on Windows, so the same tool makes what
schools get and what tests look into.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "bundle")]

from installer_source import installer_source  # noqa: E402
from program_icons import write_icon  # noqa: E402


def make_msi(folder: Path, target: Path, version: str) -> None:
    """CalledProcessError where wixl refuses, FileNotFoundError where it is not there."""
    with tempfile.TemporaryDirectory() as place:
        write_icon(Path(place) / "tuckbox.ico")
        (Path(place) / "bundle").symlink_to(folder.resolve())
        source = Path(place) / "tuckbox.wxs"
        source.write_text(installer_source(folder, version), encoding="utf-8")
        command = ["wixl", "-a", "x64", "-o", str(target.resolve()), source.name]
        subprocess.run(command, check=True, cwd=place)


if __name__ == "__main__":
    make_msi(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
