"""The program's mark: a lockable tuck box."""

from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.look.resources import resource

_SMALLEST = 24
"""Pixels below which the drawing on whole pixels is used."""


@cache
def mark_pixmap(size: int, ratio: float = 1.0) -> QPixmap:
    """`size` in px at 100 %."""
    pixels = round(size * ratio)
    name = "tuckbox.svg" if pixels >= _SMALLEST else "tuckbox-16.svg"
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(str(resource("brand", name))).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def program_icon() -> QIcon:
    """For windows, task bars and switchers."""
    icon = QIcon()
    for size in (16, 32, 64, 256):
        icon.addPixmap(mark_pixmap(size))
    return icon
