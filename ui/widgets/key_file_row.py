"""The key file on somebody's USB stick: looked for by itself, or chosen; shown as where it lies."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.widgets.ask_place import ask_file
from ui.widgets.at_left import at_left
from ui.widgets.plain import PlainLabel

_LOOK_EVERY = 2000
"""Milliseconds; only while the row is seen and nothing was found."""


class KeyFileRow(QWidget):
    """`look_wanted`: look at the sticks that are plugged in, and answer by `show_key_file`."""

    look_wanted = Signal()
    chosen = Signal(str)

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self._is_looking = False
        self.path: Path | None = None
        self.status = PlainLabel()
        self.choose = QPushButton(self.tr("Choose its key file …"))
        self.choose.clicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.status)
        column.addWidget(at_left(self.choose))
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY)
        self._timer.timeout.connect(self._look)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._timer.isActive():
            self._look()

    def begin(self) -> None:
        """For somebody else than before: nothing is chosen, and sticks are looked at."""
        self.path, self._is_looking = None, False
        self._show()
        self._timer.start()
        self._look()

    def end(self) -> None:
        """Nobody needs it."""
        self.path = None
        self._timer.stop()

    def show_key_file(self, path: Path | None) -> None:
        """What a look came to."""
        self._is_looking = False
        if path is not None and self.path is None:
            self.take(path)

    def take(self, path: Path) -> None:
        """This one; it is not looked for any more."""
        self.path = path
        self._timer.stop()
        self._show()

    def _look(self) -> None:
        if self.path is None and not self._is_looking and self.isVisible():
            self._is_looking = True
            self.look_wanted.emit()

    def _choose(self) -> None:
        name = ask_file(self, self.tr("Key file"), self.tr("Key files (*.tuckkey)"))
        if name:
            self.chosen.emit(name)

    def _show(self) -> None:
        if self.path is None:
            more = self.tr("Plug it in, or choose its key file.")
        else:
            shown = f"{self.path.parent.name}/{self.path.name}"
            more = self.tr("Found: {0}").format(shown)
        self.status.setText(f"{self._words} {more}")
