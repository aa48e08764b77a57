"""The initials of a member of staff in a circle."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.look.fonts import font
from ui.look.tokens import colour

_SIDE = 64


class InitialsCircle(QWidget):
    """Decoration beside a name that is written in full."""

    def __init__(self, name: str = "", side: int = _SIDE) -> None:
        super().__init__()
        self._initials = ""
        self.setFixedSize(QSize(side, side))
        self.show_name(name)

    def show_name(self, name: str) -> None:
        """First and last word of it, a letter each."""
        parts = name.split()
        self._initials = "".join(part[0] for part in (parts[:1] + parts[-1:])[: len(parts)])
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accentSoft"))
        painter.drawEllipse(self.rect())
        letters = font("title" if self.width() >= _SIDE else "small", strong=True)
        painter.setFont(letters)
        painter.setPen(colour("accentText"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initials)
        painter.end()
