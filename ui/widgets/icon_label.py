"""An icon on its own, in a colour of the theme that is worn as it is painted."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.look.icons import icon_pixmap


class IconLabel(QWidget):
    """Says nothing to screen readers: the words beside it do."""

    def __init__(self, name: str, tint: str = "text", size: int = 16) -> None:
        super().__init__()
        self._name, self._tint, self._size = name, tint, size
        self.setFixedSize(size, size)

    def show_icon(self, name: str, tint: str) -> None:
        """`tint` is a colour's name in tokens.json."""
        self._name, self._tint = name, tint
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(0, 0, icon_pixmap(self._name, self._tint, self._size, ratio))
        painter.end()
