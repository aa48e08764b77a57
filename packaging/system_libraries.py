"""Looks whether Qt finds its system libraries; installs them where it may, else names them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # before anything is installed

from vault.platform.shared_libraries import START, WAYLAND, X11, how_to_install, missing

PROGRAMS = {"Xvfb": "xvfb", "xdotool": "xdotool", "strace": "strace", "dbus-daemon": "dbus"}
"""What some tests need: a display, keys typed on it, a look at system calls, a message bus."""

TO_BUILD = {"objdump": "binutils", "icupkg": "icu-devtools"}
"""What a bundle is made with, besides Python's own tools."""


def missing_programs(wanted: dict[str, str] = PROGRAMS) -> list[str]:
    """The programs that are not there; without them the tests that need them say so and skip."""
    return [name for name in wanted if shutil.which(name) is None]


def main() -> int:
    """0 where the program starts (with `--to-build`: where it can be bundled); what else is missing
    is named."""
    if sys.platform != "linux":
        return 0
    if "--to-build" in sys.argv:
        return prepare_to_build()
    everything = START | X11 | WAYLAND
    absent = missing(everything)
    if (absent or missing_programs()) and os.geteuid() == 0 and shutil.which("apt-get"):
        _install([everything[name] for name in absent] + [PROGRAMS[n] for n in missing_programs()])
        # The loader of this process keeps what it did not find: a new one looks again.
        return subprocess.run([sys.executable, __file__, "--look"], check=False).returncode
    return look()


def look() -> int:
    """Say what is missing, and 1 when the program cannot start without it."""
    programs = missing_programs()
    if missing(START):
        print(how_to_install(missing(START | X11 | WAYLAND)), file=sys.stderr)
        return 1
    for libraries, kind in ((X11, "an X11"), (WAYLAND, "a Wayland")):
        if missing(libraries):
            print(f"For a window on {kind} desktop:\n{how_to_install(missing(libraries))}")
    if programs:
        print(f"Without {', '.join(programs)} some tests are skipped. To have them:")
        print(f"    sudo apt-get install {' '.join(PROGRAMS[name] for name in programs)}")
    return 0


def prepare_to_build() -> int:
    """Every library that goes into a bundle, and the tools; 1 when some are not there."""
    everything = START | X11 | WAYLAND
    absent = [everything[name] for name in missing(everything)]
    absent += [TO_BUILD[name] for name in missing_programs(TO_BUILD)]
    if not absent:
        return 0
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _install(absent)
        again = [sys.executable, __file__, "--to-build", "--look"]
        return 1 if "--look" in sys.argv else subprocess.run(again, check=False).returncode
    print(f"To build, first: sudo apt-get install {' '.join(sorted(set(absent)))}", file=sys.stderr)
    return 1


def _install(packages: list[str]) -> None:
    print("Installing the system libraries and programs that Qt and the tests need …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends"]
    subprocess.run([*command, *sorted(set(packages))], check=False, env=quiet)


if __name__ == "__main__":
    sys.exit(look() if sys.argv[1:] == ["--look"] else main())
