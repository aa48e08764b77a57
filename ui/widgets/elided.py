"""Lines that end in dots where there is no room for all of them."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.tokens import colour
from ui.widgets.plain import Quiet, plain_tip


def paint_lines(
    painter: QPainter,
    first: QRect,
    lines: Iterable[tuple[str, QFont, str]],
    cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    """One below the other, each as high as `first`: words, font, and the colour's name. Where there
    is no room, dots stand."""
    box = QRect(first)
    for words, face, ink in lines:
        painter.setFont(face)
        painter.setPen(colour(ink))
        shown = QFontMetrics(face).elidedText(words, cut, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
        box.translate(0, box.height())


class ElidedLine(Quiet):
    """Takes what room there is; the whole of it is in the tooltip, and is what `text` tells."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, is_small: bool = False
    ) -> None:
        super().__init__(text, parent, is_small=is_small)
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
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        painter.drawText(self.contentsRect(), int(self.alignment()), self.shown())
        painter.end()
