"""A kind of data to be ticked, with how much it would add behind its words."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.look.fonts import font
from ui.look.tokens import colour
from ui.transfers.transfer_words import kind_words
from vault.domain.data_kinds import DataKind

_CELL, _HIGH, _GAP = 266, 28, 8
_TICK, _ADDS = 28, 88
"""What a box needs beside its words: for the tick, and for how many it adds."""
_LONG = (DataKind.NAMES, DataKind.DETAILS)
"""Of each pupil one: how many there are is told elsewhere."""
_BEFORE = 4
_AT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class KindTick(QCheckBox):
    """One cell of the grid, or two where its words are long. How much it adds is painted: a label
    for it would be a third of the widgets of the page."""

    def __init__(self, kind: DataKind, parent: QWidget) -> None:
        super().__init__(kind_words(kind), parent)
        self._is_long = kind in _LONG
        self._from = QFontMetrics(font()).horizontalAdvance(self.text()) + _TICK
        self.adds = ""
        fits = self._from + (0 if self._is_long else _ADDS) <= _CELL
        self.setFixedWidth(_CELL if fits else 2 * _CELL + _GAP)

    def sizeHint(self) -> QSize:
        """The style sheet has a height of its own for a tick, so that it cannot be set."""
        return QSize(self.maximumWidth(), _HIGH)

    def say(self, adds: str) -> None:
        """How much it adds; '' while nobody is chosen."""
        self.adds = adds
        self.setAccessibleDescription(adds)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.adds or self._is_long:
            return
        painter = QPainter(self)
        painter.setFont(font("small"))
        painter.setPen(colour("text2"))
        left = self._from + _BEFORE
        painter.drawText(QRect(left, 0, self.width() - left, self.height()), _AT, self.adds)
        painter.end()
