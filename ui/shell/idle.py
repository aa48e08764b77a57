"""Locking when nobody is there: by the wall clock, so that time asleep counts."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer, Signal

from ui.shell.every_window import EveryWindow

_ACTIVE = frozenset(
    {
        QEvent.Type.ShortcutOverride,
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)
_LOOK_EVERY_MS = 5000


class IdleWatch(EveryWindow):
    """Emits `lock_wanted` after `minutes` without a key or the mouse."""

    lock_wanted = Signal()

    def __init__(self, minutes: float, clock: Callable[[], float] = time.time) -> None:
        super().__init__()
        self._clock, self._limit = clock, minutes * 60
        self._last = clock()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_EVERY_MS)

    @property
    def minutes(self) -> int:
        """After how many it locks."""
        return round(self._limit / 60)

    def set_minutes(self, minutes: float) -> None:
        """Another time, from now on."""
        self._limit = minutes * 60

    def stop(self) -> None:
        """Look no more: the program ends."""
        self._timer.stop()

    def look(self) -> None:
        """Compare with the clock; a clock that went backwards counts as now."""
        self.listen()
        now = self._clock()
        if now < self._last:
            self._last = now
        elif now - self._last >= self._limit:
            self._last = now
            self.lock_wanted.emit()

    def take(self, event: QEvent) -> bool:
        if event.type() in _ACTIVE:
            self._last = self._clock()
        return False
