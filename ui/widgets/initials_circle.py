"""The initials of a member of staff in a circle."""

from PySide6.QtCore import QRect, QSize, Qt
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
        self._initials = initials_of(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_initials(painter, self.rect(), self._initials)
        painter.end()


def initials_of(name: str) -> str:
    """Of the first and the last word."""
    parts = name.split()
    return "".join(part[0] for part in (parts[:1] + parts[-1:])[: len(parts)])


def paint_initials(painter: QPainter, box: QRect, initials: str) -> None:
    """In a circle that fills the box."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("accentSoft"))
    painter.drawEllipse(box)
    painter.setFont(font("title" if box.width() >= _SIDE else "small", strong=True))
    painter.setPen(colour("accentText"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials)
