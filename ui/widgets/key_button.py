"""A button that shows the key which does the same."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from ui.look.fonts import font
from ui.look.icons import set_icon
from ui.look.tokens import colour

_AIR, _HIGH = 6, 20


class KeyButton(QPushButton):
    """`key` is drawn at the right, framed unless it is `bare` or the button is filled; it is part
    of what a screen reader says. The key itself is bound by who makes the button."""

    def __init__(
        self,
        words: str,
        key: str = "",
        icon: str = "",
        parent: QWidget | None = None,
        *,
        bare: bool = False,
    ) -> None:
        # The space keeps the words off the icon; the style has no measure for it.
        self._before = " " if icon else ""
        super().__init__(f"{self._before}{words}", parent)
        self._key, self._bare, self._is_key_shown = key, bare, True
        if icon:
            set_icon(self, icon)
        self.setAccessibleName(f"{words} ({key})" if key else words)
        if key:
            self.setProperty("at", "left")

    def say(self, words: str) -> None:
        """Other words, with the same key."""
        self.setText(f"{self._before}{words}")
        self.setAccessibleName(f"{words} ({self._key})" if self._key else words)

    @property
    def key_room(self) -> int:
        """Pixels that the key takes where it is shown."""
        return key_width(self._key) + 10 if self._key else 0

    def show_key(self, *, shown: bool) -> None:
        """Where there is no room for it, it is said and not drawn."""
        self._is_key_shown = shown
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + (self.key_room if self._is_key_shown else 0), hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._key or not self._is_key_shown:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_filled = bool(self.property("main"))
        tint = "onAccent" if is_filled and self.isEnabled() else "text2"
        paint_key(painter, self._key, self.rect(), bare=self._bare or is_filled, tint=tint)
        painter.end()


def key_width(key: str) -> int:
    """Pixels that a key takes with its frame."""
    return QFontMetrics(font("small")).horizontalAdvance(key) + 2 * _AIR


def paint_key(
    painter: QPainter, key: str, within: QRect, *, bare: bool = False, tint: str = "text2"
) -> None:
    """At the right end, in its frame unless it is `bare`."""
    wide = key_width(key)
    top = within.top() + (within.height() - _HIGH) / 2
    box = QRectF(within.right() - wide - 8, top, wide, _HIGH)
    if not bare:
        painter.setPen(QPen(colour("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(font("small"))
    painter.setPen(colour(tint))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
