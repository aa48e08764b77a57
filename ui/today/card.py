"""A card of the page: a head with its title, a quiet word beside it, and what stands below."""

import re

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.look.fonts import font
from ui.look.icons import icon_pixmap
from ui.look.tokens import colour, space
from ui.widgets.plain import PlainLabel, Quiet, Subtitle, plain_tip


class Card(QFrame):
    """`head` is the row of the title; what is added to `column` stands below it."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        pad = space("card_padding")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(1, 1, 1, 1)
        self.column.setSpacing(0)
        self.title, self.aside = (
            ShortLine(strong=True, least=_LEAST),
            ShortLine("small", least=_LEAST),
        )
        self.title.say(title)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(pad, space("inside_control"), pad, space("inside_control"))
        self.head.setSpacing(space("grid"))
        self.head.addWidget(self.title)
        self.head.addWidget(self.aside)
        self.head.addStretch(1)
        if title:
            self.column.addLayout(self.head)

    def headline(self, title: str, aside: str = "") -> None:
        """`aside` stands small at the right."""
        self.title.say(title)
        self.aside.say(aside)
        self.aside.setVisible(bool(aside))


class IconLabel(QLabel):
    """An icon in the colours of the theme, which says nothing that the words do not."""

    def __init__(self, name: str, tint: str, pixels: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tint, self._pixels = name, tint, pixels
        self.setFixedSize(pixels, pixels)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        self.setPixmap(icon_pixmap(self._name, self._tint, self._pixels, ratio))


def lines(text: str = "", *, strong: bool = False, quiet: bool = False) -> PlainLabel:
    """As many lines as it takes; a word that is wider than any card is broken."""
    text = _LONG.sub(lambda word: "\u200b".join(word[0]), text)
    if quiet:
        return Quiet(text, is_small=True)
    return Subtitle(text) if strong else PlainLabel(text)


_LEAST = 18
_LONG = re.compile(r"\S{24,}")


class ShortLine(QLabel):
    """One line that gives way where there is no room: to fewer words, if there are any, and then
    to dots. The whole of it shows under the pointer."""

    def __init__(self, kind: str = "body", *, strong: bool = False, least: int = 0) -> None:
        """`kind` is a size of type; what is not strong is quiet. So many letters at `least` are
        shown, if there are as many."""
        super().__init__()
        self._least, self._short = least, ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._tint = "text" if strong else "text2"
        self.setFont(font(kind, strong=strong))
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Maximum, policy.Preferred)

    def say(self, words: str, short: str = "") -> None:
        """`short` stands where `words` does not fit."""
        self._short = short
        self.setText(words)
        self.setToolTip(plain_tip(words))

    def minimumSizeHint(self) -> QSize:
        least = self._least * self.fontMetrics().averageCharWidth()
        return QSize(min(least, self.sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(colour(self._tint))
        metrics = painter.fontMetrics()
        words = self.text()
        if self._short and metrics.horizontalAdvance(words) > self.width():
            words = self._short
        fitted = metrics.elidedText(words, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(self.alignment()), fitted)


def inset(widget: QWidget) -> QHBoxLayout:
    """With room at both sides, less than that of words: its rows have some of their own."""
    row = QHBoxLayout()
    row.setContentsMargins(space("grid"), 0, space("grid"), 0)
    row.addWidget(widget)
    return row


def link(words: str) -> QPushButton:
    """A button that looks like a link."""
    button = QPushButton(words)
    button.setProperty("kind", "link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def rule() -> QFrame:
    """A line across, one pixel high."""
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line
