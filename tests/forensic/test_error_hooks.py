"""A fault that nobody caught leaves its type and place, and no word of what was worked on."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WORD = "Xanthippe-and-her-password"
BEGIN = """
import sys, threading
from vault.platform.error_hooks import report_codes_only
report_codes_only()
def fault(): raise ValueError(sys.argv[1])
class Late:
    def __del__(self): fault()
"""
WAYS = {
    "in the main thread": "fault()",
    "in another thread": "t = threading.Thread(target=fault); t.start(); t.join()",
    "while something is thrown away": "Late()",
    "in a slot of Qt": (
        "from PySide6.QtCore import QCoreApplication, QTimer\n"
        "app = QCoreApplication([]); QTimer.singleShot(0, fault)\n"
        "QTimer.singleShot(50, app.quit); app.exec()"
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_fault_is_told_without_its_words(way):
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + WAYS[way], WORD],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "a fault in the program itself (ValueError-<string>:5)" in done.stderr
    assert WORD not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


BOTH = {
    "the window": ("ui.__main__", ["--help"]),
    "the command line": ("vault.cli.__main__", ["--help"]),
}
ORDER = """
import sys
import vault.platform.network as network
put_up = network.install_network_guard
def note():
    qt = [name for name in sys.modules if name.startswith(("PySide6", "shiboken6"))]
    print("guards go up; of Qt is loaded:", qt)
    return put_up()
network.install_network_guard = note
from {module} import main
sys.argv = ["tuckbox", *{words!r}]
try:
    main()
except SystemExit:
    pass
print("words:", sys.excepthook is not sys.__excepthook__)
import resource
print("core:", resource.getrlimit(resource.RLIMIT_CORE))
print("sockets refused:", all(one.refused for one in network.try_network()))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's filter is Linux's")
@pytest.mark.parametrize("program", BOTH)
def test_guards_go_up_before_qt_is_loaded_and_stand_whatever_was_asked(program):
    module, words = BOTH[program]
    done = subprocess.run(
        [sys.executable, "-c", ORDER.format(module=module, words=words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert "guards go up; of Qt is loaded: []" in done.stdout
    assert "words: True" in done.stdout
    assert "core: (0, 0)" in done.stdout
    assert "sockets refused: True" in done.stdout
