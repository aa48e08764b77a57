"""Pictures of what is painted again and again, such as the heads of a grid that scrolls."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPixmap

from ui.look.tokens import colour, hex_of

_MOST = 4000
Draw = Callable[[QPainter, QRect], None]


class KeptPictures:
    """Each is drawn once for what it shows, its size and the theme, and laid down from then on."""

    def __init__(self, ground: str = "surface") -> None:
        self._ground = ground
        self._pictures: dict[tuple[Hashable, int, int], QPixmap] = {}
        self._worn: tuple[str, float] = ("", 0.0)

    def begin(self, ratio: float) -> None:
        """A painting begins, with so many device pixels to one."""
        worn = (hex_of(self._ground), ratio)
        if worn != self._worn or len(self._pictures) > _MOST:
            self._worn, self._pictures = worn, {}

    def forget(self) -> None:
        """What they show may look otherwise now."""
        self._pictures = {}

    def paint(
        self,
        painter: QPainter,
        box: QRect,
        shows: Hashable,
        draw: Callable[[QPainter, QRect], None],
    ) -> None:
        """What `draw` makes of it, in the box."""
        look = (shows, box.width(), box.height())
        picture = self._pictures.get(look)
        if picture is None:
            picture = self._pictures[look] = self._drawn(box.size(), draw)
        painter.drawPixmap(box.topLeft(), picture)

    def _drawn(self, room: QSize, draw: Draw) -> QPixmap:
        ratio = self._worn[1]
        picture = QPixmap(room * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(colour(self._ground))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        draw(painter, QRect(0, 0, room.width(), room.height()))
        painter.end()
        return picture
