"""A timer that is read from the last row; it needs nothing of any child."""

import time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.seating.picker_view import size_letters
from ui.widgets.key_button import KeyButton
from ui.widgets.number_field import NumberField
from ui.widgets.plain import PlainLabel
from ui.words import tr

_LARGEST, _PART, _TICK_MS = 260, 4, 200
_MOST = 180


class TimerView(QWidget):
    """Space starts and halts it. It goes by the clock that only goes on, so that setting the day or
    hour moves nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left, self._ends = 0.0, 0.0
        self._is_over = False
        self.minutes = NumberField()
        self.minutes.setAccessibleName(tr("Minutes"))
        self.minutes.setRange(1, _MOST)
        self.minutes.setValue(5)
        self.minutes.setSuffix(tr(" min"))
        self.minutes.valueChanged.connect(lambda _: self.reset())
        self.time = PlainLabel()
        self.time.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.time.setAccessibleName(tr("Time left"))
        self.time.setWordWrap(False)
        self.time.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        # Its letters fit the room, and ask for none.
        self.time.setMinimumSize(1, 1)
        self.words = PlainLabel()
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.go = KeyButton(tr("Start"), tr("Space"), bare=True)
        self.go.setProperty("main", True)
        self.go.clicked.connect(self._toggle)
        self.more, self.back = QPushButton(tr("One minute more")), QPushButton(tr("Back"))
        self.more.clicked.connect(self._add)
        self.back.clicked.connect(self.reset)
        QShortcut(QKeySequence("Space"), self).activated.connect(self.go.click)
        self._ticks = QTimer(self)
        self._ticks.setInterval(_TICK_MS)
        self._ticks.timeout.connect(self._tick)
        self._lay_out()
        self.reset()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        for widget in (self.minutes, self.more, self.back):
            foot.addWidget(widget)
        foot.addStretch(1)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.time, 1)
        column.addWidget(self.words)
        column.addLayout(foot)

    @property
    def is_running(self) -> bool:
        """Whether it counts down now."""
        return self._ticks.isActive()

    def reset(self) -> None:
        """All of the minutes again, and halted."""
        self._ticks.stop()
        self._left, self._is_over = float(self.minutes.value() * 60), False
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size_letters(self.time, min(_LARGEST, self.width() // _PART, self.height() // 2))

    def _toggle(self) -> None:
        if self.is_running:
            self._left = max(0.0, self._ends - time.monotonic())
            self._ticks.stop()
        elif self._left > 0:
            self._ends = time.monotonic() + self._left
            self._ticks.start()
        else:
            self.reset()
        self._show()

    def _add(self) -> None:
        self._ends += 60
        self._left, self._is_over = self._left + 60, False
        self._show()

    def _tick(self) -> None:
        self._left = max(0.0, self._ends - time.monotonic())
        if not self._left:
            self._ticks.stop()
            self._is_over = True
            QApplication.beep()
        self._show()

    def _show(self) -> None:
        seconds = int(self._left + 0.999)
        self.time.setText(f"{seconds // 60}:{seconds % 60:02}")
        self.words.setText(tr("Time is up") if self._is_over else "")
        self.go.say(tr("Halt") if self.is_running else tr("Start"))
