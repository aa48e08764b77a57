"""The symbol of a tone, so that no colour stands alone."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.look.icons import icon_pixmap
from ui.look.tones import ICON_OF_TONE
from ui.widgets.plain import PlainLabel

_SIZE = 20
_SMALL = 14


class ToneMark(QWidget):
    """Painted in the colours of the theme each time; of no tone, nothing."""

    def __init__(self, tone: str = "", size: int = _SIZE) -> None:
        super().__init__()
        self._tone, self._size = tone, size
        self.setFixedSize(QSize(size, size))

    def show_tone(self, tone: str) -> None:
        """Hidden for a tone without a sign."""
        self._tone = tone
        self.setVisible(tone in ICON_OF_TONE)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_tone(painter, self._tone, 0, 0, self._size)
        painter.end()


class Badge(PlainLabel):
    """A few words on the background of their tone, with its symbol before them."""

    def __init__(self, words: str = "", tone: str = "", sign: str = "") -> None:
        """`sign` is an icon in place of the tone's own."""
        super().__init__(words)
        self._sign = sign
        self.setWordWrap(False)
        self.setProperty("badge", True)
        self.setProperty("tone", tone)

    def show_words(self, words: str, tone: str) -> None:
        """`tone` is 'info', 'good', 'warn' or 'bad'."""
        self.setText(words)
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        tone, top = self.property("tone"), (self.height() - _SMALL) // 2
        if self._sign and tone in ICON_OF_TONE:
            ratio = self.devicePixelRatioF()
            painter.drawPixmap(9, top, icon_pixmap(self._sign, f"{tone}Text", _SMALL, ratio))
        else:
            paint_tone(painter, tone, 9, top, _SMALL)
        painter.end()


def paint_tone(painter: QPainter, tone: str, left: int, top: int, size: int) -> None:
    """The symbol of a tone, `size` px high; nothing for no tone."""
    if tone in ICON_OF_TONE:
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(left, top, icon_pixmap(ICON_OF_TONE[tone], f"{tone}Text", size, ratio))
