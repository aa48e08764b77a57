"""Text that is shown whole at any width: it breaks within a word where no blank helps."""

import math

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.fonts import font
from ui.look.tokens import colour, design
from ui.widgets.plain import PlainLabel

_LEAST_SIGNS = 6
_UNBROKEN = 1_000_000
Spans = tuple[tuple[int, int], ...]
"""Parts of a text: from, and how many signs."""
_KEPT_WIDTHS = 8


class WrappedLabel(PlainLabel):
    """A name of 200 letters makes no window grow. `tint` is a token; `lead` begins the text, in
    strong type."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        kind: str = "body",
        strong: bool = False,
        tint: str = "text",
        at: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        self._laid: dict[int, tuple[QTextLayout, int]] = {}
        super().__init__(text, parent)
        self._kind, self._tint, self._at = kind, tint, at
        self._strong: Spans = ()
        self._step: int = design()["type"]["sizes_px"][kind]["line"]
        self.setFont(font(kind, strong=strong))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, text: str, tint: str | None = None, lead: int = 0, strong: Spans = ()) -> None:
        """The text, its colour, how many of its first signs are strong, and which others."""
        self._tint = tint or self._tint
        self._strong = (((0, lead),) if lead else ()) + strong
        self._laid.clear()
        self.setText(text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._laid_out(width)[1]

    def sizeHint(self) -> QSize:
        layout, high = self._laid_out(_UNBROKEN)
        lines = (layout.lineAt(place) for place in range(layout.lineCount()))
        wide = max((line.naturalTextWidth() for line in lines), default=0.0)
        return QSize(math.ceil(wide) + 1, high)

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        wide = min(self.sizeHint().width(), _LEAST_SIGNS * metrics.averageCharWidth())
        return QSize(wide, max(metrics.height(), self._step))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(colour(self._tint))
        self._laid_out(self.width())[0].draw(painter, QPointF(0, 0))
        painter.end()

    def setText(self, text: str) -> None:
        self._laid.clear()
        super().setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """In another font the lines are others."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._laid.clear()
        super().changeEvent(event)

    def _laid_out(self, width: int) -> tuple[QTextLayout, int]:
        """The lines, and how high all of them are; kept, for whatever holds the label asks for the
        same widths several times before it is painted."""
        if width not in self._laid:
            if len(self._laid) >= _KEPT_WIDTHS:
                self._laid.clear()
            self._laid[width] = self._lay(width)
        return self._laid[width]

    def _lay(self, width: int) -> tuple[QTextLayout, int]:
        words = self.text().replace("\n", "\u2028")
        layout = QTextLayout(words, self.font())
        option = QTextOption(self._at)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        if self._strong:
            form = QTextCharFormat()
            form.setFont(font(self._kind, strong=True))
            layout.setFormats([_range(start, length, form) for start, length in self._strong])
        layout.beginLayout()
        high = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            step = max(line.height(), self._step)
            line.setPosition(QPointF(0, high + (step - line.height()) / 2))
            high += step
        layout.endLayout()
        return layout, math.ceil(high)


def _range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    part = QTextLayout.FormatRange()
    part.start, part.length, part.format = start, length, form
    return part
