"""An open vault in its window; Ctrl+L; the process is replaced by `window_probe.py`, as it would
be by the program. Prints the moment of the key press; the other prints the moment of its window.

`python lock_probe.py VAULT WRAPPER`: the wrapper is run in place of the interpreter.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.bench.vaults import unlock
from ui.app import Program
from ui.look.theme import dress
from vault.domain.access import Role

_LOOK_EVERY_MS = 20
folder = Path(sys.argv[1])
app = QApplication([])
dress(app)
program = Program(app)
program.start(folder)
page = program.front.currentWidget()
program._tasks.run(
    program.front,
    lambda: unlock(folder),
    lambda session: program.front.opened.emit(session, folder),
    lambda error: sys.exit(repr(error)),
)


def look() -> None:
    """Once the window has drawn its first page."""
    desk, window = program.desk, program.window
    if window is None or desk is None or desk._waiting:
        return
    clock.stop()
    if desk.profile.role is not Role.DATA_LEAD:
        sys.exit("the lead was meant")
    window.grab()
    sys.executable = sys.argv[2]
    print(time.monotonic(), flush=True)
    window.lock_wanted.emit()


clock = QTimer()
clock.timeout.connect(look)
clock.start(_LOOK_EVERY_MS)
app.exec()
