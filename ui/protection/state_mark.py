"""The symbol of a check's result, painted in the colours of the theme each time."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.look.icons import icon_pixmap
from ui.protection.check_words import ICONS, TINTS
from vault.domain.assessments import Result


class StateMark(QWidget):
    """`size` px at 100 %; the words beside it say the same."""

    def __init__(self, result: Result, size: int) -> None:
        super().__init__()
        self._result, self._size = result, size
        self.setFixedSize(QSize(size, size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_state(painter, self._result, 0, 0, self._size)
        painter.end()


def paint_state(painter: QPainter, result: Result, left: int, top: int, size: int) -> None:
    """At a place, `size` px high."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(left, top, icon_pixmap(ICONS[result], TINTS[result], size, ratio))
