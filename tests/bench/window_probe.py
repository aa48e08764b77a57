"""The program itself, until its window stands: says the moment, then ends.

`python window_probe.py ARGUMENTS` runs what `python -m ui ARGUMENTS` runs.
"""

import os
import time

from PySide6.QtWidgets import QApplication

from ui.__main__ import main


def _until_it_stands(*_: object) -> int:
    """In place of the event loop: draw what is shown, then say when that was."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("no application")
    app.processEvents()
    for window in app.topLevelWidgets():
        if window.isVisible():
            window.grab()
    print(time.monotonic(), flush=True)
    os._exit(0)


QApplication.exec = _until_it_stands  # type: ignore[method-assign, assignment]
main()
