"""Looks whether Qt finds its system libraries; installs them where it may, else names them."""

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

LIBRARIES = (
    "libEGL.so.1",
    "libGL.so.1",
    "libxkbcommon.so.0",
    "libdbus-1.so.3",
    "libfontconfig.so.1",
    "libxkbcommon-x11.so.0",
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-image.so.0",
    "libxcb-keysyms.so.1",
    "libxcb-randr.so.0",
    "libxcb-render-util.so.0",
    "libxcb-shape.so.0",
)


def missing() -> list[str]:
    """The libraries that the loader does not find."""
    found = []
    for name in LIBRARIES:
        try:
            ctypes.CDLL(name)
        except OSError:
            found.append(name)
    return found


PROGRAMS = ("Xvfb", "xdotool", "strace", "dbus-daemon")
"""What some tests need: a display, keys typed on it, a look at system calls, a message bus."""


def missing_programs() -> list[str]:
    """The programs that are not there; without them the tests that need them say so and skip."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


def main() -> int:
    if sys.platform != "linux" or not (missing() or missing_programs()):
        return 0
    listed = Path(__file__).with_name("debian-packages.txt").read_text(encoding="utf-8").split()
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing the system libraries and programs that Qt and the tests need …")
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", *listed], check=False)
    absent = missing_programs()
    if absent:
        print(f"Without {', '.join(absent)} some tests are skipped. To have them:")
        print(f"    sudo apt-get install {' '.join(listed)}")
    if not missing():
        return 0
    print(f"Qt misses {', '.join(missing())}. On Debian or Ubuntu:", file=sys.stderr)
    print(f"    sudo apt-get install {' '.join(listed)}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
