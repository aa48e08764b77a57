"""One step of a new school: a number or a tick, what it is, and what is done about it."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look.fonts import font
from ui.look.icons import icon_pixmap
from ui.look.tokens import colour, size, space
from ui.today.card import lines
from ui.words import tr

_TICK = 20


class _Number(QWidget):
    """Filled for the step that is open, a ring for one to come, a tick for one that is done."""

    def __init__(self, number: int, *, is_open: bool, is_done: bool) -> None:
        super().__init__()
        self._number, self._is_open, self._is_done = number, is_open, is_done
        self.setFixedSize(size("control"), size("control"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = self.rect().adjusted(1, 1, -1, -1)
        if self._is_done or self._is_open:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("goodBg" if self._is_done else "accent"))
        else:
            painter.setPen(QPen(colour("field"), 1))
        painter.drawEllipse(inner)
        if self._is_done:
            spot = QRect(0, 0, _TICK, _TICK)
            spot.moveCenter(inner.center())
            ratio = self.devicePixelRatioF()
            painter.drawPixmap(spot, icon_pixmap("check", "goodText", _TICK, ratio))
            return
        painter.setFont(font("body", strong=True))
        painter.setPen(colour("onAccent" if self._is_open else "text2"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), str(self._number))


class StepRow(QWidget):
    """What belongs to the step may be added to `below`, and to its right with `put`."""

    def __init__(self, number: int, title: str, line: str, *, is_open: bool, is_done: bool) -> None:
        super().__init__()
        self.is_done = is_done
        self.title, self.line = lines(title, strong=True), lines(line, quiet=True)
        state = tr("done") if is_done else tr("open") if is_open else tr("to come")
        self.title.setAccessibleName(tr("Step {0}, {1}: {2}").format(number, state, title))
        pad = space("card_padding")
        self.below = QVBoxLayout()
        self.below.setSpacing(space("grid"))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.line)
        words.addLayout(self.below)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(pad + space("half"), pad, pad + space("half"), pad)
        self._row.setSpacing(pad)
        mark = _Number(number, is_open=is_open, is_done=is_done)
        self._row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(words, 1)

    def put(self, widget: QWidget) -> None:
        """At the right end of the row."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
