"""Progress of long work: a bar, the time left and a cancel that leaves nothing half done."""

import time

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from ui.widgets.plain import PlainLabel

_SHOW_AFTER_MS = 150
_FINE = 1000


def show_share(bar: QProgressBar, done: int, total: int) -> None:
    """`done` of `total`, both of any size: a bar of Qt's counts in 32 bits, and refuses
    the bytes of a large file."""
    bar.setRange(0, _FINE)
    bar.setValue(min(done, total) * _FINE // total if total > 0 else 0)


class ProgressStrip(QWidget):
    """Work that ends within 150 ms never shows it."""

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.setRange(0, 0)
        self.left = PlainLabel()
        self.left.setWordWrap(False)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.clicked.connect(self.cancel_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.bar, 1)
        row.addWidget(self.left)
        row.addWidget(self.cancel)
        self._began = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.show)
        self.hide()

    def begin(self) -> None:
        """Something runs now."""
        self._began = time.monotonic()
        self.bar.setRange(0, 0)
        self.left.setText("")
        self._timer.start(_SHOW_AFTER_MS)

    def report(self, done: int, total: int) -> None:
        """How far it is."""
        if total <= 0:
            return
        show_share(self.bar, done, total)
        spent = time.monotonic() - self._began
        if done and spent > 1:
            seconds = round(spent * (total - done) / done)
            self.left.setText(self.tr("about {0} s left").format(seconds))

    def end(self) -> None:
        """Nothing runs any more."""
        self._timer.stop()
        self.hide()
