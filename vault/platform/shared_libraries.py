"""The system's shared libraries that Qt needs on Linux, by the Debian package that brings each.

The list is held against the wheels themselves by `tests/rules/test_shared_libraries.py`.
"""

import ctypes
import os
import sys

START = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""Without these the program does not start, not even without a display."""
X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""A window on an X11 desktop needs these as well."""
WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
"""A window on a Wayland desktop needs these as well."""


def missing(libraries: dict[str, str]) -> list[str]:
    """Those that the loader does not find, by name."""
    return [name for name in libraries if not _is_found(name)]


def missing_to_start() -> list[str]:
    """What keeps the program from starting on this desktop; empty off Linux, and where the
    libraries came with the program."""
    if sys.platform != "linux" or getattr(sys, "frozen", False):
        return []
    return missing(START) or _missing_for_a_window()


def packages_of(names: list[str]) -> list[str]:
    """The Debian packages that bring these libraries, each once."""
    known = START | X11 | WAYLAND
    return sorted({known[name] for name in names})


def how_to_install(names: list[str]) -> str:
    """What is missing and the command that brings it, for somebody at a terminal."""
    return (
        f"Tuckbox needs libraries of the system that are not there: {', '.join(names)}.\n"
        "On Debian or Ubuntu this brings them:\n"
        f"    sudo apt-get install {' '.join(packages_of(names))}"
    )


def _missing_for_a_window() -> list[str]:
    """Of the desktop that stands; where both do, one that is whole is enough."""
    if os.environ.get("QT_QPA_PLATFORM"):
        return []
    stands = {"DISPLAY": X11, "WAYLAND_DISPLAY": WAYLAND}
    wanted = [libraries for name, libraries in stands.items() if os.environ.get(name)]
    absent = [missing(libraries) for libraries in wanted]
    return absent[0] if absent and all(absent) else []


def _is_found(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
