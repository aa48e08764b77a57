"""The day of a register, with the arrows that go to the days beside it."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.look.icons import set_icon
from ui.widgets.elided import ElidedLine
from ui.widgets.plain import plain_tip
from ui.words import tr

_WIDE, _SHORT, _ARROW = 206, 96, 36


class DaySteps(QWidget):
    """`back` and `forth` are the arrows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = date.today()
        self.back = _arrow("chevron-left", tr("Day before"))
        self.forth = _arrow("chevron-right", tr("Day after"))
        self.when = ElidedLine()
        self.when.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self.back, self.when, self.forth):
            row.addWidget(widget)

    def show_day(self, day: date, today: date) -> None:
        """No register is taken of a day to come."""
        self._day = day
        self.forth.setEnabled(day < today)
        self._write()

    def be_short(self, *, short: bool) -> None:
        """Where there is little room."""
        self.when.setFixedWidth(_SHORT if short else _WIDE)
        self._write()

    def _write(self) -> None:
        """Whole for a screen reader, and under the pointer, where it is short."""
        whole = f"{self._day:%A %d %B %Y}"
        is_short = self.when.maximumWidth() < _WIDE
        self.when.setText(f"{self._day:%a %d %b}" if is_short else whole)
        self.when.setAccessibleName(whole)
        self.when.setToolTip(plain_tip(whole) if is_short else "")


def _arrow(icon: str, words: str) -> QPushButton:
    button = QPushButton()
    button.setAccessibleName(words)
    button.setToolTip(plain_tip(words))
    button.setProperty("kind", "ghost")
    button.setFixedWidth(_ARROW)
    set_icon(button, icon)
    return button
