"""Icons as SVG (Lucide), in a colour of the theme. A button's follows when the theme changes."""

from functools import cache
from weakref import WeakKeyDictionary

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton
from shiboken6 import isValid

from ui.look.resources import resource
from ui.look.tokens import design, hex_of

_worn: WeakKeyDictionary[QAbstractButton, tuple[str, str, int]] = WeakKeyDictionary()


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text("utf-8")


@cache
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    strokes = design()["icon_px"]["stroke"]
    stroke = strokes.get(str(size), strokes["24"])
    text = _source(name).replace("currentColor", colour)
    text = text.replace('stroke-width="2"', f'stroke-width="{stroke}"')
    pixels = round(size * ratio)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def icon_pixmap(name: str, tint: str = "text", size: int = 20, ratio: float = 1.0) -> QPixmap:
    """`size` in px at 100 %; `ratio` is the screen's device pixel ratio. FileNotFoundError for an
    icon that there is not."""
    return _drawn(name, hex_of(tint), size, ratio)


def icon(name: str, tint: str = "text", size: int = 20) -> QIcon:
    """Sharp at 100, 150 and 200 %; dimmer when it is disabled."""
    drawn = QIcon()
    for ratio in (1.0, 1.5, 2.0):
        drawn.addPixmap(icon_pixmap(name, tint, size, ratio))
        dim = icon_pixmap(name, "field", size, ratio)
        drawn.addPixmap(dim, QIcon.Mode.Disabled)
    return drawn


def set_icon(button: QAbstractButton, name: str, tint: str = "text", size: int = 16) -> None:
    """An icon before the words of a button, or alone on one that has an accessible name."""
    button.setIconSize(QSize(size, size))
    button.setIcon(QIcon() if button.property("words alone") else icon(name, tint, size))
    _worn[button] = (name, tint, size)


def has_icon(button: QAbstractButton) -> bool:
    """Whether one was given to it, be it shown or not."""
    return button in _worn


def show_icon(button: QAbstractButton, *, shown: bool) -> None:
    """Take it off the words for which there is no other room, or put it back."""
    button.setProperty("words alone", not shown)
    set_icon(button, *_worn[button])


def recolour_icons() -> None:
    """Every button's icon anew, in the colours of the theme worn now. Buttons are remembered
    and not asked for: of `allWidgets` some may be half gone, and to touch one ends the program."""
    for button, worn in list(_worn.items()):
        if isValid(button):
            set_icon(button, *worn)
