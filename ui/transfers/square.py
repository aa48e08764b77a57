"""A QR code, painted module by module: dark on white in both themes, as scanners want it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_QUIET = 4
"""Modules of white on each side, which the standard asks for (ISO/IEC 18004, 9.1)."""


class SquareView(QWidget):
    """`scale` is the side of one module in pixels."""

    def __init__(self, name: str, scale: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._scale = scale
        self._rows: Sequence[Sequence[bool]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def rows(self) -> Sequence[Sequence[bool]]:
        """The modules that are shown; True is dark."""
        return self._rows

    def show_rows(self, rows: Sequence[Sequence[bool]]) -> None:
        """Rows of modules, as many as columns."""
        self._rows = rows
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side = (len(self._rows) + 2 * _QUIET) * self._scale if self._rows else 0
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._rows:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        dark, side = QColor(Qt.GlobalColor.black), self._scale
        for down, row in enumerate(self._rows, start=_QUIET):
            for across, is_dark in enumerate(row, start=_QUIET):
                if is_dark:
                    painter.fillRect(across * side, down * side, side, side, dark)
        painter.end()
