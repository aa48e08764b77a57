"""The garbage collector runs when nobody waits for the window, and on this thread alone.

By itself it runs wherever memory is next asked for: in the middle of a click (measured with a roll
of 20,000 pupils: 50 to 160 ms), or on the worker's thread, where it would end Qt's objects that
belong to this one.
"""

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer

from ui.shell.every_window import EveryWindow

_LOOK_EVERY_MS = 500
_QUIET_S = 2.0
_LONGEST_S = 60.0
_INPUT = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.MouseMove}
)


class QuietCollector(EveryWindow):
    """Collects after two seconds without a key or the mouse, and once a minute in any case."""

    def __init__(self, parent: QObject, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        # What stands once the program has started stays: it need not be gone through, not even
        # once, which would take a tenth of the time until the window stands.
        gc.freeze()
        gc.disable()
        self._input = self._done = clock()
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(_LOOK_EVERY_MS)

    def look(self) -> None:
        """Collect, if now is a good time and anything was made since the last time."""
        now = self._clock()
        is_quiet = now - self._input >= _QUIET_S and self._done < self._input
        if is_quiet or now - self._done >= _LONGEST_S:
            gc.collect()
            self._done = self._clock()

    def take(self, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self._input = self._clock()
        return False
