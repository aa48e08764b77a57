"""A quiet line that ends in dots where there is no room for all of it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from ui.widgets.plain import Quiet, plain_tip


class ElidedLine(Quiet):
    """Takes what room there is; the whole of it is in the tooltip, and is what `text` tells."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setWordWrap(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Only what is cut has a tooltip."""
        super().resizeEvent(event)
        self.setToolTip(plain_tip(self.text()) if self.shown() != self.text() else "")

    def shown(self) -> str:
        """As it is painted."""
        wide = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, wide)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        painter.drawText(self.contentsRect(), int(middle), self.shown())
        painter.end()
