"""The list of the system's libraries is what the installed wheels ask for: no more and no less."""

import subprocess
import sys
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

import pytest

from vault.platform import shared_libraries
from vault.platform.shared_libraries import START, WAYLAND, X11, how_to_install, missing_to_start

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="names Linux libraries")

MODULES = ("QtCore", "QtGui", "QtWidgets", "QtDBus", "QtSvg", "QtPrintSupport")
"""What `ui` imports of Qt, which a test below holds it to."""
ALWAYS = ("platforms/libqoffscreen.so", "imageformats/libqjpeg.so", "iconengines/libqsvgicon.so")
ON_X11 = ("platforms/libqxcb.so", "xcbglintegrations/*.so", "platforminputcontexts/libcompose*.so")
ON_WAYLAND = ("platforms/libqwayland.so", "wayland-*client/*.so", "wayland-shell-integration/*.so")
C_LIBRARY = {f"lib{n}" for n in ("c.so.6", "m.so.6", "dl.so.2", "pthread.so.0", "rt.so.1")} | {
    *("libutil.so.1", "libresolv.so.2", "libmvec.so.1", "ld-linux-x86-64.so.2"),
    "ld-linux-aarch64.so.1",
}
"""Python itself runs on these."""


@cache
def wheels():
    """Every shared object of the program's own wheels, by name, with what it needs."""
    elffile = pytest.importorskip("elftools.elf.elffile")
    found = {}
    for name in ("PySide6_Essentials", "shiboken6", *program_wheels()):
        for file in distribution(name).files or ():
            path = Path(file.locate())
            if ".so" not in path.name or path.read_bytes()[:4] != b"\x7fELF":
                continue
            with path.open("rb") as opened:
                dynamic = elffile.ELFFile(opened).get_section_by_name(".dynamic")
                needs = [t.needed for t in dynamic.iter_tags("DT_NEEDED")] if dynamic else []
            found[path.name] = (path, needs)
    return found


def program_wheels():
    compiled = ("sqlcipher3", "argon2-cffi-bindings", "cffi", "PyNaCl", "pillow", "pillow-heif")
    return (*compiled, "rapidfuzz", "pyrage", "pypdfium2", "python-calamine")


def asked_for(starts):
    """What these objects need, through each other, that no wheel brings."""
    everything, seen, outside = wheels(), set(), set()
    queue = list(starts)
    while queue:
        name = queue.pop()
        if name in seen:
            continue
        seen.add(name)
        for needed in everything[name][1]:
            if needed in everything:
                queue.append(needed)
            else:
                outside.add(needed)
    return outside - C_LIBRARY


def plugins(patterns):
    root = next(path for name, (path, _) in wheels().items() if name == "libqxcb.so").parents[1]
    return [path.name for pattern in patterns for path in root.glob(pattern)]


def first():
    modules = [name for name in wheels() if name.split(".", maxsplit=1)[0] in MODULES]
    others = [n for n, (path, _) in wheels().items() if "PySide6" not in path.parts]
    return [*modules, *others, *plugins(ALWAYS)]


def test_what_the_program_needs_to_start_is_listed():
    assert asked_for(first()) == set(START)


def test_what_a_window_needs_on_either_desktop_is_listed():
    assert asked_for([*first(), *plugins(ON_X11)]) == set(START) | set(X11)
    assert asked_for([*first(), *plugins(ON_WAYLAND)]) == set(START) | set(WAYLAND)


def test_the_window_imports_only_the_parts_of_qt_that_the_list_counts_for():
    code = Path(__file__).resolve().parents[2] / "ui"
    used = {
        line.split("PySide6.")[1].split()[0].split(".")[0]
        for path in code.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if "PySide6." in line and "import" in line
    }
    assert used <= set(MODULES)


def test_a_missing_library_is_named_with_the_command_that_brings_it(tmp_path, monkeypatch):
    program = (
        "import ctypes, runpy, sys\n"
        "real = ctypes.CDLL\n"
        "def without(name, *more, **named):\n"
        "    if name == 'libgthread-2.0.so.0':\n"
        "        raise OSError(name)\n"
        "    return real(name, *more, **named)\n"
        "ctypes.CDLL = without\n"
        "sys.argv = ['tuckbox', '--demo']\n"
        "runpy.run_module('ui', run_name='__main__', alter_sys=True)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 1
    assert "libgthread-2.0.so.0" in done.stderr
    assert "sudo apt-get install libglib2.0-0" in done.stderr
    assert "fault" not in done.stderr


def test_one_whole_desktop_of_two_is_enough(monkeypatch):
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setattr(shared_libraries, "_is_found", lambda name: name not in X11)
    assert missing_to_start() == []
    monkeypatch.delenv("WAYLAND_DISPLAY")
    assert set(missing_to_start()) == set(X11)
    assert "libxcb-cursor0" in how_to_install(missing_to_start())
