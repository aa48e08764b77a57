"""The program itself, until its window stands: says the moment, then ends.

`python window_probe.py ARGUMENTS` runs what `python -m ui ARGUMENTS` runs.
"""

import os
import time
from pathlib import Path

import ui.__main__ as program

_told_apart = program.vault_and_file


def _until_it_stands(*_: object) -> int:
    """In place of the event loop: draw what is shown, then say when that was."""
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("no application")
    app.processEvents()
    for window in app.topLevelWidgets():
        if window.isVisible():
            window.grab()
    print(time.monotonic(), flush=True)
    os._exit(0)


def _in_time(what: list[Path]) -> tuple[Path | None, Path | None]:
    """Asked once Qt is loaded, and not before: the order of loading is what is measured."""
    from PySide6.QtWidgets import QApplication

    QApplication.exec = _until_it_stands  # type: ignore[method-assign, assignment]
    return _told_apart(what)


program.vault_and_file = _in_time
program.main()
