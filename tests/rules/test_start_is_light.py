"""What is loaded until the unlock window stands: a teacher waits for each piece of it.

What is needed later is imported within the function that needs it, with a comment that says so.
"""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.fresh_vault import fresh_vault
from tests.kept_folder import kept_folder

ROOT = Path(__file__).resolve().parents[2]
LIBRARIES = {"PySide6", "shiboken6", "argon2", "nacl", "platformdirs", "pyrage", "sqlcipher3"}
"""Without these no key file is read and no window drawn; what begins with '_' is part of one."""
LATER = (
    "importlib.resources",
    "tomllib",
    "ui.desk.desk",
    "ui.shell.main_window",
    "vault.actions",
    "vault.domain.catalogue",
    "vault.domain.law",
    "vault.domain.people",
    "vault.domain.printouts",
    "vault.exchange",
    "vault.governance",
    "vault.reports",
    "vault.session",
    "vault.store.records",
    "vault.store.school",
)
"""What an open vault needs, and what few starts need: with everything below it."""
PROGRAM = """
import builtins, json, linecache, os, sys, time
import_at_first = builtins.__import__
import ui.__main__ as program
told_apart = program.vault_and_file
def look(*_):
    from PySide6.QtWidgets import QApplication
    until, seen = time.monotonic() + 30, []
    # The key file is read on another thread, and the page stands once that is done.
    while "UnlockPage" not in seen and time.monotonic() < until:
        time.sleep(0.01)
        QApplication.instance().processEvents()
        seen = [type(w).__name__ for w in QApplication.allWidgets() if w.isVisible()]
    print(json.dumps({
        "seen": seen,
        "files": {name: getattr(module, "__file__", None) for name, module in sys.modules.items()},
        "read": [name for name in linecache.cache if not name.startswith("<")],
        "import is plain": builtins.__import__ is import_at_first,
    }), flush=True)
    os._exit(0)
def in_time(what):
    from PySide6.QtWidgets import QApplication
    QApplication.exec = look
    return told_apart(what)
program.vault_and_file = in_time
program.main()
"""


@pytest.fixture
def standing():
    return stand_once()


def test_the_unlock_page_is_what_stands(standing):
    assert "UnlockPage" in standing["seen"]


def test_what_an_open_vault_needs_is_loaded_as_one_is_opened(standing):
    early = [
        name
        for name in standing["files"]
        if any(name == later or name.startswith(f"{later}.") for later in LATER)
    ]
    assert early == []


def test_no_library_is_loaded_that_the_unlock_window_does_without(standing):
    of_sites = [Path(file).parts for file in standing["files"].values() if file]
    loaded = {
        parts[parts.index("site-packages") + 1].partition(".")[0]
        for parts in of_sites
        if "site-packages" in parts
    }
    # An installed copy of the program stands there as well.
    own = {"ui", "vault"} | {name for name in loaded if name.startswith("_")}
    assert loaded - own <= LIBRARIES


def test_no_source_is_read_beside_the_compiled_modules(standing):
    assert standing["import is plain"]
    own = (ROOT / "ui", ROOT / "vault")
    read = [name for name in standing["read"] if any(map(Path(name).is_relative_to, own))]
    assert read == []


@cache
def stand_once() -> dict[str, object]:
    """In one process for all tests here."""
    place = kept_folder()
    fresh_vault(place / "school.tuckbox")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(place / "school.tuckbox")],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    read: dict[str, object] = json.loads(done.stdout)
    return read
